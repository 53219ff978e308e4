"""What a question asks for, term by term, and how much of it a text holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gist:
    """The terms of a question, each with what it tells, and for slips of the pen their sounds."""

    terms: Mapping[str, float]
    sounds: Mapping[str, float]

    def worths(self, texts: Sequence[str], above: str = "") -> list[float]:
        """Return how much each of `texts` holds, read with what stands `above` them all."""
        return _held(self.terms, texts, above)

    def heard(self, sounds: Sequence[str], above: str = "") -> list[float]:
        """Return how much each of some texts holds of what only sounds like a slip, likewise.

        All are written as `phonetics.sounded` has it.
        """
        return _held(self.sounds, sounds, above) if self.sounds else [0.0] * len(sounds)


def _held(terms: Mapping[str, float], texts: Sequence[str], above: str) -> list[float]:
    held, always, everything = [0.0] * len(texts), 0.0, "\n".join(texts)
    for term, tells in terms.items():
        if term in above:
            always += tells
        elif term in everything:  # most terms stand in none of the texts
            for place, text in enumerate(texts):
                if term in text:
                    held[place] += tells
    return [always + own for own in held]
