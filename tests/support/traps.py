"""The files that the limits of the readers are tested with, by name, and what may come of them."""

from support.hostile import (
    MB,
    SHOWN,
    Repeated,
    Write,
    entities,
    nested,
    pdf,
    pdf_of,
    stream,
    word,
    word_filled,
    word_part,
)

READ = ""
TOO_MUCH = {"too_long", "too_complex", "inflates"}
NO_TEXT = {"encoding", "format", "damaged", "empty", "scanned"}

READ_OR_NOT = {READ, *TOO_MUCH}
READ_OR_EMPTY = {READ, "empty", *TOO_MUCH}
EMPTY = {"empty", *TOO_MUCH}

Cases = dict[str, tuple[str, Write, set[str]]]

TEXTS = {
    "one line": Repeated(".txt", "群众诉求十二件，", READ_OR_NOT),
    "one line without punctuation": Repeated(".txt", "字", READ_OR_NOT),
    "many lines": Repeated(".txt", "全年办理诉求十二件。\n", READ_OR_NOT),
    "lines of one character": Repeated(".txt", "字\n", READ_OR_NOT),
    "headings": Repeated(".txt", "一、工作\n", READ_OR_NOT),
    "headings, run-in": Repeated(".txt", "一、工作。很好。\n", READ_OR_NOT),
    "headings of every level": Repeated(".txt", "一、甲\n（一）乙\n1.丙\n(1)丁\n", READ_OR_NOT),
    "counts": Repeated(".txt", "一是", READ_OR_NOT),
    "brackets": Repeated(".txt", "(", READ_OR_NOT),
    "wide brackets": Repeated(".txt", "（", READ_OR_NOT),
    "brackets with numbers": Repeated(".txt", "(1", READ_OR_NOT),
    "digits": Repeated(".txt", "1", READ_OR_NOT),
    "Chinese digits": Repeated(".txt", "一", READ_OR_NOT),
    "dashes": Repeated(".txt", "—", READ_OR_NOT),
    "quotes": Repeated(".txt", "“", READ_OR_NOT),
    "full stops": Repeated(".txt", "。", READ_OR_EMPTY),
    "blanks": Repeated(".txt", " ", EMPTY),
    "blanks before a word": Repeated(".txt", " ", READ_OR_NOT, after="字"),
    "line feeds": Repeated(".txt", "\n", EMPTY),
    "wide blanks": Repeated(".txt", "\u3000", EMPTY),
    "wide blanks after stops": Repeated(".txt", "。\u3000\u3000", READ_OR_EMPTY),
    "non-breaking blanks by name": Repeated(".txt", "<U+00A0>", READ_OR_EMPTY),
    "labels": Repeated(".txt", "索引号: ", READ_OR_EMPTY),
    "rows of labels": Repeated(".txt", "索引号: 1\n", READ_OR_EMPTY),
    "toolbars": Repeated(".txt", "【打印】\n", READ_OR_EMPTY),
    "quotes of Markdown": Repeated(".md", ">", READ_OR_EMPTY),
    "stars of Markdown": Repeated(".md", "*a _b ", READ_OR_NOT),
    "brackets of Markdown": Repeated(".md", "[a](", READ_OR_NOT),
    "open brackets of Markdown": Repeated(".md", "[", READ_OR_NOT),
    "pictures of Markdown": Repeated(".md", "![a](<b", READ_OR_EMPTY),
    "marks of code of Markdown": Repeated(".md", "`a``", READ_OR_NOT),
    "rows of Markdown": Repeated(".md", "|a|b|\n|-|-|\n", READ_OR_EMPTY),
    "rows of one table": Repeated(".md", "|a|b|\n", READ_OR_NOT, "|a|b|\n|-|-|\n"),
    "references of Markdown": Repeated(".md", "[a]: b\n", READ_OR_EMPTY),
    "tags in Markdown": Repeated(".md", "<!-- <a ", READ_OR_EMPTY),
    "headings of Markdown": Repeated(".md", "## 一、工作\n", READ_OR_NOT),
    "items of Markdown": Repeated(".md", "- 字\n", READ_OR_NOT),
    "a record": Repeated(".json", "一、工作\\n", READ_OR_NOT, '{"text":"', '"}'),
    "a record of escapes": Repeated(".json", "\\u4e00", READ_OR_NOT, '{"text":"', '"}'),
    "numbers in JSON": Repeated(".json", "1,", {"format", *TOO_MUCH}, "[", "1]"),
    "brackets of JSON": Repeated(".json", "[", {"format", *TOO_MUCH}),
    "one number in JSON": Repeated(
        ".json", "9", {READ, "format", *TOO_MUCH}, '{"text":"字","year":', "}"
    ),
}

