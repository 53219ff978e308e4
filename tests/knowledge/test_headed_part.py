from support.reports import library_of

from knowledge import Kind, Library

TOWN = (
    "2024年甲市政府工作报告\n一、工作总结\n"
    "(一)推进垃圾分类治理\n1.清运垃圾。全年清运垃圾80吨。\n2.更换车辆。更换车辆6台。\n"
    "(二)扩大城镇就业\n1.办招聘会。办招聘会12场。\n2.培训工人。培训工人300名。"
)


def headings(library: Library, question: str) -> list[str]:
    answer = library.ask(question)
    return [section.heading for section in answer.sections if answer.kind is Kind.OVERVIEW]


def test_a_part_is_shown_whole_by_its_heading() -> None:
    assert headings(library_of(TOWN), "垃圾分类治理推进得怎么样?") == ["(一)推进垃圾分类治理"]


def test_a_figure_that_is_asked_for_is_told_by_no_heading() -> None:
    answer = library_of(TOWN).ask("垃圾分类治理清运垃圾多少吨?")

    assert answer.kind is Kind.DIRECT
    assert "80吨" in answer.hits[0].quote


def test_a_heading_that_holds_little_of_the_question_shows_no_part() -> None:
    assert headings(library_of(TOWN), "垃圾焚烧发电厂的烟气怎么治理?") == []
