import numpy as np
import pytest

from knowledge.query import Query, Wording
from knowledge.recall import Weights
from knowledge.tokens import Words
from knowledge.understand import Question

WORDING = Wording(Words(), frozenset())


def question(content: str, **known: frozenset[int] | frozenset[str]) -> Question:
    return Question(raw=content, text=f"2022年深圳市{content}", content=content, **known)  # type: ignore[arg-type]


def texts(query: Query) -> list[list[str]]:
    several, _ = WORDING.pieces(query)
    return [[piece.text for piece in some] for some in several]


def test_a_year_and_a_place_are_searched_for_where_they_choose_no_report() -> None:
    asked = question("垃圾", years=frozenset({2022, 2021}), places=frozenset({"深圳市"}))

    assert Query(asked).content == "垃圾 2022 深圳市"
    assert Query(asked, prior=np.array([1.0, 1.0])).content == "垃圾 2022 深圳市"
    assert Query(asked, prior=np.array([1.0, 0.2])).content == "垃圾"


def test_terms_are_characters_one_by_one_and_in_twos() -> None:
    terms = WORDING.terms(Query(question("清运")), Weights(alike=0.0))

    assert terms == {"清": 1.0, "运": 1.0, "清运": 1.0}


def test_what_a_report_would_say_instead_counts_less() -> None:
    terms = WORDING.terms(Query(question("敬老院")), Weights(alike=0.5))

    assert terms["养老"] == 0.5
    assert terms["养老"] < terms["敬老"]


def test_what_a_report_would_say_instead_of_its_own_words_counts_least() -> None:
    wording = Wording(Words(), {"敬老院"})

    terms = wording.terms(Query(question("敬老院")), Weights(alike=0.5, known=0.2))

    assert terms["养老"] == 0.1


def test_a_model_of_meaning_is_told_the_words_of_reports_too() -> None:
    assert WORDING.widened(question("敬老院")).startswith("敬老院 养老机构 养老服务")


def test_what_was_asked_before_counts_less() -> None:
    terms = WORDING.terms(Query(question("几吨"), earlier="清运"), Weights(alike=0.0, earlier=0.5))

    assert (terms["几吨"], terms["清运"]) == (1.0, 0.5)


def test_sentences_are_held_against_the_question_itself_or_else_the_one_before() -> None:
    own = WORDING.own_terms(Query(question("几吨"), earlier="清运"), Weights())
    before = WORDING.own_terms(Query(question(""), earlier="清运\n公园"), Weights())

    assert "清运" not in own
    assert "清运" in before
    assert "公园" not in before


def test_words_that_say_nothing_are_no_terms_of_plain_text() -> None:
    assert "多少" not in WORDING.plain_terms("清运垃圾多少", Weights())


def test_what_has_to_be_covered_is_the_question() -> None:
    asked = Query(question("清运垃圾"), earlier="公园")

    assert texts(asked) == [["清运", "垃圾"]]
    assert WORDING.pieces(asked)[1] is False


@pytest.mark.parametrize("content", ["", "吨"])
def test_a_question_that_says_little_borrows_from_each_of_those_before(content: str) -> None:
    asked = Query(question(content), earlier="清运\n公园")

    own = [content] if content else []
    assert texts(asked) == [[*own, "清运"], [*own, "公园"]]
    assert WORDING.pieces(asked)[1] is True
