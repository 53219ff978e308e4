"""Wrong characters and pinyin → the words that were meant. Only this module imports rapidfuzz."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.phonetics import folded, spelled, syllables
from knowledge.tokens import is_word

LEAST_ALIKE = 0.75  # share of a name's syllables that agree; a swap of two counts as one
SHORTEST_FUZZY = 4  # syllables; shorter names must sound the same
LONGEST = 16  # syllables of one name

type_sound = tuple[str, ...]


class Vocabulary:
    """The names and words of one knowledge base, found by how they sound.

    Immutable, safe to share.
    """

    def __init__(self, names: Iterable[str], words: Iterable[str]) -> None:
        """Take names, and words in the order in which they win over their homophones."""
        self._known: set[str] = set()
        self._names: dict[type_sound, str] = {}
        self._words: dict[type_sound, str] = {}
        for name in sorted(names):
            self._add(name, folded(_sound(name)), self._names)
        for word in words:
            self._add(word, _sound(word), self._words)
        self._fuzzy = [sound for sound in self._names if len(sound) >= SHORTEST_FUZZY]

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def _add(self, word: str, sound: type_sound, index: dict[type_sound, str]) -> None:
        self._known.add(word)
        if sound:
            index.setdefault(sound, word)

    def meant_by(self, window: str) -> str | None:
        """Return the name or word that sounds like `window`, itself neither, or None."""
        if window in self._known or is_word(window):
            return None
        sound = _sound(window)
        if name := self._named(folded(sound)):
            return name
        word = self._words.get(sound)
        # 楼栋 and 漏洞 sound alike, but who means one rarely writes the other.
        return word if word and set(word) & set(window) else None

    def _named(self, sound: type_sound) -> str | None:
        if name := self._names.get(sound):
            return name
        if len(sound) < SHORTEST_FUZZY:
            return None
        nearest = process.extractOne(
            sound, self._fuzzy, scorer=OSA.normalized_similarity, score_cutoff=LEAST_ALIKE
        )
        return self._names[self._fuzzy[nearest[2]]] if nearest else None

    def spelled_by(self, letters: str, *, least: int = 1) -> list[str] | None:
        """Return the words of `least` syllables or more whose pinyin is `letters`, or None."""
        sound, words, at = spelled(letters) or (), list[str](), 0
        while at < len(sound):
            word = self._longest(sound[at:], least)
            if word is None:
                return None
            words.append(word)
            at += len(word)
        return words or None

    def _longest(self, sound: Sequence[str], least: int) -> str | None:
        for length in range(min(len(sound), LONGEST), least - 1, -1):
            piece = tuple(sound[:length])
            if word := self._names.get(folded(piece)) or self._words.get(piece):
                return word
        return None


def _sound(text: str) -> type_sound:
    """Return the syllables of `text`, () when it is not all Han characters."""
    spoken = syllables(text)
    return tuple(spoken[0]) if len(spoken) == 1 and len(spoken[0]) == len(text) else ()
