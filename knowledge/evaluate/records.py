"""What is kept of an outcome, to be printed as JSON and compared with later."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import Fault, QuestionError
from knowledge.evaluate.judging import Outcome, fact_of
from knowledge.evaluate.questions import Asked, read_file
from knowledge.models import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One outcome as plain data: `hits` are ids of passages.

    `report`, `path` and `quote` tell of the first hit, or of a value of a report's metadata.
    """

    id: str
    style: str
    question: str
    expect: str
    kind: str
    confidence: float
    right: bool
    among_first: bool
    span: bool | None
    hits: tuple[str, ...]
    report: str
    path: tuple[str, ...]
    quote: str
    ms: float


def record(outcome: Outcome) -> Record:
    """Return what is kept of an outcome."""
    gold, answer = outcome.gold, outcome.answer
    report, path, quote = _told(answer)
    return Record(
        id=gold.id,
        style=gold.style,
        question=gold.question,
        expect=gold.expect.value,
        kind=answer.kind.value,
        confidence=answer.confidence,
        right=outcome.right,
        among_first=outcome.among_first,
        span=outcome.span,
        hits=tuple(hit.passage.id for hit in answer.hits),
        report=report,
        path=path,
        quote=quote,
        ms=round(outcome.ms, 3),
    )


def _told(answer: Answer) -> tuple[str, tuple[str, ...], str]:
    """Return which report was told from, the headings there, and the words that were told."""
    if answer.fact:
        return answer.fact[0].title, (), fact_of(answer)
    if not answer.hits:
        return "", (), ""
    hit = answer.hits[0]
    return hit.passage.report.title, hit.passage.path, hit.quote


def read_records(path: Path) -> list[Record]:
    """Return the records under `questions` of a JSON file.

    Raises QuestionError for a file that cannot be read or holds no records.
    """
    try:
        return [_record(fields) for fields in json.loads(read_file(path))["questions"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise QuestionError(str(path), Fault.RESULTS) from None


def read_earlier(path: Path, questions: Sequence[Asked]) -> list[Record]:
    """Return the records of a file that are to be compared with the answers to `questions`.

    Raises QuestionError as `read_records` does, and where it holds records of none of them.
    """
    records = read_records(path)
    asked = {(question.id, question.question) for question in questions}
    if asked.isdisjoint((record.id, record.question) for record in records):
        raise QuestionError(str(path), Fault.OTHERS)
    return records


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("id", "style", "question", "expect", "kind", "report", "quote"), str),
    **dict.fromkeys(("right", "among_first"), bool),
    **dict.fromkeys(("confidence", "ms"), (int, float)),
    **dict.fromkeys(("hits", "path"), list),
    "span": (bool, type(None)),
}


def _record(fields: Any) -> Record:
    values = {name: fields[name] for name in Record.__slots__}
    fit = all(isinstance(values[name], kind) for name, kind in _TYPES.items())
    if not fit or not all(isinstance(text, str) for text in values["hits"] + values["path"]):
        raise TypeError
    return Record(**{**values, "hits": tuple(values["hits"]), "path": tuple(values["path"])})
