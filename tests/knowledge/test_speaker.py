import pytest
from support.reports import library_of

from knowledge import Kind, Library


def opening(title: str, line: str) -> str:
    return f"{title}\n{line}\n各位代表：\n\n一、工作回顾\n\n去年修建公路九条。\n"


@pytest.fixture(scope="module")
def region() -> Library:
    return library_of(opening("2026年广西壮族自治区政府工作报告", "自治区主席 蓝天明"))


@pytest.fixture(scope="module")
def nation() -> Library:
    return library_of(opening("2026年国务院政府工作报告", "国务院总理 李明"))


@pytest.mark.parametrize(
    "question",
    [
        "主席是谁",
        "自治区主席是谁",
        "广西主席叫什么",
        "桂主席是谁",
        "请问广西壮族自治区的现任主席是谁?",
        "我们的主席是哪位",
        "谁是现在的广西主席",
        "2026年广西主席是谁",
    ],
)
def test_the_head_of_the_government_is_told_by_the_line_that_opens_its_report(
    region: Library, question: str
) -> None:
    answer = region.ask(question)

    assert (answer.kind, answer.hits[0].quote) == (Kind.DIRECT, "自治区主席 蓝天明")


@pytest.mark.parametrize(
    "question",
    [
        "国家主席是谁",
        "中国主席是谁",
        "政协主席是谁",
        "广西政协主席是谁",
        "工会主席叫什么",
        "前任主席是谁",
        "广西前主席是谁",
        "谁是国家主席",
        "谁当过主席",
        "副主席是谁",
        "贵州主席是谁",
    ],
)
def test_another_post_of_the_same_name_is_not_found(region: Library, question: str) -> None:
    answer = region.ask(question)

    assert (answer.kind, answer.hits) == (Kind.NOT_FOUND, ())


@pytest.mark.parametrize(
    "question", ["总理是谁", "国务院总理是谁", "请问我国总理叫什么", "谁是总理"]
)
def test_the_head_of_the_state_council_is_told_likewise(nation: Library, question: str) -> None:
    answer = nation.ask(question)

    assert (answer.kind, answer.hits[0].quote) == (Kind.DIRECT, "国务院总理 李明")


@pytest.mark.parametrize(
    "question", ["前总理是谁", "第一任总理是谁", "德国总理是谁", "副总理是谁"]
)
def test_who_held_the_post_before_or_elsewhere_is_not_found(
    nation: Library, question: str
) -> None:
    answer = nation.ask(question)

    assert (answer.kind, answer.hits) == (Kind.NOT_FOUND, ())


def test_a_place_and_its_kind_stand_before_the_post_with_or_without_a_word_of_their_own() -> None:
    library = library_of(opening("2026年浙江省政府工作报告", "浙江省省长 李大山"))

    quotes = {
        library.ask(f"{name}是谁").hits[0].quote for name in ("浙江省长", "浙江省省长", "省长")
    }

    assert quotes == {"浙江省省长 李大山"}


def test_a_question_that_repeats_itself_is_read_as_quickly_as_any(region: Library) -> None:
    assert region.ask("我想知道" * 40 + "主席助理的主席是谁").kind is Kind.NOT_FOUND
