import pytest
from support.reports import assert_verbatim, library_of

from knowledge import Kind, Library

BASIS = "根据《广东省法治政府建设年度报告制度工作指引》和市、区有关要求"
VERDICT = "取得了一定成效,但仍然存在薄弱环节"
PLAIN = (
    "发布机构: 越秀区环卫局\n名称: 越秀区环卫局2023年工作报告\n越秀区环卫局2023年工作报告\n"
    "一、2023年工作总结\n清运垃圾8吨。根据《垃圾管理办法》,罚款3次。\n"
    "二、存在问题\n人手不足。\n"
)


@pytest.mark.parametrize(
    "typed",
    [
        *("写这份报告的依据是哪个文件", "这报告按啥规定写的", "根据什么写的"),
        *("这份报告是依据什么写的?", "报告按照什么要求编的", "這份報告係根據乜嘢寫嘅"),
    ],
)
def test_a_report_says_on_what_it_is_based(library: Library, typed: str) -> None:
    answer = library.ask(typed)

    assert answer.kind is Kind.DIRECT
    assert BASIS in answer.hits[0].quote
    assert_verbatim(answer, library)


@pytest.mark.parametrize(
    "typed",
    [
        *("法治政府建设到底有没有成效", "算不算有成效", "报告怎么评价自己的工作成效"),
        *("自己觉得做得好不好", "2023年法治政府建设成效明显吗", "你们怎么评价自己"),
    ],
)
def test_a_report_says_how_it_sums_up_its_work(library: Library, typed: str) -> None:
    answer = library.ask(typed)

    assert answer.kind is Kind.DIRECT
    assert VERDICT in answer.hits[0].quote
    assert_verbatim(answer, library)


@pytest.mark.parametrize(
    "typed",
    [
        *("数据目录是根据什么编制的", "普法到底有没有成效", "有哪些成效", "工作做得怎么样"),
        *("你们自己觉得哪些方面还没做好?", "2021年的报告根据什么写的", "你做得好不好"),
    ],
)
def test_what_is_about_something_else_is_not_answered_by_it(library: Library, typed: str) -> None:
    answer = library.ask(typed)

    assert [hit for hit in answer.hits if hit.score == 1.0 and VERDICT in hit.quote] == []
    assert answer.kind is not Kind.DIRECT or BASIS not in answer.hits[0].quote


@pytest.mark.parametrize("typed", ["这份报告是根据什么写的?", "报告怎么评价自己的工作"])
def test_a_report_that_states_neither_is_not_made_to(typed: str) -> None:
    answer = library_of(PLAIN).ask(typed)

    assert answer.kind in (Kind.NOT_FOUND, Kind.RELATED)
