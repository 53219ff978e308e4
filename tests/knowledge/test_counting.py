"""What a figure that is asked for counts is read from the words around it."""

import pytest

from knowledge.counting import counted, counted_behind, noun_of, sized
from knowledge.tokens import Words

CUT = Words().cut


@pytest.mark.parametrize(
    ("text", "measure", "noun"),
    [
        ("查了多少份档案", "份", "档案"),
        ("服务了几个区", "", "区"),
        ("涉及几个项目", "", "项目"),
        ("有多少居民啊", "", "居民"),
        ("归集了多少亿条数据资源", "条", "资源"),
        ("摸排了几个小区边上的路", "", "小区"),
        ("看了几份", "份", ""),
        ("企业一共有多少家", "家", "企业"),
        ("证照有几个", "", "证照"),
        ("平台是哪几个", "", "平台"),
        ("讲话多少次", "次", ""),
        ("通过率多少", "", ""),
        ("来自多少个数源单位", "", ""),
        ("第几次办", "", ""),
        ("这几个街道", "", ""),
        ("几点开门", "", ""),
        ("几级了", "", ""),
        ("在哪里办", "", ""),
    ],
)
def test_the_measure_and_the_noun_of_a_figure_are_known(
    text: str, measure: str, noun: str
) -> None:
    found = counted(text, CUT)

    assert (found.measure, found.noun) == (measure, noun)


def test_what_narrows_the_noun_is_told_from_it() -> None:
    found = counted("有多少注册用户", CUT)

    assert (found.modifier, found.noun) == ("注册", "用户")


def test_a_noun_before_the_figure_is_left_out_where_only_what_follows_counts() -> None:
    assert counted_behind("企业有多少家", CUT).noun == ""


@pytest.mark.parametrize(
    ("text", "size", "noun"),
    [
        ("7个证照是哪7个", 7, "证照"),
        ("四大平台分别叫什么", 4, "平台"),
        ("十二个街道", 12, "街道"),
        ("2023年有什么", 0, ""),
        ("第一个平台", 0, ""),
        ("有什么平台", 0, ""),
    ],
)
def test_how_many_a_question_says_there_are_is_known(text: str, size: int, noun: str) -> None:
    assert sized(text, CUT) == (size, noun)


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        (["律师", "事务所", "开发"], "律师事务所"),
        (["数据", "资源"], "资源"),
        (["公司", "开发"], "公司"),
    ],
)
def test_the_last_of_several_nouns_is_what_is_meant(words: list[str], noun: str) -> None:
    assert noun_of(words) == noun
