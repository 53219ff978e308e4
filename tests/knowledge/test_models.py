import gc
import re
import weakref
from dataclasses import FrozenInstanceError

import pytest
from support.reports import made

from knowledge import Answer, Hit, Kind, Metadata, Passage, Report, Section
from knowledge.models import short_id

TWO_SECTIONS = (
    "一、工作\n(一)普法。办了十场讲座。\n(二)执法。查了两家工厂。\n二、计划\n再办十场讲座。"
)


def test_a_short_id_is_eight_characters_fit_for_an_address() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{8}", short_id("报告", "一、工作"))


def test_a_short_id_stays_the_same_from_one_run_to_the_next() -> None:
    assert short_id("报告", "一、工作") == "IbK3DPQC"


def test_a_short_id_tells_apart_what_only_joins_alike() -> None:
    assert short_id("ab", "c") != short_id("a", "bc")


def test_a_passage_keeps_its_id_when_its_report_is_read_again() -> None:
    assert [p.id for p in made(TWO_SECTIONS).passages] == [
        p.id for p in made(TWO_SECTIONS).passages
    ]


def test_a_passage_keeps_its_id_when_another_part_of_the_report_changes() -> None:
    longer = TWO_SECTIONS.replace("十场讲座。\n", "十二场讲座。\n")

    assert made(longer).passages[1].id == made(TWO_SECTIONS).passages[1].id


def test_a_passage_gets_another_id_when_its_text_changes() -> None:
    longer = TWO_SECTIONS.replace("十场讲座。\n", "十二场讲座。\n")

    assert made(longer).passages[0].id != made(TWO_SECTIONS).passages[0].id


REPEATED = "一、工作\n办了讲座。\n一、工作\n办了讲座。\n二、计划\n再办讲座。\n一、工作\n办了讲座。"


def test_passages_that_repeat_word_for_word_have_ids_of_their_own() -> None:
    passages = made(REPEATED).passages

    assert [p.text for p in passages].count("办了讲座。") == 3
    assert len({p.id for p in passages}) == 4


def test_pieces_of_one_section_that_repeat_word_for_word_have_ids_of_their_own() -> None:
    passages = made("一、工作\n" + "\n".join(["办了讲座。" * 60] * 3)).passages

    assert [p.occurrence for p in passages] == [0, 1, 2]
    assert len({p.id for p in passages}) == 3


def test_text_that_is_put_in_before_changes_no_id_of_other_passages() -> None:
    before = [p.id for p in made(REPEATED).passages]

    longer = "前言说明本报告的由来。\n" + REPEATED.replace(
        "二、计划\n", "二、计划\n(一)总则。新设。\n", 1
    )

    after = [p.id for p in made(longer).passages]
    assert after[1:3] == before[:2]
    assert before[3] in after


def test_every_passage_and_section_of_a_report_has_its_own_id(report: Report) -> None:
    ids = [*(p.id for p in report.passages), *(s.id for s in report.sections)]

    assert len(set(ids)) == len(ids)
    assert {len(id_) for id_ in ids} == {8}


def test_the_text_of_a_passage_is_the_span_of_its_report(report: Report) -> None:
    passage = report.passages[9]

    assert passage.text == report.text[2605:2919]


def test_sections_stand_in_the_order_of_the_text_a_parent_before_its_parts() -> None:
    assert [section.path for section in made(TWO_SECTIONS).sections] == [
        ("一、工作",),
        ("一、工作", "(一)普法"),
        ("一、工作", "(二)执法"),
        ("二、计划",),
    ]


def test_a_section_knows_its_heading_its_parts_and_all_passages_below() -> None:
    report = made(TWO_SECTIONS)
    work = report.sections[0]

    assert work.heading == "一、工作"
    assert [part.heading for part in work.parts] == ["(一)普法", "(二)执法"]
    assert work.passages == report.passages[:2]
    assert work.parts[0].parts == ()


def test_a_report_without_a_name_is_called_by_its_id() -> None:
    assert made("一、工作\n办了十场讲座。", "notes.txt").title == "notes"


def test_passages_of_two_reports_are_never_equal() -> None:
    assert made(TWO_SECTIONS).passages[0] != made(TWO_SECTIONS).passages[0]


def test_the_quote_is_cut_from_the_text_of_the_passage() -> None:
    hit = Hit(made(TWO_SECTIONS).passages[0], 1.0, (6, 13), "")

    assert hit.quote == "办了十场讲座。"


@pytest.mark.parametrize(
    "value",
    [
        Metadata(),
        Answer(kind=Kind.NOT_FOUND, question=""),
        made(TWO_SECTIONS),
        made(TWO_SECTIONS).passages[0],
        made(TWO_SECTIONS).sections[0],
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_cannot_be_changed(value: Metadata | Answer | Report | Passage | Section) -> None:
    field = next(iter(value.__dataclass_fields__))

    with pytest.raises(FrozenInstanceError):
        setattr(value, field, "changed")


def test_a_report_that_forgot_goes_as_soon_as_nobody_needs_it() -> None:
    report = made(TWO_SECTIONS)
    passage = weakref.ref(report.passages[0])
    gc.disable()
    try:
        report.forget()
        of_the_report = weakref.ref(report)
        del report

        assert of_the_report() is None
        assert passage() is None
    finally:
        gc.enable()


def test_a_report_that_forgot_makes_the_same_passages_again() -> None:
    report = made(TWO_SECTIONS)
    before, sections = report.passages, report.sections

    report.forget()

    assert report.passages == before
    assert report.sections == sections
