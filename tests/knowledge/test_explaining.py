import math
from collections.abc import Sequence
from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.embeddings import CountingModel, nearness_of
from support.reports import library_of

from knowledge import Kind, Library, Turn
from knowledge.answer import CHOICE_FROM, Ground, ground_of
from knowledge.dialogue import turn_of
from knowledge.explaining import Account, Decision, Route
from knowledge.models import Lack
from knowledge.wants import Want
from knowledge.weighing import SHOWN, Held

ENOUGH_SECONDS = 60
GROUPS = "艾小越机器人进了多少个居民微信群?"
QUESTIONS = (
    (GROUPS,),
    (GROUPS, "那服务了多少人?"),
    (GROUPS, "索引号是多少?"),
    ("越秀金卡怎么申请?",),
    ("視頻有幾多路，法治宣传有什么不足?",),
    ("越秀伤家能办什么?",),
    ("存在哪些问题?",),
    ("2019年艾小越服务了多少人?",),
    ("今天天气怎么样?",),
    ("你好",),
    ("?!",),
    ("",),
)


def account_of(library: Library, *questions: str) -> Account:
    """Return how the last of `questions` is answered, asked one after the other."""
    history: tuple[Turn, ...] = ()
    for earlier in questions[:-1]:
        history = (*history, turn_of(library.ask(earlier, history)))
    return library.account(questions[-1], history)


def decision_on(library: Library, question: str) -> Decision:
    (decision,) = library.account(question).decisions
    return decision


@pytest.mark.parametrize("questions", QUESTIONS)
def test_an_account_is_of_the_very_answer_that_is_given(
    library: Library, questions: Sequence[str]
) -> None:
    account = account_of(library, *questions)

    assert account.answer == library.ask(questions[-1], account.history)


@pytest.mark.parametrize("questions", QUESTIONS)
def test_what_the_fields_add_makes_the_score(library: Library, questions: Sequence[str]) -> None:
    for decision in account_of(library, *questions).decisions:
        for found in decision.found:
            assert sum(astuple(found.shares)) == pytest.approx(found.match.score)


def test_what_the_words_hold_makes_the_coverage(library: Library) -> None:
    for found in decision_on(library, "越秀金卡怎么申请?").found:
        held = sum(word.weight * word.share for word in found.words)
        assert held == pytest.approx(found.match.coverage)


@pytest.mark.parametrize(
    ("questions", "route"),
    [
        (("你好",), Route.SMALL_TALK),
        (("这份报告的索引号是多少?",), Route.FACT),
        (("存在哪些问题?",), Route.OVERVIEW),
        ((GROUPS, "那服务了多少人?"), Route.FOLLOW_UP),
        (("视频有多少路?法治宣传有什么不足?",), Route.PARTS),
        (("我们小区的树木今天都修剪好了" * 6,), Route.STATEMENT),
        ((GROUPS,), Route.SEARCH),
        (("法治宣传有什么不足?", GROUPS), Route.SEARCH),
    ],
)
def test_the_route_says_how_an_answer_came(
    library: Library, questions: tuple[str, ...], route: Route
) -> None:
    assert account_of(library, *questions).route is route


@pytest.mark.parametrize("question", ["你好", "这份报告的索引号是多少?", "存在哪些问题?"])
def test_what_no_passage_decided_has_no_decisions(library: Library, question: str) -> None:
    assert library.account(question).decisions == ()


def test_each_part_of_a_message_is_decided_by_itself(library: Library) -> None:
    account = library.account("视频有多少路?法治宣传有什么不足?")

    assert account.parts == ("视频有多少路?", "法治宣传有什么不足?")
    assert [decision.question.content for decision in account.decisions] == [
        "视频 路?",
        "法治宣传 不足?",
    ]
    firsts = [decision.found[0].match.passage for decision in account.decisions]
    assert firsts == [hit.passage for hit in account.answer.hits]


def test_a_follow_up_tells_what_it_goes_on_from(library: Library) -> None:
    account = account_of(library, GROUPS, "那服务了多少人?")

    (decision,) = account.decisions
    assert "居民微信群" in decision.question.content
    assert "服务 人?" in decision.question.content
    assert decision.estimate == pytest.approx(decision.chance)
    assert decision.found[0].match.passage == account.answer.hits[0].passage


@pytest.mark.parametrize(
    ("question", "ground", "kind"),
    [
        (GROUPS, Ground.LIKELY, Kind.DIRECT),
        ("越秀金卡怎么申请?", Ground.LACKING, Kind.RELATED),
        ("xyzzy", Ground.NOTHING, Kind.NOT_FOUND),
        ("比特币现在多少钱一个?", Ground.CHANCE_WORDS, Kind.NOT_FOUND),
        ("长者饭堂一餐补贴多少钱?", Ground.UNNAMED, Kind.NOT_FOUND),
    ],
)
def test_the_ground_says_why_an_answer_is_of_its_kind(
    library: Library, question: str, ground: Ground, kind: Kind
) -> None:
    decision = decision_on(library, question)

    assert (decision.ground, decision.answer.kind) == (ground, kind)


