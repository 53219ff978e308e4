from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pushes.quiet import DAY, Quiet
from bot.pushes.ruling import GO, Go, Hold, Reason, Ruling, Skip, Wishes, rule

GUANGZHOU = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 24, 12, tzinfo=GUANGZHOU).timestamp()
NIGHT = NOON + 11 * 3600
MORNING = NOON + 20 * 3600
WEEK = 7 * 24 * 3600


def ruled(wishes: Wishes, now: float = NOON, **push: Any) -> Ruling:
    told = {"expires_at": now + WEEK, "is_urgent": False, **push}
    return rule(wishes, now, timezone=GUANGZHOU, **told)


@pytest.mark.parametrize(
    ("wishes", "ruling"),
    [
        (Wishes(), GO),
        (Wishes(is_gone=True), Skip(Reason.GONE)),
        (Wishes(is_off=True), Skip(Reason.OFF)),
        (Wishes(is_subscribed=False), Skip(Reason.UNSUBSCRIBED)),
        (Wishes(muted_until=NOON + 60), Hold(NOON + 60)),
        (Wishes(muted_until=NOON), GO),
        (Wishes(free_at=NOON + 2), Hold(NOON + 2)),
        (Wishes(free_at=NOON + 2, muted_until=NOON + 60), Hold(NOON + 60)),
    ],
)
def test_a_chat_gets_what_it_wishes(wishes: Wishes, ruling: Ruling) -> None:
    assert ruled(wishes) == ruling


def test_at_night_a_push_waits_for_the_morning_and_what_is_urgent_does_not() -> None:
    assert ruled(Wishes(), NIGHT) == Hold(MORNING)
    assert ruled(Wishes(), NIGHT, is_urgent=True) == GO
    assert ruled(Wishes(muted_until=MORNING), NIGHT, is_urgent=True) == Hold(MORNING)


def test_what_would_wait_until_the_push_expires_is_skipped_with_its_reason() -> None:
    assert ruled(Wishes(), NIGHT, expires_at=MORNING) == Skip(Reason.QUIET)
    assert ruled(Wishes(), NIGHT, expires_at=MORNING + 1) == Hold(MORNING)
    assert ruled(Wishes(muted_until=NOON + 60), expires_at=NOON + 30) == Skip(Reason.MUTED)


@given(
    st.builds(
        Wishes,
        muted_until=st.floats(NOON - WEEK, NOON + WEEK),
        free_at=st.floats(NOON - 5, NOON + 5),
        quiet=st.builds(Quiet, st.integers(0, DAY - 1), st.integers(0, DAY - 1)),
    ),
    st.booleans(),
)
def test_who_waits_is_served_in_the_end(wishes: Wishes, is_urgent: bool) -> None:
    now, waited = NOON, 0
    while isinstance(ruling := ruled(wishes, now, is_urgent=is_urgent, expires_at=1e12), Hold):
        assert ruling.until > now
        now, waited = ruling.until, waited + 1

    assert isinstance(ruling, Go)
    assert waited <= 3
