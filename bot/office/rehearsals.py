"""What a rehearsal found, for the operator who has to decide."""

from collections.abc import Iterator
from typing import Final

from bot import render, texts
from bot.message import Message, Rows, escape, shorten
from bot.office.choices import anyway, choices
from bot.office.fitting import fitting, joined
from bot.office.page import Page
from bot.office.papers import paper
from bot.publishing import Tried
from bot.render import Voice
from bot.sheets.lines import flat, place
from bot.sheets.sides import shown
from knowledge import Answer
from knowledge.models import Hit, Kind
from knowledge.rehearsal import Difference, Verdict

WORST: Final = 6  # questions that a message shows
QUESTION: Final = 100  # UTF-16 units of one of them
SAID: Final = 120  # of an answer


def rehearsed(tried: Tried, voice: Voice) -> Page:
    """Return how many answers change and how, with the worst of them, and all as a file."""
    return _page(tried, voice, [], choices(tried.edition.number, tried.current.switch))


def lost(tried: Tried, voice: Voice) -> Page:
    """Return the same of an edition that was not published, because answers would get worse."""
    why = texts.OFFICE_LOST.format(count=tried.worse)
    rows = anyway(tried.edition.number, tried.current.switch)
    return _page(tried, voice, [escape(why), ""], rows)


def _page(tried: Tried, voice: Voice, above: list[str], rows: Rows) -> Page:
    found, before, after = tried.found, tried.current.edition, tried.edition.number
    if not found.total:
        return Page(Message(joined(above, [texts.REHEARSAL_NONE]), rows))
    head = texts.OFFICE_REHEARSED.format(total=found.total, before=before, after=after)
    above = [*above, head, _counts(tried)]
    if not found.differences:
        return Page(Message(joined(above, ["", texts.OFFICE_SAME]), rows))
    above += ["", texts.OFFICE_WORST]
    blocks = [_block(each, before, after, voice) for each in found.differences[:WORST]]
    below = ["", texts.OFFICE_WHOLE]
    name = texts.OFFICE_REHEARSAL_FILE.format(before=before, after=after)
    whole = paper(name, shown(found, before, after, voice))
    return Page(Message(joined(above, fitting(above, blocks, below), below), rows), (whole,))


def _counts(tried: Tried) -> str:
    return texts.REHEARSAL_GAP.join(
        texts.REHEARSAL_COUNT.format(verdict=texts.REHEARSAL_VERDICTS[verdict], count=count)
        for verdict, count in tried.found.counts.items()
        if count
    )


def _block(each: Difference, before: int, after: int, voice: Voice) -> str:
    question = texts.OFFICE_QUESTION.format(
        verdict=texts.REHEARSAL_VERDICTS[each.verdict],
        question=escape(shorten(flat(each.question.text), QUESTION)),
        origin=texts.REHEARSAL_ORIGINS[each.origin],
    )
    moved = each.verdict is Verdict.MOVED
    sides = ((before, each.before), (after, each.after))
    return "\n".join(["", question, *(_side(n, said, voice, moved=moved) for n, said in sides)])


def _side(number: int, answer: Answer, voice: Voice, *, moved: bool) -> str:
    decided = texts.EXPLAIN_DECIDED.format(
        kind=texts.EXPLAIN_KINDS[answer.kind], chance=answer.confidence
    )
    head = texts.OFFICE_SIDE.format(number=number, decided=decided)
    return "\n".join([head, *(escape(line) for line in _said(answer, voice, moved=moved))])


def _said(answer: Answer, voice: Voice, *, moved: bool) -> Iterator[str]:
    """Yield what is told; where that is the same on both sides, from where."""
    if answer.kind is Kind.NOT_FOUND:
        return
    if not answer.hits:
        yield shorten(flat(render.answer(answer, voice).plain), SAID)
        return
    hit = answer.hits[0]
    yield place(hit.passage) if moved else _quoted(hit)


def _quoted(hit: Hit) -> str:
    return texts.OFFICE_SAID.format(text=shorten(flat(hit.quote or hit.passage.text), SAID))
