import numpy as np
import pytest

from knowledge.lexical import Scores
from knowledge.query import Query
from knowledge.ranking import NEAR, SAME_ASPECT, Ranking, Scored, best
from knowledge.recall import Recall, Weights
from knowledge.tokens import Words
from knowledge.understand import Question

TEXTS = ["垃圾 清运8吨", "垃圾 清运9吨", "公园 湖泊"]
RECALL = Recall(TEXTS, [text.partition(" ")[0] for text in TEXTS], Words())
RANKING = Ranking(RECALL, [frozenset({"done"}), frozenset({"plan"}), frozenset()])


def scored(
    ranking: Ranking, *aspects: str, prior: Scores | None = None, near: Scores | None = None
) -> Scored:
    question = Question(raw="", text="", content="", aspects=frozenset(aspects))
    read = RECALL.read({"清运": 1.0})
    return ranking.scored(Query(question, prior=prior, near=near), read, Weights())


WORDS = scored(RANKING).total


def test_words_alone_score_as_the_fields_do() -> None:
    assert WORDS.tolist() == RECALL.scores(RECALL.read({"清运": 1.0}), Weights()).tolist()


def test_a_passage_of_the_aspect_asked_about_counts_more() -> None:
    assert scored(RANKING, "plan").total.tolist() == [WORDS[0], SAME_ASPECT * WORDS[1], 0.0]


def test_what_is_known_beforehand_is_a_factor() -> None:
    assert scored(RANKING, prior=np.array([0.5, 1, 1])).total.tolist() == [
        0.5 * WORDS[0],
        WORDS[1],
        0.0,
    ]


def test_nearness_in_meaning_adds_a_share_of_the_best_score() -> None:
    found = scored(RANKING, near=np.array([0.0, -1.0, 0.8]))

    assert found.total.tolist() == [*WORDS[:2], pytest.approx(0.8 * NEAR * WORDS.max())]
    assert found.meaning is not None
    assert found.meaning.tolist() == [0.0, 0.0, found.total[2]]


def test_passages_that_are_left_out_score_nothing() -> None:
    assert scored(RANKING.without([0])).total.tolist() == [0.0, WORDS[1], 0.0]
    assert scored(RANKING.without([])).total.tolist() == WORDS.tolist()
    assert scored(RANKING).total.tolist() == WORDS.tolist()


@pytest.mark.parametrize(
    ("limit", "places"), [(1, [2]), (2, [2, 0]), (3, [2, 0, 3]), (9, [2, 0, 3])]
)
def test_the_highest_scores_come_first_and_of_equals_the_first(
    limit: int, places: list[int]
) -> None:
    assert best(np.array([1.0, 0.0, 3.0, 1.0]), limit) == places


def test_where_nothing_scores_nothing_is_best() -> None:
    assert best(np.zeros(3), 2) == []
    assert best(np.zeros(0), 2) == []
