"""Messages that ask several things, each answered by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from knowledge import lexicon
from knowledge.answer import LEAST_CHOICE, MOST_HITS
from knowledge.coverage import stands_in
from knowledge.cues import aspects_of, without_aspects
from knowledge.dialogue import Dialogue, turn_of
from knowledge.finder import Finder
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Kind, Lack, Passage, Turn
from knowledge.own_words import own_words_of
from knowledge.readings import text_of
from knowledge.tokens import Words
from knowledge.understand import Question, Understanding, asks

MOST_PARTS = 6  # of one message that are looked at one by one
LEAST_ITEMS = 2  # of a list
AHEAD = 16  # characters of a clause that may say what the next one asks of

_WITHIN = r"“[^”]*”|《[^》]*》"  # what stands there is one name, whatever marks it holds
_SENTENCE = re.compile(rf"(?:{_WITHIN}|[^?!。;\n])+[?!。;\n]*")
_CLAUSE = re.compile(rf"(?:{_WITHIN}|[^?!。;,\n])+[?!。;,\n]*")
_ITEM = re.compile(rf"(?:{_WITHIN}|[^?!。;,、\n])+[?!。;,、\n]*")
_NUMBERS = "一二三四五六七八九十"
_NUMBERED = re.compile(
    rf"\((\d{{1,2}}|[{_NUMBERS}])\)\s*|(?:^|(?<=[\s。;,?!:]))第?(\d{{1,2}}|[{_NUMBERS}])"
    r"(?:[.、):]|个?(?:问题|问)[是:,]?|(?=[一-鿿])(?![年月日号个点家条份次项路起期楼栋万亿%]))\s*(?!\d)"
)
_ALSO = re.compile(r"(?<=[一-鿿])(?=还有(?!什么|哪|多少|几)|另外|以及|顺便|同时)")
_EACH = re.compile(r"各自|分别|各(?![单部街区级类种项地方界位个省市镇村家行])")
_TROUBLE = re.compile(r"(?:问题|不足|短板|毛病|欠缺|弱点|薄弱环节|差距)[,、;]$")
_WAY = re.compile(r"(?:怎么|怎样|如何)(?:去|才能|可以|能)?([一-鿿]{2})|流程|手续|步骤")
_CLAIMS = (Kind.DIRECT, Kind.CHOICE)
_AND = frozenset({"和", "与", "跟", "同", "及", "以及", "还有", "、"})


class Parts:
    """Answers messages by what they ask. Immutable, safe to share."""

    def __init__(
        self, understanding: Understanding, finder: Finder, dialogue: Dialogue, words: Words
    ) -> None:
        self._understanding = understanding
        self._finder = finder
        self._dialogue = dialogue
        self._words = words

    def answer(self, read: Question) -> Answer:
        """Return the answer to a message, the passage for each of its parts first."""
        parts = self.of(read)
        if len(parts) > 1 and (answer := self._in_turn(parts)):
            return answer
        whole = self._as_one(read)
        if whole.kind is Kind.DIRECT or len(parts) != 1 or parts[0].text == read.text:
            return whole
        part = self._as_one(parts[0])
        return part if part.kind is Kind.DIRECT else whole

    def of(self, read: Question) -> list[Question]:
        """Return the parts of a message that ask, the last few, in their order."""
        asking = _numbered(read.text) or _asking(read.text)
        texts = [*dict.fromkeys(reversed(asking))][:MOST_PARTS][::-1]
        parts = chain.from_iterable(self._shared(self._part(read, text)) for text in texts)
        return [part for part in parts if part.content or part.aspects or part.wants]

    def _in_turn(self, parts: Sequence[Question]) -> Answer | None:
        """Return the answer to parts that take what they leave unsaid from those before them.

        Beside a part that is answered, one that is not is shown with the passage that is nearest
        to it, where nothing certain is lacking there: no price, no way, no other year. None where
        no part is answered, or one passage is left that may be meant: that is no choice.
        """
        told, turns, unanswered = list[Answer](), list[Turn](), list[int]()
        named = frozenset[str]().union(*(part.aspects for part in parts))
        for number, part in enumerate(parts, start=1):
            answer = self._dialogue.go_on_within(part, turns)
            answer = answer or self._finder.part(part, named - part.aspects)
            turns.append(replace(turn_of(answer), question=part.text))
            if answer.kind in _CLAIMS or _is_near(part, answer):
                told.append(answer)
            else:
                unanswered.append(number)
        if not any(answer.kind in _CLAIMS for answer in told):
            return None
        together = _together(told)
        if together.kind is Kind.CHOICE and len(together.hits) < LEAST_CHOICE:
            return None
        return replace(together, unanswered=tuple(unanswered))

    def _as_one(self, read: Question) -> Answer:
        """Return the answer to a message of one part.

        Of things named side by side, those of which the first passage does not speak are
        shown in the next one that speaks of them.
        """
        matches = self._finder.matches(read)
        whole = self._finder.answer(read, matches)
        if whole.kind is not Kind.DIRECT or not _AND & {*self._words.cut(read.text)}:
            return whole
        first = text_of(whole.hits[0].passage)
        left = [t for t in own_words_of(read, self._words).things if not stands_in(t, first)]
        others = (m for m in matches[1:] if all(t in text_of(m.passage) for t in left))
        other = next(others, None) if left else None
        if other is None:
            return whole
        hit = make_hit(other.passage, other.quote_span, round(other.score, 3))
        return replace(whole, hits=_distinct((whole.hits[0], hit, *whole.hits[1:])))

    def _part(self, read: Question, text: str) -> Question:
        part = self._understanding.part(read, text)
        return replace(part, aspects=aspects_of(part))

    def _shared(self, part: Question) -> Iterator[Question]:
        """Yield a question for each of several things, or aspects of one, that `part` asks of."""
        each = _EACH.search(part.text)
        joined = _AND & {*self._words.cut(part.text)}
        if each and joined:
            for thing in self._things(part.text[: each.start()]):
                yield self._part(part, thing + part.text[each.start() :])
        elif len(part.aspects) > 1 and joined:
            content = without_aspects(part.content)
            for aspect in sorted(part.aspects, key=lambda name: _place_of(name, part.text)):
                yield replace(part, content=content, aspects=frozenset({aspect}))
        else:
            yield part

    def _things(self, text: str) -> Iterator[str]:
        """Yield what is named side by side in `text`, each with what it all belongs to."""
        head, of, rest = text.rpartition("的") if text.count("的") == 1 else ("", "", text)
        thing = ""
        for word in [*self._words.cut(rest), "、"]:
            if word not in _AND:
                thing += word
            elif thing:
                yield head + of + thing
                thing = ""


def _is_near(part: Question, answer: Answer) -> bool:
    """Return whether what is shown speaks of all that is asked, though it may not tell it."""
    if answer.lack is not Lack.WAY:
        return answer.lack is Lack.ASKED
    way = _WAY.search(part.text)
    return way is not None and way.group(way.lastindex or 0) in answer.hits[0].quote


def _together(told: Sequence[Answer]) -> Answer:
    """Return one answer for those to several parts, of which the surest decides its kind."""
    firsts = [answer.hits[0] for answer in told]
    shown = [answer for answer in told if answer.kind is Kind.DIRECT] or told
    others = [hit for answer in shown for hit in answer.hits[1:]]
    best = min(told, key=lambda answer: [*Kind].index(answer.kind))
    confidence = min(answer.confidence for answer in told if answer.kind in _CLAIMS)
    return replace(best, hits=_distinct((*firsts, *others)), confidence=confidence)


def _distinct(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the first hits, one of each passage."""
    found = dict[Passage, Hit]()
    for hit in hits:
        found.setdefault(hit.passage, hit)
    return tuple(found.values())[:MOST_HITS]


