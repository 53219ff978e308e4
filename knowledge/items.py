"""Items of a list that are asked for by their place: 第二条, 最后一点, 存在问题的第二条."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge import lexicon
from knowledge.answer import MOST_HITS
from knowledge.found import found
from knowledge.hits import make_hit
from knowledge.models import Answer, Hit, Kind, Passage, Section
from knowledge.numbering import chinese_int
from knowledge.overview import asked_overview
from knowledge.scope import Scope
from knowledge.tokens import Words
from knowledge.understand import Question, Understanding

Item = Hit | Section

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_UNIT = "[个条点项件种]"
_PLACE = re.compile(
    rf"(?P<back>倒数)?第(?P<nth>{_NUMBER})(?:{_UNIT}|(?=[\W呢是]|$))"
    rf"|(?P<last>最后的?[一那]{_UNIT})|^\W*(?P<bare>{_NUMBER})\W*$"
)
_IS_TO_COME = re.compile(r"问题\W*$")
_OF = re.compile(r"[的里中]+\s*$")  # 存在问题的


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list, from 1, or from -1 backwards; `rest` is what is said besides."""

    number: int
    rest: str


def place_in(text: str) -> Place | None:
    """Return the one place in a list that normalised `text` names, None without or for several."""
    places = [*_PLACE.finditer(text)]
    if len(places) != 1:
        return None
    place = places[0]
    number = -1 if place["last"] else _value(place["nth"] or place["bare"])
    before = _OF.sub("", text[: place.start()])
    return Place(-number if place["back"] else number, f"{before}{text[place.end() :]}")


def offered_by(answer: Answer) -> tuple[Item, ...]:
    """Return what an answer offers under numbers, in their order; a section by its parts."""
    if answer.kind is Kind.CHOICE:
        return answer.hits[:MOST_HITS]
    if answer.kind is Kind.OVERVIEW:
        return _items_of(answer.sections)
    return answer.sections if answer.kind is Kind.NOT_FOUND else ()


def passages_of(items: Sequence[Item]) -> frozenset[Passage]:
    """Return the passages that stand in those items."""
    return frozenset(hit.passage for item in items for hit in _hits_of(item))


def aspects_of(items: Sequence[Item]) -> frozenset[str]:
    """Return the aspects of a report that those items stand under."""
    chief = {passage.path[0] for passage in passages_of(items) if passage.path}
    return frozenset[str]().union(*map(lexicon.aspects_of, chief))


def opened(items: Sequence[Item], place: Place, question: Question) -> Answer | None:
    """Return the answer that shows the item at that place, None where there is none."""
    if not 0 < abs(place.number) <= len(items):
        return None
    item = items[place.number - 1 if place.number > 0 else place.number]
    hits = _hits_of(item)
    if isinstance(item, Section) and item.parts:
        return found(question, hits, [item])
    return found(question, hits[:MOST_HITS])


def asked_item(
    question: Question, understanding: Understanding, words: Words, scope: Scope
) -> Answer | None:
    """Return the item of a whole part of a report that is asked for by its place there.

    None where a question names no such place, or nothing of which it is one. Who has one last
    question tells so first, and asks nothing yet.
    """
    place = place_in(question.text)
    if place is None or (_IS_TO_COME.search(question.text) and not question.asks):
        return None
    whole = understanding.part(question, place.rest)
    sections = asked_overview(whole, words, scope) if whole.aspects else ()
    return opened(_items_of(sections[:1]), place, question)


def _items_of(sections: Sequence[Section]) -> tuple[Item, ...]:
    """Return the sections, or what one of them consists of; its one text only leads in."""
    if len(sections) != 1:
        return tuple(sections)
    section = sections[0]
    own = [passage for passage in section.passages if passage.path == section.path]
    listed = own if len(own) > 1 else []
    return (*(make_hit(passage, (0, len(passage.text))) for passage in listed), *section.parts)


def _hits_of(item: Item) -> tuple[Hit, ...]:
    if isinstance(item, Hit):
        return (item,)
    return tuple(make_hit(passage, (0, len(passage.text))) for passage in item.passages)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese_int(numeral)
