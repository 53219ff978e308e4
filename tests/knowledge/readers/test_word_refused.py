"""What is no Word document, or more than one may be, is refused; nothing else is raised."""

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from forms import word
from forms.document import parsed
from hypothesis import given
from hypothesis import strategies as st
from support.reports import DATA
from support.word import NAMESPACES, document, lines_of, package, paragraph, relations, zipped

from knowledge import Refusal, ReportError
from knowledge.readers.content import LONGEST_TEXT, Content
from knowledge.readers.office import LARGEST_ARCHIVE, LARGEST_PART, MOST_ENTRIES
from knowledge.readers.word import read_word

VALID = word.numbered(parsed((DATA / "report.txt").read_text(encoding="utf-8")[:3000]))
PLAIN = package(paragraph("正文。"))
RELATIONS = relations({"officeDocument": "word/document.xml"})
HUGE = 1 << 30


def refused(data: bytes) -> ReportError:
    with pytest.raises(ReportError) as caught:
        read_word(data, "made.docx")
    assert caught.value.name == "made.docx"
    return caught.value


def code_of(data: bytes) -> Refusal:
    return refused(data).code


def unpacked(body: str) -> bytes:
    return zipped({"_rels/.rels": RELATIONS, "word/document.xml": body})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{\\rtf1 report}",
        b"<html><body>report</body></html>",
        b"%PDF-1.7 report",
        b"PK\x03\x04",
        VALID[: len(VALID) // 2],
        zipped({}),
        zipped({"word/document.xml": document(paragraph("正文。"))}),
        zipped({"_rels/.rels": RELATIONS}),
        zipped({"_rels/.rels": relations({})}),
        zipped({"_rels/.rels": relations({"officeDocument": "../../etc/passwd"})}),
        unpacked("<w:document"),
        unpacked(f"<w:document {NAMESPACES}/>"),
        unpacked(f"<w:workbook {NAMESPACES}><w:body/></w:workbook>"),
        unpacked("<html/>"),
        package(paragraph("正文。") + "<w:altChunk/>"),
        package(paragraph("正文。"), styles="<w:style>"),
    ],
)
def test_what_is_no_whole_word_document_is_damaged(data: bytes) -> None:
    assert code_of(data) is Refusal.DAMAGED


def test_an_archive_with_a_password_is_encrypted() -> None:
    flags = struct.pack("<H", 1)
    locked = bytearray(PLAIN)
    at = locked.find(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8 : at + 10] = flags
        at = locked.find(b"PK\x01\x02", at + 1)

    assert code_of(bytes(locked)) is Refusal.ENCRYPTED


def test_an_archive_packed_otherwise_is_damaged() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_BZIP2) as archive:
        archive.writestr("_rels/.rels", RELATIONS)

    assert code_of(buffer.getvalue()) is Refusal.DAMAGED


def test_pictures_without_text_are_a_scan() -> None:
    assert code_of(package("<w:p><w:r><w:drawing/></w:r></w:p>")) is Refusal.SCANNED


def test_a_document_without_anything_is_empty_text() -> None:
    assert read_word(package(""), "made.docx") == Content(text="")


# --- too much -------------------------------------------------------------------------------


def declared(size: int, path: str = "word/document.xml") -> bytes:
    """Return a package that says one of its parts has this size."""
    data = bytearray(zipped({"_rels/.rels": RELATIONS, "word/document.xml": "", "big": ""}))
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(path.encode()))
    data[entry + 24 : entry + 28] = struct.pack("<I", size)
    return bytes(data)


def test_a_part_that_inflates_is_refused_by_what_it_declares() -> None:
    error = refused(declared(LARGEST_PART + 1))

    assert error.code is Refusal.INFLATES
    assert error.data == {"part": "word/document.xml", "limit": LARGEST_PART}


def test_an_archive_that_inflates_is_refused_though_its_text_is_small() -> None:
    error = refused(declared(HUGE, "big"))

    assert error.code is Refusal.INFLATES
    assert error.data == {"bytes": HUGE + len(RELATIONS), "limit": LARGEST_ARCHIVE}


def test_a_part_larger_than_it_declares_is_not_inflated_further() -> None:
    real = bytearray(unpacked(document(paragraph("正文。" * 1_000_000))))
    entry = real.rfind(b"PK\x01\x02")
    real[entry + 24 : entry + 28] = struct.pack("<I", 1000)

    assert code_of(bytes(real)) is Refusal.DAMAGED


