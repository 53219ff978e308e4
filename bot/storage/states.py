"""How chats and pushes stand, in the words that the tables keep."""

from enum import StrEnum


class GoneReason(StrEnum):
    """Why no message to the chat arrives any more."""

    REMOVED = "removed"  # an administrator took the bot out
    LEFT = "left"  # the bot went by itself
    BLOCKED = "blocked"  # the resident blocked the bot
    DEACTIVATED = "deactivated"  # the resident's account is no more
    NOT_FOUND = "not_found"  # Telegram knows no such chat


class PushState(StrEnum):
    """How far a push is."""

    DRAFT = "draft"  # its author still writes
    ASKED = "asked"  # somebody else has to approve it
    PLANNED = "planned"  # approved; its time has not come
    RUNNING = "running"  # its chats are frozen
    PAUSED = "paused"
    DONE = "done"  # every delivery has its outcome
    CANCELLED = "cancelled"
    REFUSED = "refused"  # nobody approved it
    MISSED = "missed"  # a slot that nobody looked at in time
    EMPTY = "empty"  # a slot with nothing to push
    HOLIDAY = "holiday"  # a slot on a day of rest


class DeliveryState(StrEnum):
    """What became of a push in one chat."""

    WAITING = "waiting"
    SENDING = "sending"  # the call is under way
    DELIVERED = "delivered"
    FAILED = "failed"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"  # its worker died during the call
