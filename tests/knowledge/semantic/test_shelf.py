from pathlib import Path

import numpy as np
import pytest
from support.embeddings import vector_of

from knowledge.semantic.embedder import Vector
from knowledge.semantic.shelf import Key, Shelf, key_of

TEXTS = ("越秀智库", "越秀商家", "数据主题")


def vectors(*texts: str) -> dict[Key, Vector]:
    return {key_of(text): vector_of(text) for text in texts}


def only_file(folder: Path) -> Path:
    (path,) = folder.rglob("*.npz")
    return path


def test_what_is_put_can_be_taken(tmp_path: Path) -> None:
    Shelf(tmp_path, "m").put(vectors(*TEXTS))

    taken = Shelf(tmp_path, "m").take()

    assert taken.keys() == vectors(*TEXTS).keys()
    for text in TEXTS:
        assert taken[key_of(text)] @ vector_of(text) == pytest.approx(1, abs=1e-3)


def test_a_new_shelf_is_empty(tmp_path: Path) -> None:
    assert Shelf(tmp_path / "none", "m").take() == {}


def test_what_is_put_later_stands_beside_what_was_there(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "m")
    shelf.put(vectors("越秀智库"))
    shelf.put(vectors("越秀商家"))

    assert len(shelf.take()) == 2


def test_each_model_has_its_own_shelf(tmp_path: Path) -> None:
    Shelf(tmp_path, "BAAI/bge-m3").put(vectors(*TEXTS))

    assert Shelf(tmp_path, "../other").take() == {}


def test_a_cleared_shelf_is_empty(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "m")
    shelf.put(vectors(*TEXTS))

    shelf.clear()

    assert shelf.take() == {}


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    Shelf(tmp_path, "m").put(vectors(*TEXTS))

    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".npz"]


def test_a_file_that_cannot_be_written_leaves_none_behind(tmp_path: Path) -> None:
    (tmp_path / key_of("m").hex()).write_text("in the way")

    with pytest.raises(OSError, match="exists"):
        Shelf(tmp_path, "m").put(vectors(*TEXTS))


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"\x80\x04N.",  # a pickle
        lambda whole: bytes(
            byte ^ 1 if at == len(whole) // 2 else byte for at, byte in enumerate(whole)
        ),
    ],
    ids=["empty", "cut off", "a pickle", "a flipped bit"],
)
def test_a_damaged_file_is_passed_over(tmp_path: Path, damage: object) -> None:
    shelf = Shelf(tmp_path, "m")
    shelf.put(vectors(*TEXTS))
    path = only_file(tmp_path)
    whole = path.read_bytes()
    assert callable(damage)
    path.write_bytes(damage(whole))

    assert shelf.take() == {}


def test_the_file_of_another_model_is_passed_over(tmp_path: Path) -> None:
    Shelf(tmp_path, "m").put(vectors(*TEXTS))
    path = only_file(tmp_path)
    Shelf(tmp_path, "other").put(vectors("越秀智库"))

    (foreign,) = (found for found in tmp_path.rglob("*.npz") if found != path)
    foreign.replace(path)

    assert Shelf(tmp_path, "m").take() == {}


@pytest.mark.parametrize(
    "arrays",
    [
        {},
        {"keys": np.zeros((1, 16), np.uint8)},
        {"keys": np.zeros((2, 16), np.uint8), "vectors": np.ones((1, 4), np.float16)},
        {"keys": np.zeros((1, 16), np.float32), "vectors": np.ones((1, 4), np.float16)},
        {"keys": np.zeros((1, 16), np.uint8), "vectors": np.full((1, 4), np.nan, np.float16)},
        {"keys": np.zeros((1, 16), np.uint8), "vectors": np.array(["a"])},
        {"keys": np.zeros((1, 16), np.uint8), "vectors": np.array([{}])},
    ],
    ids=["nothing", "no vectors", "too few", "no digests", "no numbers", "words", "objects"],
)
def test_a_file_that_holds_other_things_is_passed_over(
    tmp_path: Path, arrays: dict[str, np.ndarray]
) -> None:
    Shelf(tmp_path, "m").put(vectors("越秀智库"))
    path = only_file(tmp_path)

    np.savez(path, model=np.frombuffer(b"m", np.uint8), **arrays)

    assert Shelf(tmp_path, "m").take() == {}
