import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import text
from support.filed import filed

from knowledge import Kind, Library
from knowledge.explaining import Route
from knowledge.faq import Bound, Entry, Faq
from knowledge.store import Filed
from knowledge.tokens import is_han

CARD = "越秀金卡怎么申请?"
PARKS = filed("公园", "全年新建公园十二个。", "公园全年免费开放。").report
ROADS = filed("道路", "全年修路三十公里。").report
QUESTIONS = Path(__file__).parents[1] / "data" / "questions_own.jsonl"
ELSEWHERE = {"chitchat", "followup", "adversarial"}  # styles that are no wordings


def entry(*wordings: str, id_: int = 1, bound: tuple[Bound, ...] = ()) -> Entry:
    return Entry(id_, wordings, bound)


def bound_to(library: Library, at: int) -> Bound:
    passage = library.passages[at]
    return Bound.to(library.hit(passage, (0, len(passage.text))))


@pytest.mark.parametrize(
    "question",
    [
        "越秀金卡怎么申请",
        "请问一下，越秀金卡怎么申请呀？谢谢",
        "@xiaoyue_bot 越秀金卡怎麼申請？",
        "越秀金咔怎么审请",
        "越秀 金卡 怎么 申请",
        "越秀金卡如何申请呢",
        "越秀金卡点样申请",
    ],
)
def test_a_wording_is_found_however_it_is_written(question: str) -> None:
    assert Faq.of([entry(CARD)]).find(question) == entry(CARD)


@pytest.mark.parametrize(
    ("wording", "question"),
    [
        (CARD, "越秀金卡有什么用?"),
        (CARD, "越秀金卡什么时候申请?"),
        ("居民投诉物业怎么办?", "物业投诉居民怎么办?"),
        ("居民被物业投诉了怎么办?", "居民把物业投诉了怎么办?"),
        ("从越秀搬到天河要什么手续?", "从天河搬到越秀要什么手续?"),
        ("2023年审核了多少份合同?", "2024年审核了多少份合同?"),
        ("去年审核了多少份合同?", "今年审核了多少份合同?"),
        ("满二十岁能申请吗?", "满三十岁能申请吗?"),
        ("社保能不能异地办理?", "社保不能异地办理?"),
        ("挂号收费吗?", "挂号不收费吗?"),
        ("电动车能不能上楼?", "机动车能不能上楼?"),
        ("非户籍儿童怎么入学?", "户籍儿童怎么入学?"),
        ("公租房怎么申请?", "租房怎么申请?"),
        ("医保怎么缴费?", "医保怎么退费?"),
        ("怎么办?", "怎么看?"),
        (CARD, "!!!"),
        (CARD, ""),
    ],
)
def test_what_asks_something_else_is_not_found(wording: str, question: str) -> None:
    assert Faq.of([entry(wording)]).find(question) is None


@pytest.mark.parametrize("slip", ["城中村治理数居", "城中村治理数", "城中村理治数据"])
def test_slips_of_the_pen_are_forgiven(slip: str) -> None:
    assert Faq.of([entry("城中村治理数据怎么用?")]).find(f"{slip}怎么用?")


def test_an_entry_is_found_by_each_of_its_wordings() -> None:
    faq = Faq.of([entry(CARD, "金卡在哪里领取?"), entry("一网统管是什么?", id_=2)])

    found = [faq.find(text) for text in (CARD, "金卡在哪里领取", "一网统管是什么")]

    assert [each.id for each in found if each] == [1, 1, 2]


@given(text(max_size=40) | text("零一两十百千万亿不没有的2023年多少吗越秀金卡", max_size=20))
def test_a_wording_that_says_anything_finds_itself(wording: str) -> None:
    found = Faq.of([entry(wording)]).find(wording)

    assert found or not any(map(is_han, wording))


def test_of_two_entries_with_one_wording_the_first_has_it() -> None:
    faq = Faq.of([entry(CARD, id_=3), entry(CARD, id_=2)])

    assert faq.find(CARD) == entry(CARD, id_=3)


