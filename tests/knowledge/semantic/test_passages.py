import numpy as np
import pytest

from knowledge.semantic.passages import PassageVectors

EAST, NORTH, WEST = [1, 0], [0, 1], [-1, 0]


def test_a_passage_is_as_near_as_its_nearest_clause_and_its_middle() -> None:
    vectors = PassageVectors(np.array([EAST, NORTH, EAST, EAST], np.float32), [2, 1, 1])

    near = vectors.cosines(np.array(EAST, np.float32))

    middle = 1 / np.sqrt(2)
    assert near.tolist() == pytest.approx([(1 + middle) / 2, 1, 1])


def test_clauses_that_cancel_one_another_have_no_middle() -> None:
    vectors = PassageVectors(np.array([EAST, WEST], np.float32), [2])

    assert vectors.cosines(np.array(EAST, np.float32)).tolist() == pytest.approx([0.5])
