from hypothesis import given
from hypothesis import strategies as st

from knowledge.evaluate.reliability import Bin, reliability

Told = list[tuple[float, bool]]

TOLD = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1)


def test_confidences_are_put_in_bins_with_the_share_that_came_true() -> None:
    told = [(0.0, False), (0.82, True), (0.88, False), (1.0, True)]

    measured = reliability(told)

    assert measured is not None
    assert measured.bins == (
        Bin(low=0.0, high=0.1, answers=1, confidence=0.0, right=0.0),
        Bin(low=0.8, high=0.9, answers=2, confidence=0.85, right=0.5),
        Bin(low=0.9, high=1.0, answers=1, confidence=1.0, right=1.0),
    )
    assert measured.error == 0.175  # two of four answers are 0.35 off
    assert measured.brier == 0.2017  # (0.18² + 0.88²) / 4


def test_confidences_that_always_hold_have_no_error() -> None:
    measured = reliability([(1.0, True)] * 3 + [(0.0, False)] * 2)

    assert measured is not None
    assert (measured.error, measured.brier) == (0.0, 0.0)


def test_confidences_that_never_hold_have_the_largest_error() -> None:
    measured = reliability([(1.0, False), (0.0, True)])

    assert measured is not None
    assert (measured.error, measured.brier) == (1.0, 1.0)


def test_of_nothing_there_is_no_reliability() -> None:
    assert reliability([]) is None


@given(TOLD)
def test_every_answer_is_in_one_bin_and_the_sums_are_shares(told: Told) -> None:
    measured = reliability(told)

    assert measured is not None
    assert sum(b.answers for b in measured.bins) == measured.answers == len(told)
    assert 0 <= measured.error <= 1
    assert 0 <= measured.brier <= 1
