"""How far things are that are pushed, in the words that the tables keep."""

from enum import StrEnum


class DeliveryState(StrEnum):
    """What became of a push in one chat."""

    WAITING = "waiting"
    SENDING = "sending"  # the call is under way
    DELIVERED = "delivered"
    FAILED = "failed"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"  # its worker died during the call
