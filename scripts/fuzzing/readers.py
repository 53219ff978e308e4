"""The readers that are fuzzed: what they are called, begin with, and what words they know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from forms import html, pdf, word
from forms.document import Document, markdown, parsed, plain, record

from knowledge import Report, read_report, readers
from knowledge.readers.pdf import document

_REPORTS = Path(__file__).resolve().parents[2] / "tests" / "data" / "forms"
_SEEDS = ("complaints", "finance", "guidance")

Maker = Callable[[Document], bytes]
Read = Callable[[bytes, str], Report]


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader: the suffix that chooses it, what makes its seeds, words worth trying."""

    suffix: str
    makers: tuple[Maker, ...]
    words: tuple[str | bytes, ...]
    read: Read = read_report

    def seeds(self) -> list[bytes]:
        """Return valid documents of this form."""
        texts = [(_REPORTS / f"{name}.txt").read_text(encoding="utf-8") for name in _SEEDS]
        return [make(parsed(text)) for text in texts for make in self.makers]


def _encoded(document: Document, encoding: str) -> bytes:
    return plain(document).encode(encoding, "replace")


def _thin(make: Maker) -> Maker:
    """Leave out what only takes time: the fuzzer is to change the text."""
    return lambda document: word.thinned(make(document))


def _read_pdf_here(data: bytes, name: str) -> Report:
    """Read a PDF in this process: starting the one it is read in takes longer than reading."""
    content = document.read_document(data, name)
    return readers._report(content, name)  # noqa: SLF001 - what read_report does with it


_NUMBERS = (
    *("一、", "二、", "（一）", "(二)", "1.", "1、", "2．", "(1)", "①", "一是", "二要", "第一，"),
    *(
        "——",
        "附件1",
        "附件：",
        "名词解释",
        "各位代表！",
        "。",
        "；",
        "：",
        "，",
        "\n",
        "\u3000",
        "“",
    ),
    *(
        "索引号: ",
        "名称: ",
        "发布日期: 2024-01-22",
        "【打印】",
        "注：",
        "(jù)",
        "\ufffd",
        "\u00a0",
    ),
)
_TAGS = (
    *("<table>", "<tr>", "<td rowspan=2 colspan=2>", "</td>", "<h1>", "<h2>", "<p>", "<br>"),
    *("<div class=", "<ol start=3>", "<li>", "<script>", "<!--", "-->", "<![CDATA[", "<meta "),
    *('charset="gb2312"', "&nbsp;", "&#x4e00;", "&#xd800;", "&#0;", "<template>", "<svg>"),
)
_MARKS = ("# ", "## ", "- ", "1. ", "> ", "```", "| a | b |\n| --- | --- |\n", "**", "[^1]", "<p>")
_XML = (
    *("<w:p>", "<w:r>", "<w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", '<w:vMerge w:val="restart"/>'),
    *('<w:gridSpan w:val="999999"/>', "<w:numPr>", '<w:ilvl w:val="9"/>', "%1%9", "<w:sdt>"),
    *("<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<w:footnoteReference ", "<mc:AlternateContent>"),
)
_OPERATORS = (
    *(
        "BT",
        "ET",
        "Tj",
        "TJ",
        "Tm",
        "Td",
        "/F1 12 Tf",
        "q",
        "Q",
        "cm",
        "re",
        "Do",
        "obj",
        "endobj",
    ),
    *("stream", "endstream", "xref", "trailer", "/Kids", "/Count 99999", "/Length", "/Filter"),
    *("/FlateDecode", "/Encrypt", "/MediaBox [0 0 1e9 1e9]", "/Rotate 90", "/ToUnicode", "/Type0"),
)

READERS: Mapping[str, Reader] = {
    "text": Reader(
        ".txt",
        tuple(partial(_encoded, encoding=name) for name in ("utf-8-sig", "gb18030", "big5")),
        (*_NUMBERS, b"\xff\xfe", b"\xef\xbb\xbf", b"\x84\x31\x95\x33"),
    ),
    "markdown": Reader(".md", (lambda document: markdown(document).encode(),), _NUMBERS + _MARKS),
    "record": Reader(".json", (record,), ('"text":', '"year":', '"\\ud800"', "1e999", *_NUMBERS)),
    "html": Reader(".html", tuple(html.DIALECTS.values()), _TAGS + _NUMBERS),
    "word": Reader(".docx", (_thin(word.styled), _thin(word.numbered)), _XML + _NUMBERS),
    "pdf": Reader(
        ".pdf",
        (pdf.printed, partial(pdf.printed, compressed=False)),
        _OPERATORS,
        _read_pdf_here,
    ),
}
