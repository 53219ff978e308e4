import pytest
from support.reports import library_of

from knowledge import Kind, Library
from knowledge.figures import Figures

REPORT = (
    "2024年甲市政府工作报告\n一、工作总结\n"
    "(一)卫生。建成卫生站1286个，培训护士二十三名。\n"
    "(二)就业。新增就业31.7万人，失业率下降百分之五点二。\n"
    "(三)教育。新建幼儿园42所，中学四十六所。"
)


@pytest.fixture(scope="module")
def town() -> Library:
    return library_of(REPORT)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("一千二百八十六个卫生站在哪", "1286个卫生站在哪"),
        ("一二八六个卫生站", "1286个卫生站"),
        ("317000人就业", "31.7万人就业"),
        ("三十一点七万人就业", "31.7万人就业"),
        ("23名护士", "二十三名护士"),
        ("下降5.2%", "下降百分之五点二"),
        ("1286个卫生站", "1286个卫生站"),
    ],
)
def test_a_figure_is_read_as_the_reports_write_it(town: Library, question: str, read: str) -> None:
    assert Figures(town.reports).as_written(question) == (read, ())


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("一千两百多个卫生站", "1286"),
        ("三十一万人就业", "31.7万"),
        ("三十多万人就业", "31.7万"),
        ("1300个卫生站", "1286"),
    ],
)
def test_a_rough_figure_stands_for_the_one_of_the_same_things_and_is_told(
    town: Library, question: str, meant: str
) -> None:
    read, rough = Figures(town.reports).as_written(question)

    assert read.startswith(meant)
    assert rough == (meant,)


@pytest.mark.parametrize(
    "question",
    ["两千多个卫生站", "四十多所学校", "一千两百多条路", "党的二十大", "十四五规划", "千万别去"],
)
def test_a_figure_that_no_report_or_more_than_one_place_tells_is_left(
    town: Library, question: str
) -> None:
    assert Figures(town.reports).as_written(question) == (question, ())


@pytest.mark.parametrize(
    "question",
    [
        "三千一百一十三个群",
        "三千多个群是怎么回事",
        "三十一万居民",
        "317000居民",
        "3113个群",
    ],
)
def test_a_figure_finds_its_sentence_in_either_script_and_scale(
    library: Library, question: str
) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.DIRECT
    assert "约3113个居民微信群,服务超31.7万居民群众" in answer.hits[0].quote


def test_the_figure_that_a_rough_one_was_taken_for_is_said(library: Library) -> None:
    assert library.ask("三千多个群是怎么回事").understood_as == "3113"
    assert library.ask("三千一百一十三个群").understood_as == ""
