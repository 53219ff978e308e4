import pytest
from support.reports import library_of, understanding_of

from knowledge import Kind, Library
from knowledge.finder import Finder
from knowledge.understand import Question

TEXT = """一、工作总结
(一)环卫工作。全年清运垃圾80吨。
(二)园林工作。新建公园5个。
二、明年安排
(一)加强环卫。清运垃圾的车辆要更换。"""


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(TEXT)


@pytest.fixture(scope="module")
def finder(library: Library) -> Finder:
    return library._finder  # noqa: SLF001 - as the library put it together


def read(library: Library, typed: str) -> Question:
    return understanding_of(library).read(typed)


def test_one_passage_can_be_held_against_a_question(library: Library, finder: Finder) -> None:
    found = finder.match(read(library, "清运垃圾多少?"), library.passages[2], "")

    assert [match.passage for match in found] == [library.passages[2]]


def test_a_passage_of_another_edition_matches_nothing(library: Library, finder: Finder) -> None:
    other = library_of("别的报告\n清运垃圾九吨。").passages[0]

    assert finder.match(read(library, "清运垃圾多少?"), other, "清运垃圾") == []


def test_a_part_is_not_answered_from_what_the_other_parts_ask_about(
    library: Library, finder: Finder
) -> None:
    question = read(library, "清运垃圾的车辆怎么样?")

    alone = finder.part(question, frozenset())
    beside_a_plan = finder.part(question, frozenset({"plan"}))

    assert alone.hits[0].passage == library.passages[2]
    assert beside_a_plan.hits[0].passage == library.passages[0]


def test_the_chance_decides_between_an_answer_and_what_is_only_related(
    library: Library, finder: Finder
) -> None:
    question = read(library, "清运垃圾有多少吨?")
    matches = finder.matches(question)

    assert finder.decide(question, matches, 0.9).kind is Kind.DIRECT
    assert finder.decide(question, matches, 0.1).kind is Kind.RELATED
