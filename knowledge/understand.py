"""What a resident typed → the question that is searched for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge import lexicon
from knowledge.corrections import Corrections
from knowledge.normalize import clean, simplified
from knowledge.tokens import Words

LONGEST_QUESTION = 300  # characters that are read; what comes after is a paste, not a question
MOST_PARTS = 6  # sentences or clauses of one message that are looked at one by one

# of characters that an address may hold: Chinese goes on right behind it, without a space
_ADDRESS = re.compile(r"https?://[!-~]+|\bwww\.[!-~]+|(?<![a-z0-9_])@[a-z0-9_]+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SENTENCE = re.compile(r"[^?!。;\n]+[?!。;\n]*")
_CLAUSE = re.compile(r"[^?!。;,\n]+[?!。;,\n]*")
_ITEM = re.compile(r"[^?!。;,、\n]+[?!。;,、\n]*")
_ASKS = re.compile(
    r"\?|什么|多少|几|哪|谁|怎|如何|吗|呢|是否|能否|有没有|有无|何时|为什么|啥|咋|(\w{1,2})不\1"
)
_NUMBER = re.compile(r"多少|几[^乎年]|第几|数量|总数|人数|how many|how much")
_NOW = re.compile(r"现在|目前|如今|眼下|当前|最新|今天|最近|至今")
_LONGEST_PHRASE = 4  # words of one function phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood. `content` is `text` without the words that say nothing."""

    raw: str
    text: str
    content: str
    corrected: tuple[str, ...] = ()
    aspects: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    asks: bool = False
    asks_number: bool = False
    asks_now: bool = False


class Understanding:
    """Reads questions with the words and names of one knowledge base; safe to share."""

    def __init__(self, corrections: Corrections, words: Words) -> None:
        self._corrections = corrections
        self._words = words

    def read(self, raw: str) -> Question:
        """Return the question in `raw`."""
        typed = clean(_ADDRESS.sub(" ", raw))[:LONGEST_QUESTION]
        words, corrected = self._corrections.apply(simplified(lexicon.mandarin(typed)).lower())
        return _question(raw, words, corrected)

    def sentences(self, question: Question) -> tuple[Question, ...]:
        """Return the sentences of `question` that ask, as questions of their own."""
        return tuple(part for part in self._parts(question, _SENTENCE) if part.asks)

    def clauses(self, question: Question) -> tuple[Question, ...]:
        """Return the clauses of `question` that ask, as questions of their own.

        Where one of them is about a certain part of the report, the others are about what
        was done: 办得怎么样,接下来还要改进吗.
        """
        items = self._parts(question, _ITEM)
        listed = items if all(item.asks for item in items) else self._parts(question, _CLAUSE)
        asked = [part for part in listed if part.asks]
        if len(asked) > 1 and any(part.aspects for part in asked):
            asked = [replace(p, aspects=p.aspects or frozenset({"done"})) for p in asked]
        return tuple(asked)

    def _parts(self, question: Question, pattern: re.Pattern[str]) -> list[Question]:
        return [
            _question(question.raw, self._words.cut(piece), question.corrected)
            for piece in pattern.findall(question.text)[:MOST_PARTS]
        ]


def _question(raw: str, words: Sequence[str], corrected: tuple[str, ...]) -> Question:
    text = "".join(words)
    return Question(
        raw=raw,
        text=text,
        content=_content(words),
        corrected=corrected,
        aspects=frozenset(name for name, asked, _ in lexicon.aspects() if asked.search(text)),
        years=frozenset(map(int, _YEAR.findall(text))),
        asks=bool(_ASKS.search(text)),
        asks_number=bool(_NUMBER.search(text)),
        asks_now=bool(_NOW.search(text)),
    )


def _content(words: Sequence[str]) -> str:
    """Return `words` without those that say nothing, the longest first; a space for each."""
    said, at = list[str](), 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_PHRASE), at, -1)
        end = next((e for e in ends if "".join(words[at:e]) in lexicon.function_words()), None)
        said.append(" " if end else words[at])
        at = end or at + 1
    return " ".join("".join(said).split())
