"""Pages of governments' websites."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from knowledge.errors import Refusal, ReportError
from knowledge.readers.content import Content
from knowledge.readers.html.flow import Page, flow
from knowledge.readers.html.head import Head
from knowledge.readers.html.lines import Line, joined
from knowledge.readers.html.main import document
from knowledge.readers.html.metadata import metadata, name_in, written
from knowledge.readers.html.source import slim
from knowledge.readers.html.title import title_of, with_title
from knowledge.readers.plain import checked, decode

_DECLARED_WITHIN = 4096  # bytes
_DECLARATION = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_ENCODINGS = {  # labels of the Encoding Standard (https://encoding.spec.whatwg.org/)
    **dict.fromkeys((b"utf-8", b"utf8", b"unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys((b"gb2312", b"gb_2312-80", b"gbk", b"x-gbk", b"gb18030"), "gb18030"),
    **dict.fromkeys((b"big5", b"big5-hkscs", b"cn-big5", b"x-x-big5"), "big5hkscs"),
}
_YEAR = re.compile(r"(?:19|20)\d\d")


def read_html(data: bytes, name: str, *, url: str = "") -> Content:
    """Return the document in a page, without navigation, tools and links to other documents.

    The title stands before the text, and before it the table of metadata, if there is one.
    `url` is the page's address; without it, what the page itself gives is taken. The text is
    empty when the page has none.

    Raises ReportError: ENCODING; TOO_COMPLEX and TOO_LONG over the limits of `html_source`
    and `html_table`.
    """
    source, is_damaged = _source(data, name)
    tree = LexborHTMLParser(slim(source, name))
    head, page = Head(tree), flow(tree.body, name) if tree.body else Page([], [])
    table = metadata(page.lines)
    named = filter(None, (name_in(page.lines, table), *head.titles))
    title, title_at = title_of(page.lines, tuple(named))
    lines = _with_table(document(page, title_at, table), page.lines, table, title)
    text, marked = joined(lines)
    if is_damaged and "\ufffd" in text:
        raise ReportError(name, Refusal.ENCODING, data={"unreadable": text.count("\ufffd")})
    return Content(
        text=checked(text, name),
        title=title,
        url=url or head.url,
        agency=head.source,
        year=None if table or _YEAR.search(title) else head.year,
        marked=marked,
    )


def _source(data: bytes, name: str) -> tuple[str, bool]:
    """Return the markup, and if some of its bytes could not be read.

    What the bytes say counts more than what the page says of them, which is often wrong. It
    is believed where they could be either of two, or are damaged in some places.
    """
    try:
        return decode(data, name), False
    except ReportError:
        declared = _DECLARATION.search(data[:_DECLARED_WITHIN])
        encoding = _ENCODINGS.get(declared[1].lower()) if declared else None
        if not encoding:
            raise
        return checked(data.decode(encoding, "replace"), name), True


def _with_table(
    lines: Sequence[Line], page: Sequence[Line], table: range, title: str
) -> Sequence[Line]:
    """Return the lines of the document with its title, and the table if it is not in them."""
    if not lines:
        return ()
    titled = with_title(lines, title)
    inside = set(map(id, lines))
    if any(id(page[place]) in inside for place in table):
        return titled
    return [*written(page, table), *titled]
