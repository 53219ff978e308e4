from collections.abc import Sequence

import pytest
from support.word import lines_of, paragraph, style

from knowledge.readers.word.numerals import numeral


def level(depth: int, form: str, text: str, more: str = "", *, start: int = 1) -> str:
    """Return a level of a list; nothing stands between its number and the text."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def instance(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def restart(depth: int, start: int) -> str:
    override = f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{depth}">{override}</w:lvlOverride>'


def listed(number: int, depth: int, text: str = "文") -> str:
    numbering = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
    return paragraph(text, f"<w:numPr>{numbering}</w:numPr>")


def numbered(numbering: str, items: Sequence[tuple[int, int]]) -> list[str]:
    """Return what is written before each of the paragraphs that are `items`: list, depth."""
    body = "".join(listed(number, depth) for number, depth in items)
    return [line.removesuffix("文") for line in lines_of(body, numbering=numbering)]


OFFICIAL = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircleChinese", "%4"),
)


def test_levels_count_within_one_another() -> None:
    depths = [0, 1, 1, 2, 3, 3, 2, 1, 0, 1]

    labels = numbered(OFFICIAL + instance(1, 0), [(1, depth) for depth in depths])

    assert labels == ["一、", "（一）", "（二）", "1.", "①", "②", "2.", "（三）", "二、", "（一）"]


def test_a_number_may_show_those_above_it() -> None:
    levels = [level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2")]
    legal = level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")

    labels = numbered(
        abstract(0, *levels, legal) + instance(1, 0), [(1, 0), (1, 1), (1, 2), (1, 1)]
    )

    assert labels == ["第一章", "一.1", "1.1.1", "一.2"]


def test_a_level_above_that_was_not_used_shows_its_start() -> None:
    levels = [level(0, "decimal", "%1", start=3), level(1, "decimal", "%1.%2")]

    assert numbered(abstract(0, *levels) + instance(1, 0), [(1, 1), (1, 0)]) == ["3.1", "3"]


def test_instances_of_a_list_count_on_but_where_one_starts_anew() -> None:
    numbering = (
        OFFICIAL
        + instance(1, 0)
        + instance(2, 0)
        + instance(3, 0, restart(0, 1))
        + instance(4, 0, restart(1, 5))
    )

    labels = numbered(
        numbering, [(1, 0), (2, 0), (3, 0), (3, 0), (3, 1), (1, 0), (4, 1), (4, 1), (4, 0)]
    )

    assert labels == ["一、", "二、", "一、", "二、", "（一）", "三、", "（五）", "（六）", "四、"]


def test_a_level_restarts_after_the_levels_it_names() -> None:
    levels = [
        level(0, "decimal", "%1"),
        level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'),
    ]
    depths = [0, 1, 2, 1, 2, 0, 1, 2]

    labels = numbered(abstract(0, *levels) + instance(1, 0), [(1, depth) for depth in depths])

    assert labels == ["1", "1", "1", "2", "2", "2", "3", "1"]


def test_an_instance_may_define_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'

    labels = numbered(OFFICIAL + instance(1, 0, own), [(1, 0), (1, 1), (1, 0)])

    assert labels == ["A)", "（一）", "B)"]


def test_a_style_puts_its_paragraphs_into_a_list_at_the_level_that_names_it() -> None:
    levels = [
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="heading 1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="heading 2"/>'),
    ]
    in_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("heading 1", in_list) + style("heading 2", in_list) + style("mine", "", "heading 2")
    )
    names = ["heading 1", "heading 2", "mine", "heading 1"]
    out = '<w:pStyle w:val="heading 1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(paragraph("文", f'<w:pStyle w:val="{name}"/>') for name in names)

    lines = lines_of(
        body + paragraph("文", out),
        numbering=abstract(0, *levels) + instance(1, 0),
        styles=styles,
    )

    assert lines == ["一、文", "（一）文", "（二）文", "二、文", "文"]


def test_a_list_may_stand_in_a_style_for_lists() -> None:
    linked = abstract(5, '<w:numStyleLink w:val="Official"/>') + instance(2, 5)
    styles = style("Official", '<w:numPr><w:numId w:val="1"/></w:numPr>')

    lines = lines_of(
        listed(2, 0) + listed(2, 1), numbering=OFFICIAL + instance(1, 0) + linked, styles=styles
    )

    assert lines == ["一、文", "（一）文"]


@pytest.mark.parametrize(
    ("text", "suffix", "line"),
    [
        ("%1、", "tab", "1、总体情况"),
        ("（%1）", "tab", "（1）总体情况"),
        ("%1.", "tab", "1.总体情况"),
        ("第%1章", "tab", "第1章 总体情况"),
        ("%1", "tab", "1 总体情况"),
        ("%1、", "space", "1、 总体情况"),
        ("%1", "nothing", "1总体情况"),
    ],
)
def test_what_follows_a_number_is_written_where_it_is_more_than_looks(
    text: str, suffix: str, line: str
) -> None:
    plain = level(0, "decimal", text).replace("nothing", suffix)

    lines = lines_of(listed(1, 0, "总体情况"), numbering=abstract(0, plain) + instance(1, 0))

    assert lines == [line]


def test_a_tab_parts_a_number_from_a_year() -> None:
    plain = level(0, "decimal", "%1.").replace("nothing", "tab")

    lines = lines_of(listed(1, 0, "2023年工作"), numbering=abstract(0, plain) + instance(1, 0))

    assert lines == ["1. 2023年工作"]


@pytest.mark.parametrize(
    ("font", "drawn", "printed"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings", "n", "■"),
        ("Courier New", "o", "◦"),
        ("", "●", "●"),
    ],
)
def test_bullets_are_what_their_font_draws(font: str, drawn: str, printed: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'

    assert numbered(abstract(0, level(0, "bullet", drawn, look)) + instance(1, 0), [(1, 0)]) == [
        printed
    ]


def test_a_hidden_number_counts_and_is_not_read() -> None:
    hidden = level(0, "decimal", "%1、", "<w:rPr><w:vanish/></w:rPr>")
    shown = level(1, "decimal", "%1.%2")

    assert numbered(abstract(0, hidden, shown) + instance(1, 0), [(1, 0), (1, 1)]) == ["", "1.1"]


def test_an_empty_paragraph_is_counted_and_not_read() -> None:
    body = listed(1, 0) + listed(1, 0, "") + listed(1, 0)

    assert lines_of(body, numbering=OFFICIAL + instance(1, 0)) == ["一、文", "三、文"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    numbering = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    body = listed(1, 0) + paragraph("", numbering) + listed(1, 0)

    assert lines_of(body, numbering=OFFICIAL + instance(1, 0)) == ["一、文", "二、文"]


def test_numbers_alone_in_cells_are_read() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{number}</w:tc><w:tc>{paragraph(text)}</w:tc></w:tr>"
        for number, text in [
            (paragraph("序号"), "事项"),
            (listed(1, 0, ""), "居住证"),
            (listed(1, 0, ""), "老人卡"),
        ]
    )

    lines = lines_of(
        f"<w:tbl>{rows}</w:tbl>",
        numbering=abstract(0, level(0, "decimal", "%1")) + instance(1, 0),
    )

    assert lines == ["序号：1；事项：居住证", "序号：2；事项：老人卡"]


@pytest.mark.parametrize("broken", ["", instance(1, 9), abstract(0) + instance(1, 0)])
def test_a_list_that_is_not_defined_numbers_nothing(broken: str) -> None:
    assert numbered(broken, [(1, 0)]) == [""]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {0: "0", 1: "1", 105: "105"}),
        ("decimalZero", {5: "05", 15: "15"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {10: "⑩"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        (
            "chineseCounting",
            {1: "一", 10: "十", 15: "十五", 20: "二十", 99: "九十九", 105: "一○五"},
        ),
        (
            "chineseCountingThousand",
            {
                11: "十一",
                100: "一百",
                105: "一百零五",
                110: "一百一十",
                2003: "二千零三",
                10010: "一万零一十",
            },
        ),
        ("chineseLegalSimplified", {2: "贰", 10: "壹拾", 21: "贰拾壹"}),
        ("ideographDigital", {9: "九", 10: "一〇", 23: "二三"}),
        ("japaneseCounting", {10: "十", 21: "二十一", 105: "百五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
        ("ideographEnclosedCircle", {1: "㈠"}),
        ("upperLetter", {1: "A", 26: "Z", 28: "BB", 781: "781"}),
        ("lowerLetter", {3: "c"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV", 4000: "4000"}),
        ("lowerRoman", {9: "ix"}),
        ("numberInDash", {1: "- 1 -"}),
        ("none", {1: ""}),
        ("hebrew1", {1: "1"}),
        ("chineseCounting", {40_000: "40000", -1: "-1"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, numbers: dict[int, str]) -> None:
    assert {value: numeral(value, form) for value in numbers} == numbers
