"""What was typed in pinyin or with wrong characters → the words of the reports."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from knowledge import lexicon
from knowledge.fuzzy import LONGEST, Vocabulary
from knowledge.tokens import Words, is_han

_LATIN = re.compile(r"[a-z']+(?:\s+[a-z']+)*")
_PAIR = 2  # words; two must both be stray characters to be read as another word
_MOSTLY = 0.5  # share of Latin tokens that must be pinyin for single syllables to count


class Corrections:
    """Puts right what is no word, and only to words the reports or the lexicons hold."""

    def __init__(self, vocabulary: Vocabulary, words: Words, pairs: AbstractSet[str]) -> None:
        """Take the words of the reports, and the pairs of characters that stand in them."""
        self._vocabulary = vocabulary
        self._words = words
        self._pairs = pairs

    def apply(self, text: str) -> tuple[list[str], tuple[str, ...]]:
        """Return the words of normalised `text`, put right, and the terms that were changed."""
        corrected: list[str] = []
        text = _LATIN.sub(lambda found: self._from_pinyin(found.group(), corrected), text)
        words, at = list[str](), 0
        cut = self._words.cut(text)
        while at < len(cut):
            taken, meant = self._meant(cut, at)
            words.append(meant or cut[at])
            if meant:
                corrected.append(meant)
            at += taken
        return words, tuple(dict.fromkeys(corrected))

    def _from_pinyin(self, latin: str, corrected: list[str]) -> str:
        """Return words for the pinyin in `latin`; English stays, as it spells no words."""
        tokens, pieces = latin.split(), list[str]()
        spelled = [self._vocabulary.spelled_by(token) is not None for token in tokens]
        least = 1 if sum(spelled) > _MOSTLY * len(tokens) else 2
        while tokens:
            taken, words = self._spelled(tokens, least)
            pieces.append("".join(words) if words else tokens[0])
            known = lexicon.function_words()
            corrected.extend(word for word in words if len(word) > 1 and word not in known)
            del tokens[:taken]
        return " ".join(pieces)

    def _spelled(self, tokens: Sequence[str], least: int) -> tuple[int, list[str]]:
        """Return how many tokens spell words together, the most first, and those words."""
        for count in range(min(len(tokens), LONGEST), 0, -1):
            letters = "".join(tokens[:count]).replace("'", "")
            if letters not in self._vocabulary and (
                words := self._vocabulary.spelled_by(letters, least=least)
            ):
                return count, words
        return 1, []

    def _meant(self, words: Sequence[str], at: int) -> tuple[int, str | None]:
        """Return how many words from `at` are one misspelt word, the most first, and that word."""
        reach = at
        while reach < len(words) and is_han(words[reach]) and reach - at < LONGEST:
            reach += 1
        for end in range(reach, at + 1, -1):
            first, last = self._is_stray(words, at), self._is_stray(words, end - 1)
            if (first and last) or (end - at > _PAIR and (first or last)):
                meant = self._vocabulary.meant_by("".join(words[at:end]))
                if meant:
                    return end - at, meant
        return 1, None

    def _is_stray(self, words: Sequence[str], at: int) -> bool:
        """Return whether the word at `at` is a character that makes sense with no neighbour."""
        word = words[at]
        if len(word) > 1 or word in lexicon.function_words():
            return False
        before, after = words[max(at - 1, 0) : at], words[at + 1 : at + 2]
        pairs = [before[0][-1] + word] if before else []
        pairs += [word + after[0][0]] if after else []
        return not any(pair in self._pairs for pair in pairs)
