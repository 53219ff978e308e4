"""What a rehearsal found, as `--json` prints it."""

from typing import Any

from bot import render
from bot.asking import as_object
from bot.render import Voice
from knowledge.rehearsal import Difference, Rehearsal


def rehearsal_object(found: Rehearsal, before: int, after: int, voice: Voice) -> dict[str, Any]:
    """Return a rehearsal as `--json` prints it."""
    return {
        "before": before,
        "after": after,
        "total": found.total,
        "counts": {verdict.value: count for verdict, count in found.counts.items()},
        "differences": [_difference(each, voice) for each in found.differences],
    }


def _difference(each: Difference, voice: Voice) -> dict[str, Any]:
    gold = each.question.gold
    return {
        "verdict": each.verdict.value,
        "origin": each.origin.value,
        "id": gold.id if gold else None,
        "question": each.question.text,
        "before": as_object(each.before, render.answer(each.before, voice)),
        "after": as_object(each.after, render.answer(each.after, voice)),
    }
