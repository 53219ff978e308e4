"""Whatever the bytes, a reader refuses them clearly or reads a whole report."""

from functools import cache

import pytest
from fuzzing.parts import mutated as inside
from fuzzing.readers import READERS
from fuzzing.watch import judged
from fuzzing.whole import flaws
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import read_report
from knowledge.readers import SUFFIXES

MOST_BYTES = 1_000_000
SLOW = {".pdf": 5}  # examples: a document of these forms takes longer to read


def suffixes() -> list[pytest.ParameterSet]:
    return [pytest.param(reader.suffix, id=name) for name, reader in READERS.items()]


@cache
def seeds(suffix: str) -> list[bytes]:
    """Return valid documents of the form."""
    return [
        seed for reader in READERS.values() if reader.suffix == suffix for seed in reader.seeds()
    ]


def flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


@st.composite
def mutated(draw: st.DrawFn, suffix: str) -> bytes:
    """Return a valid document, changed in a few places."""
    documents = st.sampled_from(seeds(suffix))
    data = draw(documents)
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, max(len(data) - 1, 0))] * 2)))
        match draw(st.sampled_from(["flip", "cut", "drop", "repeat", "splice", "write"])):
            case "flip" if data:
                data = flipped(data, start, draw(st.integers(0, 7)))
            case "cut":
                data = data[:end]
            case "drop":
                data = data[:start] + data[end:]
            case "repeat":
                data = data[:end] + data[start:end] * draw(st.integers(1, 5)) + data[end:]
            case "splice":
                other = draw(documents)
                data = data[:start] + other[start:end] + data[end:]
            case _:
                data = data[:start] + draw(st.binary(max_size=8)) + data[end:]
    return data


def test_every_form_that_is_read_is_fuzzed() -> None:
    assert {reader.suffix for reader in READERS.values()} >= set(SUFFIXES) - {".htm"}


@pytest.mark.parametrize("suffix", suffixes())
def test_a_valid_document_is_read_whole(suffix: str) -> None:
    for seed in seeds(suffix):
        assert flaws(read_report(seed, f"made{suffix}")) == []


@pytest.mark.parametrize("suffix", suffixes())
def test_a_document_that_was_damaged_is_refused_or_read_whole(suffix: str) -> None:
    @settings(max_examples=SLOW.get(suffix, settings.default.max_examples))
    @given(mutated(suffix))
    def check(data: bytes) -> None:
        assert judged(data, f"made{suffix}") == ""

    check()


@pytest.mark.parametrize("suffix", suffixes())
def test_arbitrary_bytes_are_refused_or_read_whole(suffix: str) -> None:
    @settings(max_examples=SLOW.get(suffix, settings.default.max_examples))
    @given(st.binary(max_size=2000) | st.text().map(str.encode))
    def check(data: bytes) -> None:
        assert judged(data, f"made{suffix}") == ""

    check()


@given(st.sampled_from(seeds(".docx")), st.integers(0, 2**32), st.binary(max_size=20))
def test_a_word_document_changed_inside_its_archive_is_refused_or_read_whole(
    data: bytes, dice: int, written: bytes
) -> None:
    changed = inside(data, MOST_BYTES, dice, lambda part, most: part.replace(b"w:p", written, 1))

    assert judged(changed, "made.docx") == ""
