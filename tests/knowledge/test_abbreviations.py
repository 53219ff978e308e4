"""Abbreviations are spelled out where no tokenizer keeps them whole."""

import pytest

from knowledge.abbreviations import spelled_out
from knowledge.tokens import Words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("固投增长多少", "固定资产投资增长多少"),
        ("2025年社零总额", "2025年社会消费品零售总额"),
        ("pm2.5浓度", "细颗粒物浓度"),
        ("r&d投入强度", "研发投入强度"),
        ("广东高企多少家", "广东高新技术企业多少家"),
        ("人均gdp多少", "人均地区生产总值多少"),
    ],
)
def test_an_abbreviation_is_spelled_out(typed: str, expected: str) -> None:
    assert spelled_out(typed, Words().cut) == expected


@pytest.mark.parametrize(
    "typed", ["提高企业效益", "2025年gdp多少", "一般公共预算收入多少", "社会零星用工", ""]
)
def test_what_is_none_stays_as_it_is(typed: str) -> None:
    assert spelled_out(typed, Words().cut) == typed
