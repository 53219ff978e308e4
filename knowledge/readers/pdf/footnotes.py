"""The footnotes of a page: smaller type at its foot, under a rule or behind a mark."""

import re
from collections.abc import Sequence

from knowledge.readers.pdf.measures import Measures, Placed
from knowledge.readers.pdf.page import Page
from knowledge.readers.pdf.rules import Rule

_SHORTEST, _LONGEST = 0.1, 0.6  # of the width of the text, the rule above footnotes
_MARK = re.compile(
    r"[①-⑳*＊※]|[\[［〔(（]\d{1,3}[\]］〕)）]|\d{1,3}(?![\d.．、年月])|注\s*[:：\d]"
)


def above_notes(page: Page, placed: Sequence[Placed], measures: Measures) -> int:
    """Return how many of the lines of a page stand above its footnotes."""
    body = len(placed)
    while body and measures.is_small(placed[body - 1].line):
        body -= 1
    if body in (0, len(placed)):
        return len(placed)
    above, below = placed[body - 1], placed[body]
    ruled = any(_is_between(rule, above, below) for rule in page.rules)
    return body if ruled or _MARK.match(below.line.text) else len(placed)


def opens_note(placed: Placed) -> bool:
    """Tell if a line is the first of a footnote."""
    return bool(_MARK.match(placed.line.text))


def _is_between(rule: Rule, above: Placed, below: Placed) -> bool:
    """Tell if a rule parts footnotes from the text above them."""
    width = (rule.x1 - rule.x0) / max(above.frame.right - above.frame.left, 1)
    return below.line.y < rule.y0 < above.line.y and _SHORTEST <= width <= _LONGEST