PAGES = {
    "one paragraph": Repeated(".html", "群众诉求十二件，", READ_OR_NOT),
    "paragraphs": Repeated(".html", "<p>全年办理诉求十二件。</p>", READ_OR_NOT),
    "headings": Repeated(".html", "<h2>一、工作</h2>", READ_OR_NOT),
    "open tags": Repeated(".html", "<p><b><i>字", READ_OR_NOT),
    "open links": Repeated(".html", "<a href=/>字", READ_OR_EMPTY),
    "line breaks": Repeated(".html", "<br>", EMPTY),
    "attributes": Repeated(".html", "a=1 ", READ_OR_NOT, "<p ", ">字。"),
    "entities": Repeated(".html", "&nbsp;&#19968;&amp", READ_OR_NOT),
    "boxes in boxes": Repeated(".html", "<div>", EMPTY),
    "boxes in boxes around text": Repeated(".html", "<div>", READ_OR_NOT, after="字。"),
    "tables in tables": Repeated(".html", "<table><tr><td>字", READ_OR_NOT),
    "lists in lists": Repeated(".html", "<ol><li>字", READ_OR_NOT),
    "a wide table": Repeated(".html", "<td>1", READ_OR_NOT, "<table><tr>", "</table>"),
    "a long table": Repeated(".html", "<tr><td>1<td>2", READ_OR_NOT, "<table>", "</table>"),
    "cells that span much": Repeated(
        ".html", "<tr><td rowspan=65534 colspan=1000>字", READ_OR_NOT, "<table>", "</table>"
    ),
    "an open comment": Repeated(".html", "-", READ_OR_NOT, "<p>字。<!--"),
    "items": Repeated(".html", "<li>字", READ_OR_NOT, "<ol>", "</ol>"),
    "entities of its own": Repeated(".html", "&e8;", READ_OR_NOT, entities(9, 10) + "<p>"),
}

DEEP: Cases = {
    "lists of Markdown": (".md", nested("- ", "", 100_000), READ_OR_NOT),
    "quotes of Markdown": (".md", nested("> ", "", 100_000), READ_OR_NOT),
    "links of Markdown": (".md", nested("[", "](b)", 100_000), READ_OR_NOT),
    "objects of JSON": (".json", nested('{"a":', "}", MB, "1"), {"format", *TOO_MUCH}),
    "boxes of a page": (".html", nested("<div>", "</div>", MB), READ_OR_NOT),
    "tables of a page": (".html", nested("<table><tr><td>", "</table>", MB), READ_OR_NOT),
    "spans of a page": (".html", nested("<span>", "</span>", MB), READ_OR_NOT),
}

PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH % '1'}</w:tc>"
WIDE_CELL = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
NUMBERED = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
    "</w:numPr></w:pPr><w:r><w:t>字</w:t></w:r></w:p>"
)

INSIDE_WORD = {
    "paragraphs": PARAGRAPH % "全年办理诉求。",
    "paragraphs of one character": PARAGRAPH % "字",
    "numbered headings": NUMBERED,
    "empty paragraphs": "<w:p/>",
    "empty runs": "<w:p><w:r/></w:p>",
    "tables": f"<w:tbl><w:tr>{CELL}{CELL}</w:tr></w:tbl>",
    "wide cells": f"<w:tbl><w:tr>{WIDE_CELL}</w:tr></w:tbl>",
    "comments": "<!-- -->",
    "attributes": '<w:p w:rsidR="00000000" w:rsidRDefault="00000000"/>',
}

