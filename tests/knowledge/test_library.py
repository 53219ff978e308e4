import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reports import assert_verbatim, library_of, made

from knowledge import Hit, Kind, Library, Report, SmallTalk
from knowledge.dialogue import turn_of
from knowledge.recall import Weights

ANY_CHARACTER = st.characters()
KNOWN = st.sampled_from(
    [
        "艾小越",
        "多少",
        "2022年",
        "数据",
        "不足",
        "明年",
        "爱小月",
        "fuwu",
        "@a ",
        "http://a",
        "\n",
        "?",
    ]
)
MESSAGE = st.lists(st.one_of(st.text(ANY_CHARACTER, max_size=40), KNOWN), max_size=12).map("".join)
LONG_MESSAGE = st.builds(
    lambda text, times: (text * times)[:5000],
    st.text(ANY_CHARACTER, min_size=1, max_size=30),
    st.integers(1, 5000),
)


# Looking things up


def test_search_returns_the_nearest_passages_the_best_first(library: Library) -> None:
    hits = library.search("艾小越机器人", 5)

    assert len(hits) == 5
    assert "“艾小越”" in hits[0].quote
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("question", ["", "👍", "㐀㐁"])
def test_search_for_nothing_finds_nothing(library: Library, question: str) -> None:
    assert library.search(question, 5) == ()


def test_passages_and_sections_are_found_by_their_ids(library: Library, report: Report) -> None:
    assert [library.passage(p.id) for p in report.passages] == list(report.passages)
    assert [library.section(s.id) for s in report.sections] == list(report.sections)


def test_an_id_of_another_edition_finds_nothing(library: Library) -> None:
    assert library.passage("AAAAAAAA") is None
    assert library.section("AAAAAAAA") is None


def test_a_hit_can_be_made_for_any_quote_of_a_passage(library: Library, report: Report) -> None:
    hit = library.hit(report.passages[2], (0, 12))

    assert isinstance(hit, Hit)
    assert hit.quote == "二是完善依法决策机制。完"


def test_other_weights_change_the_ranking_of_the_new_library_only(library: Library) -> None:
    before = library.search("机器人", 3)

    other = library.weighing(Weights(text=0, heading=0, sound=0, sentence=0))

    assert other.search("机器人", 3) == ()
    assert library.search("机器人", 3) == before


def test_other_weights_change_the_answers_of_the_new_library_too(library: Library) -> None:
    other = library.weighing(Weights(text=0, heading=0, sound=0, sentence=0))

    assert library.ask("机器人是什么?").hits
    assert other.ask("机器人是什么?").hits == ()


def test_passages_that_are_left_out_are_not_found(library: Library) -> None:
    asked = "艾小越机器人进了多少个居民微信群?"
    first = library.ask(asked).hits[0].passage

    other = library.without([first])

    assert first not in [hit.passage for hit in other.search(asked, 9)]
    assert first not in [hit.passage for hit in other.ask(asked).hits]
    assert library.ask(asked).hits[0].passage == first


# Several reports, one, none


def test_passages_of_all_reports_are_searched() -> None:
    library = library_of(
        "甲区报告\n一、垃圾\n清运垃圾八吨。", "乙区报告\n一、公园\n新建公园五个。"
    )

    assert "八吨" in library.ask("清运垃圾多少?").hits[0].quote
    assert "五个" in library.ask("新建公园几个?").hits[0].quote


def test_the_same_report_can_be_in_two_libraries(report: Report) -> None:
    one, other = Library.build([report]), Library.build([report, made("无关的一句话。")])

    assert one.ask("合同审核了几份").hits[0].passage == other.ask("合同审核了几份").hits[0].passage


@pytest.mark.parametrize(
    "question", ["艾小越是什么?", "这个报告是哪个单位发的?", "明年有什么安排?", ""]
)
def test_an_empty_library_finds_nothing(question: str) -> None:
    library = Library.build([])

    assert library.ask(question).kind is Kind.NOT_FOUND
    assert library.search(question, 3) == ()


def test_an_empty_library_still_makes_small_talk() -> None:
    assert Library.build([]).ask("你好").small_talk is SmallTalk.GREETING


def test_threads_that_share_a_library_get_the_answers_of_one(library: Library) -> None:
    questions = ["艾小悦进了多少个群", "合同审核了几份", "明年营商环境咋整", "给我讲个笑话"] * 10
    expected = [library.ask(question) for question in questions]

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(library.ask, questions))

    assert answers == expected


# A process of its own

ANSWERS = """
from knowledge import Library
from knowledge.evaluate import read_questions
from knowledge.seed import embedded_report
from support.reports import DATA

library = Library.build([embedded_report()])
for gold in read_questions(DATA / "questions_report.jsonl"):
    answer = library.ask(gold.question)
    print(answer.kind, answer.confidence, answer.understood_as, *(s.id for s in answer.sections))
    found = [*answer.hits, *library.search(gold.question, 8)]
    print(*((hit.passage.id, hit.score, hit.quote_span) for hit in found))
"""

COLD_START = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import jieba

from knowledge.tokens import Words

loads, barrier = [], Barrier(6)
read = jieba.Tokenizer.gen_pfdict


def counted(*given):
    loads.append(given)
    return read(*given)


def cut(text):
    barrier.wait()
    return Words().cut(text)


jieba.Tokenizer.gen_pfdict = staticmethod(counted)
with ThreadPoolExecutor(6) as threads:
    cuts = list(threads.map(cut, ["政务服务"] * 6))
print(len(loads), cuts == [["政务", "服务"]] * 6)
"""


def run(code: str, **settings: str) -> str:
    """Return what `code` prints in a process of its own."""
    paths = os.pathsep.join(path for path in sys.path if path)
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1", **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_every_process_gives_the_same_answers() -> None:
    one, other = (run(ANSWERS, PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert one.count("\n") == 2 * 107
    assert one == other


def test_threads_that_all_come_first_load_the_dictionary_once() -> None:
    assert run(COLD_START).split() == ["1", "True"]


# Whatever comes


@pytest.mark.parametrize("seed", range(3))
def test_a_question_of_random_characters_gets_an_answer(library: Library, seed: int) -> None:
    characters = [chr(code) for code in range(0x4E00, 0x9FA6)]
    question = "".join(random.Random(seed).choices(characters, k=300))  # noqa: S311 - no secret

    answer = library.ask(question)

    assert answer.kind in (Kind.NOT_FOUND, Kind.RELATED)
    assert_verbatim(answer, library)


@given(st.one_of(MESSAGE, LONG_MESSAGE))
def test_any_message_gets_an_answer_of_published_words(library: Library, message: str) -> None:
    answer = library.ask(message)

    assert_verbatim(answer, library)
    assert 0 <= answer.confidence <= 1
    assert (answer.kind is Kind.SMALL_TALK) is (answer.small_talk is not None)


@given(MESSAGE, MESSAGE)
def test_any_message_after_any_other_gets_an_answer_of_published_words(
    library: Library, first: str, second: str
) -> None:
    assert_verbatim(library.ask(second, [turn_of(library.ask(first))]), library)
