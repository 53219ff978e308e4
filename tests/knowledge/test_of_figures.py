import pytest
from support.conversation import after
from support.reports import library_of

from knowledge import Kind, Library
from knowledge.models import Lack

TOWN = (
    "2025年甲市人民政府工作报告\n一、2024年工作回顾\n"
    "(一)就业。城镇新增就业9万人、居全省第二位。\n(二)环卫。全年清运垃圾70吨。\n"
    "二、2025年工作安排\n(一)主要目标。城镇新增就业8万人以上。\n(二)环卫。更换车辆。"
)
RANKS = ["排第几?", "哪个区最多?", "是全市最多的吗?", "比天河多吗?", "哪个街道最多"]


@pytest.fixture(scope="module")
def town() -> Library:
    return library_of(TOWN)


@pytest.mark.parametrize("question", ["目标是多少", "那目标呢?", "计划是多少?"])
def test_the_target_is_what_the_report_plans_for_the_same(town: Library, question: str) -> None:
    answer = after(town, "城镇新增就业多少人?", question)

    assert answer.kind is Kind.DIRECT
    assert "新增就业8万人以上" in answer.hits[0].quote


def test_a_target_that_the_report_does_not_have_is_only_related(town: Library) -> None:
    answer = after(town, "清运垃圾多少吨?", "目标是多少")

    assert (answer.kind, answer.lack) == (Kind.RELATED, Lack.ASKED)
    assert "70吨" in answer.hits[0].quote


@pytest.mark.parametrize("question", ["目标是多少", "目标是多少?", "那指标呢?"])
@pytest.mark.parametrize("before", ["艾小越进了多少个微信群?", "企业迁入办了多少家?"])
def test_the_result_is_not_given_for_the_target(
    library: Library, before: str, question: str
) -> None:
    answer = after(library, before, question)

    assert (answer.kind, answer.lack) == (Kind.RELATED, Lack.ASKED)


@pytest.mark.parametrize(
    "question", ["是哪一年的", "这是哪年的数据?", "这是什么时候的?", "是今年的吗?"]
)
def test_the_year_of_a_figure_is_told_by_the_title_of_its_report(
    library: Library, question: str
) -> None:
    answer = after(library, "合同审核了多少份?", question)

    assert answer.kind is Kind.DIRECT
    assert answer.fact == (library.reports[0], "name")


def test_a_year_that_the_title_does_not_bear_is_told_by_the_heading_above(town: Library) -> None:
    answer = after(town, "清运垃圾多少吨?", "是哪一年的?")

    assert (answer.kind, answer.fact) == (Kind.DIRECT, None)
    assert answer.hits[0].passage.path[0] == "一、2024年工作回顾"


@pytest.mark.parametrize("question", RANKS)
def test_how_a_figure_stands_to_others_is_not_told_by_the_figure_alone(
    library: Library, question: str
) -> None:
    answer = after(library, "合同审核了多少份?", question)

    assert answer.kind is Kind.RELATED
    assert "合同审核55份" in answer.hits[0].passage.text


def test_how_a_figure_stands_to_others_is_told_where_its_sentence_says_so(town: Library) -> None:
    answer = after(town, "城镇新增就业多少人?", "排第几?")

    assert answer.kind is Kind.DIRECT
    assert "居全省第二" in answer.hits[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "哪个区的居民微信群最多?",
        "艾小越服务的居民是全市最多的吗?",
        "越秀的视频资源在全市排第几?",
        "哪个部门认领的事项最多?",
        "合同审核比去年多吗?",
    ],
)
def test_a_comparison_that_no_report_makes_is_never_answered_by_a_number(
    library: Library, question: str
) -> None:
    assert library.ask(question).kind is Kind.RELATED
