import re
from importlib.resources import files

import pytest

from knowledge import lexicon
from knowledge.english import chinese, joined


def words(english: str) -> list[str]:
    return [word for word, _ in chinese(english)]


def test_a_word_stands_for_the_words_that_it_translates() -> None:
    assert words("subsidy") == ["补贴", "资助", "补助"]


def test_the_likeliest_word_counts_most() -> None:
    weights = [weight for _, weight in chinese("policy")]

    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0


def test_an_unknown_word_stands_for_nothing() -> None:
    assert chinese("xyzzy") == ()


@pytest.mark.parametrize("nothing", ["", "\t", "zzzzzz", "s", "ing", "补贴"])
def test_what_is_no_english_word_stands_for_nothing(nothing: str) -> None:
    assert chinese(nothing) == ()


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("contracts", "合同"),
        ("policies", "政策"),
        ("taxes", "税费"),
        ("applied", "申请"),
        ("deleted", "删除"),
        ("stopped", "停止"),
        ("reviewed", "考核"),
        ("supervising", "监督"),
    ],
)
def test_a_form_stands_for_what_the_plain_word_does(form: str, word: str) -> None:
    assert word in words(form)


@pytest.mark.parametrize(
    ("british", "american"),
    [("centre", "center"), ("organisation", "organization"), ("labour", "labor")],
)
def test_british_spelling_is_understood(british: str, american: str) -> None:
    assert set(words(american)) <= set(words(british))
    assert words(american)


def test_neighbours_are_both_british_and_many() -> None:
    assert "邻居" in words("neighbours")


def test_a_form_of_its_own_comes_before_the_plain_word() -> None:
    building = words("building")

    assert building.index("建筑物") < building.index("建造")


def test_no_word_is_named_twice() -> None:
    found = words("published")

    assert len(found) == len(set(found))


@pytest.mark.parametrize("grammar", ["the", "of", "before", "during", "whether", "very"])
def test_words_of_grammar_stand_for_nothing(grammar: str) -> None:
    assert chinese(grammar) == ()


def table() -> list[str]:
    text = (files("knowledge") / "data" / "english" / "words.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_the_table_is_in_order_and_names_a_word_once() -> None:
    keys = [line.partition("\t")[0] for line in table()]

    assert table() == sorted(table())
    assert len(keys) == len(set(keys))


def test_every_line_of_the_table_gives_one_to_eight_chinese_words() -> None:
    line = re.compile(r"[a-z]{2,}\t[\u4e00-\u9fff]{2,6}(?: [\u4e00-\u9fff]{2,6}){0,7}")

    assert [found for found in table() if not line.fullmatch(found)] == []


def test_every_word_of_the_table_is_found() -> None:
    assert all(chinese(line.partition("\t")[0]) for line in table())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("is there a one-stop window", "is there a onestop window"),
        ("which sub-districts try it", "which subdistricts try it"),
        ("chief data officers", "chiefdataofficers"),
        ("艾小越 and the group chat吗", "艾小越 and the groupchat吗"),
    ],
)
def test_phrases_that_mean_one_thing_are_one_word(typed: str, read: str) -> None:
    assert joined(typed) == read


@pytest.mark.parametrize(
    "text",
    ["", "a one, stop", "datable one", "越秀 big 数据", "big", "-big -data-"],
)
def test_what_is_no_phrase_stays(text: str) -> None:
    assert joined(text) == text


def test_of_two_phrases_the_longer_is_read() -> None:
    assert joined("people looking for jobs") == "peoplelookingforjobs"


def test_a_phrase_stands_for_words_of_reports_in_the_plural_too() -> None:
    assert lexicon.alike("chiefdataofficers")[0] == "首席数据官"
