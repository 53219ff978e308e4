"""Abbreviations that are no words → what they stand for: 固投, PM2.5, 人均GDP."""

from collections.abc import Callable

from knowledge import lexicon

_LONGEST = 6  # words that a tokenizer sees in one abbreviation: r & d 经 费


def spelled_out(text: str, cut: Callable[[str], list[str]]) -> str:
    """Return `text` with the abbreviations spelled out that `cut` takes to pieces.

    Those that are words stay: what they stand for is a matter of the search.
    """
    words, said, at = cut(text), list[str](), 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST), at + 1, -1)
        known = ((end, lexicon.abbreviations().get("".join(words[at:end]))) for end in ends)
        end, full = next(((end, full) for end, full in known if full), (at + 1, words[at]))
        said.append(full)
        at = end
    return "".join(said)
