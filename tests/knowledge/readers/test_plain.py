import pytest
from support.reports import DATA, refusal

from knowledge import Refusal, Report, read_report

PUBLISHED = (DATA / "report.txt").read_text(encoding="utf-8")


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
