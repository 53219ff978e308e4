import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.coverage import (
    Span,
    coverage,
    is_beyond,
    joined,
    named_in,
    pieces,
    said_once,
    stands_in,
)
from knowledge.tokens import Words

WORDS = Words(["艾小越", "越秀智库"])
PASSAGE = "持续做好“艾小越”政务私聊机器人,服务超31.7万居民,整合IOC数据,提供养老服务。"
SPAN = Span.of(PASSAGE)
ASKED = st.text(st.sampled_from("艾小越机器人养老金政务公积ioc31.7㐀𪚥 ,"), max_size=30)


def share(content: str, title: str = "") -> float | None:
    return coverage(pieces(content, WORDS), SPAN, title)


@pytest.mark.parametrize("content", ["艾小越机器人", "ioc", "31.7", "居民 服务", "政务"])
def test_words_that_all_stand_in_the_passage_are_covered(content: str) -> None:
    assert share(content) == 1.0


@pytest.mark.parametrize("content", ["公积金提取", "bitcoin", "31", "积"])
def test_words_that_do_not_stand_there_are_not_covered(content: str) -> None:
    assert share(content) == 0.0


@pytest.mark.parametrize("content", ["", " ", "???", "工作", "2023"])
def test_a_question_without_words_that_count_has_no_coverage(content: str) -> None:
    assert coverage(pieces(content, WORDS, {2023}), SPAN) is None


@pytest.mark.parametrize(("word", "said"), [("入学", "深入学习"), ("中医", "其中医疗机构")])
def test_a_word_that_two_others_make_where_they_meet_is_not_said(word: str, said: str) -> None:
    assert coverage(pieces(word, WORDS), Span.of(said)) == 0.0
    assert coverage(pieces(word, WORDS), Span.of(f"{said},{word}")) == 1.0


def test_what_a_question_says_itself_is_no_evidence_of_another_word() -> None:
    covered = coverage(pieces("疫情防控 口罩", WORDS), Span.of("疫情防控数据"))

    assert covered is not None
    assert covered < 0.8


def test_a_year_that_chooses_the_report_does_not_count() -> None:
    assert coverage(pieces("2023 艾小越", WORDS, {2023}), SPAN) == 1.0
    assert coverage(pieces("2023 艾小越", WORDS), SPAN) != 1.0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["算不算", "成效"], ["成效"]),
        (["提升不提升"], ["提升"]),
        (["管", "得", "严", "不严"], ["管", "得", "严"]),
        (["不", "达标"], ["不", "达标"]),
    ],
)
def test_asking_whether_something_is_so_says_it_once(words: list[str], said: list[str]) -> None:
    assert said_once(words) == said


@pytest.mark.parametrize("content", ["excel 打开 数据", "bitcoin"])
def test_a_foreign_word_that_is_not_there_may_say_more_than_all_that_is(content: str) -> None:
    assert is_beyond(pieces(content, WORDS), SPAN)


@pytest.mark.parametrize("content", ["ioc 数据", "艾小越 excel", "数据 打开", ""])
def test_a_foreign_word_beside_what_the_passage_names_is_not_beyond_it(content: str) -> None:
    assert not is_beyond(pieces(content, WORDS), SPAN)


def test_characters_that_sound_right_count_for_less_than_right_ones() -> None:
    heard = share("养劳服务")

    assert heard is not None
    assert 0 < heard < 1


def test_an_everyday_word_is_partly_covered_by_the_official_one() -> None:
    assert share("老百姓") == 0.8
    assert share("敬老院") == 0.8


@pytest.mark.parametrize("content", ["艾", "养", "艾 养"])
def test_lone_characters_are_hardly_covered_as_they_stand_everywhere(content: str) -> None:
    assert share(content) == 0.3


def test_a_lone_character_hardly_counts_beside_a_word() -> None:
    alone, beside = share("积"), share("居民 积")

    assert alone == 0.0
    assert beside is not None
    assert beside > 0.7


def test_characters_of_no_word_are_a_word_of_their_own() -> None:
    assert [piece.text for piece in pieces("马云 越秀智库", WORDS)] == ["马云", "越秀智库"]


@pytest.mark.parametrize("content", ["持做续好"])
def test_a_word_with_swapped_characters_is_partly_covered(content: str) -> None:
    assert share(content) == 0.6


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    rare, common = share("艾小越 公积金"), share("服务 公积金")

    assert rare is not None
    assert common is not None
    assert rare > common


def test_words_of_the_title_hardly_count() -> None:
    plain, titled = share("艾小越 公积金"), share("艾小越 公积金", title="艾小越报告")

    assert plain is not None
    assert titled is not None
    assert titled < plain


@given(ASKED, ASKED)
def test_coverage_is_a_share(content: str, published: str) -> None:
    covered = coverage(pieces(content, WORDS), Span.of(published))

    assert covered is None or 0 <= covered <= 1


@given(ASKED)
def test_a_text_covers_itself_but_for_lone_characters(content: str) -> None:
    asked = pieces(content, WORDS)
    lone = bool(asked) and all(len(piece.text) == 1 for piece in asked)

    assert coverage(asked, Span.of(content)) in (None, pytest.approx(0.3 if lone else 1.0))


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("漏洞", "系统漏洞", 1.0),
        ("漏洞", "病毒", 0.0),
        ("数据量", "数据资源", 0.5),
        ("群", "", 0.0),
    ],
)
def test_a_word_stands_in_a_text_as_far_as_its_pairs_do(
    word: str, text: str, expected: float
) -> None:
    assert stands_in(word, text) == expected


def test_what_a_report_says_instead_stands_for_a_word_but_does_not_name_it() -> None:
    assert stands_in("街坊", "服务居民") == 0.5
    assert named_in("街坊", "服务居民") == 0.0


@pytest.mark.parametrize(
    ("words", "least", "expected"),
    [
        (["马", "云", "来"], 1, ["马云来"]),
        (["马", "云", "公司"], 3, ["马", "云", "公司"]),
        (["a", "股"], 3, ["a股"]),
        (["公司", "", "群"], 1, ["公司", "", "群"]),
    ],
)
def test_lone_characters_side_by_side_are_one_word(
    words: list[str], least: int, expected: list[str]
) -> None:
    assert [*joined(words, least)] == expected
