"""Written Cantonese → standard words, so that one set of lists serves both."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

from knowledge import lexicon
from knowledge.normalize import simplified
from knowledge.tokens import is_word, rarity

Cut = Callable[[str], list[str]]

# characters that Mandarin does not write; where one stands, all the text is Cantonese
_TELLING = frozenset(
    simplified(
        "嘅咗喺冇唔哋嗰乜睇搵揾啲咩佢嚟畀俾攞㗎喎咁噉嘢啱瞓諗攰嬲孭冚嗌嘥黐唞噏揸餸掟𨋢㩒嚿噃啩"
    )
)
# words of characters that Mandarin writes, too, but not together
_UNMISTAKABLE = {
    *("几多", "几时", "几耐", "边个", "边度", "边间", "边位", "点解", "点样", "点算", "点知"),
    *("而家", "依家", "家阵", "系咪", "即系", "仲有", "仲未", "同埋", "倾偈", "得闲"),
    *("呢个", "呢度", "呢排", "琴日", "寻日", "听日", "听晚", "成日"),
}
_TELLING_COST, _PLAIN_COST = 6.0, 11.0  # nats, beside the rarity of words of the dictionary
_LONGEST_WORD = 6  # characters
_SHORTEST_NAME = 3  # characters of what the reports call something
_LONGEST_CUT = 5  # words of one entry


def is_written_in(text: str) -> bool:
    """Return whether simplified, lower-case `text` looks like written Cantonese."""
    return bool(_TELLING & set(text)) or any(word in text for word in _UNMISTAKABLE)


def mandarin(text: str, cut: Cut) -> str:
    """Return simplified, lower-case `text` with written Cantonese put into standard words.

    What Mandarin could write as well is read so where it is whole words: 重点做 is no 点做.
    Single characters are, where something else is certainly Cantonese.
    """
    words = cut(text)
    whole = list(_whole_words(words))
    if _TELLING & set(text) or _UNMISTAKABLE & set(whole):
        read = list(_likeliest(words))
        return "".join(map(_standard, read, ("", *read)))
    shared = lexicon.shared_with_mandarin()
    return "".join(word if word in shared else _standard(word) for word in whole)


def _standard(word: str, before: str = "") -> str:
    """Return what `word` stands for; 3点 is an hour, though 点 asks how."""
    hour = len(word) == 1 and before[-1:].isdigit()
    return word if hour else lexicon.cantonese().get(word, word)


def _whole_words(words: Sequence[str]) -> Iterator[str]:
    """Yield `words`, those together that make an entry, the most first."""
    known, at = lexicon.cantonese(), 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_CUT), at, -1)
        end = next((end for end in ends if "".join(words[at:end]) in known), at + 1)
        yield "".join(words[at:end])
        at = end


def _likeliest(words: Sequence[str]) -> Iterator[str]:
    """Yield the likeliest words of the text that `words` make; what is between names anew."""
    for is_name, group in groupby(words, _is_name):
        some = list(group)
        yield from some if is_name else _segmented("".join(some))


def _is_name(word: str) -> bool:
    """Return whether a cut word is one that only the reports know."""
    return len(word) >= _SHORTEST_NAME and not is_word(word)


def _segmented(text: str) -> list[str]:
    """Return the words of `text`, of Cantonese and of the dictionary, that are likeliest."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        best.append(min((best[at][0] + _cost(text, at, end), at) for at in starts))
    words, end = list[str](), len(text)
    while end:
        start = best[end][1]
        words.append(text[start:end])
        end = start
    return words[::-1]


@cache
def _entry_costs() -> dict[str, float]:
    return {
        word: _TELLING_COST if _TELLING & set(word) or word in _UNMISTAKABLE else _PLAIN_COST
        for word in lexicon.cantonese()
    }


def _cost(text: str, start: int, end: int) -> float:
    word, is_hour = text[start:end], text[start - 1 : start].isdigit()
    entry = None if is_hour else _entry_costs().get(word)
    if entry is not None:
        return entry
    return rarity(word) if len(word) == 1 or is_word(word) else float("inf")
