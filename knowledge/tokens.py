"""Text → terms to search by. The only module that imports jieba."""

import logging
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from threading import Lock

import jieba

# runs of Han characters; runs of Latin letters; numbers with their decimal point
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]+")
_OTHER_RUN = re.compile(r"[a-z]+|\d+(?:\.\d+)*")
_RUN = re.compile(rf"(?P<han>{_HAN.pattern})|{_OTHER_RUN.pattern}")
# where jieba looks for words; what stands between it takes character by character
_BLOCK = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")
_LETTER = re.compile(r"[a-zA-Z0-9]")
_NAME_START = 2  # characters by which names are looked up; every name has more

_REMEMBERED = 512  # short texts whose words are kept: a question is cut several times
_LONGEST_REMEMBERED = 64  # characters

_LOADING = Lock()

jieba.setLogLevel(logging.WARNING)


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each run of characters that belong together in normalised `text`, and if it is Han."""
    for found in _RUN.finditer(text):
        yield found.group(), found["han"] is not None


def other_runs(text: str) -> list[str]:
    """Return the runs of normalised `text` that are letters or numbers."""
    return _OTHER_RUN.findall(text)


def is_han(text: str) -> bool:
    """Return whether normalised `text` is one run of Han characters."""
    return _HAN.fullmatch(text) is not None


def grams(text: str) -> list[str]:
    """Return the terms of normalised `text`: Han characters one by one and in twos, else runs.

    Twos do not cross punctuation.
    """
    terms: list[str] = []
    for run, han in runs(text):
        if han:
            terms.extend(run)
            terms.extend(run[i : i + 2] for i in range(len(run) - 1))
        else:
            terms.append(run)
    return terms


def _jieba() -> jieba.Tokenizer:
    with _LOADING:  # `cache` alone lets threads that come first load one each
        return _loaded()


@cache
def _loaded() -> jieba.Tokenizer:
    """Return the one tokenizer of the process: its dictionary takes half a second and 97 MB.

    It is read here, as `initialize` would unmarshal a file that anybody may have put into the
    shared temporary folder.
    """
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


class _Shares(dict[int, float]):
    """Of each count in the dictionary, the log of its share of all; worked out when asked for."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._of_all = math.log(total)

    def __missing__(self, count: int) -> float:
        share = self[count] = math.log(count) - self._of_all
        return share


@cache
def _shares() -> _Shares:
    return _Shares(_jieba().total)


def is_word(text: str) -> bool:
    """Return whether the general dictionary knows `text` as a word."""
    return bool(_jieba().FREQ.get(text))


def rarity(word: str) -> float:
    """Return how much a word says, in nats: minus the log of its share of jieba's counts."""
    tokenizer = _jieba()
    return math.log(tokenizer.total / (tokenizer.FREQ.get(word) or 1))


def inside(word: str) -> list[str]:
    """Return the words of two and three characters that the general dictionary sees in `word`."""
    known = _jieba().FREQ
    pieces = (word[i : i + n] for n in (2, 3) if n < len(word) for i in range(len(word) - n + 1))
    return [piece for piece in pieces if known.get(piece)]


def _cut(text: str) -> Iterator[str]:
    """Yield the words of `text` that `jieba.cut(text, HMM=False)` does, in half the time."""
    for at, piece in enumerate(_BLOCK.split(text)):
        yield from _likeliest(piece) if at % 2 else piece


def _likeliest(block: str) -> Iterator[str]:
    """Yield the words of `block`; letters and digits that are none together are one."""
    ends, at, letters = _ends(block), 0, ""
    while at < len(block):
        word, at = block[at : ends[at]], ends[at]
        if len(word) == 1 and _LETTER.match(word):
            letters += word
            continue
        if letters:
            yield letters
            letters = ""
        yield word
    if letters:
        yield letters


def _ends(block: str) -> list[int]:
    """Return where the word that begins at each place ends if `block` is cut as is likeliest.

    A way to cut it is as likely as the shares of its words multiplied; of two that are equally
    likely, the longer word wins. What words only begin with has the count 0.
    """
    count_of, shares, size = _jieba().FREQ.get, _shares(), len(block)
    best, ends = [0.0] * (size + 1), [*range(1, size + 1)]
    for start in range(size - 1, -1, -1):
        end, likeliest = start + 1, None
        count = count_of(block[start:end])
        while count is not None:
            if count:
                share = shares[count] + best[end]
                if likeliest is None or share >= likeliest:
                    likeliest, ends[start] = share, end
            if end == size:
                break
            end += 1
            count = count_of(block[start:end])
        best[start] = shares[1] + best[start + 1] if likeliest is None else likeliest
    return ends


class Words:
    """Cuts text into words, with the names of one knowledge base as its user dictionary.

    jieba's own user dictionary changes how the words around an entry are cut, and belongs to
    one tokenizer; so names are taken out first, the longest first, and jieba cuts what is
    between them. Immutable, safe to share.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(names)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:_NAME_START], set()).add(len(name))
        self._lengths = {start: sorted(some, reverse=True) for start, some in lengths.items()}
        self._remembered = lru_cache(_REMEMBERED)(self._words)

    def cut(self, text: str) -> list[str]:
        """Return the words of normalised `text` in order; with what is between, they tile it."""
        if len(text) > _LONGEST_REMEMBERED:
            return [*self._words(text)]
        return [*self._remembered(text)]

    def all_of(self, texts: Iterable[str]) -> set[str]:
        """Return the words of many normalised `texts`; what comes again is cut only once."""
        found, between = set[str](), set[str]()
        for piece, is_name in (piece for text in texts for piece in self._pieces(text)):
            if is_name:
                found.add(piece)
            else:
                between.update(_BLOCK.split(piece))
        return found.union(*map(_cut, between))

    def _words(self, text: str) -> tuple[str, ...]:
        words: list[str] = []
        for piece, is_name in self._pieces(text):
            words.extend([piece] if is_name else _cut(piece))
        return tuple(words)

    def _pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield the names in `text`, the first and longest ones, and what is between them."""
        done = 0
        for at in range(len(text)):
            lengths = self._lengths.get(text[at : at + _NAME_START])
            if lengths is None or at < done or not (name := self._name_at(text, at, lengths)):
                continue
            if done < at:
                yield text[done:at], False
            yield name, True
            done = at + len(name)
        if done < len(text):
            yield text[done:], False

    def _name_at(self, text: str, at: int, lengths: Iterable[int]) -> str:
        for length in lengths:
            if (name := text[at : at + length]) in self._names:
                return name
        return ""
