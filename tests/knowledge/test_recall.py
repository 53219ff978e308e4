import numpy as np
import pytest

from knowledge.lexical import Scores
from knowledge.recall import BLOCK, Recall, Weights
from knowledge.tokens import Words

TEXTS = ["垃圾 清运8吨", "诊所 新增9家", "公园 ioc平台"]
RECALL = Recall(TEXTS, [text.partition(" ")[0] for text in TEXTS], Words(["清运吨位"]))


def scores(asked: dict[str, float], **weights: float) -> Scores:
    return RECALL.scores(RECALL.read(asked), Weights(**weights))


def test_a_text_is_found_by_its_terms() -> None:
    assert scores({"清运": 1.0}).tolist() == [pytest.approx(scores({"清运": 1.0}).max()), 0, 0]
    assert scores({"ioc": 1.0}).argmax() == 2


def test_terms_of_a_heading_count_more() -> None:
    found = scores({"垃圾": 1.0, "清运": 1.0})

    assert found[0] > scores({"垃圾": 1.0, "清运": 1.0}, heading=0.0)[0]


def test_each_field_says_its_share_of_the_score() -> None:
    fields = RECALL.by_field(RECALL.read({"垃圾": 1.0, "枕锁": 1.0}), Weights())

    assert {name: share.nonzero()[0].tolist() for name, share in fields.items()} == {
        "text": [0],
        "heading": [0],
        "sound": [1],
    }
    assert sum(fields.values()).tolist() == pytest.approx(scores({"垃圾": 1.0, "枕锁": 1.0}))


def test_characters_that_stand_nowhere_are_found_by_their_sound() -> None:
    assert scores({"枕锁": 1.0}).argmax() == 1
    assert not scores({"枕锁": 1.0}, sound=0.0).any()


def test_characters_that_stand_somewhere_are_not_taken_for_a_slip() -> None:
    recall = Recall(["枕锁 坏了", "诊所 新增"], ["枕锁", "诊所"], Words())

    read = recall.read({"枕锁": 1.0})

    assert read.slips == []
    assert recall.scores(read, Weights())[1] == 0


def test_a_gist_weighs_terms_by_their_weight_and_by_how_rare_they_are() -> None:
    gist = RECALL.gist(RECALL.read({"清运": 1.0, "新增": 0.5}), Weights())

    assert gist.terms["清运"] == pytest.approx(2 * gist.terms["新增"])


def test_pairs_that_stand_in_a_text_are_known() -> None:
    assert RECALL.standing(["诊所", "所新", "新增", "枕锁", "诊", "9家"]) == ["诊所", "新增"]


def test_the_words_of_the_texts_are_known_and_those_inside_them() -> None:
    assert {"垃圾", "诊所", "新增", "平台"} <= RECALL.words
    assert {"机器人", "机器"} <= Recall(["机器人"], [""], Words()).words


def test_more_texts_than_are_read_at_a_time_are_all_found() -> None:
    recall = Recall(["公园"] * BLOCK + ["诊所"], [""] * (BLOCK + 1), Words())

    found = recall.scores(recall.read({"诊所": 1.0}), Weights())

    assert np.flatnonzero(found).tolist() == [BLOCK]


def test_of_no_texts_there_are_no_scores() -> None:
    recall = Recall([], [], Words())

    assert recall.scores(recall.read({"公园": 1.0}), Weights()).tolist() == []
    assert recall.words == frozenset()
