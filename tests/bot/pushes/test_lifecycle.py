import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pushes.lifecycle import (
    ENDED,
    JITTER,
    LEADS,
    LONGEST_PAUSE,
    TRIES,
    Again,
    Broken,
    Ended,
    Flooded,
    Migrated,
    Outcome,
    Refused,
    Sent,
    after,
)
from bot.storage.states import DeliveryState

jitters = st.floats(0, 1)
outcomes = st.one_of(
    st.builds(Sent, st.integers(1)),
    st.builds(Flooded, st.floats(1, 100)),
    st.builds(Migrated, st.integers(max_value=-1)),
    st.builds(Refused, st.text()),
    st.builds(Broken, st.text()),
)


def test_only_what_is_unknown_may_leave_its_end() -> None:
    assert {state for state in ENDED if LEADS[state]} == {DeliveryState.UNKNOWN}
    assert LEADS.keys() == set(DeliveryState)


@pytest.mark.parametrize(
    ("outcome", "step"),
    [
        (Sent(7), Ended(DeliveryState.DELIVERED, 7)),
        (Flooded(12.0), Again(12.0, counts=False)),
        (Migrated(-100), Again(0.0, counts=False, target=-100)),
        (Refused("kicked"), Ended(DeliveryState.FAILED, reason="kicked")),
        (Broken("502"), Again(1.0, counts=True)),
    ],
)
def test_what_the_first_call_brings(outcome: Outcome, step: Ended | Again) -> None:
    assert after(outcome, 1, 0.0) == step


@given(st.lists(outcomes, max_size=40), jitters)
def test_no_delivery_is_tried_more_often_than_six_times(
    outcomes: list[Outcome], jitter: float
) -> None:
    tries = 0
    for outcome in outcomes:
        step = after(outcome, tries + 1, jitter)
        if isinstance(step, Ended):
            assert step.state in LEADS[DeliveryState.SENDING]
            break
        tries += step.counts
    assert tries < TRIES


@given(jitters)
def test_the_pauses_grow_and_the_sixth_failure_is_the_last(jitter: float) -> None:
    steps = [after(Broken("down"), tries, jitter) for tries in range(1, TRIES + 1)]

    pauses = [step.seconds for step in steps if isinstance(step, Again)]
    assert steps[-1] == Ended(DeliveryState.FAILED, reason="down")
    assert len(pauses) == TRIES - 1
    assert pauses == sorted(pauses)
    assert pauses[-1] <= LONGEST_PAUSE * (1 + JITTER)
