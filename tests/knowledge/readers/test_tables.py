from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.readers.tables import table_lines

CELLS = st.text("甲乙丙数量12. ：:。\n", max_size=6)
GRIDS = st.lists(st.lists(CELLS, max_size=5), max_size=6)
EQUATION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def test_each_row_carries_the_header() -> None:
    grid = [["事项", "窗口", "材料"], ["居住证", "3号", "身份证"], ["老人卡", "4号", "照片"]]

    assert table_lines(grid) == (
        "事项：居住证；窗口：3号；材料：身份证",
        "事项：老人卡；窗口：4号；材料：照片",
    )


def test_names_that_no_word_shows_are_shown_by_the_values_below() -> None:
    grid = [["申请人", "自然人", "法人"], ["新收", "1,016", "191"], ["上年结转", "23", "4"]]

    assert table_lines(grid) == (
        "申请人：新收；自然人：1,016；法人：191",
        "申请人：上年结转；自然人：23；法人：4",
    )


def test_years_name_columns_and_a_corner_may_be_empty() -> None:
    grid = [["", "2022年", "2023年"], ["接诉", "3件", "3件"], ["办结率", "99.5%", "—"]]

    assert table_lines(grid) == (
        "接诉；2022年：3件；2023年：3件",
        "办结率；2022年：99.5%；2023年：—",
    )


def test_empty_cells_and_rows_are_left_out() -> None:
    grid = [["事项", "窗口", "备注"], ["", "\n", "\u3000"], ["居住证", "", "需预约"]]

    assert table_lines(grid) == ("事项：居住证；备注：需预约",)


def test_line_breaks_in_cells_are_flattened_and_broken_names_joined() -> None:
    grid = [["序\n号", "事　项", "材料"], ["1", "居住证", "身份证\n\n 照片"]]

    assert table_lines(grid) == ("序号：1；事项：居住证；材料：身份证 照片",)


def test_a_cell_that_ends_a_sentence_ends_its_part_of_the_line() -> None:
    grid = [["事项", "备注"], ["居住证。", "需预约。"]]

    assert table_lines(grid) == ("事项：居住证。备注：需预约。",)


def test_two_rows_of_a_header_are_joined() -> None:
    grid = [
        ["街道", "人口", "人口", "面积"],
        ["街道", "男", "女", "面积"],
        ["六榕", "10", "12", "3.4"],
        ["北京", "11", "9", "1.2"],
    ]

    assert table_lines(grid) == (
        "街道：六榕；人口 男：10；人口 女：12；面积：3.4",
        "街道：北京；人口 男：11；人口 女：9；面积：1.2",
    )


def test_the_table_of_applications_in_annual_reports_is_read() -> None:
    grid = [
        [*[EQUATION] * 3, *["申请人情况"] * 3],
        [*[EQUATION] * 3, "法人", "法人", "总计"],
        [*[EQUATION] * 3, "企业", "其他", "总计"],
        [*["一、本年新收申请数量"] * 3, "12", "1", "13"],
        ["三、办理结果", "（一）予以公开", "（一）予以公开", "3", "0", "3"],
    ]

    first, second = table_lines(grid)

    names = ("；申请人情况 法人 企业：", "；申请人情况 法人 其他：", "；申请人情况 总计：")
    assert first == f"一、本年新收申请数量{names[0]}12{names[1]}1{names[2]}13"
    assert second == f"三、办理结果 （一）予以公开{names[0]}3{names[1]}0{names[2]}3"


def test_the_parts_of_a_table_may_have_headers_of_their_own() -> None:
    grid = [
        ["第二十条第（一）项"] * 3,
        ["信息内容", "本年制发件数", "现行有效件数"],
        ["规章", "0", "2"],
        ["第二十条第（五）项"] * 3,
        ["信息内容", "本年处理决定数量", "本年处理决定数量"],
        ["行政许可", "12", "12"],
    ]

    assert table_lines(grid) == (
        "第二十条第（一）项",
        "信息内容：规章；本年制发件数：0；现行有效件数：2",
        "第二十条第（五）项",
        "信息内容：行政许可；本年处理决定数量：12",
    )


def test_names_of_groups_are_lines_and_the_header_goes_on() -> None:
    grid = [
        ["2023年实事清单"] * 3,
        ["序号", "事项", "完成时限"],
        ["一、民生类"] * 3,
        ["1", "加装电梯", "5月"],
        ["二、环境类", "", ""],
        ["2", "口袋公园", "6月"],
    ]

    assert table_lines(grid) == (
        "2023年实事清单",
        "一、民生类",
        "序号：1；事项：加装电梯；完成时限：5月",
        "二、环境类",
        "序号：2；事项：口袋公园；完成时限：6月",
    )


def test_a_header_that_a_long_table_repeats_is_dropped() -> None:
    header = ["街道", "人口（人）"]

    assert table_lines([header, ["六榕", "10"], header, ["北京", "11"]]) == (
        "街道：六榕；人口（人）：10",
        "街道：北京；人口（人）：11",
    )


