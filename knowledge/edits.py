"""Which words of a text were changed, for a person to see at a glance."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from knowledge.fuzzy import Span, differing
from knowledge.tokens import Words

Edit = tuple[Span, Span]  # what stands before, and what stands there after; either may be empty

LONGEST_MARKED = 20_000  # characters of a text; one that is longer is marked as a whole

_WORDS = Words()
# What is one word besides those of the dictionary: a figure with its decimal point and per cent,
# white space, a punctuation mark.
_OTHER_WORD = re.compile(r"(\d+(?:[.．]\d+)*[%％‰]?|\s+|[^\w\s])")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_CLAUSE_END = re.compile(r"[：:，,、\s]")


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Return the spans of characters that differ, word by word, in order.

    Words that were only put in or taken out are marked from where a sentence or clause begins,
    if the same texts can be read so. What is shorter than the edits around it is marked, too.
    """
    was, now = _words(before), _words(after)
    spans = _settled(was, now, differing(was, now))
    place_was, place_now = _places(was), _places(now)
    return tuple(
        _joined(
            ((place_was[a], place_was[b]), (place_now[c], place_now[d]))
            for (a, b), (c, d) in spans
        )
    )


def _words(text: str) -> list[str]:
    if len(text) > LONGEST_MARKED:
        return [text]
    words: list[str] = []
    for piece in filter(None, _OTHER_WORD.split(text)):
        words.extend([piece] if _OTHER_WORD.fullmatch(piece) else _WORDS.cut(piece))
    return words


def _places(words: Sequence[str]) -> list[int]:
    """Return where each word begins, and where the last one ends."""
    return [*accumulate(map(len, words), initial=0)]


def _settled(was: Sequence[str], now: Sequence[str], spans: Sequence[Edit]) -> list[Edit]:
    """Return the edits, each moved to where it is read most easily."""
    settled: list[Edit] = []
    ends = ((len(was), len(was)), (len(now), len(now)))
    for ((a, b), (c, d)), (following, _) in pairwise([*spans, ends]):
        room = (a - (settled[-1][0][1] if settled else 0), following[0] - b)
        by = 0
        if a == b:
            by = _best_move(now, (c, d), room)
        elif c == d:
            by = _best_move(was, (a, b), room)
        settled.append(((a + by, b + by), (c + by, d + by)))
    return settled


def _best_move(words: Sequence[str], span: Span, room: tuple[int, int]) -> int:
    """Return by how many words to move `span`, which is put in or taken out.

    甲，[乙，]丙 and 甲[，乙]，丙 leave the same; `room` is how many words are free on both sides.
    """
    start, stop = span
    back = on = 0
    while back < room[0] and words[start - back - 1] == words[stop - back - 1]:
        back += 1
    while on < room[1] and words[start + on] == words[stop + on]:
        on += 1
    return min(range(-back, on + 1), key=lambda by: (_abruptness(words, start + by), abs(by)))


def _abruptness(words: Sequence[str], at: int) -> int:
    """Return 0 where a sentence begins, 1 where a clause does, 2 elsewhere."""
    if at == 0 or _SENTENCE_END.search(words[at - 1]):
        return 0
    return 1 if _CLAUSE_END.search(words[at - 1]) else 2


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits, as one where less than either stands between two."""
    last: Edit | None = None
    for edit in edits:
        if last is None:
            last = edit
        elif edit[0][0] - last[0][1] < min(_length(last), _length(edit)):
            last = (last[0][0], edit[0][1]), (last[1][0], edit[1][1])
        else:
            yield last
            last = edit
    if last is not None:
        yield last


def _length(edit: Edit) -> int:
    return max(stop - start for start, stop in edit)
