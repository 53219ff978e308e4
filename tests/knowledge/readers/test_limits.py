"""Files made to hurt are refused, or read whole, within ten seconds and 500 MB each.

Each is read in a process of its own. Seconds are those of the processors, so that they do
not depend on what else a machine does.
"""

from pathlib import Path

import pytest
from fuzzing.cost import cost_of
from support.hostile import LARGE, MB, Repeated, Write, random_bytes, word_filled
from support.traps import (
    FILES,
    INSIDE_WORD,
    NO_TEXT,
    PAGES,
    PATTERNS,
    READ_OR_EMPTY,
    TOO_MUCH,
)

from knowledge.readers import LONGEST_TEXT, SUFFIXES

MOST_SECONDS = 10
MOST_MB = 500
LARGE_PAGE = 3 * MB  # with markup; a page of plain text is longer


def check(file: Path, codes: set[str]) -> None:
    """Read the file in a process of its own: what comes of it is one of `codes`, in bounds."""
    cost = cost_of(file)

    assert cost.wrong == []
    assert cost.code in codes, cost
    assert cost.seconds < MOST_SECONDS, cost
    assert cost.growth < MOST_MB, cost


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=list(PATTERNS))
def test_fifty_megabytes_of_one_pattern_stay_within_the_limits(
    pattern: Repeated, tmp_path: Path
) -> None:
    file = tmp_path / f"file{pattern.suffix}"
    pattern.of_bytes(LARGE)(file)

    check(file, pattern.codes)


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=list(PATTERNS))
def test_the_longest_text_of_one_pattern_stays_within_the_limits(
    pattern: Repeated, tmp_path: Path
) -> None:
    file = tmp_path / f"file{pattern.suffix}"
    pattern.of_characters(LONGEST_TEXT)(file)

    check(file, pattern.codes)


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PAGES.values(), ids=list(PAGES))
def test_a_page_of_one_pattern_stays_within_the_limits(pattern: Repeated, tmp_path: Path) -> None:
    file = tmp_path / "file.html"
    pattern.of_bytes(LARGE_PAGE)(file)

    check(file, pattern.codes)


@pytest.mark.slow
@pytest.mark.parametrize("size", [8 * MB, 45 * MB])
@pytest.mark.parametrize("pattern", INSIDE_WORD.values(), ids=list(INSIDE_WORD))
def test_a_word_document_of_one_pattern_stays_within_the_limits(
    pattern: str, size: int, tmp_path: Path
) -> None:
    file = tmp_path / "file.docx"
    word_filled(pattern, size)(file)

    check(file, READ_OR_EMPTY)


@pytest.mark.slow
@pytest.mark.parametrize(("suffix", "write", "codes"), FILES.values(), ids=list(FILES))
def test_a_file_made_to_hurt_stays_within_the_limits(
    suffix: str, write: Write, codes: set[str], tmp_path: Path
) -> None:
    file = tmp_path / f"file{suffix}"
    write(file)

    check(file, codes)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html><p>"], ids=repr)
def test_a_large_file_of_arbitrary_bytes_is_refused(
    suffix: str, start: bytes, tmp_path: Path
) -> None:
    file = tmp_path / f"file{suffix}"
    random_bytes(49 * MB, start)(file)

    check(file, NO_TEXT | TOO_MUCH)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_one_byte_too_many_is_refused_unread(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"file{suffix}"
    file.write_bytes(bytes(LARGE + 1))

    cost = cost_of(file)

    assert cost.code == "too_large"
    assert cost.growth < 5
