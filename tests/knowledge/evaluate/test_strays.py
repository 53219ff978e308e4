from support.questions import gold
from support.reports import library_of

from knowledge import Library
from knowledge.evaluate import Gold, Stray, strays
from knowledge.evaluate.questions import Paragraph

HERE = Paragraph(document="made0", line=3, start="(一)垃圾清运")
GONE = Paragraph(document="made9", line=3, start="(一)垃圾清运")


def named(library: Library, *questions: Gold) -> list[str]:
    return [stray.name for stray in strays(library.reports, questions)]


def test_passages_and_sections_of_the_report_are_no_strays(street: Library) -> None:
    known = gold(gold_segment_ids=("s00", "s01"), near_miss_segments=("s02",))

    assert named(street, known, gold(gold_section="一、工作")) == []


def test_segments_that_no_passage_has_are_told_once_each(street: Library) -> None:
    wrong = gold(
        gold_segment_ids=("s00", "s77", "s88"),
        acceptable_segment_ids=("s77",),
        near_miss_segments=("s99",),
    )

    assert named(street, wrong) == ["s77", "s88", "s99"]


def test_a_section_that_no_heading_has_is_told(street: Library) -> None:
    assert named(street, gold(gold_section="三、展望")) == ["三、展望"]


def test_a_paragraph_of_a_report_that_is_not_loaded_is_told_with_its_line() -> None:
    library = library_of("街道工作报告\n一、工作\n(一)垃圾清运。清运垃圾八吨。")
    moved = Paragraph(document="made0", line=9, start="(二)公园")
    titled = Paragraph(document="", title="没有的报告")

    assert named(library, gold(paragraphs=(HERE,))) == []
    assert named(library, *(gold(paragraphs=(p,)) for p in (GONE, moved, titled))) == [
        "made9:3",
        "made0:9",
        "没有的报告",
    ]


def test_of_paragraphs_that_answer_alike_one_is_enough() -> None:
    library = library_of("街道工作报告\n一、工作\n(一)垃圾清运。清运垃圾八吨。")

    assert named(library, gold(paragraphs=(GONE, HERE))) == []


def test_a_stray_bears_the_line_of_its_question(street: Library) -> None:
    wrong = gold(gold_segment_ids=("s99",), line=7)

    assert strays(street.reports, [wrong]) == (Stray(line=7, name="s99"),)


def test_without_reports_everything_is_a_stray() -> None:
    assert strays((), [gold(gold_section="一、工作")]) == (Stray(0, "一、工作"),)
