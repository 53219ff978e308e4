"""Wrong characters and pinyin → the words that were meant. Only this module imports rapidfuzz."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel, Levenshtein

from knowledge.phonetics import folded, one_by_one, spelled, syllables
from knowledge.tokens import is_han, is_word

LEAST_ALIKE = 0.75  # share of a name's characters that agree; a swap of two counts as one
SHORTEST_FUZZY = 4  # characters; shorter names must sound the same
LONGEST = 12  # syllables of one word that may be spelled wrong
PAIR = 2  # characters; words as short as that have too many homophones to be sure of one

Sound = tuple[str, ...]
Span = tuple[int, int]


class Vocabulary:
    """The names and words of one knowledge base, found by how they sound.

    Immutable, safe to share.
    """

    def __init__(
        self, names: Iterable[str], words: Iterable[str], others: Iterable[str] = ()
    ) -> None:
        """Take names; words in the order in which they win over their homophones.

        `others` are words that may be spelled in pinyin but are not taken for misspelt.
        """
        self._known: set[str] = set()
        self._names: dict[Sound, str] = {}
        self._words: dict[Sound, str] = {}
        self._spoken: dict[Sound, str] = {}
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)  # of names, by first sound
        self._by_character: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(names):
            self._add(name, folded(_sound(name)), self._names)
            if is_han(name):
                alone = folded(one_by_one(name))
                self._names.setdefault(alone, name)
                self._lengths[alone[0]].add(len(alone))
            if len(name) >= SHORTEST_FUZZY:
                for character in set(name):
                    self._by_character[character].append(name)
        for word in words:
            self._add(word, _sound(word), self._words)
        for word in others:
            self._add(word, _sound(word), self._spoken)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def _add(self, word: str, sound: Sound, index: dict[Sound, str]) -> None:
        self._known.add(word)
        if sound:
            index.setdefault(sound, word)

    def named(self, run: str) -> list[tuple[int, int, str]]:
        """Return (start, end, name) where Han characters sound like a name and are none.

        The longest name wins; it shares a character with what stands there.
        """
        sound, at, found = folded(one_by_one(run)), 0, list[tuple[int, int, str]]()
        while at < len(sound):
            lengths = sorted(self._lengths.get(sound[at], ()), reverse=True)
            names = ((n, self._names.get(sound[at : at + n])) for n in lengths if n > PAIR)
            length, name = next(((n, name) for n, name in names if name), (1, None))
            window = run[at : at + length]
            if name and name != window and set(name) & set(window) and not is_word(window):
                found.append((at, at + length, name))
            at += length
        return found

    def meant_by(self, *words: str) -> str | None:
        """Return the name or word that was meant by `words` side by side, itself neither, or None.

        It sounds the same and shares a character, or is a name but for one slip of the pen.
        """
        window = "".join(words)
        if window in self._known or is_word(window):
            return None
        sound = tuple(syllable for word in words for syllable in _sound(word))
        same = self._names.get(folded(sound)) or self._words.get(sound)
        # 楼栋 and 漏洞 sound alike, but who means one rarely writes the other.
        if same and set(same) & set(window):
            return same
        return self._nearest(window)

    def _nearest(self, window: str) -> str | None:
        if len(window) < SHORTEST_FUZZY:
            return None
        shared = Counter(name for c in set(window) for name in self._by_character.get(c, ()))
        near = [name for name, count in shared.items() if count >= LEAST_ALIKE * (len(name) - 1)]
        found = process.extractOne(
            window,
            sorted(name for name in near if _is_slip(window, name)),
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_ALIKE,
        )
        return found[0] if found else None

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
            for index, key in (
                (self._names, folded(piece)),
                (self._words, piece),
                (self._spoken, piece),
            ):
                if word := index.get(key):
                    return word
        return None


def nearest(said: str, others: Sequence[str], *, least: float, limit: int) -> list[int]:
    """Return which of `others` are written like `said`, the most alike first: `limit` at most.

    `least` is the share of characters that agree, in their order; two swapped count as one.
    """
    scorer = OSA.normalized_similarity
    found = process.extract(said, others, scorer=scorer, score_cutoff=least, limit=limit)
    return [at for _, _, at in found]


def differences(
    words: Sequence[str], others: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the stretches of `words` that differ, with what of `others` stands there instead."""
    edits = groupby(Levenshtein.opcodes(words, others), lambda edit: edit.tag == "equal")
    for some in (list(side_by_side) for is_equal, side_by_side in edits if not is_equal):
        first, last = some[0], some[-1]
        yield (
            words[first.src_start : last.src_end],
            others[first.dest_start : last.dest_end],
        )


def alike(text: str, others: Sequence[str], least: float) -> list[tuple[int, float]]:
    """Return which of `others` are like `text`, by their place, and how much (`least` to 1).

    It is twice the length of their longest common subsequence over that of both together.
    """
    found = process.extract(
        text, others, scorer=Indel.normalized_similarity, score_cutoff=least, limit=None
    )
    return [(at, share) for _, share, at in found]


def differing(before: Sequence[str], after: Sequence[str]) -> list[tuple[Span, Span]]:
    """Return the spans of words that differ, in order, so that as few words as can be do.

    A span is empty where words were only put in, or only taken out.
    """
    return [
        ((step.src_start, step.src_end), (step.dest_start, step.dest_end))
        for step in Levenshtein.opcodes(before, after)
        if step.tag != "equal"
    ]


def _is_slip(typed: str, name: str) -> bool:
    """Return whether `typed` may be a slip for `name`: nothing in it is put for another sound.

    Characters may be missing, too many or swapped; 跨城通办 is no 全城通办.
    """
    heard, meant = folded(one_by_one(typed)), folded(one_by_one(name))
    return not any(
        edit.tag == "replace" and heard[edit.src_pos] not in meant
        for edit in Levenshtein.editops(heard, meant)
    )


def _sound(text: str) -> Sound:
    """Return the syllables of `text`, () when it is not all Han characters."""
    spoken = syllables(text)
    return tuple(spoken[0]) if len(spoken) == 1 and len(spoken[0]) == len(text) else ()
