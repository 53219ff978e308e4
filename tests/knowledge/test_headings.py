"""Headings as real documents write them; the documents here are made up."""

import pytest
from support.reports import cut_of, made

from knowledge.invariants import broken

LONG = "推进各项工作落实见效，群众满意率持续提升，" * 3 + "全年目标完成。"


def paths(text: str) -> list[tuple[str, ...]]:
    return [path for path, _ in cut_of(made(text))]


def headings(text: str) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in made(text).outline.headings]


# --- numbers


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第一部分 概况", "第二部分 收支"),
        ("第一章 总则", "第二章 附则"),
        ("一、总结", "二、计划"),
        ("（一）学习", "（二）培训"),
        ("(一)学习", "(二)培训"),
        ("1.学习", "2.培训"),
        ("1、学习", "2、培训"),
        ("１．学习", "２．培训"),
        ("(1)学习", "(2)培训"),
        ("①学习", "②培训"),
        ("[1]学习", "[2]培训"),
        ("1.1 学习", "1.2 培训"),
        ("一是推进学习", "二是推进培训"),
        ("第一，推进学习", "第二，推进培训"),
        ("一要推进学习", "二要推进培训"),
        ("——学习成效明显", "——培训成效明显"),
    ],
)
def test_two_headings_of_a_kind_open_two_sections(first: str, second: str) -> None:
    alone = f"{first}\n学了十次。\n{second}\n办了两期。"
    run_in = f"{first}。学了十次。\n{second}。办了两期。"

    assert headings(alone) == headings(run_in) == [(1, first), (1, second)]


def test_a_heading_that_ends_as_a_sentence_does_is_shown_without_its_end() -> None:
    text = "（一）指导思想。\n坚持为民服务。\n（二）工作目标。\n全年提速一成。"

    assert cut_of(made(text)) == [
        (("（一）指导思想",), "坚持为民服务。"),
        (("（二）工作目标",), "全年提速一成。"),
    ]


def test_a_heading_may_end_with_a_colon() -> None:
    text = "一是关于窗口：设了三个。\n二是关于热线：全天有人接。"

    assert headings(text) == [(1, "一是关于窗口"), (1, "二是关于热线")]


def test_a_number_with_spaces_or_without_its_first_bracket_is_read() -> None:
    assert headings("一、 总结\n学了十次。\n一） 学习\n十次。\n二）培训\n两次。") == [
        (1, "一、 总结"),
        (2, "一） 学习"),
        (2, "二）培训"),
    ]


def test_full_width_digits_in_a_title_are_kept() -> None:
    assert headings("一、２０２３年回顾\n学了十次。") == [(1, "一、２０２３年回顾")]


def test_an_article_is_named_by_its_number_and_runs_on_through_the_chapters() -> None:
    text = "第一章 总则\n第一条 为服务居民，制定本办法。\n第二章 办理\n第二条 窗口受理。"

    assert paths(text) == [("第一章 总则", "第一条"), ("第二章 办理", "第二条")]


def test_numbers_that_run_on_through_the_sections_stay_with_theirs() -> None:
    text = "一、甲\n（一）子。内容。\n二、乙\n（二）丑。内容。\n（三）寅。内容。"

    assert paths(text) == [
        ("一、甲", "（一）子"),
        ("二、乙", "（二）丑"),
        ("二、乙", "（三）寅"),
    ]


def test_a_number_that_was_left_out_does_not_end_the_series() -> None:
    assert headings("一、甲\n内容。\n二、乙\n内容。\n四、丁\n内容。")[-1] == (1, "四、丁")


def test_an_excerpt_may_begin_in_the_middle() -> None:
    text = "（三）培训\n办了两期。\n二、计划\n（一）学习\n再学十次。"

    assert paths(text) == [("（三）培训",), ("二、计划", "（一）学习")]


@pytest.mark.parametrize(
    "line",
    [
        "(一)2015年2月13日,公开了预算。随后公开了决算。",
        "各位代表！",
        "一些街道先行先试。效果很好。",
        "一是",
        "2.5",
        "05.11.2015 04:34",
        "——2024年1月5日在第一次会议上",
        "第一次会议召开。会上通过了计划。",
        "一要素保障到位。",
        "二是否达标另行公布。",
    ],
)
def test_a_line_that_only_looks_like_a_heading_is_text(line: str) -> None:
    text = f"一、总结\n全年情况。\n{line}\n继续推进。"

    assert headings(text) == [(1, "一、总结")]
    assert line in "".join(passage for _, passage in cut_of(made(text)))


