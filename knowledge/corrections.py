"""What was typed in pinyin or with wrong characters → the words of the reports."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from knowledge import lexicon
from knowledge.fuzzy import LONGEST, PAIR, Vocabulary
from knowledge.tokens import Words, is_han

MOST_WINDOWS = 400  # pieces of one question that are looked up

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z']+(?:\s+[a-z']+)*")
_MOST_TOKENS = 6  # of Latin letters that spell one word


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
        words, at, left = list[str](), 0, MOST_WINDOWS
        cut = self._words.cut(_HAN.sub(lambda run: self._with_names(run.group(), corrected), text))
        while at < len(cut):
            end, meant, tried = self._meant(cut, at, left)
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
        """Return a run of characters with the names it sounds like, wherever words would end."""
        for start, end, name in reversed(self._vocabulary.named(run)):
            run = run[:start] + name + run[end:]
            corrected.insert(0, name)
        return run

    def _meant(self, words: Sequence[str], at: int, left: int) -> tuple[int, str | None, int]:
        """Return where the misspelt word at `at` ends, the most first, what it is, and tries."""
        tried, reach = 0, at
        while reach < len(words) and is_han(words[reach]) and reach - at < LONGEST:
            reach += 1
        for end in range(reach, at + 1, -1):
            first, last = self._is_stray(words, at), self._is_stray(words, end - 1)
            if not (first or last) or (end - at == PAIR and not (first and last)):
                continue
            if tried >= left:
                break
            tried += 1
            meant = self._vocabulary.meant_by("".join(words[at:end]))
            if meant and (len(meant) > PAIR or self._fits(words, at, end, meant)):
                return end, meant, tried
        return at + 1, None, tried

    def _fits(self, words: Sequence[str], at: int, end: int, meant: str) -> bool:
        """Return whether `meant` stands beside one of its neighbours in the reports."""
        before = words[at - 1][-1:] if at else ""
        after = words[end][:1] if end < len(words) else ""
        return before + meant[0] in self._pairs or meant[-1] + after in self._pairs

    def _is_stray(self, words: Sequence[str], at: int) -> bool:
        """Return whether the word at `at` is a character that makes sense with no neighbour."""
        word = words[at]
        if len(word) > 1 or word in lexicon.function_words():
            return False
        before, after = words[max(at - 1, 0) : at], words[at + 1 : at + 2]
        pairs = [before[0][-1] + word] if before else []
        pairs += [word + after[0][0]] if after else []
        return not any(pair in self._pairs for pair in pairs)
