"""What a question wants to be told is read from how it asks."""

import pytest

from knowledge.tokens import Words
from knowledge.wants import WHICH, Want, wants_of

# fmt: off
KINDS = {
    "number": ["办了多少场", "有几个平台", "数据总数"],
    "people": ["服务了多少人", "惠及几位居民"],
    "meaning": ["什么是越秀智库", "智能预约是什么意思"],
    "name": ["病毒叫什么名字", "平台的名称是什么"],
    "each": ["17起漏洞是哪些单位的"],
    "duty": ["还要戴口罩吗", "要不要上班"],
    "condition": ["外地人可以办备案吗", "六十岁能办金卡吗", "我能申请吗"],
    "price": [
        "迁入要交税吗", "有什么优惠", "有优惠吗",
        "要多少钱", "一次补多少", "收费吗", "最多能领多少补贴", "预算是多少",
        "一年多少年费", "打一份几块钱", "要交手续费吗", "收不收钱",
    ],
    "percent": ["通过率是多少", "占百分之几"],
    "hours": ["几点下班", "周末开不开门"],
    "duration": ["要办多久", "几个工作日能好"],
    "date": ["什么时候推广", "哪天截止"],
    "address": ["大厅地址", "在哪条路", "怎么走", "到哪个窗口"],
    "place": ["在哪里试点", "去哪交"],
    "person": ["局长叫什么名字", "书记是谁", "请的是哪位教授"],
    "holder": ["第一责任人是谁", "牵头的是哪位"],
    "who": ["请了哪些人", "哪些人在学", "由谁负责"],
    "phone": ["电话多少", "热线号码是什么", "联系方式"],
    "link": ["下载链接发一下", "哪个公众号", "在哪里下载", "怎么安装"],
    "procedure": [
        "怎么申请", "诊所备案怎么办", "金卡怎么弄", "备案怎么搞", "去哪报名", "办理流程",
    ],
    "materials": [
        "要带什么材料", "有什么资料要带", "有哪些证明要交", "要交哪些资料?", "需要什么证件",
    ],
    "office": ["是哪个部门管的", "哪些单位参加"],
    "system": ["加在哪个系统", "由哪个平台签发"],
    "reason": ["为什么选这里", "为啥做得不好"],
}
NOTHING = [
    "数字政府怎么样", "重点任务是什么", "34.02亿是什么", "监督是怎么做的",
    "要点有哪些", "几乎没有问题", "流程理顺了吗",
    "省重点项目的要求", "免费心理服务做了吗", "效率有没有提升", "12345热线办结了吗",
    "第一责任人是干什么的",
]
# fmt: on


@pytest.mark.parametrize(
    ("kind", "text"), [(k, text) for k, all_ in KINDS.items() for text in all_]
)
def test_what_is_wanted_is_seen(kind: str, text: str) -> None:
    assert kind in {want.kind for want in wants_of(text, Words().cut)}


@pytest.mark.parametrize("text", NOTHING)
def test_a_question_that_wants_nothing_special_is_left_alone(text: str) -> None:
    assert wants_of(text, Words().cut) == frozenset()


@pytest.mark.parametrize(
    ("text", "noun"),
    [("是哪家公司开发的", "公司"), ("哪个律师事务所", "律师事务所"), ("要在哪个镇办", "镇")],
)
def test_which_one_of_a_kind_is_asked(text: str, noun: str) -> None:
    assert Want(WHICH, noun) in wants_of(text, Words().cut)


def test_what_is_counted_is_named() -> None:
    assert wants_of("有几个街道在试点", Words().cut) == {Want("number", "街道")}
    assert wants_of("街道有几个", Words().cut) == {Want("number", "街道")}
    assert wants_of("通过率多少", Words().cut) == {Want("number"), Want("percent")}


def test_a_noun_in_quotes_is_what_names_end_in() -> None:
    assert Want("each", "办") in wants_of("那几个“办”一共是哪几个", Words().cut)
    assert wants_of("政务服务的“办”一共有几种", Words().cut) == {Want("number", "办")}


def test_a_total_counts_what_stands_before_it() -> None:
    wants = wants_of("数据资源的总量有多少亿条", Words().cut)

    assert {(want.kind, want.noun) for want in wants} == {("number", "资源")}


@pytest.mark.parametrize("text", ["哪个方面", "哪些情况", "哪个部门", "哪个平台"])
def test_a_kind_that_says_nothing_or_has_its_own_tell_tale_is_none(text: str) -> None:
    assert not any(want.kind == WHICH for want in wants_of(text, Words().cut))
