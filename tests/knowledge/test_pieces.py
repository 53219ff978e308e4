from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from knowledge.pieces import pieces

SENTENCE = st.integers(1, 90).map(lambda length: "字" * (length - 1) + "。")
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1, max_size=8).map("".join), max_size=8)


def cut(*paragraphs: str, least: int = 60, most: int = 120) -> list[str]:
    """Return the pieces of a text that has these paragraphs."""
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return [text[start:end] for start, end in pieces(text, spans, least=least, most=most)]


def sentence(length: int) -> str:
    return "字" * (length - 1) + "。"


def test_a_paragraph_that_is_long_enough_is_a_piece() -> None:
    assert cut(sentence(80), sentence(70)) == [sentence(80), sentence(70)]


def test_short_paragraphs_are_joined_with_what_is_between_them() -> None:
    assert cut(sentence(30), sentence(40)) == [sentence(30) + "\n" + sentence(40)]


def test_a_long_paragraph_is_cut_at_the_ends_of_its_sentences() -> None:
    assert cut(sentence(70) * 3) == [sentence(70)] * 3


def test_a_sentence_longer_than_the_most_stays_whole() -> None:
    assert cut(sentence(150)) == [sentence(150)]


def test_a_list_in_one_paragraph_is_cut_before_each_of_its_points() -> None:
    points = ["一是" + sentence(28) * 3, "二是" + sentence(28) * 3, "三是" + sentence(28) * 3]

    assert cut("".join(points)) == points


def test_a_short_end_is_cut_anew_together_with_what_is_before_it() -> None:
    first, rest = sentence(40) * 2, sentence(30)

    assert cut(first + rest, sentence(20), least=50) == [first, rest + "\n" + sentence(20)]


def test_a_short_end_stays_alone_where_no_cut_is_better() -> None:
    assert cut(sentence(110), sentence(20)) == [sentence(110), sentence(20)]


def test_nothing_has_no_pieces() -> None:
    assert cut() == []


@given(PARAGRAPHS)
def test_pieces_hold_all_that_is_written_in_order(paragraphs: list[str]) -> None:
    assert "".join(cut(*paragraphs)).replace("\n", "") == "".join(paragraphs)


@given(PARAGRAPHS)
def test_pieces_end_with_sentences_and_keep_to_the_most(paragraphs: list[str]) -> None:
    for piece in cut(*paragraphs):
        assert piece.endswith("。")
        assert len(piece) <= 120


@given(PARAGRAPHS)
def test_two_neighbours_are_joined_where_one_is_short_and_both_fit(paragraphs: list[str]) -> None:
    for one, other in pairwise(cut(*paragraphs)):
        both = len(one) + 4 + len(other) + 3 * (one + other).count("\n")
        assert min(len(one), len(other)) >= 60 or both > 120
