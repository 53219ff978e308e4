"""What a resident typed → the question that is searched for."""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise

from knowledge import abbreviations, cantonese, english, lexicon, years
from knowledge.corrections import Corrections
from knowledge.figures import Figures
from knowledge.normalize import clean, simplified
from knowledge.places import Named
from knowledge.scope import Scope
from knowledge.subject import subject_of
from knowledge.tokens import Words
from knowledge.wants import Want, wants_of

LONGEST_QUESTION = 200  # characters that are read; what comes after is a paste, not a question

# of characters that an address may hold: Chinese goes on right behind it, without a space
_ADDRESS = re.compile(r"https?://[!-~]+|\bwww\.[!-~]+|(?<![a-z0-9_])@[a-z0-9_]+", re.IGNORECASE)
_LINE_BREAK = re.compile(r"(?<=[^\s。?!？！])[^\S\n]*+\n\s*+(?=\S)")
_CIRCLED = re.compile(r"[①-⑳]")  # they number a list, as plain figures do not
_YEAR_IN_WORDS = re.compile(r"[二一][〇零一二三四五六七八九]{3}(?=年)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_NOW = re.compile(r"现在|目前|如今|眼下|当前|最新|今[天日年]|最近|至今|现时|宜家")
_SENTENCES = re.compile(r"[^?!。;\n]*[?!。;\n]+|[^?!。;\n]+$")
_WORD = re.compile(r"\w")
_OF_A_YEAR = {"年", "年度", "年里", "年内", "年底"}
_LONGEST_PHRASE = 4  # words of one function phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood. `content` is `text` without the words that say nothing.

    `subject` is what it is about, word by word.
    """

    raw: str
    text: str
    content: str
    corrected: tuple[str, ...] = ()
    aspects: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    dated: bool = False  # the years were named in figures
    places: frozenset[str] = frozenset()
    asks: bool = False
    wants: frozenset[Want] = frozenset()
    subject: tuple[str, ...] = ()
    asks_now: bool = False


class Understanding:
    """Reads questions with the words and names of one knowledge base; safe to share."""

    def __init__(self, corrections: Corrections, words: Words, scope: Scope) -> None:
        self._corrections = corrections
        self._words = words
        self._scope = scope
        self._figures = Figures(scope.reports(frozenset(), frozenset()))

    def read(self, raw: str) -> Question:
        """Return the question in `raw`."""
        text = abbreviations.spelled_out(standard(raw, self._words.cut), self._words.cut)
        text = _YEAR_IN_WORDS.sub(lambda found: found.group().translate(_DIGITS), text)
        text, rough = self._figures.as_written(text)
        words, corrected = self._corrections.apply(text)
        return self._question(raw, words, (*rough, *corrected))

    def part(self, question: Question, text: str) -> Question:
        """Return `text`, a part of what `question` says, as a question of its own."""
        return self._question(question.raw, self._words.cut(text), question.corrected)

    def _question(self, raw: str, words: Sequence[str], corrected: tuple[str, ...]) -> Question:
        text = "".join(words)
        named = self._scope.places.named(words)
        places = frozenset(place.name for place in named if not place.is_origin)
        asked = years.asked(text)
        meant = asked or self._scope.from_now(years.relative(words), places)
        chosen = self._choosing(words, named, asked)
        chosen |= years.are_relative(words) if meant else set()
        return Question(
            raw=raw,
            text=text,
            content=_content(words, chosen),
            corrected=corrected,
            aspects=_aspects(words),
            dated=bool(asked),
            years=meant,
            places=places,
            asks=asks(text),
            wants=wants_of(text, self._words.cut),
            subject=subject_of(words),
            asks_now=bool(_NOW.search(text)),
        )

    def _choosing(
        self, words: Sequence[str], named: Iterable[Named], asked: AbstractSet[int]
    ) -> set[int]:
        """Return which of `words` choose reports: by places, by the years `asked`, by offices."""
        of_places = {at for place in named if place.chooses for at in place.at}
        of_offices = _within(self._scope.offices("".join(words)), words)
        return of_places | _of_years(words, asked) | of_offices


def standard(raw: str, cut: Callable[[str], list[str]]) -> str:
    """Return what was typed in standard words: normalised, without addresses and orders."""
    typed = _LINE_BREAK.sub("。", _ADDRESS.sub(" ", raw))
    typed = _within_reach(clean(_CIRCLED.sub(lambda found: f"({found.group()})", typed)))
    asked = _without_orders(simplified(typed).lower())
    return cantonese.mandarin(english.joined(asked), cut)


def asks(text: str) -> bool:
    """Return whether normalised `text` asks for something."""
    return bool(lexicon.question_forms().search(text))


def _without_orders(text: str) -> str:
    """Return the sentences of `text` that give the program no orders: they are no questions."""
    return "".join(s for s in _SENTENCES.findall(text) if not lexicon.orders().search(s))


def _within_reach(typed: str) -> str:
    """Return as much as is read of a long message: its end, where people ask, else its start."""
    end = typed[-LONGEST_QUESTION:]
    return end if asks(end) else typed[:LONGEST_QUESTION]


def _aspects(words: Sequence[str]) -> frozenset[str]:
    """Return the aspects that whole words of a question name: 请问题目 is about no 问题."""
    edges = set(accumulate(map(len, words), initial=0))
    text = "".join(words)
    return frozenset(
        name
        for name, asked, _ in lexicon.aspects()
        if any({*found.span()} <= edges for found in asked.finditer(text))
    )


def _of_years(words: Sequence[str], asked: AbstractSet[int]) -> set[int]:
    """Return where `words` name the years `asked`: 2023, and the 年 behind it."""
    years = {at for at, word in enumerate(words) if word.isdecimal() and int(word) in asked}
    behind = {at + 1 for at in years if words[at + 1 : at + 2] and words[at + 1] in _OF_A_YEAR}
    return years | behind


def _within(spans: Sequence[tuple[int, int]], words: Sequence[str]) -> set[int]:
    """Return which of `words` stand within `spans` of the text that they make up."""
    edges = list(accumulate(map(len, words), initial=0))
    return {
        at
        for at, (start, end) in enumerate(pairwise(edges))
        if any(first <= start and end <= last for first, last in spans)
    }


def _content(words: Sequence[str], chosen: AbstractSet[int]) -> str:
    """Return `words` without those that say nothing, the longest first; a space for each.

    Neither do those say anything, at the places `chosen`, by which reports are chosen.
    """
    said, at = list[str](), 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_PHRASE), at, -1)
        end = next((e for e in ends if "".join(words[at:e]) in lexicon.function_words()), None)
        said.append(" " if end or at in chosen else words[at])
        at = end or at + 1
    content = " ".join("".join(said).split())
    return content if _WORD.search(content) else ""
