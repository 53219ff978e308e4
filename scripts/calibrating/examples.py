"""Questions whose answers are known → features, and whether the first passage answers."""

import os
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pool import read_pool, read_queries
from benchmarks.reports import reports_of

from knowledge import Library
from knowledge.confidence import Features
from knowledge.evaluate import read_questions
from knowledge.models import Passage
from knowledge.seed import embedded_report
from knowledge.semantic import Nearness

ROOT = Path(__file__).resolve().parents[2]
TEST_DATA = Path(os.environ.get("XIAOYUE_TEST_DATA", ROOT.parent / "shared" / "data"))
CMRC = TEST_DATA / "retrieval" / "cmrc"
FILES = ("questions_report.jsonl", "questions_own.jsonl")
NOT_OF_ONE_PASSAGE = {"section_overview", "multi_segment"}  # decided otherwise
CMRC_QUESTIONS = 150  # so that encyclopaedia questions do not outweigh residents' ones
SEED = 7
VECTORS = Path(tempfile.gettempdir()) / "xiaoyue-calibrate"  # kept for the next time


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One decision: its features, whether it was right, and the question it was made of.

    `lacks` when the passage does not say what is asked for, whatever its features are;
    `whole` unless the passages that answer were taken away.
    """

    features: Features
    right: bool
    lacks: bool
    group: str
    style: str
    whole: bool
    by_meaning: bool


def collect(*, meaning: bool) -> list[Example]:
    """Return the examples of every set that is there; with meaning, of residents' alone."""
    found = list(_residents(meaning=meaning))
    return found + list(_cmrc()) if CMRC.is_dir() and not meaning else found


def _residents(*, meaning: bool) -> Iterator[Example]:
    library = Library.build([embedded_report()])
    if meaning:
        from knowledge.semantic.local import LocalE5  # noqa: PLC0415 - of the extra

        library = library.meaning(Nearness.of(library.passages, LocalE5(), VECTORS))
    passages = library.reports[0].passages
    for name in FILES:
        for gold in read_questions(ROOT / "tests" / "data" / name):
            if gold.expect not in ("answer", "no_answer", "safe") or gold.followup_of:
                continue
            if gold.style not in NOT_OF_ONE_PASSAGE:
                ids = gold.gold_segment_ids + gold.acceptable_segment_ids
                answers = frozenset(passages[int(id_.lstrip("s"))] for id_ in ids)
                known = list(examples_of(library, gold.question, answers, gold.style))
                if all(example.by_meaning == meaning for example in known):
                    yield from known  # both or none, so that neither outweighs the other


def _cmrc() -> Iterator[Example]:
    reports, ids = reports_of(read_pool(CMRC))
    library = Library.build(reports)
    passages = {id_: passage for passage, id_ in ids.items()}
    queries = read_queries(CMRC)
    for query in random.Random(SEED).sample(queries, CMRC_QUESTIONS):  # noqa: S311 - a sample
        answers = frozenset(passages[id_] for id_ in query.gold)
        yield from examples_of(library, query.text, answers, "cmrc")


def examples_of(
    library: Library, question: str, answers: frozenset[Passage], style: str
) -> Iterator[Example]:
    """Yield what is decided on a question as it is, and with its answers taken away.

    Nothing for what the confidence does not decide: small talk, facts, several parts.
    """
    for away in dict.fromkeys((frozenset[Passage](), answers)):
        decisions = library.without(away).account(question).decisions
        if len(decisions) == 1 and (features := decisions[0].features):
            yield Example(
                features=features,
                right=decisions[0].found[0].match.passage in answers,
                lacks=decisions[0].lack is not None,
                group=question,
                style=style,
                whole=not away,
                by_meaning=decisions[0].by_meaning,
            )
