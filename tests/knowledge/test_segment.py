import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.reports import cut_of, made

from knowledge.invariants import broken

NUMBERS = [
    *("一、", "二、", "三、", "(一)", "(二)", "1.", "2.", "(1)", "①", "②"),
    *(
        "一是",
        "二是",
        "三是",
        "第一，",
        "第二，",
        "一要",
        "二要",
        "第一章",
        "第二章",
        "第一条",
        "第二条",
    ),
    *(
        "——",
        "附件",
        "附件1",
        "名词解释",
        "[1]",
        "[2]",
        "1.1",
        "1.2",
        "3.4",
        "各位代表！",
        "2024年1月2日",
    ),
]
WORDS = "政务服务数据共享法治建设窗口受理,、“”34.02亿 "
CLAUSE = st.text(st.sampled_from(WORDS), min_size=1, max_size=80)
SENTENCE = st.builds("{}{}".format, CLAUSE, st.sampled_from("。！？；"))
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=12).map("".join)
HEADING = st.builds("{}{}".format, st.sampled_from(NUMBERS), CLAUSE)
RUN_IN = st.builds("{}。{}".format, HEADING, PARAGRAPH)
LINE = st.one_of(HEADING, RUN_IN, PARAGRAPH, st.sampled_from(["", "  ", "\u3000"]))
DOCUMENT = st.lists(LINE, max_size=25).map(lambda lines: "\n".join(["引言。", *lines]))


def cut(text: str) -> list[tuple[tuple[str, ...], str]]:
    return cut_of(made(text))


def sentences(count: int, length: int) -> str:
    """Return `count` sentences of `length` characters."""
    return ("字" * (length - 1) + "。") * count


def test_sections_nest_as_their_numbers_do() -> None:
    text = """一、总结
(一)党建
一是学习。学了十次。
二是培训。培训两次。
(二)执法
查了两家。
二、计划
再查两家。"""

    assert cut(text) == [
        (("一、总结", "(一)党建", "一是学习"), "一是学习。学了十次。"),
        (("一、总结", "(一)党建", "二是培训"), "二是培训。培训两次。"),
        (("一、总结", "(二)执法"), "查了两家。"),
        (("二、计划",), "再查两家。"),
    ]


def test_text_before_the_first_heading_and_lead_ins_are_passages() -> None:
    text = "引言如下。\n一、问题\n有两个问题。\n(一)人手。不够。\n(二)经费。不足。"

    assert cut(text) == [
        ((), "引言如下。"),
        (("一、问题",), "有两个问题。"),
        (("一、问题", "(一)人手"), "(一)人手。不够。"),
        (("一、问题", "(二)经费"), "(二)经费。不足。"),
    ]


def test_paragraphs_under_one_heading_are_one_passage() -> None:
    assert cut("一、总结\n第一段。\n\n第二段。\n") == [(("一、总结",), "第一段。\n\n第二段。")]


def test_numbering_that_restarts_in_the_next_section_goes_on() -> None:
    text = "一、甲\n(一)子。内容。\n(二)丑。内容。\n二、乙\n(一)寅。内容。\n(二)卯。内容。"

    assert [path for path, _ in cut(text)] == [
        ("一、甲", "(一)子"),
        ("一、甲", "(二)丑"),
        ("二、乙", "(一)寅"),
        ("二、乙", "(二)卯"),
    ]


def test_numbering_that_restarts_at_its_own_depth_opens_a_new_section() -> None:
    text = "一、甲\n内容。\n二、乙\n内容。\n一、丙\n内容。"

    assert [path for path, _ in cut(text)] == [("一、甲",), ("二、乙",), ("一、丙",)]


def test_two_sections_of_the_same_name_are_told_apart() -> None:
    text = "一、工作\n内容甲。\n一、工作\n内容乙。"

    assert cut(text) == [(("一、工作",), "内容甲。"), (("一、工作〔2〕",), "内容乙。")]


