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


# What begins like chrome, and is the document's own


@pytest.mark.parametrize(
    "lines",
    [
        "一、活动\n时间：5月1日上午。\n来源：经费由区财政拨付，共12万元。\n二、人员\n十二人。",
        "一、投诉\n联系我们：区政务中心\n电话12345\n三、附则\n自发布之日起施行。",
        "一、办理\n相关信息可在区政府网站查询。\n相关链接平台建设完成，运行平稳。",
        "一、经费\n办公费\n-\n公用经费\n50\n合计\n150",
        "居民朋友们可以参加五一活动\n时间：5月1日\n地点：区文化馆\n活动免费。",
        "检测结果如下。\nPM10 > 50\n超过限值。",
        "【办理时间】周一至周五。\n【打印份数】申请表一式两份。",
        "分享到微信群的居民有五百人。\n收藏量两千。",
    ],
)
def test_no_line_of_a_document_is_taken_for_chrome(lines: str) -> None:
    first = "全年办理诉求十二件，居民满意率百分之九十九，比上年提高两个百分点。"

    report = made(f"关于试点的通知\n{first}\n{lines}")

    assert report.outline.body == (8, len(report.text))


def test_rows_below_a_source_are_no_foot() -> None:
    text = "一、总结\n" + "全年办理诉求十二件，居民满意率百分之九十九，持续提升。\n" * 9
    table = "来源：区统计局\n" + "\n".join(f"指标{n} {n}00 亿元" for n in range(40))

    report = made(f"关于试点的通知\n{text}{table}")

    assert report.text[slice(*report.outline.body)].endswith("指标39 3900 亿元")


def test_the_foot_of_a_page_is_dropped() -> None:
    foot = "责任编辑：某某\n扫一扫在手机打开当前页\n相关链接>>\n另一件事的通知\n打印本页\n关闭窗口"

    report = made(f"关于试点的通知\n{BODY}\n{foot}")

    assert report.text[slice(*report.outline.body)] == BODY


def test_the_day_and_the_speaker_below_a_title_are_kept() -> None:
    tools = "下载\n打印\n【字号：\n加大\n】\n"
    head = f"{tools}区政府工作报告\n——2024年1月5日在区会议上\n来源：区报\n"

    report = made(f"{head}区长 某某\n各位代表：\n{BODY}")

    assert report.title == "区政府工作报告"
    assert report.passages[0].text.startswith("——2024年1月5日在区会议上")


def test_a_copy_of_a_page_is_dropped() -> None:
    sentences = "".join(f"第{n}项工作全面完成，居民满意。" for n in range(90))

    report = made(f"区报告\n一、总结\n{sentences}\n上一页 1 2\n区报告\n一、总结\n{sentences}")

    assert [passage.path for passage in report.passages].count(("一、总结〔2〕",)) == 0
    assert report.text[: report.outline.body[1]].count(sentences) == 1
