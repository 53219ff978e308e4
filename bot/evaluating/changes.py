"""What changed since an earlier run, question by question."""

from collections.abc import Iterator

from rich.text import Text

from bot import texts
from bot.evaluating.lines import plain
from bot.sheets.lines import decision
from knowledge.evaluate import Comparison, Record


def changes(compared: Comparison) -> Iterator[Text]:
    """Yield the lines that tell of each change, worst first; each is to be cut to its room."""
    for change in compared.changes:
        was, now = change.was, change.now
        head = (texts.EVALUATE_VERDICTS[change.verdict], now.id, now.question)
        yield from (Text(), Text(texts.EVALUATE_SPACE).join(plain(part) for part in head))
        several = bool(was.report and now.report) and was.report != now.report
        yield from _told(texts.EVALUATE_WAS, was, several=several)
        yield from _told(texts.EVALUATE_NOW, now, several=several)


def totals(compared: Comparison, name: str) -> Text:
    """Return the line that counts the changes; `name` is the earlier file's."""
    line = texts.EVALUATE_COMPARED.format(
        name=name,
        worse=compared.worse,
        better=compared.better,
        other=compared.other,
        same=compared.same,
    )
    added, gone = len(compared.added), len(compared.gone)
    if added or gone:
        line += texts.EVALUATE_UNCOMPARED.format(added=added, gone=gone)
    return Text(line)


def _told(label: str, record: Record, *, several: bool) -> Iterator[Text]:
    """Yield what was told, and under it from which report where `several` were asked."""
    heading = "".join(record.path[-1:])
    quote = texts.EVALUATE_QUOTE.format(quote=record.quote) if record.quote else ""
    told = (decision(record.kind, record.confidence), heading, quote)
    yield Text(label) + Text(texts.EVALUATE_PLACE).join(plain(part) for part in told if part)
    if several and record.report:
        yield Text(texts.EVALUATE_REPORT) + plain(record.report)
