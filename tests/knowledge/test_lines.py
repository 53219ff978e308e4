import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lines import line_spans

TEXT = st.text(st.sampled_from("字。：a \t\n\u3000\xa0<U+00A0>"), max_size=60)


def lines(text: str) -> list[str]:
    return [text[start:end] for start, end in line_spans(text, 0, len(text))]


def test_a_line_comes_without_the_white_space_around_it() -> None:
    assert lines("\u3000\u3000第一段。 \n\n\t第二段。\xa0\n") == ["第一段。", "第二段。"]


def test_a_blank_that_is_printed_by_its_name_is_one() -> None:
    assert lines("<U+00A0><U+00A0>第一段。<U+00A0> \n<U+00A0>\n") == ["第一段。"]


def test_an_indent_behind_a_sentence_begins_a_paragraph() -> None:
    assert lines("第一段。\u3000\u3000第二段：\u3000\u3000第三段") == [
        "第一段。",
        "第二段：",
        "第三段",
    ]


@pytest.mark.parametrize(
    "line", ["国务院总理\u3000\u3000某某", "一、\u3000总则", "甲\u3000\u3000乙。"]
)
def test_a_space_inside_a_line_begins_none(line: str) -> None:
    assert lines(line) == [line]


def test_only_the_part_that_is_asked_for_is_read() -> None:
    assert list(line_spans("甲\n乙\n丙", 2, 3)) == [(2, 3)]


@given(TEXT)
def test_no_line_is_blank_and_nothing_but_blanks_is_left_out(text: str) -> None:
    found = lines(text)

    assert all(line and line == line.strip() for line in found)
    assert _solid("".join(found)) == _solid(text)


def _solid(text: str) -> str:
    return "".join(text.replace("<U+00A0>", "").split())
