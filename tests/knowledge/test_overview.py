import pytest
from support.reports import assert_verbatim, library_of

from knowledge import Kind, Library

PARTS = {
    "一、2023年度工作总结": [
        *("2023年主要做了哪些工作?", "2023年你们都忙了些啥", "给个总结"),
        *("把这一年的工作总结列个提纲给我", "一年来有哪些亮点", "全年工作回顾", "年度工作总结"),
        *("你哋今年做咗啲咩", "2023年你哋做咗乜嘢", "2023年取得了什么成绩", "今年的工作亮点"),
        *("政数局2023年干了什么", "总结一下2023年的工作", "过去这一年,贵局都取得了哪些进展"),
        *("工作做得怎么样", "总体情况如何", "越秀区2023年法治政府建设做了什么"),
        *("2023年度法治政府建设情况怎么样", "2023年工作總結", "简要说说2023年的总结"),
        *("一年来做了哪些实事", "第一部分讲什么", "整体工作情况"),
    ],
    "二、存在问题和不足": [
        *("存在哪些问题和不足?", "存在咩問題", "你们哪些地方做得还不够好"),
        *("你们自己觉得哪里没做好", "有哪些薄弱环节", "把存在的问题列出来", "工作上有什么困难"),
        *("你哋仲有咩做得唔好", "有啲咩做得唔夠好㗎", "还有什么需要改进的", "哪些地方要改进"),
        *("有哪些需要進一步改進的地方", "你们还有哪些事没办好", "还有啥做得不到位"),
        *("报告承认了哪些问题", "法治政府建设还差在哪", "法治政府建设存在什么薄弱环节"),
        *("最大的短板是什么", "越秀区法治政府建设还有哪些不足", "報告裡提到哪些不足之處"),
        *("有什么要反思的", "帮我总结一下不足", "把短板一条条列给我看", "逐条说说不足"),
    ],
    "三、下一年度主要安排": [
        *("明年有什么安排?", "下一年有些什么打算?", "2024年的重点工作怎么安排?"),
        *("2024年要抓哪些重点", "出年有咩計劃", "下一步有咩打算呀?", "下年度重點工作有哪些"),
        *("来年工作重点是啥", "来年有何计划", "接下来要干嘛", "新的一年有什么安排"),
        *("介绍一下下一年度的主要安排", "越秀区政数局明年有什么打算", "明年都有啥安排啊"),
        *("下一步怎么推进法治政府建设", "来年准备干点啥", "明年会有什么新变化"),
        *("未来有什么规划", "明年主要有几项安排?", "what are the plans for next year"),
        *("逐项列出明年的安排", "What is planned for the coming year?"),
    ],
    "(一)坚持党的领导,提供法治政府建设根本保证": [
        *("坚持党的领导做了哪些工作", "坚持党的领导呢方面做咗啲咩"),
        *("怎样提供法治政府建设的根本保证?", "党的领导怎么坚持", "怎么坚持党的领导"),
    ],
    "(二)完善依法行政机制,夯实法治政府建设制度基础": [
        *("依法行政的制度是怎么完善的?", "依法行政机制是怎么完善的", "制度基础是怎么夯实的"),
        *("完善依法行政机制有哪些举措", "依法行政機制點樣完善㗎"),
        *("法治政府建设制度基础怎么打牢", "依法行政机制完善了哪些方面"),
    ],
    "(三)推进智慧法治政府建设,提升法治社会治理水平": [
        *("智慧法治政府建设有哪些成效?", "智慧法治政府建设推进得怎么样"),
        *("社会治理水平怎么提升", "法治社会治理水平是怎么提高的", "智慧法治政府點樣推進㗎"),
        *("推進智慧法治政府建設有什麼成果", "智慧法治政府怎么建"),
    ],
}
WHOLE = [
    *("这份报告主要讲了什么", "报告的大概内容", "概括一下这份报告", "報告主要講啲乜"),
    *("簡單講下呢份報告", "报告分几个部分", "报告的框架是什么", "整份报告的要点"),
    "summary of the report",
]
PARTICULAR = [
    *("明年首席数据官怎么推广", "营商环境明年怎么搞", "法治宣传有什么不足"),
    *("政务服务有什么问题", "艾小越明年有什么打算", "城中村有什么安排", "合同审核做了哪些工作"),
    *("数字政府的标准化还有什么问题?", "网络安全做了哪些工作", "普法工作总结"),
    *("智慧社区有什么计划", "电子印章的情况", "漏洞问题解决了几起", "2023年合同审核了几份"),
    *("数据资源目录情况怎么样", "智慧法治政府建设花了多少钱", "依法行政的负责人电话是多少"),
    *("情况怎么样?", "还有呢", "工作居住证怎么办", "就业服务地图是什么", "今年天气怎么样"),
    *("2023年高考分数线是多少", "报告里提到艾小越吗", "给我讲个笑话"),
]


