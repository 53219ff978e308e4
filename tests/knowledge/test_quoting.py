import pytest
from support.reports import made

from knowledge.gist import Gist
from knowledge.marked import marked
from knowledge.phonetics import sounded
from knowledge.quoting import Sentences
from knowledge.understand import Question
from knowledge.wants import Want, wants_of

TEXT = "一、环卫\n(一)垃圾分类。分类宣传到户。清运垃圾共8吨。 清运垃圾及时。"


def sentences_of(terms: dict[str, float], text: str = TEXT, **sounds: float) -> Sentences:
    (passage,) = made(text).passages
    return Sentences.of(passage, marked(passage), Gist(terms, sounds))


def quoted(sentences: Sentences, asked: str) -> tuple[str, frozenset[Want]]:
    """Return the sentence that answers `asked`, and what it tells of that."""
    question = Question(raw=asked, text=asked, content=asked, wants=wants_of(asked, str.split))
    place, told = sentences.best(question, (), "")
    start, end = sentences.span(place)
    return sentences.passage.text[start:end], told


def test_the_sentence_that_holds_most_is_quoted() -> None:
    assert quoted(sentences_of({"宣传": 2.0, "清运": 1.0}), "宣传")[0] == "分类宣传到户。"


def test_a_sentence_that_tells_what_is_wanted_is_quoted_before_a_somewhat_better_one() -> None:
    sentences = sentences_of({"清运": 2.0, "及时": 0.2})

    assert quoted(sentences, "清运")[0] == "清运垃圾及时。"
    sentence, told = quoted(sentences, "清运多少")
    assert sentence == "清运垃圾共8吨。"
    assert {want.kind for want in told} == {"number"}


def test_a_heading_is_quoted_only_where_it_says_much_more() -> None:
    heading = "(一)垃圾分类。"

    assert quoted(sentences_of({"垃圾分类": 1.0}), "垃圾分类")[0] != heading
    assert quoted(sentences_of({}), "什么")[0] != heading


def test_the_blanks_behind_a_sentence_are_not_quoted() -> None:
    sentences = sentences_of({"共8吨": 1.0})

    assert quoted(sentences, "吨")[0] == "清运垃圾共8吨。"


def test_a_slip_is_worth_what_sounds_like_it() -> None:
    slip = {sounded("宣船"): 5.0}
    sentences = sentences_of({"清运": 1.0}, **slip)
    (passage,) = made(TEXT).passages

    heard = sentences.with_sounds(sounded(marked(passage)), Gist({}, slip))

    assert quoted(sentences, "宣船")[0] != "分类宣传到户。"
    assert quoted(heard, "宣船")[0] == "分类宣传到户。"


@pytest.mark.parametrize("text", ["清运垃圾8吨", "清运垃圾8吨。"])
def test_a_passage_of_one_sentence_is_quoted_whole(text: str) -> None:
    assert quoted(sentences_of({}, text), "公园")[0] == text
