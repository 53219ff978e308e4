"""The quantities of statistics are told apart, by whichever of their names."""

import pytest

from knowledge import quantities


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025年gdp是多少", "地区生产总值5.2万亿元"),
        ("财政收入多少", "一般公共预算收入增长1.5%"),
        ("规模以上工业增加值", "规上工业增加值增长7.6%"),
        ("人均可支配收入", "城乡居民人均可支配收入分别增长4.3%、6.1%"),
        ("农民收入", "城镇和农村居民人均可支配收入分别增长4.3%、5.5%"),
    ],
)
def test_a_quantity_is_known_by_all_of_its_names(one: str, other: str) -> None:
    assert quantities.named(one) & quantities.named(other)
    assert quantities.may_tell(one, other)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("gdp是多少", "海洋生产总值突破2万亿元"),
        ("gdp是多少", "人均地区生产总值达到14万元"),
        ("生产总值多少", "单位生产总值能耗下降6.9%"),
        ("固定资产投资多少", "社会消费品零售总额增长4%"),
        ("小巨人多少家", "高新技术企业3.5万家"),
    ],
)
def test_a_quantity_whose_name_holds_it_is_another(asked: str, told: str) -> None:
    assert quantities.is_another(asked, told)
    assert not quantities.may_tell(asked, told)


@pytest.mark.parametrize(
    "told",
    [
        "海洋经济占gdp比重达9%",
        "社会物流总费用与地区生产总值的比率降至13.6%",
        "居民收入增长与经济增长同步",
        "投资增速快于gdp增速3个百分点",
    ],
)
def test_what_another_quantity_is_compared_to_is_not_told(told: str) -> None:
    assert not quantities.may_tell("gdp是多少", told)


def test_a_question_that_names_no_quantity_may_be_told_anything() -> None:
    assert quantities.may_tell("服务了多少居民", "服务居民31.7万人")
    assert not quantities.is_another("服务了多少居民", "地区生产总值增长5%")


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("gdp增长多少", "生产总值年均增长5.9%", True),
        ("gdp年均增长多少", "生产总值年均增长5.9%", False),
        ("pm2.5是多少", "细颗粒物浓度连续五年达标", True),
        ("gdp多少", "生产总值增长3.9%、总量连续37年居首位", False),
        ("优良天数连续几年增加", "优良天数连续五年增加", False),
        ("办了几次", "年均增长两成", False),
    ],
)
def test_what_was_so_over_several_years_is_not_what_it_was_in_one(
    asked: str, told: str, expected: bool
) -> None:
    assert quantities.is_of_several_years(asked, told) is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2025年北京gdp", True),
        ("江西人均可支配收入增速", True),
        ("研发投入占gdp比重?", True),
        ("gdp怎么算", False),
        ("粮食产量为什么高", False),
    ],
)
def test_the_name_of_a_quantity_alone_asks_for_its_figure(typed: str, expected: bool) -> None:
    assert quantities.is_asked_for(typed) is expected