def test_an_archive_of_very_many_entries_is_not_opened() -> None:
    error = refused(zipped({f"{n}": "" for n in range(MOST_ENTRIES + 1)}))

    assert error.code is Refusal.INFLATES
    assert error.data == {"entries": MOST_ENTRIES + 1, "limit": MOST_ENTRIES}


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY a "字"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ATTLIST w:p a CDATA "字">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1:1/w.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_unread(doctype: str, encoding: str) -> None:
    xml = doctype + document(paragraph("&a;"))

    files = {"_rels/.rels": RELATIONS, "word/document.xml": xml.encode(encoding)}

    assert code_of(zipped(files)) is Refusal.DAMAGED


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" * 100_000 + "</w:p>" * 100_000,
        "<w:tbl>" + "<w:tr/>" * 1_000_000 + "</w:tbl>",
        "<w:tbl><w:tr>" + "<w:tc/>" * 1_000_000 + "</w:tr></w:tbl>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
        + paragraph("字" * 10_000)
        + "</w:tc><w:tc/></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc/></w:tr>" * 500
        + "</w:tbl>",
        "<w:p " + " ".join(f'w:a{n}=""' for n in range(1_500_000)) + "/>",
    ],
    ids=["depth", "rows", "cells", "merged cells", "attributes"],
)
def test_what_would_take_too_much_memory_is_too_complex(body: str) -> None:
    assert code_of(package(body)) is Refusal.TOO_COMPLEX


def test_numbers_that_come_to_more_than_the_text_are_too_long() -> None:
    text = "%1%2%3%4%5%6%7%8%9" + "字" * 200
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{text}"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'

    error = refused(package(listed * 20_000, numbering=numbering))

    assert (error.code, error.data) == (Refusal.TOO_LONG, {"limit": LONGEST_TEXT})


def test_notes_to_notes_to_notes_are_too_complex() -> None:
    referring = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    notes = "".join(
        f'<w:footnote w:id="{n}">{referring.format(n + 1)}</w:footnote>' for n in range(5_000)
    )

    assert code_of(package(referring.format(0), footnotes=notes)) is Refusal.TOO_COMPLEX


def test_a_million_empty_paragraphs_are_nothing() -> None:
    assert lines_of("<w:p/>" * 1_000_000 + paragraph("正文。")) == ["正文。"]


# --- what Word opens all the same -----------------------------------------------------------


def test_a_relationship_to_a_part_that_is_not_there_is_passed_over() -> None:
    files = {
        "_rels/.rels": RELATIONS,
        "word/_rels/document.xml.rels": relations({"image": "NULL", "hyperlink": "../../x"}),
        "word/document.xml": document(paragraph("正文。")),
    }

    assert read_word(zipped(files), "made.docx").text == "正文。"


def test_the_strict_form_is_read() -> None:
    strict = document(paragraph("一、", '<w:outlineLvl w:val="0"/>')).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )

    read = read_word(unpacked(strict), "made.docx")

    assert (read.text, read.marked) == ("一、", {0: 1})


def test_a_part_in_utf_16_is_read() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + document(paragraph("正文。"))

    files = {"_rels/.rels": RELATIONS, "word/document.xml": xml.encode("utf-16")}

    assert read_word(zipped(files), "made.docx").text == "正文。"


def test_the_document_is_where_the_package_says() -> None:
    files = {
        "_rels/.rels": relations({"officeDocument": "/text/main.xml"}),
        "text/_rels/main.xml.rels": relations({"footnotes": "notes/all.xml"}),
        "text/main.xml": document('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'),
        "text/notes/all.xml": f"<w:footnotes {NAMESPACES}><w:footnote w:id='1'>"
        f"{paragraph('注。')}</w:footnote></w:footnotes>",
    }

    assert read_word(zipped(files), "made.docx").text == "注。"


# --- any bytes ------------------------------------------------------------------------------


def outcome(data: bytes) -> Content | Refusal:
    try:
        return read_word(data, "made.docx")
    except ReportError as error:
        return error.code


@given(st.data())
def test_damage_to_the_archive_ends_in_a_refusal_or_a_whole_document(data: st.DataObject) -> None:
    damaged = bytearray(VALID)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))

    assert isinstance(outcome(bytes(damaged)), Content | Refusal)


TAGS = """
p r t tbl tr tc pPr rPr tcPr trPr numPr numId ilvl sdt sdtContent sdtPr ins del br tab sym
fldChar instrText fldSimple footnoteReference txbxContent ruby rt vMerge gridSpan pStyle
outlineLvl vanish style styles basedOn name abstractNum num lvl lvlText numFmt start
lvlOverride startOverride numStyleLink footnote altChunk drawing
"""
IDS = ["w:id", "w:numId", "w:abstractNumId", "w:styleId", "w:ilvl", "w:char", "w:instr"]
VALUES = ["", "0", "1", "-1", "9", "99999", "restart", "begin", "end", "heading 1", "%1%9", "字"]


def tagged(tag: str, value: str, inside: list[str]) -> str:
    ids = " ".join(f'{name}="{value}"' for name in IDS)
    return f'<w:{tag} w:val="{value}" w:fldCharType="{value}" {ids}>{"".join(inside)}</w:{tag}>'


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags, values = st.sampled_from(TAGS.split()), st.sampled_from(VALUES)
    return st.builds(tagged, tags, values, st.lists(children, max_size=4))


TREES = st.recursive(st.sampled_from(["字", ""]), element, max_leaves=30)


@given(TREES, TREES, TREES, TREES)
def test_any_xml_ends_in_a_refusal_or_a_document(
    body: str, styles: str, numbering: str, footnotes: str
) -> None:
    made = package(body, styles=styles, numbering=numbering, footnotes=footnotes)

    assert isinstance(outcome(made), Content | Refusal)
