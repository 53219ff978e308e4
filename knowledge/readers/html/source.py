"""The markup of a page, reduced to what is needed to read it.

Parsers of HTML take time that grows with the number of tags times their depth, and with the
square of the number of attributes of one tag; formatting that is never closed (<font>, <b>)
is opened anew in each paragraph after it. So what costs is taken out, or counted, before a
parser sees it. Gone are comments, scripts, styles, the attributes that nobody asks for
(with the pictures that some hold) and the tags that make no difference to the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from knowledge.errors import Refusal, ReportError

MOST_TAGS = 400_000
MOST_OPEN = 1000  # elements open at the same time: the depth
LONGEST_MARKUP = 10_000_000  # characters that are left
_MOST_ATTRIBUTES = 64
_LONGEST_VALUE = 2000  # characters of an attribute

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)
        (?P<attributes>(?:[^>"'=]++|=\s*+(?:"[^"]*"|'[^']*')|["'=])*+)>?""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>]++)))?""")
_NO_TAG = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?/][^>]*>?", re.DOTALL)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ESCAPES = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})

_RAW = ("title", "script", "style", "textarea", "iframe", "noscript", "noembed", "noframes")
# what stands in these is no markup and, but for the title, no text to read
_END_OF_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_VOID = {"br", "hr", "link", "meta"}
_EMPTY = {  # have no end, and nothing in them to read
    *("area", "base", "bgsound", "col", "embed", "frame", "img", "image", "input", "keygen"),
    *("param", "source", "track", "wbr"),
}
_IN_RUBY = {"rp", "rt"}
_UNCOUNTED = {  # the next one of its kind closes each of these, so they do not nest
    *("a", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", *_IN_RUBY),
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")  # the end tag of any closes any
_COUNTED = {
    *("div", "section", "article", "main", "nav", "header", "footer", "aside", "center"),
    *("ul", "ol", "dl", "dir", "menu", "table", "caption", "pre", "blockquote", "address"),
    *("form", "fieldset", "legend", "figure", "figcaption", "details", "summary", "select"),
    *("button", "object", "video", "audio", "canvas", "dialog", "template", "ruby", *_HEADINGS),
}
_KEPT = {
    *("class", "id", "style", "hidden", "start", "value", "type", "reversed"),
    *("colspan", "rowspan", "href", "rel", "name", "property", "content"),
}

Attributes = Mapping[str, str | None]


def slim(markup: str, name: str) -> str:
    """Return `markup` with no other tags and attributes than reading needs.

    Raises ReportError: TOO_COMPLEX for too many tags or too deep ones; TOO_LONG.
    """
    if markup.count("<") > MOST_TAGS:
        raise ReportError(name, Refusal.TOO_COMPLEX, data={"limit": MOST_TAGS})
    slimmer = _Slimmer(name)
    slimmed = "".join(slimmer.emit(*token) for token in _tokens(markup.replace("\0", "")))
    if len(slimmed) > LONGEST_MARKUP:
        raise ReportError(name, Refusal.TOO_LONG, data={"limit": LONGEST_MARKUP})
    return slimmed


def is_hidden(attributes: Attributes) -> bool:
    """Tell if an element with these attributes does not show."""
    return "hidden" in attributes or bool(_INVISIBLE.search(attributes.get("style") or ""))


def _tokens(markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the markup consists of: a mark, the name of the tag, attributes or text."""
    at = 0
    while (start := markup.find("<", at)) >= 0:
        yield "", "", markup[at:start]
        if tag := _TAG.match(markup, start):
            name, at = tag["name"].lower(), tag.end()
            if raw := None if tag["end"] else _END_OF_RAW.get(name):
                end = raw.search(markup, at)
                stop = end.start() if end else len(markup)
                yield "raw", name, markup[at:stop]
                at = stop
            else:
                yield tag["end"] or "<", name, tag["attributes"]
        elif other := _NO_TAG.match(markup, start):
            at = other.end()
        else:
            yield "", "", "&lt;"
            at = start + 1
    yield "", "", markup[at:]


class _Slimmer:
    """Says what is left of each token; knows how many elements of each name are open."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: Counter[str] = Counter()
        self._depth = 0
        self._hidden: defaultdict[str, list[bool]] = defaultdict(list)  # of open inline elements
        self._has_title = False

    def emit(self, mark: str, name: str, rest: str) -> str:
        if not mark:
            return rest
        if mark == "raw":
            return self._title(rest) if name == "title" else ""
        return self._end(name) if mark == "/" else self._start(name, rest)

    def _title(self, content: str) -> str:
        """Return the first title; those after it belong to pictures."""
        if self._has_title:
            return ""
        self._has_title = True
        return f"<title>{content.translate(_ESCAPES)}</title>"

    def _start(self, name: str, source: str) -> str:
        if name in _EMPTY:
            return ""
        attributes = _attributes(source)
        if self._is_inline(name):
            self._hidden[name].append(is_hidden(attributes))
            if not self._hidden[name][-1]:
                return ""
            name = "span"
        if name not in _UNCOUNTED | _VOID:
            self._count(name, 1)
        written = (f' {key}="{value.translate(_ESCAPES)}"' for key, value in attributes.items())
        return f"<{name}{''.join(written)}>"

    def _end(self, name: str) -> str:
        if self._is_inline(name):
            if not (hidden := self._hidden[name]) or not hidden.pop():
                return ""
            name = "span"
        if name in _UNCOUNTED:
            return f"</{name}>"
        if name == "br":  # as browsers have it
            return "<br>"
        if not self._open[_kind(name)]:
            return ""
        self._count(name, -1)
        return f"</{name}>"

    def _is_inline(self, name: str) -> bool:
        """Tell if the tag makes no difference, unless it hides what is in it."""
        if name in _IN_RUBY:
            return not self._open["ruby"]
        return name not in _COUNTED and name not in _UNCOUNTED and name not in _VOID

    def _count(self, name: str, change: int) -> None:
        self._open[_kind(name)] += change
        self._depth += change
        if self._depth > MOST_OPEN:
            raise ReportError(self._name, Refusal.TOO_COMPLEX, data={"limit": MOST_OPEN})


def _kind(name: str) -> str:
    return "heading" if name in _HEADINGS else name


def _attributes(source: str) -> dict[str, str]:
    """Return the attributes that are read; the first of a name counts."""
    read: dict[str, str] = {}
    for found in islice(_ATTRIBUTE.finditer(source), _MOST_ATTRIBUTES):
        if (key := found[1].lower()) in _KEPT:
            value = found[2] or found[3] or found[4] or ""
            read.setdefault(key, value[:_LONGEST_VALUE])
    return read
