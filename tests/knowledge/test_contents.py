import pytest
from support.reports import made

from knowledge.contents import Contents, telling_words

REPORT = made(
    "索引号: 1\n发布机构: 越秀区环卫局\n名称: 越秀区环卫局2023年工作报告\n"
    "越秀区环卫局2023年工作报告\n"
    "一、2023年工作总结\n(一)垃圾分类。清运垃圾8吨，宣传到户。\n(二)街道清洗。清洗街道九条。\n"
    "二、存在问题\n人手不足。\n",
)


def test_a_report_is_about_what_its_title_says_besides_the_office() -> None:
    contents = Contents(REPORT)

    assert contents.publisher == "越秀区环卫局"
    assert contents.subject.strip() == "2023年工作报告"


def test_parts_and_headings_with_parts_of_their_own_are_told_apart() -> None:
    contents = Contents(REPORT)

    assert [section.heading for section in contents.parts] == [
        "一、2023年工作总结",
        "二、存在问题",
    ]
    assert [heading for heading, _ in contents.parents] == ["一、2023年工作总结"]


def test_clauses_end_at_commas_and_full_stops() -> None:
    assert {"清运垃圾8吨", "宣传到户", "人手不足"} <= set(Contents(REPORT).clauses)


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        (["工作", "总结"], []),
        (["垃圾", "分类", "工作"], ["垃圾", "分类"]),
        (["主要", "的", "工作"], []),
        ([], []),
    ],
)
def test_broad_words_tell_nothing(words: list[str], telling: list[str]) -> None:
    assert list(telling_words(words)) == telling
