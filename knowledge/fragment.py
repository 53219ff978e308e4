"""Links that open a page at a sentence: URL text fragments.

https://wicg.github.io/scroll-to-text-fragment/ — `#:~:text=start,end`. Both ends must fall on
word boundaries of the page, so they are cut at punctuation only.
"""

import re
from functools import lru_cache
from urllib.parse import quote as percent

LONGEST_EXACT = 60  # characters; a longer quote is given by its first and last clause
SHORTEST_CLAUSE = 6  # characters; a shorter clause is joined to its neighbour

_PAGES = 512  # folded texts that are kept: the pages of one knowledge base

_CLAUSE = re.compile(r"[^,，;；:：、。!！?？]+[,，;；:：、。!！?？”’」』）)》]*")


def text_fragment_url(url: str, text: str, span: tuple[int, int]) -> str:
    """Return `url` with a fragment for `text[span]`; `url` as it is where none would be safe.

    A fragment is safe when the first place of the page it matches is the quote.
    """
    start, end = span
    quote = text[start:end].strip()
    if not url or "#" in url or not quote or "\n" in quote:
        return url
    if len(quote) <= LONGEST_EXACT:
        found = _folded(text).find(_folded(quote))
        return f"{url}#:~:text={_encode(quote)}" if start <= found < end else url
    clauses = _CLAUSE.findall(quote)
    head, tail = _shortest(clauses), _shortest(clauses, backwards=True)
    page, last = _folded(text), _folded(tail)
    first = page.find(_folded(head))
    if first != text.find(quote, start) or page.find(last, first + len(head)) + len(tail) != (
        first + len(quote)
    ):
        return url
    return f"{url}#:~:text={_encode(head)},{_encode(tail)}"


def _shortest(clauses: list[str], *, backwards: bool = False) -> str:
    """Join clauses from one end until there are enough characters to be found by."""
    taken = ""
    for clause in reversed(clauses) if backwards else clauses:
        taken = clause + taken if backwards else taken + clause
        if len(taken) >= SHORTEST_CLAUSE:
            break
    return taken


@lru_cache(maxsize=_PAGES)
def _folded(text: str) -> str:
    """Return `text` in lower case, character by character: browsers match caselessly."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _encode(text: str) -> str:
    """Percent-encode `text`; a hyphen would be read as a prefix or suffix mark."""
    return percent(text, safe="").replace("-", "%2D")
