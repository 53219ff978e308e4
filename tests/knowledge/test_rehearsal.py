from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from support.filed import filed
from support.questions import gold, told

from knowledge import Kind, Library
from knowledge.faq import Bound, Entry, Faq
from knowledge.models import Lack, Report
from knowledge.rehearsal import Origin, Rehearsal, Rehearsed, Verdict, rehearse
from knowledge.rehearsal.verdicts import verdict

TREES = "全年在主干道补种行道树三百棵。"
LIFTS = "为二十个老旧小区加装电梯。"
LUNCH = "长者饭堂每天供应午餐八百份。"
HOW_MANY_TREES, HOW_MANY_LIFTS = "补种了多少行道树?", "多少老旧小区加装电梯?"
HOW_MANY_LUNCHES = "长者饭堂每天供应多少午餐?"


def report(*sentences: str, name: str = "东街") -> Report:
    return filed(name, *sentences).report


def library(*sentences: str) -> Library:
    return Library.build([report(*sentences)])


def asked(*questions: str) -> list[Rehearsed]:
    return [Rehearsed(question, Origin.ASKED) for question in questions]


def verdicts(rehearsal: Rehearsal) -> list[tuple[str, str]]:
    return [(d.question.text, d.verdict.value) for d in rehearsal.differences]


@pytest.fixture(scope="module")
def before() -> Library:
    return library(TREES, LIFTS, LUNCH)


# What becomes of questions that residents asked


def test_an_answer_whose_passage_is_gone_has_vanished(before: Library) -> None:
    rehearsal = rehearse(before, library(TREES, LIFTS), asked(HOW_MANY_LUNCHES))

    [difference] = rehearsal.differences
    assert difference.verdict is Verdict.VANISHED
    assert difference.origin is Origin.ASKED
    assert difference.before.hits[0].quote == LUNCH
    assert difference.after.kind is Kind.NOT_FOUND


def test_an_answer_that_no_longer_says_what_was_asked_is_weaker(before: Library) -> None:
    after = library(TREES, LIFTS, "长者饭堂继续供应午餐。")

    rehearsal = rehearse(before, after, asked(HOW_MANY_LUNCHES))

    assert verdicts(rehearsal) == [(HOW_MANY_LUNCHES, "weakened")]


def test_an_answer_with_another_figure_has_changed_and_both_stand_side_by_side(
    before: Library,
) -> None:
    after = library(TREES.replace("三百", "五百"), LIFTS, LUNCH)

    rehearsal = rehearse(before, after, asked(HOW_MANY_TREES))

    [difference] = rehearsal.differences
    assert difference.verdict is Verdict.CHANGED
    assert difference.before.hits[0].quote == "全年在主干道补种行道树三百棵。"
    assert difference.after.hits[0].quote == "全年在主干道补种行道树五百棵。"


def test_the_same_words_in_another_section_have_moved(before: Library) -> None:
    rehearsal = rehearse(before, library(LIFTS, TREES, LUNCH), asked(HOW_MANY_TREES))

    assert verdicts(rehearsal) == [(HOW_MANY_TREES, "moved")]


def test_the_same_words_in_another_report_have_moved(before: Library) -> None:
    after = Library.build([report(TREES, LIFTS, LUNCH, name="东街道")])

    assert verdicts(rehearse(before, after, asked(HOW_MANY_TREES))) == [(HOW_MANY_TREES, "moved")]


def test_a_question_that_is_answered_at_last_has_gained(before: Library) -> None:
    rehearsal = rehearse(library(TREES, LIFTS), before, asked(HOW_MANY_LUNCHES))

    assert verdicts(rehearsal) == [(HOW_MANY_LUNCHES, "gained")]
    assert not rehearsal.loses_golden


def test_what_is_answered_as_before_is_only_counted(before: Library) -> None:
    after = library(TREES, LIFTS, LUNCH, "新建口袋公园两个。")

    rehearsal = rehearse(before, after, asked(HOW_MANY_TREES, HOW_MANY_LIFTS, "你好"))

    assert rehearsal.differences == ()
    assert rehearsal.total == 3
    assert rehearsal.counts[Verdict.UNCHANGED] == 3
    assert rehearsal.counts[Verdict.VANISHED] == 0


# The FAQ


