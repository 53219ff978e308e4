import pytest

from knowledge.fuzzy import Vocabulary

NAMES = ("艾小越", "越秀智库", "越秀商家", "粤商通", "越秀就业服务地图")
WORDS = ("服务", "机器人", "漏洞", "合同", "居民")
VOCABULARY = Vocabulary(NAMES, WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("艾小悦", "艾小越"),
        ("爱小月", "艾小越"),
        ("越秀智酷", "越秀智库"),
        ("粤上通", "粤商通"),
        ("月秀商家", "越秀商家"),
        ("越绣就业服物地图", "越秀就业服务地图"),
        ("越秀就业地图", "越秀就业服务地图"),
        ("越秀家商", "越秀商家"),
        ("服物", "服务"),
    ],
)
def test_wrong_characters_are_read_as_what_they_sound_like(typed: str, meant: str) -> None:
    assert VOCABULARY.meant_by(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("艾小越", "服务"),  # right as they are
        *("政务", "楼栋"),  # words of their own
        *("爱小羊", "智库", "大小越"),  # too short to be near
        *("", "ioc", "艾ioc"),
    ],
)
def test_other_text_is_left(typed: str) -> None:
    assert VOCABULARY.meant_by(typed) is None


def test_a_homophone_without_a_shared_character_is_another_word() -> None:
    assert Vocabulary((), ["漏洞"]).meant_by("搂动") is None


@pytest.mark.parametrize("typed", ["城市园林总站", "城区管护总站"])
def test_a_name_with_two_of_six_characters_wrong_is_another_name(typed: str) -> None:
    assert Vocabulary(["城市管理总站"], ()).meant_by(typed) is None


def test_the_first_of_two_words_that_sound_alike_wins() -> None:
    assert Vocabulary((), ["公式", "公示"]).meant_by("公试") == "公式"


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("aixiaoyue", ["艾小越"]),
        ("fuwu", ["服务"]),
        ("aixiaoyuefuwujumin", ["艾小越", "服务", "居民"]),
        ("hello", None),
        ("fu", None),
        ("aixiaoyuegege", None),
        ("", None),
    ],
)
def test_pinyin_is_read_as_names_and_words(letters: str, words: list[str] | None) -> None:
    assert VOCABULARY.spelled_by(letters) == words


def test_pinyin_of_words_shorter_than_asked_for_spells_nothing() -> None:
    assert VOCABULARY.spelled_by("fuwu", least=3) is None


def test_names_and_words_are_known() -> None:
    assert "艾小越" in VOCABULARY
    assert "服务" in VOCABULARY
    assert "爱小月" not in VOCABULARY


def test_names_that_are_not_all_han_are_known_but_have_no_sound() -> None:
    vocabulary = Vocabulary(["城市大脑ioc"], [])

    assert "城市大脑ioc" in vocabulary
    assert vocabulary.meant_by("城市大脑") is None


def test_an_empty_vocabulary_means_nothing() -> None:
    assert Vocabulary((), ()).meant_by("越秀智酷") is None
