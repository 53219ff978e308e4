from dataclasses import replace

import pytest
from support.reports import made

from knowledge import Report
from knowledge.invariants import broken
from knowledge.models import Outline, Segment

TEXT = "一、总结\n学了十次。\n二、计划\n（一）学习。再学十次。"


def with_segments(*segments: Segment) -> Report:
    """Return a report of TEXT that is cut into these segments."""
    report = made(TEXT)
    outline = report.outline
    return replace(report, outline=Outline(outline.body, outline.headings, segments))


FIRST = Segment(("一、总结",), (5, 10))
SECOND = Segment(("二、计划", "（一）学习"), (16, 27))


def test_nothing_is_broken_in_a_report_that_was_read() -> None:
    assert made(TEXT).outline.segments == (FIRST, SECOND)
    assert broken(made(TEXT)) == ()


@pytest.mark.parametrize(
    ("segments", "what"),
    [
        ((FIRST,), "in no passage"),
        ((FIRST, replace(SECOND, span=(17, 27))), "in no passage"),
        ((FIRST, FIRST, SECOND), "overlaps"),
        ((FIRST, replace(SECOND, span=(16, 99))), "overlaps"),
        ((replace(FIRST, span=(4, 10)), SECOND), "blanks around"),
        ((FIRST, replace(SECOND, span=(16, 21))), "only a heading"),
        ((replace(FIRST, path=("二、计划",)), SECOND), "other headings"),
        ((replace(FIRST, path=()), replace(SECOND, path=("一、总结",))), "other headings"),
    ],
)
def test_a_wrong_cut_is_named(segments: tuple[Segment, ...], what: str) -> None:
    assert any(what in problem for problem in broken(with_segments(*segments)))


def test_a_passage_that_is_too_long_is_named() -> None:
    text = "推进落实。" * 200
    report = replace(made(text), outline=Outline((0, 1000), (), (Segment((), (0, 1000)),)))

    assert broken(report) == ("0: a passage of 1000 characters",)
