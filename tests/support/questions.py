"""Question files, what is known of answers, and answers made by hand."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from knowledge import Answer, Hit, Kind, Passage, Report
from knowledge.evaluate import Expect, Gold, Mode, Outcome
from knowledge.evaluate.judging import judge, said_of


def jsonl(path: Path, *lines: str | dict[str, Any]) -> Path:
    """Return a file with these lines, each as it is or an object."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def gold(question: str = "问", **fields: Any) -> Gold:
    """Return a question and what is known of its answer."""
    expect, mode = Expect(fields.pop("expect", "answer")), Mode(fields.pop("gold_mode", "any"))
    return Gold(
        **{"id": "q1", "question": question, "expect": expect, "gold_mode": mode, **fields}
    )


def told(kind: Kind, *passages: Passage, confidence: float = 0.9, quote: str = "") -> Answer:
    """Return an answer that shows these passages, with `quote` of the first, else all of it."""
    spans = [(0, len(p.text)) for p in passages]
    if quote:
        start = passages[0].text.index(quote)
        spans[0] = (start, start + len(quote))
    hits = tuple(Hit(p, 0.0, span, "") for p, span in zip(passages, spans, strict=True))
    return Answer(kind=kind, question="问", confidence=confidence, hits=hits)


def judged(reports: Sequence[Report], known: Gold, answer: Answer) -> Outcome:
    """Return what became of a question that got this answer, in a millisecond."""
    return judge(reports, known, answer, 1.0, said_of)
