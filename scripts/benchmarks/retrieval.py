"""What each field adds to finding the passage, on residents' questions and on CMRC."""

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

import bm25s
from rich.console import Console
from rich.progress import track
from rich.table import Table

from knowledge import Library
from knowledge.evaluate import read_questions
from knowledge.lexical import K1, B, Bm25
from knowledge.models import Metadata, Outline, Passage, Report, Segment
from knowledge.normalize import normalize
from knowledge.search import Weights
from knowledge.seed import embedded_report
from knowledge.tokens import grams

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "data" / "questions_report.jsonl"
DATA = Path(os.environ.get("XIAOYUE_TEST_DATA", ROOT.parent / "shared" / "data"))
FIRST_FEW = 3
T = TypeVar("T")

CHARACTERS = Weights(**{field.name: 0.0 for field in fields(Weights)} | {"text": 1.0})
VARIANTS = {
    "characters (uni- and bigrams) alone": CHARACTERS,
    "+ jieba's words": replace(CHARACTERS, words=Weights().words),
    "+ syllables": replace(CHARACTERS, sound=Weights().sound),
    "+ the best sentence": replace(CHARACTERS, sentence=Weights().sentence),
    "+ words a report would use": replace(CHARACTERS, alike=Weights().alike),
    "all, as shipped": Weights(),
    "all, sentences as heavy as passages": replace(Weights(), sentence=1.0),
}

console = Console()


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the passages that answer it."""

    text: str
    gold: frozenset[Passage]


def measure(queries: int) -> None:
    """Print hit@1 and hit@3 of every variant, then our index beside bm25s."""
    sets = {"residents": _residents()}
    if (DATA / "retrieval" / "cmrc").is_dir():
        sets["CMRC"] = _cmrc(queries)
    else:
        console.print(f"no CMRC in {DATA}: set XIAOYUE_TEST_DATA; residents' questions only")
    table = Table("fields", *(f"{name}, hit@1 / hit@{FIRST_FEW}" for name in sets))
    for name, weights in VARIANTS.items():
        cells = [_hits(library.weighing(weights), asked) for library, asked in sets.values()]
        table.add_row(name, *cells)
    console.print(table)
    for name, (library, asked) in sets.items():
        console.print(_engines(name, library, asked))


def _residents() -> tuple[Library, list[Query]]:
    library = Library.build([embedded_report()])
    passages = library.reports[0].passages
    asked = [
        Query(gold.question, frozenset(passages[int(id_.lstrip("s"))] for id_ in golds))
        for gold in read_questions(QUESTIONS)
        if gold.expect == "answer" and not gold.followup_of
        for golds in [gold.gold_segment_ids + gold.acceptable_segment_ids]
    ]
    return library, asked


def _cmrc(limit: int) -> tuple[Library, list[Query]]:
    """Return CMRC 2018 (CC BY-SA 4.0): every passage a report of one passage under its title."""
    folder = DATA / "retrieval" / "cmrc"
    reports = {r.id: r for r in map(_report, _lines(folder / "passages.jsonl"))}
    asked = [
        Query(line["text"], frozenset(reports[id_].passages[0] for id_ in line["gold"]))
        for line in _lines(folder / "queries.jsonl")[:limit]
    ]
    with console.status("CMRC …"):
        return Library.build(reports.values()), asked


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _report(line: dict[str, Any]) -> Report:
    span = (0, len(line["text"]))
    outline = Outline(span, (), (Segment((line["title"],), span),))
    return Report(line["id"], line["text"], Metadata(name=line["title"]), outline)


def _hits(library: Library, asked: Sequence[Query]) -> str:
    first = few = 0
    for query in track(asked, "asking", console=console, transient=True):
        found = [hit.passage for hit in library.search(query.text, FIRST_FEW)]
        first += bool(found) and found[0] in query.gold
        few += bool(query.gold & set(found))
    return f"{first / len(asked):.3f} / {few / len(asked):.3f}"


def _engines(name: str, library: Library, asked: Sequence[Query]) -> Table:
    """Time one field of characters: our index, and bm25s with the same terms and constants."""
    documents = [grams(normalize("\n".join((*p.path, p.text)))) for p in library.passages]
    wanted = [terms for query in asked if (terms := grams(normalize(query.text)))]
    ours_built, ours = _timed(lambda: Bm25.over(documents))
    peer_built, peer = _timed(lambda: _peer(documents))
    ours_asked, _ = _timed(lambda: [ours.scores(terms) for terms in wanted])
    peer_asked, _ = _timed(lambda: [peer.get_scores(sorted(set(terms))) for terms in wanted])
    table = Table(f"BM25 over {len(documents):,} passages ({name})", "ours", "bm25s", "ratio")
    for row, own, other in (
        ("build, s", ours_built, peer_built),
        ("a question, ms", ours_asked / len(wanted) * 1000, peer_asked / len(wanted) * 1000),
    ):
        table.add_row(row, f"{own:.3f}", f"{other:.3f}", f"{own / other:.2f}")
    return table


def _peer(documents: Sequence[Sequence[str]]) -> bm25s.BM25:
    peer = bm25s.BM25(k1=K1, b=B, method="lucene")
    peer.index(documents, show_progress=False)
    return peer


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result
