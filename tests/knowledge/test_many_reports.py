"""Questions over reports of several years and places, and what they may be mixed up with."""

import pytest
from support.reports import library_of, made

from knowledge import Kind, Library, Turn
from knowledge.dialogue import turn_of
from knowledge.models import Lack


def work_report(place: str, year: int, leader: str, done: str, planned: str) -> str:
    return (
        f"{year}年{place}政府工作报告\n{leader}\n各位代表：\n现在，我代表省人民政府向大会报告工作。\n\n"
        f"一、{year - 1}年工作回顾\n\n{done}\n\n"
        f"我们也清醒认识到，{year - 1}年还有不少困难和挑战：{place}消费偏弱；投资不足。\n\n"
        f"二、{year}年工作安排\n\n{planned}\n"
    )


REPORTS = (
    work_report(
        "浙江省",
        2025,
        "浙江省省长 王小明",
        "全省生产总值增长5.5%。海洋生产总值增长6.5%。高速公路总里程达5500公里。细颗粒物浓度26微克。",
        "主要预期目标是：生产总值增长5.6%左右。粮食产量620万吨。",
    ),
    work_report(
        "浙江省",
        2026,
        "浙江省省长 李大山",
        "全省生产总值增长5.4%。“十四五”时期生产总值年均增长5.9%。高速公路总里程达5700公里。",
        "主要预期目标是：生产总值增长5.2%左右。",
    ),
    work_report(
        "广东省",
        2026,
        "广东省省长 陈小海",
        "地区生产总值增长3.9%。高速公路总里程达1.2万公里。",
        "主要预期目标是：地区生产总值增长4.5%。",
    ),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([made(text, f"{n}.txt") for n, text in enumerate(REPORTS)])


def talked(library: Library, *asked: str) -> list[str]:
    """Return the quotes that answer questions asked one after another, "" for none."""
    turns, quotes = list[Turn](), list[str]()
    for question in asked:
        answer = library.ask(question, turns)
        turns.append(turn_of(answer))
        quotes.append(answer.hits[0].quote if answer.kind is Kind.DIRECT else "")
    return quotes


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("2025年浙江生产总值增长多少", "增长5.4%"),  # what came of it, not the target
        ("2025年浙江GDP目标是多少", "增长5.6%"),
        ("2024年浙江GDP", "全省生产总值增长5.5%"),
        ("浙江高速公路总里程", "5700公里"),  # the newest
        ("浙2024年PM2.5是多少", "26微克"),
    ],
)
def test_the_year_and_the_quantity_that_are_asked_about_are_told(
    library: Library, question: str, quoted: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.DIRECT
    assert quoted in answer.hits[0].quote
    assert answer.lack is None


def test_a_target_is_shown_as_one_where_no_report_tells_the_result(library: Library) -> None:
    answer = library.ask("2025年浙江粮食产量多少")

    assert answer.hits[0].quote == "粮食产量620万吨。"
    assert (answer.kind, answer.lack) == (Kind.DIRECT, Lack.RESULT)


def test_a_target_is_no_answer_to_what_was_achieved(library: Library) -> None:
    answer = library.ask("2025年浙江粮食产量实际完成了多少")

    assert (answer.kind, answer.lack) == (Kind.RELATED, Lack.RESULT)


@pytest.mark.parametrize("question", ["台湾GDP是多少", "黑龙江2025年GDP", "台北2025年粮食产量"])
def test_a_far_place_is_not_answered_with_another(library: Library, question: str) -> None:
    assert library.ask(question).kind is Kind.NOT_FOUND


def test_a_quantity_of_another_year_is_not_claimed(library: Library) -> None:
    assert library.ask("2025年浙江海洋生产总值多少").kind in (Kind.RELATED, Kind.NOT_FOUND)


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        (("浙江2025年GDP多少", "广东呢?"), "增长3.9%"),
        (("浙江2025年GDP多少", "2024年呢?"), "增长5.5%"),
        (("浙江2025年GDP多少", "去年呢"), "增长5.5%"),  # 2025 was asked about already
        (("广东2025年GDP多少", "浙江呢", "2024年的呢"), "增长5.5%"),
    ],
)
def test_another_place_or_year_is_asked_about_with_the_same_quantity(
    library: Library, asked: tuple[str, ...], quoted: str
) -> None:
    assert quoted in talked(library, *asked)[-1]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("浙江省省长是谁", "浙江省省长 李大山"),
        ("谁是广东省省长?", "广东省省长 陈小海"),
        ("2025年浙江省长叫什么名字", "浙江省省长 王小明"),
    ],
)
def test_who_heads_a_government_is_told_by_the_opening_of_its_report(
    library: Library, question: str, quoted: str
) -> None:
    answer = library.ask(question)

    assert (answer.kind, answer.hits[0].quote) == (Kind.DIRECT, quoted)


@pytest.mark.parametrize("question", ["省长是谁", "四川省省长是谁", "2020年浙江省省长是谁"])
def test_who_is_meant_by_no_opening_is_not_found(library: Library, question: str) -> None:
    assert library.ask(question).kind is Kind.NOT_FOUND


def test_nobody_is_named_by_a_report_that_opens_with_no_name() -> None:
    library = library_of("2025年某县政府工作报告\n\n一、工作回顾\n\n县长张三带队走访企业。\n")

    assert library.ask("县长是谁").kind is Kind.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        (
            "浙江存在哪些困难",
            "我们也清醒认识到，2025年还有不少困难和挑战：浙江省消费偏弱；投资不足。",
        ),
        (
            "2024年浙江有哪些不足",
            "我们也清醒认识到，2024年还有不少困难和挑战：浙江省消费偏弱；投资不足。",
        ),
    ],
)
def test_what_a_report_admits_is_found_where_no_heading_says_so(
    library: Library, question: str, quoted: str
) -> None:
    answer = library.ask(question)

    assert (answer.kind, answer.hits[0].quote) == (Kind.DIRECT, quoted)


def test_the_difficulties_of_no_place_in_particular_are_not_chosen(library: Library) -> None:
    answer = library.ask("存在哪些困难")

    assert answer.kind is not Kind.DIRECT


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        (
            "你有哪些报告",
            ["2026年浙江省政府工作报告", "2026年广东省政府工作报告", "2025年浙江省政府工作报告"],
        ),
        (
            "有哪些文件可以查?",
            ["2026年浙江省政府工作报告", "2026年广东省政府工作报告", "2025年浙江省政府工作报告"],
        ),
        ("你有2025年的报告吗", ["2025年浙江省政府工作报告"]),
        ("有没有广东的报告", ["2026年广东省政府工作报告"]),
    ],
)
def test_which_reports_there_are_is_told_the_newest_first(
    library: Library, question: str, titles: list[str]
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.OVERVIEW
    assert [report.title for report in answer.reports] == titles


def test_reports_that_are_not_there_are_not_found(library: Library) -> None:
    assert library.ask("你有四川的报告吗").kind is Kind.NOT_FOUND


@pytest.mark.parametrize("question", ["报告里有哪些目标", "报告有什么内容", "要带什么材料"])
def test_a_question_about_what_reports_say_lists_none(library: Library, question: str) -> None:
    assert library.ask(question).reports == ()