def faq_of(library: Library, wording: str, said: str) -> tuple[Faq, Rehearsed]:
    passage = next(p for p in library.passages if said in p.text)
    bound = Bound(passage.id, passage.report.id, (0, len(passage.text)), passage.text)
    return Faq([Entry(1, (wording,), (bound,))]), Rehearsed(wording, Origin.FAQ, (bound.text,))


def test_an_entry_of_which_a_passage_is_gone_is_lost(before: Library) -> None:
    faq, question = faq_of(before, "树补得怎样?", TREES)
    after = library(TREES.replace("三百", "五百"), LIFTS, LUNCH)

    rehearsal = rehearse(before.with_faq(faq), after.with_faq(faq), [question])

    assert verdicts(rehearsal) == [("树补得怎样?", "lost_faq")]


def test_an_entry_whose_passage_has_moved_is_not_lost(before: Library) -> None:
    faq, question = faq_of(before, "树补得怎样?", TREES)
    after = library(LIFTS, TREES, LUNCH)

    rehearsal = rehearse(before.with_faq(faq), after.with_faq(faq), [question])

    assert verdicts(rehearsal) == [("树补得怎样?", "moved")]


def test_an_entry_that_was_lost_before_is_not_lost_again(before: Library) -> None:
    question = Rehearsed(HOW_MANY_TREES, Origin.FAQ, ("早已不在。",))

    assert rehearse(before, library(TREES, LIFTS), [question]).differences == ()


# Golden files


def test_a_golden_answer_that_is_not_right_any_more_is_lost(before: Library) -> None:
    question = gold(HOW_MANY_LUNCHES, gold_segment_ids=("s02",))

    rehearsal = rehearse(before, library(TREES, LIFTS), [Rehearsed.golden(question)])

    assert verdicts(rehearsal) == [(HOW_MANY_LUNCHES, "lost_golden")]
    assert rehearsal.loses_golden


def test_a_golden_answer_stays_right_where_passages_are_put_in_before_it(before: Library) -> None:
    question = gold(HOW_MANY_LUNCHES, gold_segment_ids=("s02",))
    after = library("新建口袋公园两个。", TREES, LIFTS, LUNCH)

    rehearsal = rehearse(before, after, [Rehearsed.golden(question)])

    assert verdicts(rehearsal) == [(HOW_MANY_LUNCHES, "moved")]


def test_a_golden_answer_stays_right_where_its_passage_is_worded_anew(before: Library) -> None:
    question = gold(HOW_MANY_TREES, gold_segment_ids=("s00",))
    after = library("新建口袋公园两个。", TREES.replace("三百", "五百"), LIFTS, LUNCH)

    rehearsal = rehearse(before, after, [Rehearsed.golden(question)])

    assert verdicts(rehearsal) == [(HOW_MANY_TREES, "changed")]


def test_a_golden_answer_that_should_name_a_figure_of_the_page_is_judged_by_the_reply(
    before: Library,
) -> None:
    question = gold(HOW_MANY_TREES, expect="answer_meta", answer_span="八吨")

    rehearsal = rehearse(
        before, library(LIFTS), [Rehearsed.golden(question)], said=lambda a: "八吨" * len(a.hits)
    )

    assert verdicts(rehearsal) == [(HOW_MANY_TREES, "lost_golden")]


def test_a_golden_question_without_an_answer_has_gained_where_none_is_given_any_more(
    before: Library,
) -> None:
    question = gold(HOW_MANY_LUNCHES, expect="no_answer")

    rehearsal = rehearse(before, library(TREES, LIFTS), [Rehearsed.golden(question)])

    assert verdicts(rehearsal) == [(HOW_MANY_LUNCHES, "gained")]


def test_a_golden_follow_up_is_asked_after_what_it_follows(before: Library) -> None:
    first = gold(HOW_MANY_LIFTS, id="a", gold_segment_ids=("s01",))
    second = gold("那是多少?", id="b", followup_of="a", gold_segment_ids=("s01",))
    after = library(TREES, LIFTS.replace("二十", "三十"), LUNCH)

    rehearsal = rehearse(
        before, after, [*asked("那是多少?"), Rehearsed.golden(second), Rehearsed.golden(first)]
    )

    assert verdicts(rehearsal) == [("那是多少?", "changed"), (HOW_MANY_LIFTS, "changed")]
    assert [d.before.hits[0].quote for d in rehearsal.differences] == [LIFTS, LIFTS]
    assert {d.origin for d in rehearsal.differences} == {Origin.GOLDEN}


