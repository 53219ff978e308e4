"""Milliseconds and memory a form takes to read, beside peers that only take the text out."""

import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path

from benchmarks.extracting import OURS, Alone, milliseconds
from forms import html, pdf, word
from forms.document import Document, markdown, parsed, plain, record
from rich.console import Console
from rich.progress import track
from rich.table import Table

CHARACTERS = 100_000
COLUMNS = ("ms", "ours to this (lowest to highest)", "MB", "ms, a small file in a new process")
NOTE = "MB: over what the process held. We read a PDF in a process of its own: it counts whole."
MISSING = "read is measured beside trafilatura and markitdown; scripts/setup bench installs them"

_SCRIPTS = Path(__file__).resolve().parents[1]
_DIGITS = "一二三四五六七八九十"
_SECTIONS_PER_PART = 10
_PARAGRAPHS_PER_SECTION = 4
_SENTENCES = (
    "全年办理群众诉求{:,}件,按时办结率达到{}.{}%,比上年提高了{}个百分点。",
    "组织{}个部门开展联合检查{}次,发现并整改问题{}个,完成率{}%。",
    "完善“一网统管”工作机制,汇聚数据{:,}万条,向{}个街道、{}个社区开放接口{}个。",
    "新建社区长者饭堂{}家,为{:,}位老年人提供送餐服务,每餐补贴{}元,最高{}元。",
    "深入学习贯彻上级部署,制定工作要点{}项,明确责任单位{}个,按季度通报进展{}次,约谈{}次。",
    "投入资金{:,}万元,改造老旧小区{}个,加装电梯{}台,更换供水管道{}公里。",
)

console = Console()


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is measured: its suffix, what makes it, and the peer that reads it too."""

    suffix: str
    make: Callable[[Document], bytes]
    peer: str = ""


FORMS: Mapping[str, Form] = {
    "text": Form(".txt", lambda document: plain(document).encode()),
    "text, GB18030": Form(".txt", lambda document: plain(document).encode("gb18030")),
    "Markdown": Form(".md", lambda document: markdown(document).encode()),
    "JSON": Form(".json", record),
    "HTML": Form(".html", html.page, "trafilatura"),
    "Word": Form(".docx", word.typed, "markitdown"),
    "PDF": Form(".pdf", pdf.printed, "markitdown"),
}


def measure(rounds: int) -> None:
    """Print what reading the same report takes in each form, per 100,000 characters."""
    if not all(importlib.util.find_spec(form.peer) for form in FORMS.values() if form.peer):
        sys.exit(MISSING)
    title = f"per {CHARACTERS:,} characters, {rounds} rounds"
    table = Table("form", "read by", *COLUMNS, title=title, caption=NOTE)
    with tempfile.TemporaryDirectory() as folder:
        for name, form in track(FORMS.items(), "reading", console=console, transient=True):
            for row in _rows(form, Path(folder), rounds):
                table.add_row(name, *row)
            table.add_section()
    console.print(table)


def _rows(form: Form, folder: Path, rounds: int) -> Iterator[list[str]]:
    """Yield a row for us and one for the peer, if the form has one."""
    files = [folder / f"{size}{form.suffix}" for size in ("small", "large")]
    for file, parts in zip(files, (_DIGITS[:1], _DIGITS), strict=True):
        file.write_bytes(form.make(_document(parts)))
    scale = CHARACTERS / len(plain(_document(_DIGITS)))
    names = [OURS, *filter(None, [form.peer])]
    taken = _interleaved(names, files[1], rounds)
    for name in names:
        alone = _alone(name, files)
        yield [
            name,
            f"{statistics.median(taken[name]) * scale:,.1f}",
            _ratio(taken[OURS], taken[name]) if name != OURS else "",
            f"{alone.growth * scale:.1f}",
            f"{alone.start:,.0f}",
        ]


def _ratio(ours: Sequence[float], peers: Sequence[float]) -> str:
    ratios = [mine / spent for mine, spent in zip(ours, peers, strict=True)]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _interleaved(names: Sequence[str], path: Path, rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of each round, by reader, after one that is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds + 1):
        for name in names:
            taken[name].append(milliseconds(name, path))
    return {name: spent[1:] for name, spent in taken.items()}


def _alone(name: str, files: Sequence[Path]) -> Alone:
    """Return what reading costs in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.extracting", name, *map(str, files)],
        cwd=_SCRIPTS,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Alone(**json.loads(done.stdout))


def _document(parts: str) -> Document:
    """Return a report of about 10,000 characters a part: headings, paragraphs, one table."""
    numbers, sentences = count(2), cycle(_SENTENCES)
    lines = ["临江区2023年工作总结和2024年工作安排"]
    for part in parts:
        lines.append(f"{part}、临江区第{part}项重点工作")
        if part == parts[0]:
            lines += _table()
        for section in _DIGITS[:_SECTIONS_PER_PART]:
            lines.append(f"({section})加强第{section}个方面的工作")
            for _ in range(_PARAGRAPHS_PER_SECTION):
                lines.append("".join(_sentence(next(sentences), numbers) for _ in range(6)))
    return parsed("\n".join(lines))


def _sentence(frame: str, numbers: "count[int]") -> str:
    return frame.format(*(next(numbers) * 7919 % 97 for _ in range(4)))


def _table() -> list[str]:
    rows = (
        f"第{street}街道\t{street * 37}\t{street * 11}\t9{street % 10}%" for street in range(1, 19)
    )
    return ["街道\t受理数量\t办结数量\t满意率", *rows]
