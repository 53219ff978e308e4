"""What becomes of a delivery: where each state may lead, and what a call's outcome does. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.storage.states import DeliveryState, GoneReason

TRIES: Final = 6
FIRST_PAUSE: Final = 1.0  # seconds before the second try; doubles with each
LONGEST_PAUSE: Final = 60.0
JITTER: Final = 0.5  # of a pause, so that a thousand failures do not come back at once

_S = DeliveryState
LEADS: Final[Mapping[DeliveryState, frozenset[DeliveryState]]] = {
    _S.WAITING: frozenset({_S.SENDING, _S.SKIPPED, _S.CANCELLED}),
    _S.SENDING: frozenset({_S.DELIVERED, _S.FAILED, _S.WAITING, _S.UNKNOWN}),
    # a worker that was taken for dead may still tell; an operator may have it sent again
    _S.UNKNOWN: frozenset({_S.DELIVERED, _S.FAILED, _S.WAITING}),
    _S.DELIVERED: frozenset(),
    _S.FAILED: frozenset(),
    _S.SKIPPED: frozenset(),
    _S.CANCELLED: frozenset(),
}
ENDED: Final = frozenset(DeliveryState) - {_S.WAITING, _S.SENDING}


# --- what came of a call


@dataclass(frozen=True, slots=True)
class Sent:
    """The message is in the chat; `file_id` is by what Telegram knows its file."""

    message_id: int
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Flooded:
    """429: nobody may send for so many seconds."""

    retry_after: float


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group lives on under another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not have it, however often it is asked; `gone` where the chat is to blame."""

    reason: str
    gone: GoneReason | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """Trouble on the way, or with the server, that may pass."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nobody can tell whether the message is in the chat."""

    reason: str


Outcome = Sent | Flooded | Migrated | Refused | Broken | Unclear


# --- what that does


@dataclass(frozen=True, slots=True)
class Ended:
    """Nothing more is done."""

    state: DeliveryState
    message_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """It waits for so many seconds and is sent again, to `target` where that is given.

    The try `counts` where it was the chat's own, and not one that Telegram turned away at once.
    """

    seconds: float
    counts: bool
    target: int | None = None


def after(outcome: Outcome, tries: int, jitter: float) -> Ended | Again:
    """Return what a call's outcome does to a delivery.

    `tries` counts those that counted, with this one; `jitter` is between 0 and 1.
    """
    match outcome:
        case Sent(message_id):
            return Ended(DeliveryState.DELIVERED, message_id)
        case Flooded(seconds):
            return Again(seconds, counts=False)
        case Migrated(chat_id):
            return Again(0.0, counts=False, target=chat_id)
        case Unclear(reason):
            return Ended(DeliveryState.UNKNOWN, reason=reason)
        case Broken() if tries < TRIES:
            return Again(pause(tries, jitter), counts=True)
        case Broken(reason) | Refused(reason):
            return Ended(DeliveryState.FAILED, reason=reason)


def pause(tries: int, jitter: float) -> float:
    """Return the seconds to wait after so many tries."""
    doubled: float = FIRST_PAUSE * 2 ** (tries - 1)
    return min(doubled, LONGEST_PAUSE) * (1 + JITTER * jitter)
