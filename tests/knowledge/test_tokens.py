import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.tokens import Words, grams, inside, is_han, is_word, other_runs, rarity, runs

NAMES = ("艾小越", "越秀先锋", "越秀先锋数据")
CUT = st.text(
    st.sampled_from("中华人民共和国务院研究生命起源T恤卡拉OKab1.2%-+#·〇㐀,。 "), max_size=40
)
WRITTEN = st.text(st.sampled_from("艾小越秀先锋数据政务服务机器人ioc123., "), max_size=40)


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    return tokenizer


def test_runs_part_han_letters_and_numbers() -> None:
    assert list(runs("越秀ioc,汇聚34.02亿条")) == [
        ("越秀", True),
        ("ioc", False),
        ("汇聚", True),
        ("34.02", False),
        ("亿条", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("政务", True), ("〇", True), ("", False), ("ioc", False), ("政 务", False), ("第1", False)],
)
def test_text_of_han_characters_only_is_told_apart(text: str, expected: bool) -> None:
    assert is_han(text) is expected


def test_grams_are_characters_pairs_and_whole_runs() -> None:
    assert grams("数据ioc 34.02亿") == ["数", "据", "数据", "ioc", "34.02", "亿"]


def test_pairs_do_not_cross_punctuation() -> None:
    assert "据政" not in grams("数据,政务")


@pytest.mark.parametrize("text", ["", " ", "???", "👍"])
def test_text_without_words_has_no_terms(text: str) -> None:
    assert grams(text) == []


def test_a_general_word_is_known() -> None:
    assert is_word("政务")


@pytest.mark.parametrize("text", ["艾小越", "", "服物"])
def test_what_the_general_dictionary_does_not_hold_is_no_word(text: str) -> None:
    assert not is_word(text)


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert rarity("的") < rarity("工作") < rarity("机器人") < rarity("艾小越")


def test_a_name_is_cut_whole() -> None:
    assert Words(NAMES).cut("艾小越机器人") == ["艾小越", "机器人"]


def test_the_longest_name_wins() -> None:
    assert Words(NAMES).cut("越秀先锋数据服务") == ["越秀先锋数据", "服务"]


def test_a_name_does_not_change_how_its_neighbours_are_cut() -> None:
    before, after = Words().cut("持续做好"), Words().cut("政务私聊机器人")

    assert Words(NAMES).cut("持续做好艾小越政务私聊机器人") == [*before, "艾小越", *after]


def test_the_names_of_one_library_are_not_those_of_another() -> None:
    Words(["数据资源目录"]).cut("数据资源目录")

    assert "数据资源目录" not in Words().cut("数据资源目录")


def test_words_inside_a_word_are_those_of_two_and_three_characters() -> None:
    assert inside("网络安全法") == ["网络", "安全", "安全法"]
    assert inside("机器人") == ["机器"]
    assert inside("中华人民共和国") == ["中华", "华人", "人民", "共和", "共和国"]


@pytest.mark.parametrize("word", ["", "的", "政务", "34.02"])
def test_a_short_word_has_none_inside(word: str) -> None:
    assert inside(word) == []


def test_runs_that_are_not_han_are_found_by_themselves() -> None:
    assert other_runs("越秀ioc,汇聚34.02亿条") == ["ioc", "34.02"]


@pytest.mark.parametrize("times", [1, 100])
def test_who_changes_the_words_of_a_cut_changes_no_other(times: int) -> None:
    words = Words(NAMES)
    text = "艾小越机器人" * times

    words.cut(text).clear()

    assert words.cut(text) == ["艾小越", "机器人"] * times


@pytest.mark.parametrize(
    "text", ["研究生命起源", "中华人民共和国务院", "买T恤去卡拉OK", "A1b2·3.4%,,c++", "㐀〇", ""]
)
def test_text_without_names_is_cut_as_jieba_does(peer: jieba.Tokenizer, text: str) -> None:
    assert Words().cut(text) == peer.lcut(text, HMM=False)


@given(CUT)
def test_any_text_is_cut_as_jieba_does(peer: jieba.Tokenizer, text: str) -> None:
    assert Words().cut(text) == peer.lcut(text, HMM=False)


@given(st.lists(WRITTEN, max_size=5))
def test_the_words_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    words = Words(NAMES)

    assert words.all_of(texts) == {word for text in texts for word in words.cut(text)}


@given(WRITTEN)
def test_the_words_of_a_cut_tile_the_text(text: str) -> None:
    assert "".join(Words(NAMES).cut(text)) == text


@given(WRITTEN)
def test_every_term_stands_in_the_text(text: str) -> None:
    assert all(term in text for term in grams(text))
