import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from knowledge.phonetics import folded, one_by_one, sounded, spelled, syllables
from knowledge.tokens import runs

HAN = st.text(
    st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF, categories=["Lo"]), max_size=20
)


def test_each_run_of_han_characters_has_its_syllables() -> None:
    assert syllables("艾小越ioc,政务") == [["ai", "xiao", "yue"], ["zheng", "wu"]]


def test_a_phrase_is_read_as_it_is_said() -> None:
    assert syllables("银行行长重庆") == [["yin", "hang", "hang", "zhang", "chong", "qing"]]


def test_text_without_han_characters_has_no_sound() -> None:
    assert syllables("ioc 34.02") == []


def test_homophones_sound_the_same() -> None:
    assert syllables("艾小悦") == syllables("爱小月") == syllables("艾小越")


def test_characters_that_sound_the_same_are_written_the_same() -> None:
    assert sounded("枕锁,ioc") == sounded("诊所,ioc")
    assert sounded("枕锁") != sounded("整数")


def test_each_character_by_itself_has_its_commonest_reading() -> None:
    assert one_by_one("银行a") == ("yin", "xing", "a")


@pytest.mark.parametrize(
    ("one", "other"),
    [("zhang", "zan"), ("chi", "ci"), ("shi", "si"), ("nan", "lan"), ("heng", "hen"), ("n", "n")],
)
def test_sounds_that_many_speakers_do_not_tell_apart_are_made_one(one: str, other: str) -> None:
    assert folded([one]) == folded([other])


@pytest.mark.parametrize(("one", "other"), [("yue", "ye"), ("fu", "hu"), ("dong", "don")])
def test_sounds_that_speakers_tell_apart_stay_apart(one: str, other: str) -> None:
    assert folded([one]) != folded([other])


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("aixiaoyue", ("ai", "xiao", "yue")),
        ("hetong", ("he", "tong")),
        ("zhuang", ("zhuang",)),
        ("fangan", ("fang", "an")),
    ],
)
def test_pinyin_without_spaces_is_read_in_the_fewest_syllables(
    letters: str, expected: tuple[str, ...]
) -> None:
    assert spelled(letters) == expected


@pytest.mark.parametrize("letters", ["", "hello", "report", "the", "wechat", "n", "ng", "v"])
def test_letters_that_are_no_pinyin_spell_nothing(letters: str) -> None:
    assert spelled(letters) is None


@given(st.text(st.sampled_from("abcdefghiklmnopqrstuwxyz"), max_size=40))
def test_the_syllables_of_any_letters_tile_them(letters: str) -> None:
    found = spelled(letters)

    assert found is None or "".join(found) == letters


@given(HAN)
def test_every_han_character_has_one_syllable(text: str) -> None:
    assert [len(run) for run in syllables(text)] == [len(run) for run, _ in runs(text)]


@given(st.text(max_size=20))
def test_text_stays_as_long_as_it_is_however_it_sounds(text: str) -> None:
    assert len(sounded(text)) == len(one_by_one(text)) == len(text)


@given(st.text(st.sampled_from("银行长重庆都会计划朝阳一得了不着乐数〇㐀"), max_size=12))
def test_runs_are_read_as_pypinyin_does(text: str) -> None:
    assert syllables(text) == [lazy_pinyin(run, errors=list) for run, _ in runs(text)]


@given(HAN)
def test_text_that_is_written_by_its_sound_stays_so(text: str) -> None:
    assert sounded(sounded(text)) == sounded(text)
