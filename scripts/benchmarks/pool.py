"""A folder of passages and questions that ask for one of them; larger pools made of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from knowledge.sentences import sentence_spans

SEED = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A passage to be found: its text, under a title."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the ids of the passages that answer it."""

    text: str
    gold: frozenset[str]


def read_pool(folder: Path, passages: int = 0) -> list[Line]:
    """Return the passages of `folder`; made up to `passages` by new ones, if there are fewer.

    A new passage has the title of one that is drawn and as many sentences as that, each drawn
    from the whole pool: the words of the pool in their usual company, but other passages.
    """
    lines = [Line(p["id"], p["title"], p["text"]) for p in _lines(folder / "passages.jsonl")]
    return lines + list(_varied(lines, passages - len(lines)))


def read_queries(folder: Path, queries: int | None = None) -> list[Query]:
    """Return the first `queries` questions of `folder`, all unless given."""
    lines = _lines(folder / "queries.jsonl")
    return [Query(line["text"], frozenset(line["gold"])) for line in lines[:queries]]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _varied(lines: Sequence[Line], more: int) -> Iterator[Line]:
    chance = Random(SEED)  # noqa: S311 - has to be repeatable
    cut = [[line.text[a:b] for a, b in sentence_spans(line.text)] for line in lines]
    pool = [sentence for sentences in cut for sentence in sentences]
    for number in range(more):
        at = chance.randrange(len(lines))
        text = "".join(chance.choice(pool) for _ in cut[at])
        yield Line(f"made {number}", lines[at].title, text)
