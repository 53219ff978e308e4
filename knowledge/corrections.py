"""What was typed in pinyin or with wrong characters → the words of the reports."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate

from knowledge import lexicon
from knowledge.fuzzy import LONGEST, PAIR, Vocabulary
from knowledge.tokens import Words, is_han

MOST_WINDOWS = 100  # pieces of one question that are looked up

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z']+(?:\s+[a-z']+)*")
_MOST_TOKENS = 6  # of Latin letters that spell one word


Standing = Callable[[Collection[str]], Collection[str]]


class Corrections:
    """Puts right what is no word, and only to words the reports or the lexicons hold."""

    def __init__(self, vocabulary: Vocabulary, words: Words, standing: Standing) -> None:
        """Take the words of the reports, and what says which pairs of characters stand there."""
        self._vocabulary = vocabulary
        self._words = words
        self._standing = standing

    def apply(self, text: str) -> tuple[list[str], tuple[str, ...]]:
        """Return the words of normalised `text`, put right, and the terms that were changed."""
        corrected: list[str] = []
        text = _LATIN.sub(lambda found: self._from_pinyin(found.group(), corrected), text)
        words, at, left = list[str](), 0, MOST_WINDOWS
        cut = self._words.cut(_HAN.sub(lambda run: self._with_names(run.group(), corrected), text))
        strays, ends = self._strays(cut), _ends(cut)
        while at < len(cut):
            reach = min(ends[at], at + LONGEST)
            end, meant, tried = self._meant(cut, range(at, reach), strays, left)
            left -= tried
            words.append(meant or cut[at])
            if meant:
                corrected.append(meant)
            at = end
        return words, tuple(dict.fromkeys(corrected))

    # --- pinyin

    def _from_pinyin(self, latin: str, corrected: list[str]) -> str:
        """Return words for the pinyin in `latin`; English stays, as it spells no words.

        Single syllables are read only where everything spells words, and one of them is of
        two syllables: he, can and long are English.
        """
        tokens = latin.split()
        for least in (1, PAIR):
            pieces = self._spelled_out(tokens, least)
            found = [word for words in pieces if isinstance(words, list) for word in words]
            if not any(len(word) > 1 and self._tells(word) for word in found):
                continue
            if least == 1 and not all(isinstance(words, list) for words in pieces):
                continue
            corrected.extend(word for word in found if len(word) > 1 and self._tells(word))
            return " ".join("".join(piece) for piece in pieces)
        return latin

    @staticmethod
    def _tells(word: str) -> bool:
        return word not in lexicon.function_words()

    def _spelled_out(self, tokens: Sequence[str], least: int) -> list[list[str] | str]:
        """Return the words for each stretch of tokens that spells some, else the token."""
        pieces, at = list[list[str] | str](), 0
        while at < len(tokens):
            taken, words = self._spelled(tokens[at : at + _MOST_TOKENS], least)
            pieces.append(words or tokens[at])
            at += taken
        return pieces

    def _spelled(self, tokens: Sequence[str], least: int) -> tuple[int, list[str]]:
        """Return how many tokens spell words together, the most first, and those words."""
        for count in range(len(tokens), 0, -1):
            if any(token in lexicon.english_words() for token in tokens[:count]):
                continue
            letters = "".join(tokens[:count]).replace("'", "")
            if letters not in self._vocabulary and (
                words := self._vocabulary.spelled_by(letters, least=least)
            ):
                return count, words
        return 1, []

    # --- wrong characters

    def _with_names(self, run: str, corrected: list[str]) -> str:
        """Return a run of characters with the names it sounds like, wherever words would end.

        Words that the reports know are not taken apart: 上海一般 holds no slip for 海易办.
        """
        inside = set[int]()
        for word, end in self._known_words(run):
            inside |= {*range(end - len(word) + 1, end)}
        for start, end, name in reversed(self._vocabulary.named(run)):
            if {start, end} & inside:
                continue
            run = run[:start] + name + run[end:]
            corrected.insert(0, name)
        return run

    def _known_words(self, run: str) -> Iterator[tuple[str, int]]:
        """Yield the words of `run` that the reports know, each with where it ends."""
        words = self._words.cut(run)
        for word, end in zip(words, accumulate(map(len, words)), strict=True):
            if word in self._vocabulary or word in lexicon.phrases():
                yield word, end

    def _meant(
        self, words: Sequence[str], reach: range, strays: Sequence[bool], left: int
    ) -> tuple[int, str | None, int]:
        """Return where a misspelt word ends within `reach`, what it is, and how many were tried.

        It begins where `reach` does; the longest is tried first.
        """
        at, tried = reach.start, 0
        for end in range(reach.stop, at + 1, -1):
            first, last = strays[at], strays[end - 1]
            if not (first or last) or (end - at == PAIR and not (first and last)):
                continue
            if tried >= left:
                break
            tried += 1
            meant = self._vocabulary.meant_by(*words[at:end])
            if meant and (len(meant) > PAIR or self._fits(words, at, end, meant)):
                return end, meant, tried
        return at + 1, None, tried

    def _fits(self, words: Sequence[str], at: int, end: int, meant: str) -> bool:
        """Return whether `meant` stands beside one of its neighbours in the reports."""
        before = words[at - 1][-1:] if at else ""
        after = words[end][:1] if end < len(words) else ""
        return bool(self._standing([before + meant[0], meant[-1] + after]))

    def _strays(self, words: Sequence[str]) -> list[bool]:
        """Return which of `words` are characters that make sense with no neighbour."""
        around = ["", *words, ""]
        pairs = [
            {before[-1:] + word, word + after[:1]}
            if len(word) == 1 and word not in lexicon.function_words()
            else None
            for before, word, after in zip(around, words, around[2:], strict=False)
        ]
        standing = self._standing([pair for some in pairs if some for pair in some])
        return [some is not None and some.isdisjoint(standing) for some in pairs]


def _ends(words: Sequence[str]) -> list[int]:
    """Return, for each of `words`, where the Han characters from there on end."""
    ends = [0] * len(words)
    for at in reversed(range(len(words))):
        goes_on = at + 1 < len(words) and is_han(words[at + 1])
        ends[at] = ends[at + 1] if goes_on and is_han(words[at]) else at + 1
    return ends
