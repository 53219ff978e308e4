"""What the fuzzer takes for a finding, and what it prints of a run."""

import re
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from forms import word
from forms.document import parsed
from fuzzing.parts import mutated
from fuzzing.watch import Watch, judged
from fuzzing.whole import flaws
from support.documents import need
from support.reports import made

from knowledge import Heading, Outline, Refusal, Report, ReportError, Segment

ROOT = Path(__file__).parents[1]
TEXT = "一、总体情况\n全年办理诉求十二件。\n满意率上升。"


def cut(*segments: tuple[int, int], headings: tuple[Heading, ...] = ()) -> Report:
    """Return the report of TEXT, cut as said."""
    outline = Outline((0, len(TEXT)), headings, tuple(Segment((), span) for span in segments))
    return Report("made", TEXT, made(TEXT).metadata, outline)


LONE = Heading(1, "一、总体情况", (0, 6), run_in=False)


def test_a_whole_report_has_no_flaws() -> None:
    assert flaws(cut((7, 24), headings=(LONE,))) == []


@pytest.mark.parametrize(
    ("report", "flaw"),
    [
        (cut(), "no passage"),
        (cut((7, 17), headings=(LONE,)), "17: text that is in no passage"),
        (cut((7, 17), (19, 24), headings=(LONE,)), "17: text that is in no passage"),
        (cut((7, 18), (17, 24), headings=(LONE,)), "17: overlaps"),
        (cut((6, 24), headings=(LONE,)), "blanks around it"),
        (cut((0, 6), (7, 24), headings=(replace(LONE, run_in=True),)), "only a heading"),
        (cut((7, 24), headings=(replace(LONE, level=0),)), "a heading of level 0"),
        (cut((7, 24), headings=(replace(LONE, text="一"),)), "does not stand in its span"),
    ],
)
def test_a_flaw_is_told(report: Report, flaw: str) -> None:
    assert flaw in "; ".join(flaws(report))


def test_a_refusal_is_no_finding() -> None:
    def refuse(data: bytes, name: str) -> Report:
        raise ReportError(name, Refusal.DAMAGED)

    assert judged(b"", "a.txt", refuse) == ""


def test_any_other_exception_is_a_finding_with_the_place_it_came_from() -> None:
    def fail(data: bytes, name: str) -> Report:
        raise KeyError(name)

    wrong = judged(b"", "a.txt", fail)

    assert wrong.endswith("KeyError: 'a.txt'\n")
    assert "test_fuzzing.py" in wrong


def test_findings_of_one_cause_are_kept_once(tmp_path: Path) -> None:
    def fail(data: bytes, name: str) -> Report:
        raise (ValueError if data else KeyError)(name)

    (tmp_path / "findings").mkdir()
    watch = Watch(tmp_path, ".txt", fail)

    for data in (b"1", b"2", b"", b"3"):
        watch.read(data)

    found = sorted((tmp_path / "findings").glob("*.txt"))
    assert sorted(file.read_bytes() for file in found) == [b"", b"1"]
    assert "KeyError" in "".join(f.with_suffix(".why").read_text() for f in found)


def replaced(data: bytes, most: int) -> bytes:
    return b"replaced"


def unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_mutated_archive_is_still_an_archive_with_one_part_changed() -> None:
    archive = word.thinned(word.typed(parsed(TEXT)))
    before = unpacked(archive)

    changed = [mutated(archive, 2 * len(archive), dice, replaced) for dice in range(20)]

    whole = [unpacked(data) for data in changed if data != b"replaced"]
    assert len(whole) > 10
    for after in whole:
        assert len([name for name in before if before[name] != after[name]]) == 1


def fuzz(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "fuzz.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_run_prints_a_line_for_the_reader() -> None:
    need("atheris" if find_spec("atheris") else None, "atheris is not installed")

    done = fuzz("--seconds", "1", "--reader", "text")

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.fullmatch(
        r"text +[\d,]+ executions, +[\d,]+ a second, corpus +\d+, edges +[\d,]+, "
        r"slowest +[\d.]+ s, biggest +\d+ MB, findings 0\n",
        done.stdout,
    )


def test_a_finding_that_was_mended_reads_again_without_complaint(tmp_path: Path) -> None:
    finding = tmp_path / "0123456789ab.txt"
    finding.write_text(TEXT, encoding="utf-8")

    done = fuzz("--again", str(finding))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
