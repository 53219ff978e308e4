"""Markdown: CommonMark (https://spec.commonmark.org/) with tables, each line a line.

Two rules of CommonMark are left out, because they take words for marks: an indented
paragraph is no code here, and `[^1]: 注释` is a note and no address. Text without any mark
is plain text, whatever its name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from knowledge.errors import Refusal, ReportError
from knowledge.readers.content import LONGEST_TEXT, Content
from knowledge.readers.html.flow import flow
from knowledge.readers.html.lines import joined
from knowledge.readers.html.source import slim

MOST_MARKS = 80_000  # what may begin a mark, line breaks included
DEEPEST = 100  # lists and quotes within each other

_MARKED = re.compile(
    r"""^\ {0,3}(?:\#{1,6}[ \t]|```|~~~|>|=++[ \t]*+$)          # a heading, code, a quote
      | ^[ \t]*+[-*+][ \t]                                      # an item
      | ^[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+\|[-:|\ \t]*+$          # below the header of a table
      | \*\*\S|`[^`\n]{1,999}`|\]\([!-~]|\\[!-/:-@\[-`{-~] # strong, code, a link, an escape
      | </?[a-z][a-z0-9]*+(?:\s[^<>\n]*+)?/?>                   # HTML
    """,
    re.MULTILINE | re.VERBOSE,
)
_MARK = re.compile(r"-+|[|*_\[\]<>&\\`!#+\n]")
_STRONG = re.compile(r"\*\*([^\s*](?:[^*]*[^\s*])?)\*\*")
_NO_HEADING = re.compile(r"\n|[。！？；：]$")  # what ends so has a rule under it


def read_markdown(text: str, name: str) -> Content:
    """Return the text without its marks; the first heading of level 1 is the title.

    The numbers of lists are as they are written; the rows of tables carry their header.
    Raises ReportError: TOO_LONG; TOO_COMPLEX for too many marks, or too deep ones.
    """
    if not _MARKED.search(text):
        return Content(text=text)
    if len(text) > LONGEST_TEXT:
        raise ReportError(name, Refusal.TOO_LONG, data={"limit": LONGEST_TEXT})
    if len(_MARK.findall(text)) > MOST_MARKS:
        raise ReportError(name, Refusal.TOO_COMPLEX, data={"limit": MOST_MARKS})
    tokens = _parser().parse(text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise ReportError(name, Refusal.TOO_COMPLEX, data={"limit": DEEPEST})
    html = _parser().renderer.render(_mended(tokens), _parser().options, {})
    body = LexborHTMLParser(slim(html, name)).body
    lines = flow(body, name).lines if body else []
    title = next((place for place, line in enumerate(lines) if line.level == 1), None)
    if title is not None:
        lines[title] = replace(lines[title], level=0)
    found, marked = joined(lines)
    return Content(text=found, title="" if title is None else lines[title].text, marked=marked)


@cache
def _parser() -> MarkdownIt:
    options = {"breaks": True, "html": True, "maxNesting": DEEPEST}
    left_out = ["code", "reference", "text_join"]  # the last would join escapes with text
    return MarkdownIt("commonmark", options).enable("table").disable(left_out)


def _mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return `tokens` as they are meant in Chinese, with the numbers of lists as written."""
    number = ""
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type == "inline":
            is_ruled = before.type == "heading_open" and before.markup == "-"
            if is_ruled and _NO_HEADING.search(token.content):
                before.tag = after.tag = "p"
            token.children = [Token("text", "", 0, content=number), *_texts(token.children or [])]
            number = ""
        elif token.type == "list_item_open" and token.info:
            number += f"{token.info}{token.markup} "
        elif token.type in ("ordered_list_open", "ordered_list_close"):
            token.tag = "ul"
    return tokens


def _texts(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield `tokens`; strong text is strong next to Chinese punctuation, too."""
    for token in tokens:
        if token.type == "text":
            token.content = _STRONG.sub(r"\1", token.content)
        elif token.type == "text_special":  # what was escaped
            token.type = "text"
        yield token
