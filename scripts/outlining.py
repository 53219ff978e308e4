"""One document as it is cut: as lines to read, as a row of a table, as JSON."""

import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.explain import explain
from knowledge import Report, ReportError, read_report
from knowledge.cautions import Caution, Doubt, cautions, line_of
from knowledge.invariants import broken

COLUMNS = ("document", "characters", "sections", "passages", "warnings", "ms")
WARNINGS = {
    Doubt.NO_HEADINGS: "no headings",
    Doubt.EMPTY_HEADINGS: "{count} headings without text",
    Doubt.LONG_SENTENCE: "a sentence of {length}",
    Doubt.SKIPPED: "{after} after {before}",
}
START = 24  # characters of a passage that are shown, and as many of its end


@dataclass(frozen=True, slots=True)
class Outlined:
    """A document with what was made of it, or why it was refused."""

    path: Path
    milliseconds: float
    report: Report | None = None
    refusal: str = ""
    broken: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def has_failed(self) -> bool:
        """Whether it was refused, or is not cut as every document must be."""
        return bool(self.refusal or self.broken)

    def as_json(self) -> dict[str, Any]:
        """Return headings and passages, with the lines they stand on."""
        named = {"file": str(self.path), "ms": round(self.milliseconds, 1)}
        if self.report is None:
            return {**named, "refused": self.refusal}
        report = self.report
        return {
            **named,
            "title": report.title,
            "warnings": [*self.broken, *self.warnings],
            "headings": [
                {
                    "line": line_of(report, heading.span[0]),
                    "level": heading.level,
                    "text": heading.text,
                    "run_in": heading.run_in,
                }
                for heading in report.outline.headings
            ],
            "passages": [
                {"path": list(p.path), "text": p.text, "span": list(p.span)}
                for p in report.passages
            ],
        }


def outlined(path: Path) -> Outlined:
    """Read and judge the document at `path`."""
    start = time.perf_counter()
    try:
        report = read_report(path)
    except ReportError as error:
        return Outlined(path, (time.perf_counter() - start) * 1000, refusal=explain(error))
    took = (time.perf_counter() - start) * 1000
    return Outlined(path, took, report, "", broken(report), tuple(map(_warning, cautions(report))))


def _warning(caution: Caution) -> str:
    text = WARNINGS[caution.doubt].format(**caution.data)
    return text if caution.line is None else f"line {caution.line}: {text}"


# --- to be read


def show(document: Outlined) -> str:
    """Return the outline of one document, a line for each heading and passage."""
    report = document.report
    if report is None:
        return document.refusal
    rows = [f"{report.title}  ({document.path.name})"]
    parts = sorted(
        [
            *(
                (h.span[0], 0, h.level, _heading(h.text, run_in=h.run_in))
                for h in report.outline.headings
            ),
            *((p.span[0], 1, len(p.path) + 1, _passage(p.text)) for p in report.passages),
        ]
    )
    rows += [
        f"{line_of(report, at):5} {'   ' * (level - 1)}{text}" for at, _, level, text in parts
    ]
    rows += [f"BROKEN   {text}" for text in document.broken]
    rows += [f"warning  {text}" for text in document.warnings]
    sections, passages = len(report.outline.headings), len(report.passages)
    rows.append(f"{sections} sections, {passages} passages, {document.milliseconds:.0f} ms")
    return "\n".join(rows)


def _heading(text: str, *, run_in: bool) -> str:
    return f"{text} …" if run_in else text


def _passage(text: str) -> str:
    flat = " ".join(text.split())
    shown = flat if len(flat) <= 2 * START else f"{flat[:START]} … {flat[-START:]}"
    return f"· {len(text)}  {shown}"


def table(documents: Sequence[Outlined]) -> str:
    """Return a row for each document, then their sums, and what is wrong with any."""
    rows = [COLUMNS, *(_row(document) for document in documents)]
    read = [document.report for document in documents if document.report]
    sums = (
        f"{len(documents)} documents",
        str(sum(len(report.text) for report in read)),
        str(sum(len(report.outline.headings) for report in read)),
        str(sum(len(report.passages) for report in read)),
        str(sum(len(document.warnings) for document in documents)),
        f"{sum(document.milliseconds for document in documents):.0f}",
    )
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, sums, strict=True)]
    lines = ["  ".join(_cells(row, widths)) for row in (*rows, sums)]
    wrong = [
        *(document.refusal for document in documents if document.refusal),
        *(f"{document.path.name}: {text}" for document in documents for text in document.broken),
    ]
    failed = sum(document.has_failed for document in documents)
    return "\n".join([*lines, *wrong, f"{failed} refused or not cut as every document must be"])


def _row(document: Outlined) -> tuple[str, ...]:
    took = f"{document.milliseconds:.1f}"
    if document.report is None:
        return (document.path.name, "-", "-", "-", "refused", took)
    report = document.report
    counts = (len(report.text), len(report.outline.headings), len(report.passages))
    return (document.path.name, *map(str, (*counts, len(document.warnings))), took)


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - _width(cell))
        yield cell + space if at == 0 else space + cell


def _width(text: str) -> int:
    """Return the columns that `text` takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
