"""What a rehearsal found, both answers side by side."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot import render, texts
from bot.render import Voice
from bot.settings import Settings
from bot.sheets.lines import decision, flat, place
from knowledge import Answer
from knowledge.rehearsal import Difference, Rehearsal


def voice_of(settings: Settings) -> Voice:
    """Return in whose name the answers are shown."""
    return Voice(settings.bot_name, hotline=settings.hotline)


def shown(found: Rehearsal, before: int, after: int, voice: Voice) -> Iterator[RenderableType]:
    """Yield every difference, the worst first, under how many there are of each sort."""
    if not found.total:
        yield texts.REHEARSAL_NONE
        return
    yield texts.REHEARSAL.format(total=found.total, before=before, after=after)
    yield texts.REHEARSAL_GAP.join(
        texts.REHEARSAL_COUNT.format(verdict=texts.REHEARSAL_VERDICTS[verdict], count=count)
        for verdict, count in found.counts.items()
        if count
    )
    for each in found.differences:
        yield ""
        yield Text(_head(each), "bold")
        yield _sides(each, before, after, voice)


def _head(each: Difference) -> str:
    return texts.REHEARSAL_HEAD.format(
        verdict=texts.REHEARSAL_VERDICTS[each.verdict],
        question=flat(each.question.text),
        origin=texts.REHEARSAL_ORIGINS[each.origin],
    )


def _sides(each: Difference, before: int, after: int, voice: Voice) -> Table:
    sides = Table.grid(padding=(0, 2), expand=True)
    for _ in (before, after):
        sides.add_column(ratio=1, overflow="fold")
    sides.add_row(*(texts.REHEARSAL_SIDE.format(number=number) for number in (before, after)))
    sides.add_row(_side(each.before, voice), _side(each.after, voice))
    return sides


def _side(answer: Answer, voice: Voice) -> Text:
    """Return an answer by its passages; one that shows none, by the words of its message."""
    lines = [decision(answer.kind, answer.confidence)]
    for hit in answer.hits:
        quote = texts.REHEARSAL_QUOTE.format(quote=flat(hit.quote))
        lines += [place(hit.passage), *([quote] if hit.quote else [])]
    if not answer.hits:
        lines.append(render.answer(answer, voice).plain)
    return Text("\n".join(lines))
