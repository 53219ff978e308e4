import pytest
from support.reports import DATA, cut_of, made, refusal

from knowledge import Metadata, Refusal

PUBLISHED = (DATA / "report.txt").read_text(encoding="utf-8")
TABLE = "索引号: A/2024-1 分类: 通知\n发布机构: 区政数局\n名称: 关于试点的通知\n"
BODY = "一、总体情况\n全年办理诉求十二件。"


def test_an_empty_field_does_not_swallow_the_next_one() -> None:
    metadata = made("索引号: A/1 分类:\n文号: 发布日期: 2024-01-22\n主题词:\n" + BODY).metadata

    assert metadata == Metadata(index_no="A/1", publish_date="2024-01-22")


def test_a_field_with_a_full_width_colon_is_read() -> None:
    assert made("索引号：A/1\n文号：穗府〔2024〕1号\n" + BODY).metadata.document_no == (
        "穗府〔2024〕1号"
    )


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2024-01-22", "2024-01-22"),
        ("2024年1月2日", "2024-01-02"),
        ("2024/1/2 10:30", "2024-01-02"),
        ("2024.01.22", "2024-01-22"),
        ("2024-02-30", ""),
        ("近日", ""),
        ("", ""),
    ],
)
def test_a_date_is_put_into_iso_form_or_left_out(printed: str, iso: str) -> None:
    assert made(f"索引号: A/1\n成文日期: {printed}\n{BODY}").metadata.written_date == iso


def test_the_body_begins_after_table_title_and_toolbar() -> None:
    chrome = "政府信息公开\n\n关于试点的通知\n\n【打印】 【字体:\n来源: 本网  浏览次数:-\n"

    report = made(chrome + TABLE + "【打印】 【字体:\n\n关于试点的通知\n浏览次数:-\n\n" + BODY)

    assert cut_of(report) == [(("一、总体情况",), "全年办理诉求十二件。")]


def test_the_office_that_owns_the_page_is_told_from_the_one_that_published() -> None:
    metadata = made("广州市越秀区政务服务和数据管理局政府信息公开\n" + TABLE + BODY).metadata

    assert metadata.site_owner == "广州市越秀区政务服务和数据管理局政府信息公开"
    assert metadata.publisher == "区政数局"


@pytest.mark.parametrize("first", ["分享经济发展迅速。", "打印服务免费提供。"])
def test_a_body_that_begins_with_a_word_of_the_chrome_keeps_its_first_line(first: str) -> None:
    report = made(f"{TABLE}\n关于试点的通知\n\n{first}\n{BODY}")

    assert report.passages[0].text == first


def test_a_page_of_nothing_but_chrome_is_refused() -> None:
    chrome = PUBLISHED[: PUBLISHED.index("2023年,越秀区")]

    assert refusal(chrome.encode(), "page.txt").code is Refusal.EMPTY


# Text without a table


def test_a_short_first_line_is_the_title() -> None:
    report = made("越秀区2022年工作报告\n\n" + BODY)

    assert report.title == "越秀区2022年工作报告"
    assert cut_of(report) == [(("一、总体情况",), "全年办理诉求十二件。")]


def test_a_heading_of_markdown_is_the_title() -> None:
    assert made("\n# 越秀区工作报告\n" + BODY, "a.md").title == "越秀区工作报告"


@pytest.mark.parametrize(
    "text",
    [
        "全年办理诉求十二件。\n满意率上升。",
        "各街道办事处:\n现通知如下。",
        "一、总体情况\n全年办理诉求十二件。",
        "全年办理诉求十二件",
        "字" * 61 + "\n全年办理诉求十二件。",
    ],
)
def test_text_without_a_title_is_all_body(text: str) -> None:
    report = made(text)

    assert report.metadata == Metadata()
    assert report.outline.body == (0, len(text))