@pytest.mark.parametrize(
    ("shares", "lack", "chance", "ground"),
    [
        ((0.04, 0.04), None, 0.9, Ground.CHANCE_WORDS),
        ((0.5, 0.5), None, 0.9, Ground.LIKELY),
        ((1.0, 1.0), None, 0.2, Ground.SAYS_ALL),
        ((1.0, 0.5), None, 0.2, Ground.OPEN),
        ((0.5, 0.5), Lack.WAY, 0.9, Ground.LACKING),
        ((0.2, 0.2), Lack.WAY, 0.2, Ground.LACKING),
        ((0.5, 0.5), None, 0.1, Ground.UNLIKELY),
        ((0.2, 0.2), Lack.WAY, 0.1, Ground.UNNAMED),
        ((0.2, 0.2), None, 0.1, Ground.UNNAMED),
    ],
)
def test_the_ground_follows_from_what_is_covered_what_lacks_and_the_chance(
    library: Library, shares: tuple[float, float], lack: Lack | None, chance: float, ground: Ground
) -> None:
    coverage, quoted = shares
    decision = decision_on(library, GROUPS)
    best, *others = (found.match for found in decision.found)
    matches = [replace(best, coverage=coverage, quoted=quoted), *others]

    assert ground_of(decision.question, matches, lack, chance) is ground


def test_nothing_is_offered_to_choose_from_where_there_is_one_passage(library: Library) -> None:
    decision = decision_on(library, GROUPS)
    best = replace(decision.found[0].match, coverage=0.5)

    assert ground_of(decision.question, [best], None, CHOICE_FROM) is Ground.ALONE


def test_what_lacks_is_named(library: Library) -> None:
    decision = decision_on(library, "越秀金卡怎么申请?")

    assert decision.lack is Lack.WAY
    assert decision.found[0].untold == {Want("procedure")}


def test_what_the_quote_tells_is_named(library: Library) -> None:
    best = decision_on(library, GROUPS).found[0]

    assert {want.kind for want in best.told} >= {"number"}
    assert best.untold == frozenset()
    assert "居民微信群" in best.terms


def test_the_effects_of_the_features_make_the_chance(library: Library) -> None:
    decision = decision_on(library, GROUPS)

    odds = math.exp(sum(decision.effects.values()))
    assert decision.chance == pytest.approx(odds / (1 + odds))
    assert decision.estimate == decision.chance


def test_a_word_that_the_passage_does_not_say_is_missing(library: Library) -> None:
    words = decision_on(library, "越秀金卡怎么申请?").found[0].words

    assert {word.text: word.held for word in words} == {
        "越秀金卡": Held.AS_ASKED,
        "申请": Held.MISSING,
    }


def test_a_word_for_which_a_report_says_another_names_that() -> None:
    library = library_of("一、就业\n全年新增就业3000人。\n二、绿化\n种植树木3000棵。\n")

    words = decision_on(library, "有多少人找工作?").found[0].words

    (word,) = (word for word in words if word.held is Held.INSTEAD)
    assert (word.text, word.instead) == ("找工作", ("就业",))


def test_a_word_written_with_wrong_characters_is_heard(library: Library) -> None:
    words = decision_on(library, "越绣就业服物地图").found[0].words

    (heard,) = (word for word in words if word.held is Held.BY_SOUND)
    assert heard.text == "服物"


def test_another_year_and_another_part_of_the_report_count_less_or_more() -> None:
    texts = [
        f"{year}年工作报告\n一、{year}年工作总结\n新增公园{n}个。\n二、存在问题\n公园管理不足。\n"
        for year, n in ((2022, 3), (2023, 4))
    ]
    library = library_of(*texts)

    problem = decision_on(library, "公园管理有什么不足?").found[0]
    found = decision_on(library, "2022年新增公园多少个?").found

    assert problem.factors.aspect > 1
    assert found[0].factors.scope == 1
    assert any(other.factors.scope < 1 for other in found[1:])


def test_no_more_than_the_first_passages_are_looked_into(library: Library) -> None:
    assert len(decision_on(library, "法治政府建设").found) == SHOWN


def test_nearness_in_meaning_counts_where_a_model_was_asked(library: Library) -> None:
    question = "网上有人使坏怎么办?"
    nearness = nearness_of(library.passages, CountingModel(), seconds=ENOUGH_SECONDS)
    knowing = library.meaning(nearness)

    by_words, by_meaning = decision_on(library, question), decision_on(knowing, question)

    assert not by_words.by_meaning
    assert not any(found.shares.meaning for found in by_words.found)
    assert by_meaning.by_meaning
    assert any(found.shares.meaning for found in by_meaning.found)


def test_without_reports_nothing_is_found() -> None:
    decision = decision_on(Library.build([]), GROUPS)

    assert (decision.ground, decision.found) == (Ground.NOTHING, ())


def test_giving_an_account_leaves_the_library_as_it_was(library: Library) -> None:
    before = library.account(GROUPS)

    library.account("越秀金卡怎么申请?")

    assert library.account(GROUPS).decisions == before.decisions


@given(st.text(max_size=60))
def test_an_account_can_be_given_of_any_message(library: Library, message: str) -> None:
    account = library.account(message)

    assert account.answer == library.ask(message)
