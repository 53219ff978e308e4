"""How an answer came about, as `--json` prints it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from knowledge.answer import ALL, CHOICE_FROM, DIRECT_FROM, LEAST_COVERED, RELATED_FROM
from knowledge.explaining import Account, Decision
from knowledge.models import Turn
from knowledge.understand import Question
from knowledge.wants import Want
from knowledge.weighing import Found

THRESHOLDS: Mapping[str, float] = {
    "direct_from": DIRECT_FROM,
    "choice_from": CHOICE_FROM,
    "related_from": RELATED_FROM,
    "least_covered": LEAST_COVERED,
    "all": ALL,
}


def as_object(account: Account) -> dict[str, Any]:
    """Return an account as `--json` prints it: nothing in it but JSON's own types."""
    return {
        "read": {"typed": account.read.raw, **_question(account.read)},
        "history": [_turn(turn) for turn in account.history],
        "route": account.route,
        "parts": list(account.parts),
        "small_talk": account.answer.small_talk,
        "fact": account.answer.fact and account.answer.fact[1],
        "thresholds": dict(THRESHOLDS),
        "decisions": [_decision(decision) for decision in account.decisions],
    }


def _question(read: Question) -> dict[str, Any]:
    return {
        "understood": read.text,
        "corrected": list(read.corrected),
        "content": read.content,
        "years": sorted(read.years),
        "dated": read.dated,
        "places": sorted(read.places),
        "aspects": sorted(read.aspects),
        "wants": _wants(read.wants),
        "asks": read.asks,
        "asks_now": read.asks_now,
    }


def _wants(wants: Iterable[Want]) -> list[dict[str, str]]:
    return sorted(map(asdict, wants), key=lambda want: (want["kind"], want["noun"]))


def _turn(turn: Turn) -> dict[str, Any]:
    return {"question": turn.question, "passage_id": turn.passage and turn.passage.id}


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "question": _question(decision.question),
        "kind": decision.answer.kind,
        "ground": decision.ground,
        "lack": decision.lack,
        "chance": decision.chance,
        "estimate": decision.estimate,
        "features": decision.features and asdict(decision.features),
        "effects": dict(decision.effects),
        "by_meaning": decision.by_meaning,
        "found": [_found(found) for found in decision.found],
    }


def _found(found: Found) -> dict[str, Any]:
    match = found.match
    return {
        "report": match.passage.report.title,
        "report_id": match.passage.report.id,
        "passage_id": match.passage.id,
        "path": list(match.passage.path),
        "quote": match.passage.text[slice(*match.quote_span)],
        "score": match.score,
        "shares": asdict(found.shares),
        "factors": asdict(found.factors),
        "terms": list(found.terms),
        "words": [asdict(word) for word in found.words],
        "coverage": match.coverage,
        "quoted": match.quoted,
        "borrowed": match.is_borrowed,
        "told": _wants(found.told),
        "untold": _wants(found.untold),
        "elsewhere": found.elsewhere,
    }
