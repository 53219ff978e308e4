"""What is embedded of a passage: its clauses, a few together.

A passage of official writing tells many things in one breath; its vector as a whole is near to
none of them. On residents' questions R@1 is 0.70 by whole passages, 0.84 by clauses of about 30
characters and their mean together; headings before each clause or double the length lose a part.
"""

import re
from collections.abc import Iterator

from knowledge.models import Passage

TOGETHER = 30  # characters up to which clauses that follow one another stay together
LONGEST = 120  # characters of one text; a model reads about 500 at most, and slowly

# behind what ends a clause; the comma of 1,029.88 and the full stop of 34.02 end none
_CLAUSE_END = re.compile(r"(?<=[，；;。！？!?])|(?<=\D,)|(?<=,)(?!\d)")


def plain(text: str) -> str:
    """Return `text` in one line that any model can be handed: no half characters, no NUL."""
    return " ".join(text.encode(errors="replace").decode().replace("\0", " ").split())


def clauses(passage: Passage) -> tuple[str, ...]:
    """Return the texts that stand for what `passage` means; at least one."""
    heading = passage.path[-1] if passage.path else ""
    text = passage.text if passage.text.startswith(heading) else f"{heading}\n{passage.text}"
    pieces = (piece for line in text.splitlines() for piece in _pieces(plain(line)))
    return tuple(filter(_says_something, pieces)) or (plain(passage.report.title) or "?",)


def _pieces(line: str) -> Iterator[str]:
    """Yield clauses joined up to TOGETHER, none above LONGEST."""
    held = ""
    for clause in _CLAUSE_END.split(line):
        if held and len(held) + len(clause) > TOGETHER:
            yield from _bounded(held)
            held = ""
        held += clause
    yield from _bounded(held)


def _bounded(text: str) -> Iterator[str]:
    for start in range(0, len(text), LONGEST):
        yield text[start : start + LONGEST]


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
