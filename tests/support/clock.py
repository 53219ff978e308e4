"""A clock that stands still until a test turns it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@dataclass
class Moment:
    """The moment that it is; give it to whatever asks for a clock."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **units: float) -> None:
        """Let days, hours or minutes pass."""
        self.now += timedelta(**units)
