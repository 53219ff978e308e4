"""What a resident typed → the question that is searched for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from knowledge import lexicon
from knowledge.corrections import Corrections
from knowledge.normalize import clean, simplified
from knowledge.tokens import Words

LONGEST_QUESTION = 300  # characters that are read; what comes after is a paste, not a question
MOST_PARTS = 6  # sentences or clauses of one message that are looked at one by one

# of characters that an address may hold: Chinese goes on right behind it, without a space
_ADDRESS = re.compile(r"https?://[!-~]+|\bwww\.[!-~]+|(?<![a-z0-9_])@[a-z0-9_]+", re.IGNORECASE)
_LINE_BREAK = re.compile(r"(?<=[^\s。?!？！])\s*\n\s*(?=\S)")
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?!\d|\.\d|\s*[家个次份起条项户人万亿元名位件间吨米场路])"
)
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)年(?![内来以前后间期的])")
_YEAR_IN_WORDS = re.compile(r"[二一][〇零一二三四五六七八九]{3}(?=年)")
_CENTURY = 2000
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_SENTENCE = re.compile(r"[^?!。;\n]+[?!。;\n]*")
_CLAUSE = re.compile(r"[^?!。;,\n]+[?!。;,\n]*")
_ITEM = re.compile(r"[^?!。;,、\n]+[?!。;,、\n]*")
_ASKS = re.compile(
    r"\?|什么|多少|几|哪|谁|怎|如何|吗|呢|是否|能否|有没有|有无|何时|为什么|啥|咋|(\w{1,2})不\1"
)
_NOW = re.compile(r"现在|目前|如今|眼下|当前|最新|今[天日年]|最近|至今|现时|宜家")
_WORD = re.compile(r"\w")
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
    wants: frozenset[str] = frozenset()
    asks_now: bool = False


class Understanding:
    """Reads questions with the words and names of one knowledge base; safe to share."""

    def __init__(self, corrections: Corrections, words: Words) -> None:
        self._corrections = corrections
        self._words = words

    def read(self, raw: str) -> Question:
        """Return the question in `raw`."""
        typed = _within_reach(clean(_LINE_BREAK.sub("。", _ADDRESS.sub(" ", raw))))
        text = lexicon.mandarin(simplified(typed).lower(), self._words.cut)
        text = _YEAR_IN_WORDS.sub(lambda found: found.group().translate(_DIGITS), text)
        words, corrected = self._corrections.apply(text)
        return _question(raw, words, corrected)

    def sentences(self, question: Question) -> tuple[Question, ...]:
        """Return the sentences of `question` that ask, each a question of its own."""
        parts = self._parts(question, _SENTENCE)
        return tuple(part for part in parts if part.asks) if len(parts) > 1 else ()

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
            for piece in pattern.findall(question.text)[-MOST_PARTS:]
        ]


def _question(raw: str, words: Sequence[str], corrected: tuple[str, ...]) -> Question:
    text = "".join(words)
    return Question(
        raw=raw,
        text=text,
        content=_content(words),
        corrected=corrected,
        aspects=_aspects(words),
        years=_years(text),
        asks=bool(_ASKS.search(text)),
        wants=frozenset(w for w, (asked, _) in lexicon.asks().items() if asked.search(text)),
        asks_now=bool(_NOW.search(text)),
    )


def _within_reach(typed: str) -> str:
    """Return as much as is read of a long message: its end, where people ask, else its start."""
    end = typed[-LONGEST_QUESTION:]
    return end if _ASKS.search(end) else typed[:LONGEST_QUESTION]


def _aspects(words: Sequence[str]) -> frozenset[str]:
    """Return the aspects that whole words of a question name: 请问题目 is about no 问题."""
    edges = set(accumulate(map(len, words), initial=0))
    text = "".join(words)
    return frozenset(
        name
        for name, asked, _ in lexicon.aspects()
        if any({*found.span()} <= edges for found in asked.finditer(text))
    )


def _years(text: str) -> frozenset[int]:
    full = {int(year) for year in _YEAR.findall(text)}
    return frozenset(full | {_CENTURY + int(year) for year in _SHORT_YEAR.findall(text)})


def _content(words: Sequence[str]) -> str:
    """Return `words` without those that say nothing, the longest first; a space for each."""
    said, at = list[str](), 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_PHRASE), at, -1)
        end = next((e for e in ends if "".join(words[at:e]) in lexicon.function_words()), None)
        said.append(" " if end else words[at])
        at = end or at + 1
    content = " ".join("".join(said).split())
    return content if _WORD.search(content) else ""
