"""What each field of search adds, on residents' questions and on a folder; what noise takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from benchmarks.noise import NOISES, noisy
from benchmarks.pool import read_pool, read_queries
from benchmarks.reports import reports_of
from rich.table import Table

from knowledge import Library
from knowledge.evaluate import read_questions
from knowledge.models import Passage
from knowledge.recall import Weights
from knowledge.seed import embedded_report

QUESTIONS = Path(__file__).resolve().parents[2] / "tests" / "data" / "questions_report.jsonl"
FEW = 5

_ALONE = Weights(**{field.name: 0.0 for field in fields(Weights)} | {"text": 1.0})
VARIANTS = {
    "characters, one by one and in twos, alone": _ALONE,
    "+ headings": replace(_ALONE, heading=Weights().heading),
    "+ sounds of what stands nowhere": replace(_ALONE, sound=Weights().sound),
    "+ the best sentence": replace(_ALONE, sentence=Weights().sentence),
    "+ words a report would use": replace(_ALONE, alike=Weights().alike),
    "all, as shipped": Weights(),
}

Shares = dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A library, and questions with the passages that answer them."""

    library: Library
    questions: Sequence[str]
    gold: Sequence[frozenset[Passage]]

    def shares(self, library: Library, questions: Sequence[str]) -> Shares:
        """Return recall at 1 and among the first few, asked with `questions`."""
        first = few = 0
        for question, gold in zip(questions, self.gold, strict=True):
            found = [hit.passage for hit in library.search(question, FEW)]
            first += bool(found) and found[0] in gold
            few += bool(gold & set(found))
        return {"R@1": first / len(questions), f"R@{FEW}": few / len(questions)}


def shares(folder: Path, queries: int) -> dict[str, dict[str, Shares]]:
    """Return the recall of every variant on residents' questions and on `folder`."""
    sets = {"residents": _residents(), folder.name: _of_folder(folder, queries)}
    return {
        variant: {
            name: asked.shares(asked.library.weighing(weights), asked.questions)
            for name, asked in sets.items()
        }
        for variant, weights in VARIANTS.items()
    }


def under_noise(folder: Path, queries: int) -> dict[str, Shares]:
    """Return the recall on `folder` for clean questions and under every noise."""
    asked = _of_folder(folder, queries)
    typed: dict[str, Callable[[], Sequence[str]]] = {"clean": lambda: asked.questions}
    typed |= {name: lambda name=name: noisy(name, asked.questions) for name in NOISES}  # type: ignore[misc]  # bound early
    return {name: asked.shares(asked.library, questions()) for name, questions in typed.items()}


def table(folder: Path, queries: int) -> Table:
    """Return what each field adds, as a table."""
    found = shares(folder, queries)
    names = next(iter(found.values()))
    made = Table("fields", *(f"{name}, R@1 / R@{FEW}" for name in names))
    for variant, sets in found.items():
        made.add_row(
            variant, *(" / ".join(map("{:.3f}".format, s.values())) for s in sets.values())
        )
    return made


def noise_table(folder: Path, queries: int) -> Table:
    """Return what each noise takes, as a table."""
    found = under_noise(folder, queries)
    made = Table("questions", "R@1", "points less", f"R@{FEW}", title="Library.search under noise")
    for name, shares_of in found.items():
        less = (found["clean"]["R@1"] - shares_of["R@1"]) * 100
        made.add_row(
            name, f"{shares_of['R@1']:.4f}", f"{less:.2f}", f"{shares_of[f'R@{FEW}']:.4f}"
        )
    return made


@cache
def _residents() -> Asked:
    library = Library.build([embedded_report()])
    passages = library.reports[0].passages
    known = [
        gold
        for gold in read_questions(QUESTIONS)
        if gold.expect == "answer" and not gold.followup_of and gold.gold_segment_ids
    ]
    golds = [
        frozenset(
            passages[int(id_.lstrip("s"))]
            for id_ in (*g.gold_segment_ids, *g.acceptable_segment_ids)
        )
        for g in known
    ]
    return Asked(library, [gold.question for gold in known], golds)


@cache
def _of_folder(folder: Path, queries: int) -> Asked:
    reports, ids = reports_of(read_pool(folder))
    passages = {id_: passage for passage, id_ in ids.items()}
    asked = read_queries(folder, queries)
    golds = [frozenset(passages[id_] for id_ in query.gold) for query in asked]
    return Asked(Library.build(reports), [query.text for query in asked], golds)
