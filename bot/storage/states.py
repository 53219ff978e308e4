"""How chats and pushes stand, in the words that the tables keep."""

from enum import StrEnum


class GoneReason(StrEnum):
    """Why no message to the chat arrives any more."""

    REMOVED = "removed"  # an administrator took the bot out
    LEFT = "left"  # the bot went by itself
    BLOCKED = "blocked"  # the resident blocked the bot
    DEACTIVATED = "deactivated"  # the resident's account is no more
    NOT_FOUND = "not_found"  # Telegram knows no such chat


class ItemState(StrEnum):
    """How far something that is to be pushed is."""

    DRAFT = "draft"  # its author still writes
    ASKED = "asked"  # somebody else has to approve it
    APPROVED = "approved"  # it waits for its turn
    USED = "used"  # there is a push of it
    WITHDRAWN = "withdrawn"  # nobody wants it any more
    LAPSED = "lapsed"  # its day went by without a slot


class Timing(StrEnum):
    """When something is pushed that has been approved."""

    NOW = "now"
    AT = "at"  # a moment
    QUEUE = "queue"  # when a slot of its topic comes, in order
    DAY = "day"  # when a slot of its topic comes on that day


class PushState(StrEnum):
    """How far a push is."""

    PLANNED = "planned"  # its time has not come
    RUNNING = "running"  # its chats are frozen
    PAUSED = "paused"
    DONE = "done"  # every delivery has its outcome
    CANCELLED = "cancelled"
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


class RecallState(StrEnum):
    """What became of a message that is to be deleted again."""

    WAITING = "waiting"
    DELETED = "deleted"
    FAILED = "failed"


class NoticeKind(StrEnum):
    """What the staff has to be told of."""

    ASKED = "asked"  # items want to be approved
    APPROVED = "approved"  # an item was
    RETURNED = "returned"  # an item was not, its author may mend it
    MISSED = "missed"  # nobody looked at a slot in time
    EMPTY = "empty"  # a slot came, and nothing was queued
    LAPSED = "lapsed"  # the day of an item went by
    DONE = "done"  # every delivery of a push has its outcome
