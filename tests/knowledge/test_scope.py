"""Which of many reports, and which of their parts, a question is about."""

from itertools import product

import pytest
from support.reports import made, understanding_of

from knowledge import Kind, Library
from knowledge.models import Lack


def work_report(place: str, year: int, done: int, planned: int) -> str:
    return (
        f"{year}年{place}政府工作报告\n\n一、{year - 1}年工作回顾\n\n"
        f"民生持续改善。城镇新增就业{done}万人。\n\n"
        f"二、{year}年工作安排\n\n稳住就业。城镇新增就业{planned}万人以上。\n"
    )


FIGURES = {
    ("浙江省", 2025): (118, 100),
    ("浙江省", 2026): (115, 101),
    ("宁夏回族自治区", 2025): (8, 9),
    ("宁夏回族自治区", 2026): (7, 6),
}


@pytest.fixture(scope="module")
def library() -> Library:
    texts = {k: work_report(*k, *figures) for k, figures in FIGURES.items()}
    return Library.build([made(text, f"{k[0]}{k[1]}.txt") for k, text in texts.items()])


@pytest.mark.parametrize(("place", "year"), list(product(("浙江", "宁夏"), (2025, 2026))))
def test_what_is_planned_stands_in_the_report_of_the_year(
    library: Library, place: str, year: int
) -> None:
    full = next(name for name, _ in FIGURES if name.startswith(place))

    answer = library.ask(f"{place}{year}年打算新增多少城镇就业")

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].quote == f"城镇新增就业{FIGURES[full, year][1]}万人以上。"
    assert answer.hits[0].passage.report.year == year


@pytest.mark.parametrize(("place", "year"), list(product(("浙江", "宁夏"), (2024, 2025))))
def test_what_was_done_stands_in_the_report_of_the_next_year(
    library: Library, place: str, year: int
) -> None:
    full = next(name for name, _ in FIGURES if name.startswith(place))

    answer = library.ask(f"{year}年{place}实际新增了多少城镇就业")

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].quote == f"城镇新增就业{FIGURES[full, year + 1][0]}万人。"


@pytest.mark.parametrize(
    "question",
    [
        "深圳市2025年打算新增多少城镇就业",  # no report of that place
        "浙江2019年新增了多少城镇就业",  # nor of that year
        "台北市城镇新增就业多少人",
    ],
)
def test_what_another_place_or_year_did_is_not_claimed(library: Library, question: str) -> None:
    assert library.ask(question).kind in (Kind.RELATED, Kind.NOT_FOUND)


@pytest.mark.parametrize(
    "question", ["浙江省统计局新增了多少城镇就业", "浙江的教育局打算新增多少城镇就业"]
)
def test_an_office_of_which_no_report_speaks_is_another(library: Library, question: str) -> None:
    assert library.ask(question).kind is not Kind.DIRECT


def test_without_a_year_the_newest_report_wins(library: Library) -> None:
    answer = library.ask("浙江打算新增多少城镇就业")

    assert answer.hits[0].passage.report.year == 2026


def test_last_year_is_counted_from_the_newest_report_of_the_place(library: Library) -> None:
    read = understanding_of(library).read("浙江去年新增了多少城镇就业")

    assert (read.years, read.places) == ({2025}, {"浙江"})


def test_what_chooses_the_report_is_not_searched_for(library: Library) -> None:
    read = understanding_of(library).read("浙江2025年打算新增多少城镇就业")

    assert "浙江" not in read.content
    assert "2025" not in read.content


OFFICES = {
    "政务服务和数据管理局": "窗口服务不断优化。学法考试共办了4次。",
    "城市管理和综合执法局": "市容环境不断改善。学法考试共办了6次。",
}


@pytest.fixture(scope="module")
def offices() -> Library:
    return Library.build(
        made(
            f"广州市越秀区{name}关于2024年度法治政府建设情况的报告\n\n一、总结\n\n{text}\n",
            f"{name}.txt",
        )
        for name, text in OFFICES.items()
    )


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("越秀区政数局学法考试办了几次", "4次"),
        ("政务服务和数据管理局学法考试办了几次", "4次"),
        ("越秀城管局学法考试办了几次", "6次"),
        ("城市管理局学法考试办了几次", "6次"),
    ],
)
def test_an_office_is_known_by_its_short_name(offices: Library, asked: str, quoted: str) -> None:
    assert quoted in offices.ask(asked).hits[0].quote


def test_what_one_office_did_is_not_told_of_another_that_has_a_report_of_its_own() -> None:
    library = Library.build(
        [
            made("广州市教育局2024年工作总结\n\n一、总结\n\n新建学校6所。\n", "a.txt"),
            made("广州市公安局2024年工作总结\n\n一、总结\n\n收到公开申请23份。\n", "b.txt"),
        ]
    )

    answer = library.ask("广州市教育局2024年收到多少份公开申请")

    assert answer.kind in (Kind.RELATED, Kind.NOT_FOUND)


@pytest.mark.parametrize(
    ("question", "kind", "lack"),
    [
        ("越秀区政数局学法考试办了几次", Kind.DIRECT, None),
        ("广州市学法考试办了几次", Kind.RELATED, Lack.PLACE),  # the whole city
        ("东山街道学法考试办了几次", Kind.RELATED, Lack.PLACE),
        ("2024年上半年学法考试办了几次", Kind.RELATED, Lack.PART_OF_YEAR),
        ("国庆期间学法考试办了几次", Kind.RELATED, Lack.PART_OF_YEAR),
        ("建设街学法考试办了几次", Kind.RELATED, Lack.PLACE),
    ],
)
def test_a_figure_is_not_told_of_another_place_or_part_of_the_year(
    offices: Library, question: str, kind: Kind, lack: Lack | None
) -> None:
    answer = offices.ask(question)

    assert (answer.kind, answer.lack) == (kind, lack)
