import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC
from support.reports import DATA, refusal

from knowledge import Refusal, Report, read_report
from knowledge.readers.plain import checked, decode

PUBLISHED = (DATA / "report.txt").read_text(encoding="utf-8")
TEXTS = [PUBLISHED, *(p.read_text(encoding="utf-8") for p in (DATA / "forms").glob("*.txt"))]
SIMPLIFIED = [line for text in TEXTS for line in text.split("\n") if len(line) > 40]
TRADITIONAL = [OpenCC("s2hk").convert(line) for line in SIMPLIFIED]


@pytest.mark.parametrize(
    "data",
    [
        PUBLISHED.encode("utf-8-sig"),
        PUBLISHED.encode("gb18030"),
        PUBLISHED.encode("utf-16"),
        b"\xfe\xff" + PUBLISHED.encode("utf-16-be"),
        PUBLISHED.replace("\n", "\r\n").encode(),
        PUBLISHED.replace("\n", "\r").encode(),
    ],
    ids=["UTF-8 with BOM", "GB18030", "UTF-16", "UTF-16 big-endian", "CRLF", "CR"],
)
def test_the_same_page_in_another_encoding_is_cut_the_same(data: bytes, report: Report) -> None:
    read = read_report(data, "yxzs2023fz.txt")

    assert [(p.id, p.path, p.span) for p in read.passages] == [
        (p.id, p.path, p.span) for p in report.passages
    ]
    assert read.metadata == report.metadata


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff\xff",
        bytes(range(128, 256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\xff\xfe\x00",
        PUBLISHED.encode()[:-1],
        PUBLISHED.encode("gb18030")[:-1],
        PUBLISHED.encode().replace("居".encode(), b"\xe5\xb1", 1),
        "残缺的文字\ufffd\ufffd\ufffd".encode(),
    ],
    ids=["FF", "high bytes", "PNG", "half UTF-16", "cut", "cut GB18030", "damaged", "replaced"],
)
def test_bytes_that_no_person_could_have_published_are_refused(data: bytes) -> None:
    assert refusal(data, "a.txt").code is Refusal.ENCODING


# GB18030 and Big5, which cannot be told apart by their bytes alone


@pytest.mark.parametrize("name", ["gb18030", "big5hkscs"])
@given(text=st.sampled_from(TRADITIONAL))
def test_a_paragraph_in_traditional_characters_is_read_in_either_encoding(
    name: str, text: str
) -> None:
    data = text.encode(name, "ignore")  # a few of the characters are not in Big5

    assert decode(data, "a.txt") == data.decode(name)


@given(text=st.sampled_from(SIMPLIFIED), start=st.integers(0, 20))
def test_a_sentence_in_simplified_characters_is_read(text: str, start: int) -> None:
    assert decode(text[start:].encode("gb18030"), "a.txt") == text[start:]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("全年办理诉求十二件。", "gb18030"),
        ("全年辦理訴求十二件。", "gb18030"),
        ("全年辦理訴求十二件。", "big5"),
        ("深水埗區及鰂魚涌居民反映的訴求已全部按時辦結", "big5hkscs"),
        ("街道居民𠮷某、朱镕某反映噪声问题", "gb18030"),
        ("annual report 2023 (年度報告書)", "big5"),
        ("工作报告 2023 " + "a" * 1000, "gb18030"),
    ],
)
def test_a_short_text_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        "附件".encode("gb18030"),
        "“”".encode("gb18030"),
        "全年办理诉求。".encode("utf-16-le"),
        "全年办理诉求。".encode("utf-16-be"),
        ("令和五年度の事業報告書をお知らせいたします。" * 4).encode("euc-jp"),
        ("서울특별시는 2023년도 사업보고서를 공개합니다. " * 4).encode("euc-kr"),
        "Rapport général de l'année".encode("latin-1"),
    ],
    ids=[
        "two characters",
        "no letter",
        "no mark",
        "no mark, big-endian",
        "Japanese",
        "Korean",
        "French",
    ],
)
def test_text_of_which_the_encoding_cannot_be_told_is_refused(data: bytes) -> None:
    assert refusal(data, "a.txt").code is Refusal.ENCODING


def test_a_refusal_names_the_first_bad_byte() -> None:
    text = "全年办理诉求十二件。".encode()

    assert refusal(text + b"\xff" + text, "a.txt").data == {"byte": 30}
    assert refusal(b"\xff\xfe" + text[:7], "a.txt").data == {"byte": 8}


@pytest.mark.parametrize("text", ["字" * 99 + "\ufffd", "\f字\t字\r\n字\r", ""])
def test_few_unreadable_characters_are_no_reason_to_refuse(text: str) -> None:
    assert "\r" not in checked(text, "a.txt")
