import pytest
from support.reports import made, understanding_of

from knowledge import Library, Passage
from knowledge.own_words import own_words_of
from knowledge.sentence_choice import Choice, choose
from knowledge.tokens import Words

TEXT = (
    "一、总结\n(一)环卫工作。全年清运垃圾80吨,服务居民3万人。新建公园5个。以东山街道、梅花街道为试点,"
    "由区绿化队养护。下一步继续做好。"
)


@pytest.fixture(scope="module")
def passage() -> Passage:
    return made(TEXT).passages[0]


def chosen(library: Library, passage: Passage, typed: str, *before: str) -> tuple[Choice, str]:
    question = understanding_of(library).read(typed)
    choice = choose(passage, question, own_words_of(question, Words()), before)
    return choice, passage.text[slice(*choice.span)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("公园呢?", "新建公园5个。"),
        ("那服务了多少人?", "全年清运垃圾80吨,服务居民3万人。"),
        ("一共多少吨?", "全年清运垃圾80吨,服务居民3万人。"),
        ("几个街道?", "以东山街道、梅花街道为试点,由区绿化队养护。"),
    ],
)
def test_the_sentence_that_tells_what_is_wanted_is_chosen(
    library: Library, passage: Passage, typed: str, sentence: str
) -> None:
    assert chosen(library, passage, typed)[1] == sentence


@pytest.mark.parametrize("typed", ["那服务了多少人?", "几个街道?", "有多少个公园?"])
def test_a_figure_of_what_is_counted_tells(library: Library, passage: Passage, typed: str) -> None:
    assert chosen(library, passage, typed)[0].tells


@pytest.mark.parametrize("typed", ["有多少座大桥?", "服务了多少学校?", "谁来报名?", "公园呢?"])
def test_a_figure_of_something_else_does_not_tell(
    library: Library, passage: Passage, typed: str
) -> None:
    assert not chosen(library, passage, typed)[0].tells


def test_where_a_question_says_nothing_the_words_before_choose(
    library: Library, passage: Passage
) -> None:
    assert chosen(library, passage, "为什么?", "公园")[1] == "新建公园5个。"
    assert chosen(library, passage, "为什么?", "垃圾")[1] == "全年清运垃圾80吨,服务居民3万人。"


def test_a_heading_is_not_chosen_before_a_sentence(library: Library, passage: Passage) -> None:
    assert chosen(library, passage, "为什么?")[1] != "(一)环卫工作。"