@pytest.mark.parametrize("start", [0, 1])
def test_no_question_is_taken_for_one_with_another_answer(start: int) -> None:
    lines = map(json.loads, QUESTIONS.read_text("utf-8").splitlines())
    gold = {
        line["question"]: {*line["gold_segment_ids"], *line["acceptable_segment_ids"]}
        for line in lines
        if line["style"] not in ELSEWHERE
    }
    faq = Faq.of(entry(wording) for wording in [*gold][start::2])

    found = [(gold[q], gold[e.wordings[0]]) for q in [*gold][1 - start :: 2] if (e := faq.find(q))]

    assert len(found) > 10
    assert [pair for pair in found if any(pair) and not pair[0] & pair[1]] == []


def test_an_entry_wins_over_search_and_shows_what_it_is_bound_to() -> None:
    library = Library.build([PARKS, ROADS])
    bound = (bound_to(library, 2), bound_to(library, 0))
    asked = library.with_faq(Faq.of([entry("新建公园有多少个?", bound=bound)]))

    answer = asked.ask("请问新建公园有多少个呀")

    assert (answer.kind, answer.confidence) == (Kind.DIRECT, 1.0)
    assert [hit.passage for hit in answer.hits] == [library.passages[2], library.passages[0]]
    assert [hit.quote for hit in answer.hits] == [each.quote for each in bound]
    assert asked.account("新建公园有多少个").route is Route.FAQ
    assert asked.account("新建公园有多少个").decisions == ()


def test_what_no_entry_asks_is_searched_for_as_ever() -> None:
    library = Library.build([PARKS, ROADS])
    asked = library.with_faq(Faq.of([entry(CARD, bound=(bound_to(library, 2),))]))

    assert asked.ask("全年修路多少公里?") == library.ask("全年修路多少公里?")
    assert asked.account("全年修路多少公里?").route is Route.SEARCH


def test_an_entry_wins_over_what_was_asked_before_and_not_over_small_talk() -> None:
    library = Library.build([PARKS, ROADS])
    bound = (bound_to(library, 2),)
    asked = library.with_faq(Faq.of([entry("你好", "存在哪些问题?", bound=bound)]))

    assert asked.account("你好").route is Route.SMALL_TALK
    assert asked.account("存在哪些问题?").route is Route.FAQ


def test_a_question_is_found_by_what_it_was_understood_as() -> None:
    library = Library.build([filed("金卡", "越秀金卡在一网统管平台申请。").report])
    bound = (bound_to(library, 0),)
    asked = library.with_faq(Faq.of([entry("一网统管平台怎么申请?", bound=bound)]))

    assert asked.account("yiwangtongguan pingtai 怎么申请?").route is Route.FAQ


def test_an_entry_with_a_passage_that_is_gone_is_out_of_force() -> None:
    library = Library.build([PARKS, ROADS])
    gone = entry("公园有多少个?", bound=(bound_to(library, 0), bound_to(library, 2)))
    stands = entry("道路修了多少公里?", id_=2, bound=(bound_to(library, 2),))
    faq, fewer = Faq.of([gone, stands]), Library.build([ROADS])

    assert library.lost(faq) == ()
    assert fewer.lost(faq) == (gone,)
    assert fewer.with_faq(faq).account("公园有多少个?").route is Route.SEARCH
    assert fewer.with_faq(faq).account("道路修了多少公里?").route is Route.FAQ


def test_an_entry_that_is_bound_to_nothing_is_out_of_force() -> None:
    assert Library.build([PARKS]).lost(Faq.of([entry(CARD)])) == (entry(CARD),)


def test_a_passage_is_found_where_it_has_moved_to() -> None:
    library = Library.build([PARKS])
    faq = Faq.of([entry(CARD, bound=(bound_to(library, 1),))])
    report = PARKS.text.replace("2024年公园", "2025年公园")
    moved = Library.build([Filed.of(report.encode(), "园林.txt").report])

    (hit,) = moved.with_faq(faq).ask(CARD).hits

    assert hit.passage == moved.passages[1]
    assert hit.quote == moved.passages[1].text
