from hypothesis import given
from hypothesis import strategies as st

from knowledge.terms import Terms, is_pair, pairs, two
from knowledge.tokens import grams

TEXT = st.text(st.sampled_from("艾小越秀𠮶〇政务ioc1234., \n"), max_size=20)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_the_numbers_of_texts_are_those_of_their_terms(texts: list[str]) -> None:
    terms = Terms()

    numbers, whose = terms.learn(texts)

    for at, text in enumerate(texts):
        assert sorted(numbers[whose == at]) == sorted(map(terms.number, grams(text)))


@given(TEXT)
def test_different_terms_have_different_numbers(text: str) -> None:
    terms = Terms()
    terms.learn([text])
    known = {*grams(text)}

    assert len({terms.number(term) for term in known}) == len(known)


def test_a_run_that_no_text_holds_is_no_term_of_one_that_does() -> None:
    terms = Terms()
    numbers, _ = terms.learn(["ioc 34.02 政务"])

    assert {terms.number("abc"), terms.number("34")}.isdisjoint(numbers.tolist())


def test_pairs_are_two_characters_side_by_side_within_one_text() -> None:
    numbers, whose = pairs(["政务,服务", "", "平台"])

    assert numbers.tolist() == [two("政务"), two("服务"), two("平台")]
    assert whose.tolist() == [0, 0, 2]


def test_a_pair_is_told_from_a_run_of_letters() -> None:
    assert [is_pair(term) for term in ("政务", "政", "ab", "12", "abc")] == [True] + [False] * 4


def test_a_lone_surrogate_is_no_term() -> None:
    numbers, _ = Terms().learn(["\ud800"])

    assert numbers.tolist() == []
