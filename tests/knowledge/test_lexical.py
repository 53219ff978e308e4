import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lexical import K1, MOST_POSTINGS, B, Bm25, Bm25Builder, Field, Scores, keys_of

TERM = st.integers(0, 5)
DOCUMENT = st.lists(TERM, min_size=1, max_size=12)
CORPUS = st.lists(DOCUMENT, min_size=1, max_size=8)
QUERY = st.lists(TERM, min_size=1, max_size=5, unique=True)


def index_of(*fields: list[list[int]], block: int = 100, **how: float) -> Bm25:
    """Return an index whose documents have these terms in each field, read so many at a time."""
    builder = Bm25Builder(*(Field(**how) for _ in fields))
    for field, documents in enumerate(fields):
        for first in range(0, len(documents), block):
            some = documents[first : first + block]
            terms = np.array([term for document in some for term in document], np.int64)
            whose = np.repeat(np.arange(len(some)), [len(document) for document in some])
            builder.add(field, terms, whose, len(some))
    return builder.build()


def scores(index: Bm25, query: list[int], field: int = 0) -> Scores:
    return index.scores(keys_of(field, query), np.ones(len(query)))


@given(CORPUS, QUERY)
def test_scores_are_those_of_an_independent_bm25(
    corpus: list[list[int]], query: list[int]
) -> None:
    oracle = bm25s.BM25(method="lucene", k1=K1, b=B)
    oracle.index([list(map(str, document)) for document in corpus], show_progress=False)
    known = [str(term) for term in query if any(term in document for document in corpus)]
    expected = oracle.get_scores(known) if known else np.zeros(len(corpus))

    found = scores(index_of(corpus), query)

    # Lucene leaves out the constant factor k1 + 1, which changes no ranking.
    np.testing.assert_allclose(found, expected * (K1 + 1), rtol=1e-3, atol=1e-4)


def test_the_constants_are_the_measured_ones() -> None:
    assert (K1, B) == (0.3, 0.2)


@given(CORPUS, QUERY)
def test_scores_do_not_depend_on_how_many_documents_are_read_at_a_time(
    corpus: list[list[int]], query: list[int]
) -> None:
    whole, one_by_one = index_of(corpus), index_of(corpus, block=1)

    np.testing.assert_array_equal(scores(whole, query), scores(one_by_one, query))


@given(CORPUS, CORPUS, QUERY)
def test_what_the_fields_add_makes_the_scores(
    one: list[list[int]], other: list[list[int]], query: list[int]
) -> None:
    many = min(len(one), len(other))
    index = index_of(one[:many], other[:many])
    keys = np.concatenate([keys_of(0, query), keys_of(1, query)])
    weights = np.linspace(0.5, 2.0, len(keys))

    fields = index.by_field(keys, weights)

    assert fields.shape == (2, many)
    np.testing.assert_allclose(fields.sum(axis=0), index.scores(keys, weights))
    np.testing.assert_allclose(fields[1], index.scores(keys[len(query) :], weights[len(query) :]))


@given(CORPUS, QUERY)
def test_no_score_is_negative(corpus: list[list[int]], query: list[int]) -> None:
    assert (scores(index_of(corpus), query) >= 0).all()


@given(CORPUS, DOCUMENT)
def test_a_document_with_every_term_beats_one_with_none(
    corpus: list[list[int]], query: list[int]
) -> None:
    found = scores(index_of([*corpus, query, [7, 8, 9]]), sorted({*query}))

    assert found[-2] > found[-1] == 0


def test_a_rare_term_counts_more_than_a_common_one() -> None:
    found = scores(index_of([[1], [1], [2]]), [1, 2])

    assert found[2] > found[0]


def test_of_two_documents_the_shorter_scores_higher_for_the_same_term() -> None:
    found = scores(index_of([[1], [1, 2, 3, 4, 5]]), [1])

    assert found[0] > found[1]


def test_a_term_counts_by_its_weight() -> None:
    index = index_of([[1], [2]])

    found = index.scores(keys_of(0, [1, 2]), np.array([1.0, 0.5]))

    assert found[1] == found[0] / 2


def test_a_field_is_searched_by_its_own_terms() -> None:
    index = index_of([[1], [2]], [[2], [1]])

    assert scores(index, [1], field=0).argmax() == 0
    assert scores(index, [1], field=1).argmax() == 1


def test_a_field_can_hold_long_documents_back_more() -> None:
    documents = [[1], [1, 2, 3, 4, 5]]

    little = scores(index_of(documents, b=0.0), [1])
    more = scores(index_of(documents, b=1.0), [1])

    assert little[0] == little[1]
    assert more[0] > more[1]


def test_how_many_documents_hold_a_term_is_known() -> None:
    index = index_of([[1, 1], [1, 2], [3]])

    assert index.found(keys_of(0, [1, 2, 4])).tolist() == [2, 1, 0]


def test_a_term_tells_the_more_the_fewer_documents_hold_it() -> None:
    index = index_of([[1], [1], [2]])

    tells = index.tells(index.found(keys_of(0, [1, 2, 3])))

    assert tells[0] < tells[1] < tells[2]


def test_of_too_many_postings_those_of_the_commonest_terms_are_passed_over() -> None:
    half = MOST_POSTINGS // 2
    index = index_of([[1, 2, 3]] * half + [[2, 3]] + [[3]])

    found = scores(index, [1, 2, 3])

    assert found[0] > 0
    assert found[half:].tolist() == [pytest.approx(found[half]), 0.0]


@pytest.mark.parametrize("query", [[], [1]])
def test_an_empty_index_scores_nothing(query: list[int]) -> None:
    assert scores(index_of([]), query).shape == (0,)


def test_documents_without_terms_score_nothing() -> None:
    assert scores(index_of([[], []]), [1]).tolist() == [0.0, 0.0]


def test_an_unknown_term_scores_nothing() -> None:
    assert scores(index_of([[1]]), [2]).tolist() == [0.0]
