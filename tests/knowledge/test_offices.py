"""Offices that questions name, by those that published reports."""

import pytest
from support.reports import made

from knowledge.offices import Offices

ONE, OTHER = made("标题\n\n正文。\n", "one.txt"), made("标题\n\n别的。\n", "other.txt")
OFFICES = Offices({ONE: "政务服务数据管理局", OTHER: "教育局"})


def test_an_office_is_named_by_some_of_its_characters() -> None:
    assert OFFICES.named("政数局做了什么") == {"政务服务数据管理局": [(0, 3)]}


def test_an_office_of_another_report_is_another() -> None:
    assert OFFICES.is_another(ONE, "正文", "教育局做了什么")
    assert not OFFICES.is_another(OTHER, "别的", "教育局做了什么")


@pytest.mark.parametrize(("said", "expected"), [("正文", True), ("会同民政局检查", False)])
def test_an_unknown_office_is_another_unless_the_passage_speaks_of_it(
    said: str, expected: bool
) -> None:
    assert OFFICES.is_another(ONE, said, "民政局做了什么") is expected


def test_pointing_to_an_office_names_none() -> None:
    assert not OFFICES.is_another(ONE, "正文", "你们局做了什么")
