"""Places are the same in short and in full, and a name that is no place is none."""

import pytest
from support.reports import made

from knowledge.places import Places, around, places_of, speaks_of, without
from knowledge.tokens import Words

YUEXIU = (
    "广州市越秀区政务服务数据管理局关于2023年度法治政府建设情况的报告\n\n一、总结\n\n做了事。\n"
)
YUNNAN = "2025年云南省政府工作报告\n\n一、2024年工作回顾\n\n做了事。\n"
STREET = "白云区松洲街2021年法治政府建设年度报告\n\n一、总结\n\n做了事。\n"


@pytest.fixture(scope="module")
def places() -> Places:
    return Places([places_of(made(text)) for text in (YUEXIU, YUNNAN, STREET)])


def named(places: Places, typed: str) -> list[str]:
    return [place.name for place in places.named(Words().cut(typed))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (YUEXIU, {"广州", "越秀"}),
        (YUNNAN, {"云南"}),
        (STREET, {"白云", "松洲"}),
        ("2026年新疆维吾尔自治区政府工作报告\n\n一、总结\n\n做了事。\n", {"新疆"}),
        ("2008年国务院政府工作报告\n\n一、总结\n\n做了事。\n", {"全国"}),
    ],
)
def test_a_report_is_of_the_places_in_its_title(text: str, expected: set[str]) -> None:
    assert places_of(made(text)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("广州有多少企业", ["广州"]),
        ("广州市有多少企业", ["广州"]),
        ("广西壮族自治区的就业目标", ["广西"]),
        ("宁夏打算新增多少就业", ["宁夏"]),
        ("深圳市和台北市比怎么样", ["深圳", "台北"]),
        ("天河区加装了多少电梯", ["天河"]),
        ("松洲街审议了几次", ["松洲"]),
        ("恩施的茶叶", ["恩施"]),
    ],
)
def test_a_place_is_known_in_short_and_in_full(
    places: Places, typed: str, expected: list[str]
) -> None:
    assert named(places, typed) == expected


@pytest.mark.parametrize(
    "typed",
    ["北京路怎么走", "合作社有几家", "有什么新建的项目", "和平时期", "南岸在哪", "你好", ""],
)
def test_what_only_looks_like_a_place_is_none(places: Places, typed: str) -> None:
    assert named(places, typed) == []


OTHER = Places([{"云南"}, {"广东"}, {"黑龙江"}, {"天津"}, {"重庆"}, {"四川"}])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2025年滇gdp多少", ["云南"]),
        ("粤2025年粮食产量", ["广东"]),
        ("龙江的粮食", ["黑龙江"]),
        ("南粤大地", ["广东"]),
        ("内蒙的草原", ["内蒙古"]),
        ("魔都有多少人", ["上海"]),
        ("天津港吞吐量", ["天津"]),
    ],
)
def test_a_place_is_known_by_its_other_names(typed: str, expected: list[str]) -> None:
    assert named(OTHER, typed) == expected


@pytest.mark.parametrize("typed", ["川渝合作了哪些", "粤菜怎么做", "吃川菜", "2025年沪gdp"])
def test_one_character_is_a_place_of_these_reports_only_where_it_stands_alone(typed: str) -> None:
    assert named(OTHER, typed) == []


def test_a_text_speaks_of_a_place_by_any_of_its_names() -> None:
    assert speaks_of("在粤高校", "广东")
    assert speaks_of("广东省高校", "广东")
    assert not speaks_of("在沪高校", "广东")


def test_around_a_place_are_the_city_and_the_province_it_lies_in() -> None:
    assert around("越秀") == {"越秀", "广州", "广东"}
    assert around("全国") == {"全国"}


def test_a_neighbouring_district_is_known_by_its_short_name(places: Places) -> None:
    assert named(places, "荔湾有几条街道") == ["荔湾"]
    assert named(Places([{"云南"}]), "荔湾有几条街道") == []


def test_only_a_place_that_has_a_report_chooses_between_them(places: Places) -> None:
    found = places.named(Words().cut("越秀和荔湾"))

    assert [(place.name, place.chooses) for place in found] == [("越秀", True), ("荔湾", False)]


def test_where_somebody_comes_from_is_an_origin(places: Places) -> None:
    found = places.named(Words().cut("从天河搬到越秀"))

    assert [(place.name, place.is_origin) for place in found] == [("天河", True), ("越秀", False)]


def test_an_office_is_what_is_left_of_a_publisher() -> None:
    assert without("广州市越秀区政务服务和数据管理局", {"广州", "越秀"}) == "政务服务和数据管理局"
    assert without("广西壮族自治区人民政府", {"广西"}) == "壮族自治区人民政府"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("东山街道有没有预约", ["东山街道"]),
        ("试点在六榕街吗", ["六榕街"]),
        ("梅花村街道能预约吗", ["梅花村街道"]),
        ("建设街能预约吗", ["建设街"]),  # a common word before 街, where a question begins
        ("我住在建设街能预约吗", ["建设街"]),
        ("华乐街道能预约吗", ["华乐街道"]),
        ("越秀区大东街能预约吗", ["越秀", "大东街"]),
        ("新河浦社区能预约吗", ["新河浦社区"]),
        ("建设街道服务中心要多久", []),  # what is done to them
        ("商业街能预约吗", []),
        ("基层社区工作能预约吗", []),
        ("我们街道能预约吗", []),
        ("哪些街道能预约", []),
        ("各镇街能预约吗", []),
        ("试点街道有几个", []),
        ("智慧社区建得怎么样", []),
    ],
)
def test_a_sub_district_is_a_place_and_any_of_a_kind_is_none(
    places: Places, typed: str, expected: list[str]
) -> None:
    assert named(places, typed) == expected


def test_a_text_speaks_of_a_sub_district_in_a_list_and_mistyped() -> None:
    assert speaks_of("以东山、洪桥街道为试点", "东山街道")
    assert speaks_of("以洪桥街道为试点", "洪乔街道")
    assert not speaks_of("平台建设和街道服务", "六榕街道")


def test_a_place_within_another_word_is_none() -> None:
    assert not speaks_of("太行山东北部", "山东")
