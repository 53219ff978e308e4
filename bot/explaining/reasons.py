"""Why a question was answered as it was, line by line."""

from collections.abc import Iterator
from itertools import chain

from bot import texts
from bot.explaining.lines import Line
from knowledge.answer import CHOICE_FROM, DIRECT_FROM, RELATED_FROM
from knowledge.explaining import Decision

_LIMITS = {"direct": DIRECT_FROM, "choice": CHOICE_FROM, "related": RELATED_FROM}


def why(decision: Decision) -> Iterator[Line]:
    """Yield what was decided, and on what ground, line by line."""
    kind = texts.EXPLAIN_KINDS[decision.answer.kind]
    yield texts.EXPLAIN_KIND, texts.EXPLAIN_DECIDED.format(kind=kind, chance=decision.chance)
    yield texts.EXPLAIN_BECAUSE, "\n".join(chain([_ground(decision)], _chance(decision)))
    yield texts.EXPLAIN_LIMITS_LABEL, texts.EXPLAIN_LIMITS.format(**_LIMITS)


def _ground(decision: Decision) -> str:
    best = decision.found[0].match if decision.found else None
    return texts.EXPLAIN_GROUNDS[decision.ground].format(
        **_LIMITS,
        coverage=best.coverage if best else 0.0,
        lack=texts.EXPLAIN_LACKS[decision.lack] if decision.lack else "",
    )


def _chance(decision: Decision) -> Iterator[str]:
    if decision.by_meaning:
        yield texts.EXPLAIN_BY_MEANING
    if decision.estimate is not None and decision.chance > decision.estimate:
        yield texts.EXPLAIN_RAISED.format(estimate=decision.estimate, chance=decision.chance)
