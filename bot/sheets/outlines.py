"""How reports were cut, for a person to see whether that is right."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from bot import texts
from bot.sheets.lines import flat, named, table
from knowledge.cautions import Caution, cautions
from knowledge.invariants import broken
from knowledge.models import Passage, Report
from knowledge.store import Filed

START = 20  # characters of a passage that are shown, and as many of its end
INDENT = "   "


def outline(filed: Filed) -> Iterator[RenderableType]:
    """Yield the headings and passages of one report, and what to look at."""
    report = filed.report
    yield Text(named(report), "bold")
    headings = [(h.span[0], 0, h.level - 1, flat(h.text)) for h in report.outline.headings]
    passages = [(p.span[0], 1, len(p.path), _passage(p)) for p in report.passages]
    for _, _, depth, line in sorted([*headings, *passages]):
        yield INDENT * depth + line
    for line in doubts(report):
        yield texts.REPORTS_CAUTION.format(text=line)
    yield texts.REPORTS_OUTLINED.format(headings=len(headings), passages=len(passages))


def overview(read: Sequence[Filed]) -> Iterator[RenderableType]:
    """Yield a row for each report, and what to look at in any."""
    rows = table(*texts.REPORTS_CHECK_COLUMNS, numbers=texts.REPORTS_CHECK_COLUMNS[1:])
    notes = []
    for filed in read:
        report, lines = filed.report, doubts(filed.report)
        counts = (len(report.text), len(report.outline.headings), len(report.passages))
        rows.add_row(Text(filed.file), *map(str, (*counts, len(lines))))
        notes += [texts.REPORTS_CAUTION_OF.format(file=filed.file, text=line) for line in lines]
    yield rows
    yield from notes


def doubts(report: Report) -> list[str]:
    """Return what is odd in how the report was cut, a sentence each."""
    lines = [_caution(caution) for caution in cautions(report)]
    if faults := broken(report):
        lines.insert(0, texts.REPORTS_BROKEN.format(count=len(faults)))
    return lines


def _caution(caution: Caution) -> str:
    text = flat(texts.REPORTS_CAUTIONS[caution.doubt].format(**caution.data))
    if caution.line is None:
        return text
    return texts.REPORTS_AT_LINE.format(line=caution.line, text=text)


def _passage(passage: Passage) -> str:
    text = flat(passage.text)
    shown = text if len(text) <= 2 * START else f"{text[:START]}{texts.CUT}{text[-START:]}"
    return texts.REPORTS_PASSAGE.format(length=len(passage.text), text=shown)
