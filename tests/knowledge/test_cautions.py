from support.reports import made

from knowledge.cautions import Caution, Doubt, cautions, line_of

HEAD = "2024年工作报告\n\n"


def test_a_report_that_is_cut_as_it_is_numbered_raises_no_doubt() -> None:
    report = made(HEAD + "一、绿化\n种树九棵。\n二、道路\n修路两条。\n")

    assert cautions(report) == ()


def test_a_number_that_is_left_out_is_told_with_its_line() -> None:
    report = made(HEAD + "一、绿化\n种树九棵。\n三、道路\n修路两条。\n")

    named = {"before": "一、绿化", "after": "三、道路"}
    assert cautions(report) == (Caution(Doubt.SKIPPED, 5, named),)


def test_a_text_without_headings_is_told() -> None:
    report = made("今年种树九棵，都活了。\n")

    assert cautions(report) == (Caution(Doubt.NO_HEADINGS),)


def test_a_sentence_that_cannot_be_cut_is_told_with_its_length() -> None:
    sentence = "树" * 700 + "。"
    report = made(HEAD + f"一、绿化\n{sentence}\n")

    assert cautions(report) == (Caution(Doubt.LONG_SENTENCE, 4, {"length": 701}),)


def test_lines_are_counted_from_1() -> None:
    report = made("甲。\n乙。\n")

    assert line_of(report, 0) == 1
    assert line_of(report, report.text.index("乙")) == 2
