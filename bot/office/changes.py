"""What differs between an edition and the one that residents are answered from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from bot import texts
from bot.message import Message, escape, shorten
from bot.office.choices import choices
from bot.office.fitting import fitting, joined
from bot.office.page import Page
from bot.office.papers import paper
from bot.preparing import Differs
from bot.sheets.differences import differences, totals
from bot.sheets.lines import flat, named, place
from knowledge.changes import Changed, Changes, Moved
from knowledge.models import Passage, Report

EACH: Final = 8  # differences of one sort that a message shows
EDITS: Final = 5  # changed places of one passage
PLACE: Final = 150  # UTF-16 units of where a passage stands
TEXT: Final = 200  # of a passage that is new, gone or elsewhere
WORDS: Final = 80  # characters that were taken out, or put in, at one place
AROUND: Final = 15  # characters on either side of such a place

ItemT = TypeVar("ItemT")


def page(differs: Differs) -> Page:
    """Return the totals and as many differences as fit; where not all do, all of them as a file.

    It takes a while where much differs.
    """
    found, before, after = differs.changes, differs.current.edition, differs.edition.number
    above = [texts.OFFICE_COMPARED.format(before=before, after=after), *sums(found)]
    if found.changed:
        above.append(texts.OFFICE_MARKS)
    blocks = list(_blocks(found))
    below = ["", texts.OFFICE_WHOLE]
    shown = fitting(above, blocks, below)
    rows = choices(after, differs.current.switch)
    if len(shown) == len(blocks) and _is_short(found):
        return Page(Message(joined(above, shown), rows))
    name = texts.OFFICE_CHANGES_FILE.format(before=before, after=after)
    whole = paper(name, [*totals(found), *differences(found, colours=False)])
    return Page(Message(joined(above, shown, below), rows), (whole,))


def sums(found: Changes) -> list[str]:
    """Return how many reports and passages differ, as markup."""
    return [escape(line) for line in totals(found)]


def marked(changed: Changed) -> str:
    """Return as markup the words of a passage that were taken out and put in, and a few around."""
    before, after = changed.before.text, changed.after.text
    pieces, at = list[str](), 0
    for (was, was_end), (now, now_end) in changed.words[:EDITS]:
        pieces.append(_between(after[at:now], begins=not at))
        pieces.append(_tagged("s", before[was:was_end]))
        pieces.append(_tagged("u", after[now:now_end]))
        at = now_end
    return "".join([*pieces, escape(_cut(after[at:], AROUND))])


def _blocks(found: Changes) -> Iterator[str]:
    """Yield the differences, sort by sort, under the name of each sort."""
    titles = texts.REPORTS_GROUPS
    replaced = [pair.after for pair in found.reports_replaced]
    yield from _group(titles["reports_added"], found.reports_added, _report)
    yield from _group(titles["reports_removed"], found.reports_removed, _report)
    yield from _group(titles["reports_replaced"], replaced, _report)
    yield from _group(titles["changed"], found.changed, _changed)
    yield from _group(titles["added"], found.added, _passage)
    yield from _group(titles["removed"], found.removed, _passage)
    yield from _group(titles["moved"], found.moved, _moved)


def _group(title: str, items: Sequence[ItemT], block: Callable[[ItemT], str]) -> Iterator[str]:
    if not items:
        return
    head = texts.OFFICE_GROUP.format(title=title, count=len(items))
    for at, item in enumerate(items[:EACH]):
        # a name alone at the end of a message would say nothing
        yield block(item) if at else f"\n{head}\n{block(item)}"
    if items[EACH:]:
        yield texts.OFFICE_MORE.format(count=len(items) - EACH)


def _report(report: Report) -> str:
    return escape(shorten(named(report), PLACE))


def _passage(passage: Passage) -> str:
    return f"{_place(passage)}\n<blockquote>{escape(_cut(flat(passage.text), TEXT))}</blockquote>"


def _changed(changed: Changed) -> str:
    return f"{_place(changed.after)}\n<blockquote>{marked(changed)}</blockquote>"


def _moved(moved: Moved) -> str:
    way = texts.REPORTS_MOVED.format(before=_place(moved.before), after=_place(moved.after))
    return f"{way}\n<blockquote>{escape(_cut(flat(moved.after.text), TEXT))}</blockquote>"


def _place(passage: Passage) -> str:
    return escape(shorten(place(passage), PLACE))


def _tagged(tag: str, words: str) -> str:
    return f"<{tag}>{escape(_cut(words, WORDS))}</{tag}>" if words else ""


def _between(text: str, *, begins: bool) -> str:
    """Return what stands unchanged before a changed place: its end, and its beginning."""
    head = "" if begins else text[:AROUND]
    tail = text[-AROUND:]
    whole = len(text) <= len(head) + len(tail)
    return escape(text if whole else head + texts.CUT + tail)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + texts.CUT


def _is_short(found: Changes) -> bool:
    """Return whether all that differs was shown as a whole."""
    sorts: Iterable[Sequence[object]] = (
        *(found.reports_added, found.reports_removed, found.reports_replaced),
        *(found.changed, found.added, found.removed, found.moved),
    )
    passages = [*found.added, *found.removed, *(moved.after for moved in found.moved)]
    edits = (edit for pair in found.changed for edit in pair.words)
    return (
        all(len(sort) <= EACH for sort in sorts)
        and all(len(flat(passage.text)) <= TEXT for passage in passages)
        and all(len(pair.words) <= EDITS for pair in found.changed)
        and all(end - start <= WORDS for edit in edits for start, end in edit)
    )
