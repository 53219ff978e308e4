"""What small talk is recognised by: the words and patterns of `small_talk.tsv`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.phonetics import syllables
from knowledge.tokens import is_han
from knowledge.word_lists import written_out

# rows of small_talk.tsv: looked for inside a message; forgiven when written wrongly
_INSIDE = ("insult", "distress", "alarm", "plea", "here", "asks", "about")
_BY_SOUND = ("greeting", "thanks", "farewell")


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What small talk is made of: `words` and `patterns` that a message consists of, by kind.

    `symbols` are emoji, for messages of nothing else; `letters` are the words in Latin letters, as
    they sound; `characters` all that parts are written with. The other patterns are looked for
    inside a message.
    """

    words: Mapping[str, str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    symbols: Mapping[str, str]
    letters: Mapping[str, str]
    characters: frozenset[str]
    insult: re.Pattern[str]
    distress: re.Pattern[str]
    alarm: re.Pattern[str]
    plea: re.Pattern[str]
    here: re.Pattern[str]
    asks: re.Pattern[str]
    about: re.Pattern[str]


@cache
def known_talk() -> Talk:
    """Return what small talk is recognised by."""
    table = written_out("small_talk.tsv")
    rows = {name: " ".join(columns).split() for name, columns in table.items()}
    inside = {name: re.compile("|".join(rows.pop(name))) for name in _INSIDE}
    parts = [(kind, part) for kind, row in rows.items() for part in row]
    sounds = {
        "".join(syllables(part)[0]): kind
        for kind, part in parts
        if kind in _BY_SOUND and is_han(part) and len(part) > 1
    }
    return Talk(
        words={part: kind for kind, part in reversed(parts) if part.isalnum()},
        patterns=tuple((kind, re.compile(p)) for kind, p in parts if not _is_plain(p)),
        symbols={part: kind for kind, part in parts if _is_plain(part) and not part.isalnum()},
        letters=sounds,
        characters=frozenset("".join(part for _, part in parts)),
        **inside,
    )


def _is_plain(part: str) -> bool:
    """Return whether a part of small talk is no pattern: a word, or one emoji."""
    return part.isalnum() or len(part) == 1
