import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.normalize import clean, normalize, simplified

ANY_TEXT = st.text(st.characters(), max_size=60)
CHINESE = st.text(st.sampled_from("政務數據資訊程序區 A1ａ１\u200b\u3000(（，,"), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＩＯＣ", "ioc"),
        ("（一）", "(一)"),
        ("１２３", "123"),
        ("艾小越,几个群？", "艾小越,几个群?"),
        ("艾\u200b小\u200d越", "艾小越"),
        ("\u202e艾小越\u202c\u200f", "艾小越"),
        ("\ufeff艾小越", "艾小越"),
        ("字\u00a0\u00a0体 \n\t 大", "字 体 大"),
        ("  艾小越\u3000", "艾小越"),
        ("", ""),
    ],
)
def test_width_case_and_invisible_characters_make_no_difference(text: str, expected: str) -> None:
    assert normalize(text) == expected


@pytest.mark.parametrize(
    ("traditional", "expected"),
    [
        ("區政務服務中心", "区政务服务中心"),
        ("憲法宣傳週裏面", "宪法宣传周里面"),
        ("決策程序、文件、檔案", "决策程序、文件、档案"),
        ("建立智慧政務,提升服務效能", "建立智慧政务,提升服务效能"),
        ("新增事項的執行,核心指標", "新增事项的执行,核心指标"),
    ],
)
def test_traditional_text_gets_simplified_characters_and_keeps_its_words(
    traditional: str, expected: str
) -> None:
    assert simplified(traditional) == expected


@pytest.mark.parametrize("text", ["工作程序", "决策程序", "信息", "数字政府", "一体化平台"])
def test_simplified_text_is_not_bent(text: str) -> None:
    assert simplified(text) == text


def test_case_stays_in_clean_text() -> None:
    assert clean("城市大脑 ＩＯＣ") == "城市大脑 IOC"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_an_invisible_character_between_letter_and_accent_makes_no_difference() -> None:
    assert clean("cafe\u200b\u0301") == clean("cafe\u0301")


@given(CHINESE)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@given(ANY_TEXT)
def test_clean_text_has_no_double_and_no_outer_space(text: str) -> None:
    cleaned = clean(text)

    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