# The list


def test_the_worst_comes_first_and_of_the_same_what_lost_most_confidence(before: Library) -> None:
    golden = gold(HOW_MANY_LIFTS, gold_segment_ids=("s01",))
    after = library(TREES.replace("三百", "五百"), "绿化继续推进。")

    rehearsal = rehearse(
        before, after, [*asked(HOW_MANY_TREES, HOW_MANY_LUNCHES), Rehearsed.golden(golden)]
    )

    assert [found for _, found in verdicts(rehearsal)] == ["lost_golden", "vanished", "changed"]


def test_of_the_same_verdict_the_one_that_lost_most_confidence_comes_first(
    before: Library,
) -> None:
    rehearsal = rehearse(
        before, library("绿化继续推进。"), asked(HOW_MANY_TREES, HOW_MANY_LUNCHES, HOW_MANY_LIFTS)
    )

    lost = [difference.confidence_lost for difference in rehearsal.differences]
    assert len(lost) == 3
    assert lost == sorted(lost, reverse=True)


def test_every_step_is_told(before: Library) -> None:
    steps: list[tuple[int, int]] = []

    rehearse(before, before, asked("一", "二"), lambda done, total: steps.append((done, total)))

    assert steps == [(1, 2), (2, 2)]


def test_a_rehearsal_of_nothing_finds_nothing(before: Library) -> None:
    rehearsal = rehearse(before, Library.build([]), [])

    assert (rehearsal.total, rehearsal.differences, rehearsal.seconds) == (0, (), (0.0, 0.0))
    assert not rehearsal.loses_golden


# One answer beside another


@pytest.mark.parametrize(
    ("was", "now", "became"),
    [
        (Kind.DIRECT, Kind.NOT_FOUND, "vanished"),
        (Kind.CHOICE, Kind.NOT_FOUND, "vanished"),
        (Kind.OVERVIEW, Kind.NOT_FOUND, "vanished"),
        (Kind.DIRECT, Kind.CHOICE, "weakened"),
        (Kind.DIRECT, Kind.RELATED, "weakened"),
        (Kind.OVERVIEW, Kind.RELATED, "weakened"),
        (Kind.RELATED, Kind.NOT_FOUND, "weakened"),
        (Kind.CHOICE, Kind.OVERVIEW, "changed"),
        (Kind.RELATED, Kind.OVERVIEW, "gained"),
        (Kind.NOT_FOUND, Kind.RELATED, "gained"),
        (Kind.DIRECT, Kind.DIRECT, "unchanged"),
    ],
)
def test_kinds_of_answers_are_weighed(was: Kind, now: Kind, became: str) -> None:
    passage = report(TREES).passages[0]

    assert verdict(told(was, passage), told(now, passage)) == became


@pytest.mark.parametrize("missing", [{"unanswered": (1,)}, {"lack": Lack.RESULT}])
def test_an_answer_to_less_of_the_question_is_weaker(missing: Mapping[str, Any]) -> None:
    whole = told(Kind.DIRECT, report(TREES).passages[0])
    less = replace(whole, **missing)

    assert verdict(whole, less) is Verdict.WEAKENED
    assert verdict(less, whole) is Verdict.GAINED


def test_another_quote_of_the_same_passage_is_a_change() -> None:
    passage = report(TREES + LIFTS).passages[0]
    first, second = (told(Kind.DIRECT, passage, quote=said) for said in (TREES, LIFTS))

    assert verdict(first, second) is Verdict.CHANGED


def test_how_confident_an_answer_is_does_not_make_it_another() -> None:
    passage = report(TREES).passages[0]
    sure, unsure = (told(Kind.DIRECT, passage, confidence=much) for much in (0.9, 0.6))

    assert verdict(sure, unsure) is Verdict.UNCHANGED


def test_a_fact_about_a_report_is_compared_by_its_value() -> None:
    before, renamed = report(TREES), report(TREES, name="西街")
    was = replace(told(Kind.DIRECT), fact=(before, "year"))

    assert verdict(was, replace(was, fact=(report(LIFTS), "year"))) is Verdict.UNCHANGED
    assert verdict(was, replace(was, fact=(renamed, "year"))) is Verdict.MOVED
    assert verdict(was, replace(was, fact=(renamed, "id"))) is Verdict.CHANGED
