"""What a report only mentions is not claimed as the answer to what it does not say."""

import pytest
from support.reports import library_of

from knowledge import Kind, Library
from knowledge.models import Lack


@pytest.mark.parametrize(
    ("question", "lack"),
    [
        ("什么是首席数据官", Lack.ASKED),
        ("三会一课是什么意思", Lack.ASKED),
        ("外地人可以办诊所备案吗", Lack.ASKED),
        ("六十岁能办越秀金卡吗", Lack.ASKED),
        ("企业迁入要交税吗", Lack.MONEY),
        ("越秀金卡有什么优惠", Lack.MONEY),
        ("17起漏洞是哪些单位的", Lack.NAMES),
        ("网络病毒叫什么名字", Lack.NAMES),
        ("为什么会有网络病毒", Lack.REASON),
        ("诊所备案凭证怎么弄", Lack.WAY),
        ("诊所备案有什么资料要带", Lack.WAY),
        ("网络病毒怎么办", Lack.WAY),
        ("网站打不开怎么办", Lack.WAY),
        ("手机中病毒了怎么办", Lack.WAY),
        ("疫情防控还要戴口罩吗", Lack.ASKED),
    ],
)
def test_what_the_report_does_not_say_of_a_thing_is_said_to_be_lacking(
    library: Library, question: str, lack: Lack
) -> None:
    answer = library.ask(question)

    assert (answer.kind, answer.lack) == (Kind.RELATED, lack)


@pytest.mark.parametrize(
    "question",
    ["艾小越是什么", "什么是招商数字地图", "企业迁入怎么办", "那个聊天机器人叫什么名字"],
)
def test_what_the_report_does_say_of_it_is_answered(library: Library, question: str) -> None:
    assert library.ask(question).kind is Kind.DIRECT


@pytest.mark.parametrize(
    "question", ["台风天要不要上班", "博物馆预约", "护照办理", "发烧门诊", "入学", "中医", "继承"]
)
def test_a_matter_that_the_report_does_not_name_is_not_found(
    library: Library, question: str
) -> None:
    assert library.ask(question).kind is Kind.NOT_FOUND


@pytest.mark.parametrize(
    "told",
    ["首席数据官是统筹数据的负责人。", "首席数据官即统筹数据的负责人。"],
)
def test_a_sentence_that_explains_a_thing_answers_what_it_is(told: str) -> None:
    library = library_of(f"一、数据\n{told}\n二、绿化\n新建公园九个。")

    assert library.ask("什么是首席数据官").kind is Kind.DIRECT


@pytest.mark.parametrize("question", ["呢份報告邊個出嘅", "这份报告哪个写的"])
def test_who_issued_a_report_is_answered_from_its_metadata(
    library: Library, question: str
) -> None:
    answer = library.ask(question)

    assert answer.fact is not None
    assert answer.fact[1] == "publisher"