def _numbered(text: str) -> list[str]:
    """Return the items of a list that `text` numbers from one on, nothing where it does not."""
    marks = [*_NUMBERED.finditer(text)]
    numbers = [_NUMBERS.find(n) + 1 or int(n) for mark in marks for n in mark.groups() if n]
    if len(marks) < LEAST_ITEMS or numbers != [*range(1, len(marks) + 1)]:
        return []
    ends = [mark.start() for mark in marks[1:]]
    return [text[mark.end() : end] for mark, end in zip(marks, [*ends, None], strict=True)]


def _asking(text: str) -> list[str]:
    """Return what asks in `text`: its clauses, or the items of a list of questions."""
    return [part for sentence in _SENTENCE.findall(text) for part in _asking_in(sentence)]


def _asking_in(sentence: str) -> list[str]:
    """Return what asks in a sentence, with what is said just before: 视频方面,现在有多少."""
    found, ahead = list[str](), ""
    for clause in chain.from_iterable(map(_split, _CLAUSE.findall(sentence))):
        if asks(clause) or _TROUBLE.search(clause):  # 形式单一的问题,明年怎么改
            found.append(ahead + clause)
            ahead = ""
        else:
            ahead = clause if len(clause) <= AHEAD else ""
    if ahead and found:
        found[-1] += ahead
    return found


def _split(clause: str) -> list[str]:
    """Return the questions of a clause that lists some, or goes on with 还有, else the clause."""
    for parts in (_ITEM.findall(clause), _ALSO.split(clause)):
        if len(parts) > 1 and all(map(asks, parts)):
            return parts
    return [clause]


def _place_of(aspect: str, text: str) -> int:
    """Return where `text` first asks about an aspect."""
    places = (asked.search(text) for name, asked, _ in lexicon.aspects() if name == aspect)
    return next((found.start() for found in places if found), len(text))
