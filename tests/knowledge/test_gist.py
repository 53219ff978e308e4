import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gist import Gist
from knowledge.phonetics import sounded

GIST = Gist({"垃圾": 3.0, "清运": 2.0, "吨": 1.0}, {})
TEXT = st.text(st.sampled_from("清运垃圾八吨,公园"), max_size=12)


@pytest.mark.parametrize(
    ("text", "worth"), [("清运垃圾8吨。", 6.0), ("垃圾桶十个。", 3.0), ("公园。", 0.0)]
)
def test_a_text_is_worth_what_its_terms_tell(text: str, worth: float) -> None:
    assert GIST.worths([text]) == [worth]


def test_what_stands_above_counts_for_every_text() -> None:
    assert GIST.worths(["8吨。", "清运。", "垃圾。"], above="垃圾") == [4.0, 5.0, 3.0]


def test_a_slip_counts_where_something_sounds_like_it() -> None:
    gist = Gist({"枕锁": 4.0}, {sounded("枕锁"): 2.0})

    heard = [sounded(text) for text in ("诊所新增。", "公园新增。")]

    assert gist.heard(heard) == [2.0, 0.0]
    assert gist.heard(heard, above=sounded("诊所")) == [2.0, 2.0]


def test_without_slips_nothing_is_heard() -> None:
    assert GIST.heard(["垃圾。", "清运。"]) == [0.0, 0.0]


@given(st.lists(TEXT, min_size=1, max_size=4), TEXT)
def test_each_text_is_worth_the_same_beside_others_as_alone(texts: list[str], above: str) -> None:
    alone = [GIST.worths([text], above)[0] for text in texts]

    assert GIST.worths(texts, above) == alone