# --- lists


def test_one_point_with_the_others_behind_it_is_a_paragraph() -> None:
    line = "一是推进学习。学了十次。二是推进培训。办了两期。"

    assert cut_of(made(f"一、总结\n{line}\n继续推进。")) == [
        (("一、总结",), f"{line}\n继续推进。")
    ]


def test_what_follows_the_last_point_of_a_list_belongs_to_the_section() -> None:
    text = "一、总结\n一是学习。十次。\n二是培训。两期。\n三是执法。两家。\n以上工作成效明显。"

    assert cut_of(made(text))[-1] == (("一、总结",), "以上工作成效明显。")


def test_a_list_of_lines_without_sentences_below_them_is_text() -> None:
    text = "一、材料\n1.身份证\n2.户口本\n3.照片"

    assert cut_of(made(text)) == [(("一、材料",), "1.身份证\n2.户口本\n3.照片")]


def test_a_section_that_an_excerpt_ends_with_is_no_passage() -> None:
    report = made("一、总结\n学了十次。\n二、计划")

    assert [heading.text for heading in report.outline.headings] == ["一、总结", "二、计划"]
    assert cut_of(report) == [(("一、总结",), "学了十次。")]


def test_dashes_never_hold_the_section_that_follows() -> None:
    text = "一、总结\n——学习见效。十次。\n——培训见效。两期。\n（一）学习\n十次。"

    assert paths(text) == [
        ("一、总结", "——学习见效"),
        ("一、总结", "——培训见效"),
        ("一、总结", "（一）学习"),
    ]


# --- headings without a number


def test_titles_without_numbers_stand_above_numbers_that_begin_anew() -> None:
    year = f"全年工作回顾\n{LONG}\n（一）学习\n十次。"
    plan = f"明年工作安排\n{LONG}\n（一）培训\n两期。"

    assert paths(f"引言。\n{year}\n{plan}") == [
        (),
        ("全年工作回顾",),
        ("全年工作回顾", "（一）学习"),
        ("明年工作安排",),
        ("明年工作安排", "（一）培训"),
    ]


def test_titles_without_numbers_stand_below_numbers_that_go_on() -> None:
    text = f"一、流程\n名称核准\n{LONG}\n准备材料\n{LONG}\n二、收费\n不收费。"

    assert paths(text) == [("一、流程", "名称核准"), ("一、流程", "准备材料"), ("二、收费",)]


def test_short_sentences_above_paragraphs_are_headings_where_there_are_several() -> None:
    text = f"一、总结\n就业保持稳定。\n{LONG}\n教育更加公平。\n{LONG}"

    assert paths(text) == [("一、总结", "就业保持稳定"), ("一、总结", "教育更加公平")]


@pytest.mark.parametrize(
    "line",
    ["全年做了以下工作。", "就业保持稳定。", "现提出如下意见："],
)
def test_one_short_sentence_above_a_paragraph_is_text(line: str) -> None:
    assert headings(f"一、总结\n{line}\n{LONG}") == [(1, "一、总结")]


def test_a_title_that_is_broken_over_lines_is_one() -> None:
    text = f"{LONG}\n关于街道试点情况\n第一次专题调研报告\n{LONG}\n一、经过\n走访十家。"

    assert headings(text) == [(1, "关于街道试点情况第一次专题调研报告"), (2, "一、经过")]


def test_a_line_that_a_page_broke_in_the_middle_is_no_title() -> None:
    text = f"一、总结\n今年经济社会发展的\n主要目标\n是：稳中有进。\n{LONG}"

    assert headings(text) == [(1, "一、总结")]


# --- what stands behind the text


def test_an_appendix_begins_with_its_own_numbers() -> None:
    appendix = "附件1\n民生实事\n一、加装电梯\n十部。\n二、修路\n两条。"
    text = f"一、总结\n{LONG}\n二、计划\n{LONG}\n{appendix}"

    assert paths(text)[2:] == [
        ("附件1 民生实事", "一、加装电梯"),
        ("附件1 民生实事", "二、修路"),
    ]


@pytest.mark.parametrize("between", ["：", "：\n"])
def test_an_entry_of_a_glossary_stays_with_its_text(between: str) -> None:
    entries = f"1.“两张网”{between}热力网和数据网。\n2.“一码”{between}居民码。"
    text = f"一、总结\n{LONG}\n名词解释\n{entries}"

    assert [path for path in paths(text) if len(path) > 1] == [
        ("名词解释", "1.“两张网”"),
        ("名词解释", "2.“一码”"),
    ]