def test_equal_names_side_by_side_each_have_their_cell() -> None:
    grid = [["姓名", "电话", "姓名", "电话"], ["张三", "8333", "李四", "8444"]]

    assert table_lines(grid) == ("姓名：张三；电话：8333；姓名：李四；电话：8444",)


def test_a_total_is_no_case_of_the_columns_it_covers() -> None:
    grid = [["序号", "街道", "人口"], ["1", "六榕", "3"], ["合  计", "合  计", "3"]]

    assert table_lines(grid) == ("序号：1；街道：六榕；人口：3", "合  计；人口：3")


def test_a_header_that_the_form_marks_needs_no_other_sign() -> None:
    grid = [["牵头", "配合"], ["张三", "李四"], ["王五", "赵六"]]

    assert table_lines(grid, headers=1) == ("牵头：张三；配合：李四", "牵头：王五；配合：赵六")


@pytest.mark.parametrize(
    "grid",
    [
        [["索引号:", "114/2024"], ["名称:", "报告"]],
        [["姓名", "张三", "性别", "男"], ["单位", "政务局", "职务", "局长"]],
        [["张三", "8333"], ["李四", "8444"]],
    ],
    ids=["labels with colons", "labels", "values"],
)
def test_a_mark_on_a_row_that_names_no_columns_means_nothing(grid: list[list[str]]) -> None:
    assert table_lines(grid, headers=1) == table_lines(grid)


def test_rows_marked_as_header_throughout_are_rows() -> None:
    grid = [[f"甲{n}", f"乙{n}"] for n in "一二三四五"]

    assert table_lines(grid, headers=5)[-1] == "甲五 乙五"


def test_the_table_of_metadata_stays_as_printed() -> None:
    grid = [
        ["索引号:", "11440104076524273Y/2024-00002", "分类:", ""],
        ["名称:", *["2023年度法治政府建设情况的报告"] * 3],
        ["文号:", "", "发布日期:", "2024-01-22"],
        ["主题词:", "", "", ""],
    ]

    assert table_lines(grid) == (
        "索引号: 11440104076524273Y/2024-00002 分类:",
        "名称: 2023年度法治政府建设情况的报告",
        "文号: 发布日期: 2024-01-22",
        "主题词:",
    )


def test_labels_and_values_without_colons_are_given_them() -> None:
    grid = [["姓名", "张三", "性别", "男"], ["单位", "政务局", "联系电话", "020-83333333"]]

    assert table_lines(grid) == ("姓名：张三 性别：男", "单位：政务局 联系电话：020-83333333")


@pytest.mark.parametrize(
    "grid",
    [
        [["张三", "李四", "王五"], ["赵六", "钱七", "孙八"]],
        [["科长", "张三"], ["办公室", "12345"], ["会议室", "8333"]],
        [["张三", "8333", "李四"], ["王五", "8444", "赵六"], ["钱七", "8555", "孙八"]],
        [["基本信息", "科长", "张三"], ["基本信息", "办公室", "301"], ["基本信息", "内线", "8"]],
    ],
    ids=["names only", "two columns", "values in the first row", "merged from the first row on"],
)
def test_without_header_or_labels_the_rows_are_given_as_they_stand(grid: list[list[str]]) -> None:
    assert table_lines(grid) == tuple(" ".join(row) for row in grid)


def test_where_nothing_names_them_merged_text_stands_once_and_equal_values_each() -> None:
    assert table_lines([["见附件", "见附件", "3", "3"]]) == ("见附件 3 3",)


def test_a_layout_table_gives_its_paragraphs() -> None:
    assert table_lines([["第一段。\n\n 第二段。\n"], ["落款"]]) == ("第一段。", "第二段。", "落款")


@pytest.mark.parametrize("grid", [[], [[]], [[""], ["", " \n"]]])
def test_a_table_without_text_has_no_lines(grid: list[list[str]]) -> None:
    assert table_lines(grid) == ()


def test_a_single_number_is_a_line() -> None:
    assert table_lines([["12"]]) == ("12",)


@pytest.mark.timeout(5)
@pytest.mark.parametrize("mark", ["。", "约", "1", "字", " ", "_", "1字"])
def test_cells_of_any_length_are_told_apart_at_once(mark: str) -> None:
    cell = mark * 200_000

    assert table_lines([[cell, "甲"], [cell + "x", "乙"]]) == (
        f"{cell} 甲".strip(),
        f"{cell}x 乙".strip(),
    )


@given(GRIDS, st.integers(0, 3))
def test_nothing_is_lost_and_every_line_holds_text(grid: list[list[str]], headers: int) -> None:
    lines = table_lines(grid, headers=headers)

    assert all(line == line.strip() != "" and len(line.splitlines()) == 1 for line in lines)
    text = "".join("".join(lines).split())
    first = {cell for row in grid[:1] for cell in row}
    for cell in chain.from_iterable(grid[max(headers, 4) :]):  # rows no header reaches
        assert cell in first or "".join(cell.split()) in text