WORD: Cases = {
    "a bomb of text": (".docx", word_filled("字", 1000 * MB), {"inflates"}),
    "a bomb of paragraphs": (".docx", word_filled(PARAGRAPH % "字", 1000 * MB), {"inflates"}),
    "a bomb of styles": (".docx", word_part("word/styles.xml", b"<a/>", 1000 * MB), {"inflates"}),
    "a bomb of a picture": (".docx", word_part("a.png", bytes(1000), 1000 * MB), {"inflates"}),
    "one paragraph of much": (".docx", word(PARAGRAPH % ("字" * 9 * MB)), READ_OR_NOT),
    "entities within entities": (".docx", word(PARAGRAPH % "&e9;", entities(10, 10)), {"damaged"}),
    "one long entity many times": (
        ".docx",
        word(PARAGRAPH % ("&e;" * 100_000), f'<!DOCTYPE w [<!ENTITY e "{"字" * 50_000}">]>'),
        {"damaged"},
    ),
    "tables in tables": (
        ".docx",
        word("<w:tbl><w:tr><w:tc>" * 50_000 + "</w:tc></w:tr></w:tbl>" * 50_000),
        {"damaged", "too_complex"},
    ),
    "a row of many cells": (
        ".docx",
        word(f"<w:tbl><w:tr>{CELL * 200_000}</w:tr></w:tbl>"),
        READ_OR_NOT,
    ),
    "many wide cells": (
        ".docx",
        word(f"<w:tbl>{f'<w:tr>{WIDE_CELL}</w:tr>' * 1000}</w:tbl>{PARAGRAPH % '字'}"),
        READ_OR_NOT,
    ),
}

CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES_OF_ONE = b"<</Type /Pages /Count 1 /Kids [3 0 R]>>"
DRAWING = (
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources <</XObject <</X 5 0 R>>>>>>"
)
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>"
NO_READ = {"damaged", "scanned", "empty", *TOO_MUCH}

PDF: Cases = {
    "a bomb of blanks": (".pdf", pdf(SHOWN, deflated=2000 * MB), {"damaged", *READ_OR_NOT}),
    "a million operators": (".pdf", pdf(SHOWN + b"q Q " * MB), READ_OR_NOT),
    "a million lines": (".pdf", pdf(SHOWN + b"0 0 m 9 9 l S " * MB), READ_OR_NOT),
    "a million words": (
        ".pdf",
        pdf(b"BT /F 9 Tf " + b"1 0 0 1 20 800 Tm (word) Tj " * MB + b"ET"),
        READ_OR_NOT,
    ),
    "one long word": (".pdf", pdf(b"BT /F 9 Tf (" + b"a" * 20 * MB + b") Tj ET"), READ_OR_NOT),
    "many states within one another": (".pdf", pdf(SHOWN + b"q " * 10 * MB), READ_OR_NOT),
    "many arrays within one another": (".pdf", pdf(SHOWN + b"[" * 10 * MB), READ_OR_NOT),
    "many pages": (".pdf", pdf(SHOWN, pages=100_000), READ_OR_NOT),
    "as many pages as may be": (".pdf", pdf(SHOWN * 20, pages=3000), READ_OR_EMPTY),
    "many pages of much": (".pdf", pdf(SHOWN * 5000, pages=3000), READ_OR_NOT),
    "pages that hold themselves": (
        ".pdf",
        pdf_of(CATALOG, b"<</Type /Pages /Count 9999999 /Kids [2 0 R 2 0 R]>>"),
        NO_READ,
    ),
    "a form that shows itself": (
        ".pdf",
        pdf_of(CATALOG, PAGES_OF_ONE, DRAWING, stream(b"/X Do"), stream(b"/X Do /X Do", FORM)),
        NO_READ,
    ),
    "a length that is its own": (
        ".pdf",
        pdf_of(CATALOG, PAGES_OF_ONE, DRAWING, b"<</Length 4 0 R>> stream\nq\nendstream"),
        NO_READ,
    ),
}

PATTERNS = {
    f"{kind}, {name}": pattern
    for kind, patterns in {"text": TEXTS, "page": PAGES}.items()
    for name, pattern in patterns.items()
}
FILES = {
    f"{kind}, {name}": file
    for kind, files in {"deep": DEEP, "Word": WORD, "PDF": PDF}.items()
    for name, file in files.items()
}