def test_chapters_hold_sections_hold_points() -> None:
    text = "第一章 总则\n一、目的\n1.甲事。内容。\n2.乙事。内容。\n第二章 附则\n内容。"

    assert [path for path, _ in cut(text)] == [
        ("第一章 总则", "一、目的", "1.甲事"),
        ("第一章 总则", "一、目的", "2.乙事"),
        ("第二章 附则",),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "“第一议题”学习制度全面落实。进展顺利。",
        "一窗受理全面铺开。进展顺利。",
        "一网统管向基层延伸。进展顺利。",
        "“一把手”负总责。进展顺利。",
        "34.02亿条数据入库。进展顺利。",
        "1.2万路视频资源入库。进展顺利。",
        "五是加强保障。进展顺利。",
        "(八)加强保障。进展顺利。",
    ],
)
def test_a_line_that_only_looks_numbered_opens_no_section(line: str) -> None:
    assert cut(f"一、总结\n全年情况。\n{line}") == [(("一、总结",), f"全年情况。\n{line}")]


def test_a_long_numbered_sentence_is_text_and_no_heading() -> None:
    sentence = f"一是{'推进各项工作落地,' * 8}成效明显。全年办结。"

    assert cut(f"一、总结\n{sentence}") == [(("一、总结",), sentence)]


def test_a_numbered_sentence_with_nothing_under_it_can_still_be_cited() -> None:
    text = "一、工作\n1.开展普法宣传12场。\n2.调解纠纷35件。"

    assert "调解纠纷35件" in "".join(passage for _, passage in cut(text))


def test_the_steps_of_a_list_can_still_be_cited() -> None:
    text = "一、流程\n按以下步骤办理。\n1、提交申请;\n2、审核材料;\n3、领取证件。"

    assert "审核材料" in "".join(passage for _, passage in cut(text))


def test_a_point_in_a_number_ends_no_heading() -> None:
    assert cut("一、数据\n(一)汇聚34.02亿条数据。进展顺利。") == [
        (("一、数据", "(一)汇聚34.02亿条数据"), "(一)汇聚34.02亿条数据。进展顺利。")
    ]


def test_text_without_headings_is_packed_at_sentence_ends() -> None:
    report = made(sentences(40, 40))

    assert all(passage.path == () for passage in report.passages)
    assert all(150 <= len(passage.text) <= 350 for passage in report.passages)
    assert all(passage.text.endswith("。") for passage in report.passages)


def test_short_text_without_headings_is_one_passage() -> None:
    assert cut("只有一句话。") == [((), "只有一句话。")]


def test_a_section_of_six_hundred_characters_stays_whole() -> None:
    assert len(cut("一、总结\n" + sentences(15, 40))) == 1


def test_a_longer_section_is_split_at_sentence_ends_under_the_same_path() -> None:
    passages = cut("一、总结\n" + sentences(16, 40))

    assert len(passages) > 1
    assert {path for path, _ in passages} == {("一、总结",)}
    assert all(text.endswith("。") for _, text in passages)
    assert "".join(text for _, text in passages) == sentences(16, 40)


def test_a_sentence_over_six_hundred_characters_stays_whole() -> None:
    assert [len(text) for _, text in cut("一、总结\n" + sentences(1, 900))] == [900]


@given(DOCUMENT)
def test_any_document_is_cut_as_every_document_must_be(text: str) -> None:
    assert broken(made(text)) == ()


@given(st.lists(PARAGRAPH, min_size=1, max_size=12))
def test_blank_lines_and_indents_change_no_cut(paragraphs: list[str]) -> None:
    plain = [text.split() for _, text in cut("一、总结\n" + "\n".join(paragraphs))]

    spread = cut("一、总结\n\n\u3000\u3000" + "\n\n\u3000\u3000".join(paragraphs))

    assert [text.split() for _, text in spread] == plain


@given(DOCUMENT)
def test_a_run_in_heading_opens_the_passage_it_heads(text: str) -> None:
    report = made(text)
    starts = {passage.span[0]: passage for passage in report.passages}

    for heading in report.outline.headings:
        if heading.run_in:
            assert starts[heading.span[0]].path[-1].startswith(heading.text)
