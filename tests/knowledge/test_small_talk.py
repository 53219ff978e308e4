import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import SmallTalk
from knowledge.small_talk import recognise


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("你好", SmallTalk.GREETING),
        ("在吗?", SmallTalk.GREETING),
        ("早晨", SmallTalk.GREETING),
        ("Hello!!", SmallTalk.GREETING),
        ("小越", SmallTalk.GREETING),
        ("小越，你好呀", SmallTalk.GREETING),
        ("谢谢", SmallTalk.THANKS),
        ("唔該晒", SmallTalk.THANKS),
        ("thank you!", SmallTalk.THANKS),
        ("多谢啦", SmallTalk.THANKS),
        ("拜拜👋", SmallTalk.FAREWELL),
        ("再见", SmallTalk.FAREWELL),
        ("你是谁?", SmallTalk.IDENTITY),
        ("你是機器人嗎?", SmallTalk.IDENTITY),
        ("你是真人吗", SmallTalk.IDENTITY),
        ("小越，你能做什么？", SmallTalk.IDENTITY),
        ("Who are you?", SmallTalk.IDENTITY),
        ("真棒", SmallTalk.PRAISE),
        ("好的", SmallTalk.PRAISE),
        ("傻逼", SmallTalk.ABUSE),
        ("你这个白痴!", SmallTalk.ABUSE),
        ("垃圾机器人", SmallTalk.ABUSE),
        ("去 死 吧", SmallTalk.ABUSE),
    ],
)
def test_small_talk_is_told_by_its_kind(said: str, kind: SmallTalk) -> None:
    assert recognise(said) is kind


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "???!!!。。。……——、、",
        "😀😂🤣",
        "你好,艾小越进了多少个群?",
        "谢谢,请问合同审核了几份?",
        "艾小越是什么?",
        "机器人服务了多少居民?",
        "垃圾分类怎么做?",
        "你是谁开发的平台里有哪些数据",
    ],
)
def test_a_question_and_a_message_without_words_are_no_small_talk(said: str) -> None:
    assert recognise(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "我妈的社保怎么办?",
        "智障人士补贴怎么申请?",
        "废物回收点在哪里?",
        "神经病医院在哪?",
        "在哪里去死亡登记?",
    ],
)
def test_a_question_that_only_holds_the_letters_of_a_rude_word_is_no_abuse(said: str) -> None:
    assert recognise(said) is None


def test_a_rude_word_in_a_longer_message_is_beside_the_point() -> None:
    assert recognise("数据资源目录到底在哪里发布啊,问了三次都没人理,真是白痴") is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_message_can_be_judged(said: str) -> None:
    assert recognise(said) is None or recognise(said) in set(SmallTalk)


@given(
    st.sampled_from(["你好", "谢谢", "再见", "你是谁"]),
    st.sampled_from(["", " ", "!!", "。", "👋"]),
)
def test_marks_around_small_talk_make_no_difference(said: str, mark: str) -> None:
    assert recognise(f"{mark}{said}{mark}") is recognise(said)