def test_an_entry_that_begins_with_a_figure_is_read_where_its_number_is_due() -> None:
    text = "名词解释\n1.甲：第一。\n2.10种金属：铜等。\n3.丙：第三。\n4.2024年实事：十件。"

    assert [level for level, _ in headings(f"{LONG}\n{text}")] == [1, 2, 2, 2, 2]


def test_a_signature_belongs_to_no_section() -> None:
    text = f"一、总结\n{LONG}\n某街道办事处\n2024年1月5日\n（此件公开发布）"

    assert cut_of(made(text))[-1] == ((), "某街道办事处\n2024年1月5日\n（此件公开发布）")


def test_what_is_said_to_the_assembly_closes_the_parts_of_a_section() -> None:
    parts = f"（一）学习\n{LONG}\n（二）培训\n{LONG}"
    text = f"一、总结\n{parts}\n各位代表！\n感谢支持。\n二、计划\n{LONG}"

    assert (("一、总结",), "各位代表！\n感谢支持。") in cut_of(made(text))


def test_two_full_width_spaces_begin_a_paragraph_where_the_line_break_was_lost() -> None:
    text = "一、总结\n引言。\u3000\u3000（一）学习。十次。\u3000\u3000（二）培训。两期。"

    assert paths(text) == [
        ("一、总结",),
        ("一、总结", "（一）学习"),
        ("一、总结", "（二）培训"),
    ]


# --- slips and habits


def test_a_table_of_contents_opens_no_section() -> None:
    text = "目录\n第一章 总则 … 1\n第二章 附则 … 2\n第一章 总则\n甲。\n第二章 附则\n乙。"

    assert headings(f"引言。\n{text}") == [(1, "第一章 总则"), (1, "第二章 附则")]


def test_a_number_that_was_printed_twice_opens_two_sections() -> None:
    text = "一、甲\n甲事。\n二、乙\n乙事。\n二、丙\n丙事。\n三、丁\n丁事。"

    assert [text for _, text in headings(text)] == ["一、甲", "二、乙", "二、丙", "三、丁"]


def test_members_of_a_sentence_are_no_headings() -> None:
    cases = "（一）乱扔垃圾的；\n（二）乱贴广告的；"
    text = f"第一条 有下列情形的，责令改正：\n{cases}\n拒不改正的，罚款。"

    assert headings(text) == [(1, "第一条")]


def test_a_sentence_that_is_a_section_by_itself_can_be_cited() -> None:
    text = "一、收费\n收费如下。\n二、免费。\n三、时限\n五个工作日。"

    assert "二、免费。" in [passage for _, passage in cut_of(made(text))]


def test_a_date_in_a_table_is_no_signature() -> None:
    text = "一、议题\n会议时间\n2023年1月5日\n参加人员十人。\n二、结论\n通过。"

    assert (("一、议题",), "会议时间\n2023年1月5日\n参加人员十人。") in cut_of(made(text))


def test_numbers_above_a_hundred_are_read() -> None:
    entries = "\n".join(f"{n}.“名词{n}”：第{n}个。" for n in range(1, 103))

    assert headings(f"{LONG}\n名词解释\n{entries}")[-1] == (2, "102.“名词102”")


def test_a_question_above_its_answer_is_a_heading() -> None:
    text = "引言。\n问：怎样办理居住证？\n答：到街道窗口。\n问：收费吗？\n答：不收费。"

    assert [path[-1] for path in paths(text)[1:]] == ["问：怎样办理居住证", "问：收费吗"]


def test_what_a_section_is_summed_up_in_belongs_to_the_section_above() -> None:
    parts = f"（一）学习\n{LONG}\n{LONG}\n（二）培训\n{LONG}"
    text = f"一、总结\n{parts}\n一年来的成绩来之不易。\n二、计划\n{LONG}"

    assert (("一、总结",), "一年来的成绩来之不易。") in cut_of(made(text))


def test_a_heading_that_is_broken_over_two_lines_is_one() -> None:
    assert headings(f"一、甲\n{LONG}\n二、持续提升街道\n治理效能\n{LONG}")[-1] == (
        1,
        "二、持续提升街道治理效能",
    )


def test_a_member_of_a_sentence_above_a_title_loses_no_line() -> None:
    text = "一、甲\n1.含；\n六小时内可能\n1.含义\n内容。"

    assert broken(made(text)) == ()
