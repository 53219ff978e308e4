import pytest
from support.reports import made

from knowledge import Report
from knowledge.names import mine


@pytest.mark.parametrize(
    "text",
    ["部署“艾小越”机器人。", "部署「艾小越」。", "部署『艾小越』。", "依据《艾小越》。"],
)
def test_what_stands_in_quotation_marks_is_a_name(text: str) -> None:
    assert mine([made(text)]) == {"艾小越"}


def test_items_of_a_list_that_begin_alike_are_names() -> None:
    text = "迭代完善优化越秀人家、越秀商家、越秀先锋、越秀智库四大平台。"

    assert mine([made(text)]) == {"越秀人家", "越秀商家", "越秀先锋", "越秀智库"}


def test_the_ends_of_a_list_are_no_names_where_items_begin_differently() -> None:
    assert mine([made("汇聚门禁设施、视频资源、经济数据、招商载体等。")]) == {
        "视频资源",
        "经济数据",
    }


def test_the_last_item_of_a_list_is_no_name_where_it_begins_differently() -> None:
    text = "优化越秀人家、越秀商家、越秀先锋、其他平台等。"

    assert mine([made(text)]) == {"越秀人家", "越秀商家", "越秀先锋"}


@pytest.mark.parametrize(
    "text",
    [
        "落实省委“1310”部署。",
        "他说“好”。",
        "存在“用什么学什么、缺什么补什么”现象。",
        "“" + "长" * 17 + "”是名称。",
        "没有名称的一句话。",
        "引号“没有\n”关上。",
    ],
)
def test_numbers_phrases_and_plain_text_are_no_names(text: str) -> None:
    assert mine([made(text)]) == frozenset()


def test_names_are_normalised() -> None:
    assert mine([made("建设“城市大脑ＩＯＣ”。")]) == {"城市大脑ioc"}


def test_page_chrome_gives_no_names() -> None:
    assert mine([made("索引号: A/1\n名称: 关于“某某工程”的通知\n全年办结。")]) == frozenset()


def test_the_names_of_the_systems_in_the_embedded_report_are_found(report: Report) -> None:
    systems = {"艾小越", "粤商通", "粤财扶助", "电子印章", "越秀人家", "越秀商家", "越秀先锋"}

    assert mine([report]) >= {*systems, "越秀智库", "一窗受理", "一数一源一标准"}
