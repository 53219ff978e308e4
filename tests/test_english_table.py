"""The script that makes the table of English words, run for real on a small dictionary."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "english.py"
DICTIONARY = """\
# CC-CEDICT
#! date=2023-11-07T06:42:16Z
補貼 补贴 [bu3 tie1] /to subsidize/subsidy/allowance/
補助 补助 [bu3 zhu4] /to subsidize/subsidy/
外貿 外贸 [wai4 mao4] /foreign trade/
貿易 贸易 [mao4 yi4] /(commercial) trade/
稅 税 [shui4] /taxes; duties/
上海 上海 [Shang4 hai3] /Shanghai municipality/
衚衕 胡同 [hu2 tong4] /variant of 胡同[hu2 tong4]/
老師 老师 [lao3 shi1] /(coll.) pedagogue/teacher/
"""


def make(folder: Path, dictionary: bytes, name: str = "cedict.txt") -> tuple[int, str, str]:
    """Return the status, the table and what was said on stderr."""
    source, target = folder / name, folder / "words.tsv"
    source.write_bytes(dictionary)
    done = subprocess.run(
        [sys.executable, SCRIPT, source, "--to", target],
        capture_output=True,
        text=True,
        check=False,
    )
    table = target.read_text(encoding="utf-8") if target.exists() else ""
    return done.returncode, table, done.stderr


def entries(table: str) -> dict[str, list[str]]:
    lines = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {english: words.split() for english, words in lines}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> str:
    status, table, said = make(tmp_path_factory.mktemp("english"), DICTIONARY.encode())
    assert (status, said) == (0, "")
    return table


def test_a_word_has_the_words_that_it_glosses(table: str) -> None:
    assert entries(table)["subsidy"] == ["补贴", "补助"]


def test_a_word_of_a_longer_gloss_counts_less(table: str) -> None:
    assert entries(table)["trade"] == ["贸易", "外贸"]
    assert entries(table)["foreign"] == ["外贸"]


def test_names_variants_marked_meanings_and_single_characters_are_left_out(table: str) -> None:
    assert entries(table).keys() == {
        "allowance",
        "foreign",
        "subsidize",
        "subsidy",
        "teacher",
        "trade",
    }


def test_the_head_names_source_edition_and_licence(table: str) -> None:
    head = table.splitlines()[1]

    assert head.startswith("# Source: CC-CEDICT, 2023-11-07, CC BY-SA 4.0")


def test_a_gzipped_dictionary_gives_the_same_table(table: str, tmp_path: Path) -> None:
    _, zipped, _ = make(tmp_path, gzip.compress(DICTIONARY.encode()), "cedict.txt.gz")

    assert zipped == table


@pytest.mark.parametrize(
    ("name", "dictionary"),
    [
        ("cedict.txt", b"no dictionary\n"),
        ("cedict.txt", b"\xff\xfe"),
        ("cedict.txt.gz", b"not zipped"),
        ("cedict.txt.gz", gzip.compress(DICTIONARY.encode())[:-9]),
    ],
)
def test_what_is_no_dictionary_is_refused_in_one_line(
    tmp_path: Path, name: str, dictionary: bytes
) -> None:
    status, table, said = make(tmp_path, dictionary, name)

    assert status == 1
    assert table == ""
    assert len(said.splitlines()) == 1
    assert name in said
