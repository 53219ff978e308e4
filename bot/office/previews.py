"""What operators see of files that were handed in, before anybody is answered from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import RenderableType

from bot import texts
from bot.message import Message, escape, plain, shorten
from bot.office.changes import sums
from bot.office.choices import choices
from bot.office.fitting import fitting, joined
from bot.office.page import Page
from bot.office.papers import paper
from bot.preparing import Differs, Prepared
from bot.sheets.lines import flat, named
from bot.sheets.outlines import doubts, outline, overview
from knowledge.changes import Changes
from knowledge.store import Filed


@dataclass(frozen=True, slots=True)
class _Bounds:
    """How much is told of one thing, in UTF-16 units, and of how many."""

    line: int  # a heading, or a file
    sentence: int  # what is odd, or why a file was refused
    sentences: int
    id: int
    ids: int  # in a sentence


# with these, all that does not give way fits into a message
_SHORT: Final = _Bounds(line=100, sentence=200, sentences=5, id=40, ids=8)
_WHOLE: Final = _Bounds(*(1_000_000,) * 5)


def preview(prepared: Prepared, differs: Differs | None) -> Page:
    """Return what was read, what was not, and what residents would be answered from otherwise.

    As much as fits; where not all does, all of it is in a file. There are no buttons where no
    edition was made. It takes a while for many files.
    """
    above, hint = [_head(prepared)], ["", texts.OFFICE_WHOLE]
    blocks = list(_read(prepared.fresh, _SHORT))
    below = list(_told(prepared, differs, _SHORT))
    rows = choices(differs.edition.number, differs.current.switch) if differs else ()
    is_whole = blocks == list(_read(prepared.fresh, _WHOLE)) and below == list(
        _told(prepared, differs, _WHOLE)
    )
    if is_whole and fitting(above, blocks, below) == blocks:
        return Page(Message(joined(above, blocks, below), rows))
    shown = fitting(above, blocks, [*below, *hint])
    file = paper(texts.OFFICE_PREVIEW_FILE, _sheet(prepared, differs))
    return Page(Message(joined(above, shown, below, hint), rows), (file,))


def _head(prepared: Prepared) -> str:
    if prepared.edition:
        return texts.OFFICE_PREPARED.format(number=prepared.edition.number)
    if prepared.read.filed:
        return escape(texts.HINDRANCES["unchanged"])
    return texts.OFFICE_NOTHING_READ


def _read(fresh: Sequence[Filed], bounds: _Bounds) -> Iterator[str]:
    """Yield a line for each report that was read, and the headings where it is one."""
    yield from (_counted(each) for each in fresh)
    if len(fresh) != 1:
        return
    report = fresh[0].report
    yield f"<b>{escape(shorten(named(report), bounds.line))}</b>"
    for heading in report.outline.headings:
        depth = texts.OFFICE_INDENT * (heading.level - 1)
        yield depth + escape(shorten(flat(heading.text), bounds.line))


def _counted(filed: Filed) -> str:
    report = filed.report
    told = texts.OFFICE_FILE_READ.format(
        file=escape(flat(filed.file)),
        characters=len(report.text),
        headings=len(report.outline.headings),
        passages=len(report.passages),
    )
    odd = len(doubts(report))
    return told + (texts.OFFICE_FILE_DOUBTS.format(count=odd) if odd else "")


def _told(prepared: Prepared, differs: Differs | None, bounds: _Bounds) -> Iterator[str]:
    """Yield what to look at, what was refused, and what becomes of the reports there are."""
    yield from _sentences(texts.OFFICE_DOUBTS, _doubts(prepared.fresh), bounds)
    yield from _sentences(texts.OFFICE_REFUSED, prepared.read.refused, bounds)
    told = list(_of(texts.OFFICE_REPLACES, prepared.replaced, bounds))
    if prepared.edition and prepared.same:
        told.append(texts.OFFICE_SAME_FILES.format(count=prepared.same))
    told += _of(texts.OFFICE_LEFT, prepared.left, bounds)
    yield from ["", *told] if told else []
    if differs:
        yield from ("", texts.OFFICE_AGAINST.format(number=differs.current.edition))
        yield from sums(differs.changes)
        yield from _others(prepared, differs.changes, bounds)


def _doubts(fresh: Sequence[Filed]) -> list[str]:
    if len(fresh) == 1:
        return doubts(fresh[0].report)
    return [
        texts.OFFICE_DOUBT_OF.format(file=flat(each.file), text=text)
        for each in fresh
        for text in doubts(each.report)
    ]


def _sentences(title: str, sentences: Sequence[str], bounds: _Bounds) -> Iterator[str]:
    if not sentences:
        return
    yield from ("", title)
    for sentence in sentences[: bounds.sentences]:
        yield escape(shorten(sentence, bounds.sentence))
    if rest := len(sentences[bounds.sentences :]):
        yield texts.OFFICE_MORE.format(count=rest)


def _of(sentence: str, ids: Sequence[str], bounds: _Bounds) -> Iterator[str]:
    """Yield a sentence about reports, where there are any."""
    if ids:
        yield sentence.format(count=len(ids), ids=_listed(ids, bounds))


def _others(prepared: Prepared, found: Changes, bounds: _Bounds) -> Iterator[str]:
    """Yield what else the edition changes: others have prepared it, or it was taken back."""
    ours = {each.report.id for each in prepared.read.filed}
    replaced = [pair.after for pair in found.reports_replaced]
    told = list[str]()
    for sentence, reports in zip(
        texts.OFFICE_OTHER_CHANGES,
        (found.reports_added, found.reports_removed, replaced),
        strict=True,
    ):
        ids = [report.id for report in reports if report.id not in ours]
        told += _of(sentence, ids, bounds)
    if told:
        yield ""
        yield texts.OFFICE_OTHERS.format(changes=texts.OFFICE_GAP.join(told))


def _listed(ids: Sequence[str], bounds: _Bounds) -> str:
    some = (escape(shorten(id_, bounds.id)) for id_ in ids[: bounds.ids])
    listed = texts.OFFICE_LISTED.join(some)
    return texts.OFFICE_LISTED_MORE.format(some=listed) if ids[bounds.ids :] else listed


def _sheet(prepared: Prepared, differs: Differs | None) -> Iterator[RenderableType]:
    """Yield all of it as it stands in a file."""
    fresh = prepared.fresh
    yield plain(_head(prepared))
    if fresh:
        yield ""
        yield from outline(fresh[0]) if len(fresh) == 1 else overview(fresh)
    yield from map(plain, _told(prepared, differs, _WHOLE))
