from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pushes.pacing import (
    DEBT_SECONDS,
    HORIZON_SECONDS,
    Pace,
    reserve,
    room,
    shut,
    spend,
)

RATE = 30.0
NOON = 1_800_000_000.0

# how long a worker sleeps between two looks, how many messages it has, and how many answers went
looks = st.lists(
    st.tuples(st.floats(0, 3), st.integers(0, 100), st.integers(0, 20)), min_size=1, max_size=60
)


def busiest(slots: list[float]) -> int:
    """Return the most slots that lie in any one second."""
    return max(
        (at + 1 - bisect_left(slots, slots[at] - 1.0) for at in range(len(slots))), default=0
    )


@given(looks)
def test_no_second_holds_more_slots_than_the_rate_and_one(
    looks: list[tuple[float, int, int]],
) -> None:
    pace, now, slots = Pace(), NOON, list[float]()
    for seconds, messages, answers in looks:
        now += seconds
        pace = spend(pace, now, RATE, answers)
        pace, reserved = reserve(pace, now, RATE, room(pace, now, RATE, messages))
        slots += reserved

    assert slots == sorted(slots)
    assert busiest(slots) <= RATE + 1


@given(looks)
def test_a_slot_lies_neither_in_the_past_nor_beyond_the_horizon(
    looks: list[tuple[float, int, int]],
) -> None:
    pace, now = Pace(), NOON
    for seconds, messages, _ in looks:
        now += seconds
        pace, slots = reserve(pace, now, RATE, room(pace, now, RATE, messages))

        assert all(now <= slot <= now + HORIZON_SECONDS + 1e-6 for slot in slots)


def test_a_worker_that_always_looks_in_time_loses_nothing_of_the_rate() -> None:
    pace, slots = Pace(), list[float]()
    for tick in range(600):
        now = NOON + tick / 10
        pace, reserved = reserve(pace, now, RATE, room(pace, now, RATE, 100))
        slots += reserved

    assert len(slots) / (slots[-1] - slots[0]) == pytest.approx(RATE, rel=0.001)


def test_answers_go_at_once_and_pushes_pay() -> None:
    pace = spend(Pace(), NOON, RATE, 6)

    _, (slot,) = reserve(pace, NOON, RATE, 1)

    assert slot == pytest.approx(NOON + 6 / RATE)
    assert spend(pace, NOON + 60, RATE, 0).free_at <= NOON + 60  # idle time is not saved up


def test_however_many_answers_there_are_pushes_get_on() -> None:
    pace = spend(Pace(), NOON, RATE, 1_000_000)

    assert pace.free_at == NOON + DEBT_SECONDS


def test_after_a_429_nobody_reserves_until_it_is_over() -> None:
    pace = shut(Pace(free_at=NOON + 0.1), NOON + 7)

    assert room(pace, NOON + 6.9, RATE, 10) == 0
    assert room(pace, NOON + 7, RATE, 10) > 0
    _, (slot,) = reserve(pace, NOON, RATE, 1)
    assert slot == NOON + 7
    assert shut(pace, NOON + 3) == pace  # a shorter one does not cut it


def test_without_a_rate_all_may_go_now() -> None:
    pace = Pace(free_at=NOON + 5)

    assert room(pace, NOON, None, 500) == 500
    assert reserve(Pace(), NOON, None, 3) == (Pace(), [NOON] * 3)
    assert room(shut(pace, NOON + 1), NOON, None, 500) == 0
