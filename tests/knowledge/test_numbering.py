import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.numbering import Number, Style, chinese_int, leading_number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("一、2023年度工作总结", Number(Style.COMMA, 1)),
        ("十二、附则", Number(Style.COMMA, 12)),
        ("(二)完善依法行政机制", Number(Style.PAREN, 2)),
        ("（三）推进智慧法治政府建设", Number(Style.PAREN, 3)),
        ("第一章 总则", Number(Style.CHAPTER, 1)),
        ("第十节 公开", Number(Style.SUBCHAPTER, 10)),
        ("第二部分 收支", Number(Style.PART, 2)),
        ("第三条 本办法", Number(Style.ARTICLE, 3)),
        ("1.2 范围", Number(Style.DECIMAL, 2)),
        ("1.2.3 术语", Number(Style.SUBDECIMAL, 3)),
        ("［4］两新", Number(Style.NOTE, 4)),
        ("第五，加强作风建设", Number(Style.ORDINAL, 5)),
        ("六要防范风险", Number(Style.DEMAND, 6)),
        ("七）改革", Number(Style.PAREN, 7)),
        ("一、 去年回顾", Number(Style.COMMA, 1)),
        ("1.加强领导", Number(Style.ARABIC, 1)),
        ("2、加强监督", Number(Style.ARABIC, 2)),
        ("３．加强宣传", Number(Style.ARABIC, 3)),
        ("(4)数据共享", Number(Style.PAREN_ARABIC, 4)),
        ("（５）数据安全", Number(Style.PAREN_ARABIC, 5)),
        ("①申请", Number(Style.CIRCLED, 1)),
        ("⑳归档", Number(Style.CIRCLED, 20)),
        ("三是优化法治政府智慧治理模式", Number(Style.POINT, 3)),
    ],
)
def test_a_number_that_opens_a_heading_is_read(line: str, number: Number) -> None:
    assert leading_number(line) == number


@pytest.mark.parametrize(
    "line",
    [
        "",
        "“第一议题”学习",
        "第一议题学习制度",
        "一窗受理",
        "“一把手”和领导班子",
        "一网统管模式",
        "一体化政务大数据体系",
        "一数一源一标准",
        "34.02亿条数据",
        "1.2万路视频资源",
        "1029.88万条数据",
        "3113个居民微信群",
        "2023年,越秀区",
        "2024-01-22",
        "(试行)",
        "(2023)12号",
        "三重一大",
        "五经普",
        "2023、超过三位",
        "一要素保障",
        "二是否达标",
        "1.5个百分点",
        "2.5",
    ],
)
def test_a_numeral_that_is_no_numbering_is_left(line: str) -> None:
    assert leading_number(line) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("零", 0), ("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("二十一", 21), ("一百", 100)],
)
def test_a_chinese_numeral_has_a_value(numeral: str, value: int) -> None:
    assert chinese_int(numeral) == value


@given(st.integers(1, 999))
def test_every_numeral_below_a_thousand_is_read_as_it_is_written(value: int) -> None:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    numeral = f"{DIGITS[hundreds]}百" if hundreds else ""
    numeral += f"{DIGITS[tens]}十" if tens else ("零" if hundreds and ones else "")
    numeral += DIGITS[ones] if ones else ""

    assert chinese_int(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三千一百一十三", 3113),
        ("两千零五", 2005),
        ("三十一万七千", 317_000),
        ("一亿二千万", 120_000_000),
        ("十四万亿", 14 * 10**12),
    ],
)
def test_a_large_numeral_is_read_by_its_myriads(numeral: str, value: int) -> None:
    assert chinese_int(numeral) == value
