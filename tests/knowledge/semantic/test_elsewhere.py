import numpy as np
import pytest

from knowledge.semantic.elsewhere import NEAREST, Elsewhere, sentences


def test_there_are_sentences_on_many_matters() -> None:
    assert len(sentences()) == len(set(sentences()))
    assert len(sentences()) > 10 * NEAREST


def test_a_question_is_measured_by_the_nearest_sentences_and_the_spread_of_all() -> None:
    heights = np.linspace(0, 1, 21)
    rows = np.stack([heights, np.sqrt(1 - heights**2)], axis=1).astype(np.float32)

    zero, one = Elsewhere(rows).scale(np.array([1, 0], np.float32))

    assert zero == pytest.approx(0.775)  # of 0.55, 0.6 … 1
    assert one == pytest.approx(0.3028, abs=1e-4)


def test_sentences_that_are_all_as_near_are_no_reason_to_divide_by_nothing() -> None:
    rows = np.array([[1, 0]] * NEAREST, np.float32)

    assert Elsewhere(rows).scale(np.array([1, 0], np.float32))[1] > 0
