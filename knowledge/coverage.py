"""How much of what a question says stands in a passage."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from knowledge import lexicon
from knowledge.normalize import normalize
from knowledge.phonetics import syllables
from knowledge.tokens import Words, rarity, runs

SAME_SOUND = 0.6  # credit for two characters that sound like two of the passage
ALIKE = 0.8  # credit for another word that a report would use
SINGLE = 0.3  # weight of a lone character beside that of a word
PLAIN, TELLING = 4.0, 10.0  # nats: the rarity from which a word counts, and at most counts


@dataclass(frozen=True, slots=True)
class Span:
    """A text to hold questions against: its normalised characters, and how they sound."""

    text: str
    sound: str

    @classmethod
    def of(cls, text: str) -> "Span":
        """Return the span of published `text`."""
        plain = normalize(text)
        spoken = (" ".join(run) for run in syllables(plain))
        return cls(plain, f" {' | '.join(spoken)} ")


def coverage(
    content: str,
    words: Words,
    span: Span,
    *,
    years: AbstractSet[int] = frozenset(),
    title: str = "",
) -> float | None:
    """Return the share (0 to 1) of a question's `content` that stands in `span`.

    Each word weighs as much as it is rare in the language, so that function words the lists
    miss hardly count; a word stands there as far as its characters do, taken in twos.
    What chooses the report or its part is left out, as it is decided elsewhere: `years`, and
    words that fit every report. Words of the report's own `title` hardly count. None when
    nothing is left.
    """
    total = found = 0.0
    for word in words.cut(content):
        for run, han in runs(word):
            if run in lexicon.general_words() or (run.isdecimal() and int(run) in years):
                continue
            weight = min(max(rarity(run) - PLAIN, 0.5), TELLING)
            weight *= SINGLE if len(run) == 1 or run in title else 1.0
            total += weight
            found += weight * _share(run, span, han=han)
    return found / total if total else None


def _share(run: str, span: Span, *, han: bool) -> float:
    """Return how far `run` stands in `span`, itself or in the words of a report."""
    own = _han(run, span) if han else float(_stands_alone(run, span.text))
    meant = any(word in span.text for word in lexicon.alike(run))
    return max(own, ALIKE * meant)


def _han(run: str, span: Span) -> float:
    if len(run) == 1:
        return float(run in span.text)
    credit = 0.0
    spoken = syllables(run)[0]
    for (a, b), (x, y) in zip(pairwise(run), pairwise(spoken), strict=True):
        same = a + b in span.text
        credit += 1.0 if same else SAME_SOUND * (f" {x} {y} " in span.sound)
    return credit / (len(run) - 1)


def _stands_alone(run: str, text: str) -> bool:
    return any(run == other for other, _ in runs(text))
