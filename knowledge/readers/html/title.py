"""The title of a document, and where in its page it stands."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.readers.html.lines import Line

_SHORTEST = 4  # characters
_LONGEST = 200
_MOST_LINES = 4  # that a title may be broken into
_WITHIN = 20  # lines from the top of the document


def title_of(lines: Sequence[Line], named: Sequence[str]) -> tuple[str, int | None]:
    """Return the title and its place: that of the line it stands in, or begins in.

    It is what was `named` so, the most reliable first; if no line shows that, the longest
    that is half of it; else the only heading of the first level. "" and None without any.
    """
    keys = ["" if line.is_link else _key(line.text) for line in lines]
    for title in named:
        name = _key(title)
        for place in range(len(keys)):
            if stop := _stop(keys, place, name):
                return (lines[place].text if stop == place + 1 else title), place
    name = _key(named[-1]) if named else ""
    half = max(_SHORTEST, len(name) // 2)
    parts = [place for place, key in enumerate(keys) if len(key) >= half and key in name]
    first = [place for place, line in enumerate(lines) if line.level == 1]
    if parts or len(first) == 1:
        place = max(parts or first, key=lambda place: len(keys[place]))
        return lines[place].text, place
    return (named[0] if named else ""), None


def with_title(lines: Sequence[Line], title: str) -> list[Line]:
    """Return `lines` with the title once, in one line, as text: where it stands, else on top."""
    name = _key(title)
    if not name:
        return list(lines)
    line = replace(lines[0], text=title, level=0)
    keys = [_key(line.text) for line in lines[: _WITHIN + _MOST_LINES]]
    for start in range(min(_WITHIN, len(lines))):
        if stop := _stop(keys, start, name):
            return [*lines[:start], line, *lines[stop:]]
    return [line, *lines]


def _stop(keys: Sequence[str], start: int, name: str) -> int:
    """Return where the lines end that make the name from `start` on; 0 if they do not."""
    if not name.startswith(keys[start]) or not keys[start]:
        return 0
    stops = range(start + 1, min(start + _MOST_LINES, len(keys)) + 1)
    return next((stop for stop in stops if "".join(keys[start:stop]) == name), 0)


def _key(text: str) -> str:
    return "".join(text.split()) if len(text) <= _LONGEST else ""
