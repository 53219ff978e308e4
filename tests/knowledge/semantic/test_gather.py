import logging
from pathlib import Path

import numpy as np
import pytest
from support.embeddings import CountingModel, vector_of

from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic.embedder import Vectors
from knowledge.semantic.gather import TOGETHER, gather
from knowledge.semantic.shelf import Shelf

GONE = EmbeddingError(Setback.UNREACHABLE)
TEXTS = ["越秀智库", "越秀商家", "数据主题"]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, "counting")


def gathered(texts: list[str], model: CountingModel, shelf: Shelf) -> Vectors:
    return gather(texts, model, shelf, lambda done, total: None)


def test_there_is_a_row_for_each_text_in_order(shelf: Shelf) -> None:
    rows = gathered(TEXTS, CountingModel(), shelf)

    np.testing.assert_allclose(rows, [vector_of(text) for text in TEXTS], rtol=1e-6)


def test_a_text_that_comes_twice_is_embedded_once(shelf: Shelf) -> None:
    model = CountingModel()

    rows = gathered(["越秀智库", "越秀商家", "越秀智库"], model, shelf)

    assert model.passages == ["越秀智库", "越秀商家"]
    np.testing.assert_array_equal(rows[0], rows[2])


def test_what_is_on_the_shelf_is_not_embedded_again(shelf: Shelf) -> None:
    before = gathered(TEXTS, CountingModel(), shelf)
    model = CountingModel()

    after = gathered(TEXTS, model, shelf)

    assert model.passages == ["越秀智库"]  # to see that it is the same model
    np.testing.assert_allclose(after, before, atol=1e-3)


def test_only_new_texts_are_embedded(shelf: Shelf) -> None:
    gathered(TEXTS, CountingModel(), shelf)
    model = CountingModel()

    gathered([*TEXTS, "电子证照"], model, shelf)

    assert model.passages == ["越秀智库", "电子证照"]


def test_progress_is_told_up_to_the_end(shelf: Shelf) -> None:
    told: list[tuple[int, int]] = []
    texts = [f"第{number}段" for number in range(TOGETHER + 100)]

    gather(texts, CountingModel(), shelf, lambda done, total: told.append((done, total)))

    assert told[0] == (64, TOGETHER + 100)
    assert told[-2:] == [(TOGETHER + 64, TOGETHER + 100), (TOGETHER + 100, TOGETHER + 100)]


def test_nothing_is_told_where_nothing_is_to_do(shelf: Shelf) -> None:
    gathered(TEXTS, CountingModel(), shelf)
    told: list[tuple[int, int]] = []

    gather(TEXTS, CountingModel(), shelf, lambda done, total: told.append((done, total)))

    assert told == []


def test_what_was_embedded_before_a_failure_is_kept(shelf: Shelf) -> None:
    texts = [f"第{number}段" for number in range(200)]
    with pytest.raises(EmbeddingError):
        gathered(texts, CountingModel(fault=GONE, fails_after=100), shelf)
    model = CountingModel()

    gathered(texts, model, shelf)

    assert model.passages == [texts[0], *texts[64:]]


def test_what_is_all_on_the_shelf_needs_no_model(shelf: Shelf) -> None:
    gathered(TEXTS, CountingModel(), shelf)

    assert len(gathered(TEXTS, CountingModel(fault=GONE), shelf)) == 3


@pytest.mark.parametrize("dimensions", [32, 63])
def test_another_model_of_the_same_name_is_noticed(
    shelf: Shelf, dimensions: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "knowledge")
    gathered(TEXTS, CountingModel(), shelf)

    rows = gathered(TEXTS, CountingModel(dimensions=dimensions), shelf)

    np.testing.assert_allclose(rows, [vector_of(text, dimensions) for text in TEXTS], rtol=1e-6)
    assert caplog.messages == [
        "counting is another model than before: the passages are embedded anew"
    ]


def test_another_model_of_the_same_size_is_noticed(shelf: Shelf) -> None:
    class Reversed(CountingModel):
        def embed_passages(self, texts: list[str]) -> Vectors:
            return super().embed_passages(texts)[:, ::-1]

    gathered(TEXTS, CountingModel(), shelf)

    rows = gathered(TEXTS, Reversed(), shelf)

    np.testing.assert_allclose(rows, [vector_of(text)[::-1] for text in TEXTS], rtol=1e-6)


def test_a_model_that_changes_its_size_on_the_way_gives_no_vectors(shelf: Shelf) -> None:
    class Growing(CountingModel):
        def embed_passages(self, texts: list[str]) -> Vectors:
            self.dimensions += 1
            return super().embed_passages(texts)

    with pytest.raises(EmbeddingError) as caught:
        gathered([f"第{number}段" for number in range(65)], Growing(), shelf)

    assert caught.value.code is Setback.GARBLED


def test_a_shelf_that_cannot_be_written_costs_no_vectors(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "vectors").write_text("in the way")

    rows = gathered(TEXTS, CountingModel(), Shelf(tmp_path / "vectors", "counting"))

    assert len(rows) == 3
    assert "cannot be kept" in caplog.text