@pytest.mark.parametrize(
    ("question", "heading"), [(q, heading) for heading, asked in PARTS.items() for q in asked]
)
def test_a_question_about_a_part_of_the_report_gets_its_overview(
    library: Library, question: str, heading: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.OVERVIEW
    assert [section.heading for section in answer.sections] == [heading]
    assert tuple(hit.passage for hit in answer.hits) == answer.sections[0].passages
    assert_verbatim(answer, library)


@pytest.mark.parametrize("question", WHOLE)
def test_a_question_about_the_whole_report_gets_all_its_parts(
    library: Library, question: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.OVERVIEW
    assert [section.heading for section in answer.sections] == [
        "一、2023年度工作总结",
        "二、存在问题和不足",
        "三、下一年度主要安排",
    ]


@pytest.mark.parametrize("question", PARTICULAR)
def test_a_question_about_something_in_particular_gets_no_overview(
    library: Library, question: str
) -> None:
    assert library.ask(question).kind is not Kind.OVERVIEW


@pytest.mark.parametrize(
    "question",
    ["2021年做了哪些工作?", "2022年存在什么问题?", "天河区明年有什么打算", "深圳市存在哪些困难"],
)
def test_the_overview_of_another_year_or_place_is_not_claimed(
    library: Library, question: str
) -> None:
    assert library.ask(question).kind in (Kind.RELATED, Kind.NOT_FOUND)


REPORT = """索引号: {year}/{kind}
发布机构: {place}人民政府
名称: {place}{year}年{kind}工作报告
{place}{year}年{kind}工作报告
一、{year}年工作总结
(一)抓好{kind}基础,提升{kind}水平
一是完成了{kind}检查{year}次。
二是办好了{kind}培训。
二、存在的问题
{kind}人员不足。
三、下一步工作安排
明年继续做好{kind}。
"""


def test_of_many_reports_the_one_of_the_place_and_subject_that_is_named_is_shown() -> None:
    library = library_of(
        *(
            REPORT.format(place=place, year=2023, kind=kind)
            for place in ("广州市", "深圳市")
            for kind in ("消防", "普法")
        )
    )

    answer = library.ask("深圳市消防工作存在哪些问题")

    assert answer.kind is Kind.OVERVIEW
    assert [section.report.title for section in answer.sections] == ["深圳市2023年消防工作报告"]


def test_where_no_year_is_named_the_newest_report_is_shown() -> None:
    library = library_of(
        *(REPORT.format(place="广州市", year=year, kind="消防") for year in (2021, 2023, 2022))
    )

    answer = library.ask("消防工作有哪些不足")

    assert [section.report.title for section in answer.sections] == ["广州市2023年消防工作报告"]


def test_no_more_than_a_few_reports_are_shown_side_by_side() -> None:
    library = library_of(
        *(
            REPORT.format(place="广州市", year=2023, kind=kind)
            for kind in ("消防", "普法", "财政", "审计", "统计")
        )
    )

    answer = library.ask("存在哪些问题")

    assert answer.kind is Kind.OVERVIEW
    assert len({section.report for section in answer.sections}) == 3
