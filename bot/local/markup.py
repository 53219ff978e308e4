"""Telegram's HTML style: a text with tags becomes a text with marks, or is refused.

The rules are those of https://core.telegram.org/bots/api#html-style; what breaks them is
refused with the sentences that the Bot API server uses.
"""

import re
from dataclasses import dataclass, field
from typing import Final, NoReturn

from bot.local.marks import LINKS, QUOTES, SPLITTABLE, VERBATIM, Marked, Span, cleaned
from bot.local.tags import EXTRAS, STYLES, cannot, decode, link
from bot.local.wire import Wire

TAG_NAME: Final = re.compile(r"[^\s>]*")
ATTRIBUTE: Final = re.compile(
    r"""\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.-]+)(?=[\s>])))?""",
)
CLOSING: Final = re.compile(r"\s*>")


def parse_html(source: str) -> Marked:
    """Return the text without its tags and the marks they make; raise `Refused`."""
    return _Reader(cleaned(source)).read()


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end; `holes` are places where its mark must not lie."""

    tag: str
    start: int
    attributes: Wire
    hidden: bool
    holes: list[tuple[int, int]] = field(default_factory=list)

    @property
    def style(self) -> str:
        quote = self.tag == "blockquote" and "expandable" in self.attributes
        return "expandable_blockquote" if quote else STYLES[self.tag]


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._marked = Marked("")
        self._open: list[_Open] = []

    def read(self) -> Marked:
        while self._at < len(self._source):
            if self._source[self._at] != "<":
                self._plain()
            elif self._source.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            cannot(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return self._marked

    def _plain(self) -> None:
        end = self._source.find("<", self._at)
        end = len(self._source) if end < 0 else end
        self._marked.text += decode(self._source[self._at : end])
        self._at = end

    def _offset(self, at: int) -> int:
        return len(self._source[:at].encode())

    def _start_tag(self) -> None:
        begin = self._at
        name, self._at = self._name(begin + 1)
        if self._at == len(self._source):
            cannot(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if name not in STYLES:
            cannot(f'Unsupported start tag "{name}" at byte offset {self._offset(begin)}')
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            cannot(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._offset(begin)}',
            )
        if name == "pre":
            attributes = {}  # its language comes from the code inside
        self._open.append(
            _Open(name, len(self._marked.text), attributes, self._is_hidden(STYLES[name])),
        )

    def _name(self, at: int) -> tuple[str, int]:
        match = TAG_NAME.match(self._source, at)
        return (match[0].lower(), match.end()) if match else ("", at)

    def _attributes(self, tag: str, begin: int) -> Wire:
        found: Wire = {}
        while True:
            if closing := CLOSING.match(self._source, self._at):
                self._at = closing.end()
                return found
            match = ATTRIBUTE.match(self._source, self._at)
            if match is None:
                self._bad_attribute(tag, begin)
            value = next((v for v in match.groups()[1:] if v is not None), "")
            found[match[1]] = decode(value)
            self._at = match.end()

    def _bad_attribute(self, tag: str, begin: int) -> NoReturn:
        rest = self._source[self._at :].lstrip()
        place = f'the tag "{tag}" at byte offset {self._offset(begin)}'
        if rest.startswith("="):
            cannot(f"Empty attribute name in {place}")
        cannot(f'Unclosed start tag "{tag}" at byte offset {self._offset(begin)}')

    def _is_hidden(self, style: str) -> bool:
        """Nothing is marked inside code, and no mark lies inside one of its own kind."""
        around = {o.style for o in self._open if not o.hidden}
        if style in VERBATIM:
            return bool(around & VERBATIM)
        kin = next((kinds for kinds in (QUOTES, LINKS) if style in kinds), {style})
        return bool(around & (VERBATIM | kin))

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            cannot(f"Unexpected end tag at byte offset {self._offset(begin)}")
        name, at = self._name(begin + 2)
        closing = CLOSING.match(self._source, at)
        if closing is None:
            cannot(f"Unclosed end tag at byte offset {self._offset(begin)}")
        tag = self._open[-1].tag
        if name not in {"", tag}:
            cannot(
                f'Unmatched end tag at byte offset {self._offset(begin)}, expected "</{tag}>", '
                f'found "</{name}>"',
            )
        self._at = closing.end()
        self._close(self._open.pop())

    def _close(self, tag: _Open) -> None:
        start, end = tag.start, len(self._marked.text)
        if start == end:
            return
        if tag.hidden:
            self._language(tag)
            return
        if tag.style in VERBATIM:
            for outer in self._open:
                outer.holes.append((start, end))
        extra = self._extra(tag)
        if extra is None:
            return
        holes = tag.holes if tag.style in SPLITTABLE | LINKS else []
        self._marked.spans += [
            Span(*piece, tag.style, extra) for piece in _without(holes, start, end)
        ]

    def _language(self, code: _Open) -> None:
        """Let `<pre><code class="language-x">` be one mark that knows its language."""
        outer = self._open[-1]  # what hides it
        language = str(code.attributes.get("class", ""))
        alone = outer.start == code.start and self._source.startswith("</pre", self._at)
        if code.tag == "code" and outer.tag == "pre" and alone:
            outer.attributes["language"] = language.removeprefix("language-")

    def _extra(self, tag: _Open) -> Wire | None:
        if tag.style == "text_link":
            return link(tag.attributes.get("href") or self._marked.text[tag.start :])
        read = EXTRAS.get(tag.style)
        return read(tag.attributes) if read else {}


def _without(holes: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    for hole_start, hole_end in holes:
        pieces.append((start, hole_start))
        start = hole_end
    return [(first, last) for first, last in [*pieces, (start, end)] if first < last]
