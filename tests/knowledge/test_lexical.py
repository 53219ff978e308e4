import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexical import K1, B, Bm25

TERM = st.sampled_from(["政", "务", "政务", "服务", "ioc", "34.02"])
DOCUMENT = st.lists(TERM, min_size=1, max_size=12)
CORPUS = st.lists(DOCUMENT, min_size=1, max_size=8)


@given(CORPUS, st.lists(TERM, min_size=1, max_size=5, unique=True))
def test_scores_are_those_of_an_independent_bm25(
    corpus: list[list[str]], query: list[str]
) -> None:
    oracle = bm25s.BM25(method="lucene", k1=K1, b=B)
    oracle.index(corpus, show_progress=False)
    known = [term for term in query if any(term in document for document in corpus)]
    expected = oracle.get_scores(known) if known else np.zeros(len(corpus))

    scores = Bm25.over(corpus).scores(query)

    # Lucene leaves out the constant factor k1 + 1, which changes no ranking.
    np.testing.assert_allclose(scores, expected * (K1 + 1), rtol=1e-4, atol=1e-5)


def test_the_constants_are_the_measured_ones() -> None:
    assert (K1, B) == (0.9, 0.4)


@given(CORPUS, st.lists(TERM, max_size=5))
def test_no_score_is_negative(corpus: list[list[str]], query: list[str]) -> None:
    assert (Bm25.over(corpus).scores(query) >= 0).all()


@given(CORPUS, DOCUMENT)
def test_a_document_with_every_term_beats_one_with_none(
    corpus: list[list[str]], query: list[str]
) -> None:
    index = Bm25.over([*corpus, query, ["别", "的", "话"]])

    scores = index.scores(query)

    assert scores[-2] > scores[-1] == 0


@given(CORPUS, DOCUMENT)
def test_a_term_typed_twice_counts_once(corpus: list[list[str]], query: list[str]) -> None:
    index = Bm25.over(corpus)

    np.testing.assert_array_equal(index.scores(query * 2), index.scores(query))


def test_a_rare_term_counts_more_than_a_common_one() -> None:
    scores = Bm25.over([["政务"], ["政务"], ["服务"]]).scores(["政务", "服务"])

    assert scores[2] > scores[0]


def test_of_two_documents_the_shorter_scores_higher_for_the_same_term() -> None:
    scores = Bm25.over([["政务"], ["政务", *"甲乙丙丁"]]).scores(["政务"])

    assert scores[0] > scores[1]


@pytest.mark.parametrize("query", [[], ["政务"]])
def test_an_empty_index_scores_nothing(query: list[str]) -> None:
    assert Bm25.over([]).scores(query).shape == (0,)


def test_documents_without_terms_score_nothing() -> None:
    assert Bm25.over([[], []]).scores(["政务"]).tolist() == [0.0, 0.0]


def test_an_unknown_term_scores_nothing() -> None:
    assert Bm25.over([["政务"]]).scores(["未知"]).tolist() == [0.0]
