from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pushes.quiet import DAY, QUIET, Quiet, quiet_until

GUANGZHOU, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
hours = st.builds(Quiet, st.integers(0, DAY - 1), st.integers(0, DAY - 1))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def local(*clock: int) -> datetime:
    return datetime(*clock, tzinfo=GUANGZHOU)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (local(2026, 11, 24, 21, 59), None),
        (local(2026, 11, 24, 22, 0), local(2026, 11, 25, 8, 0)),
        (local(2026, 11, 25, 0, 0), local(2026, 11, 25, 8, 0)),
        (local(2026, 11, 25, 7, 59, 59), local(2026, 11, 25, 8, 0)),
        (local(2026, 11, 25, 8, 0), None),
    ],
)
def test_the_night_is_quiet_until_eight(now: datetime, until: datetime | None) -> None:
    assert quiet_until(QUIET, now, GUANGZHOU) == until


def test_hours_by_day_are_quiet_until_they_end() -> None:
    noon = Quiet(12 * 60, 14 * 60 + 30)

    until = quiet_until(noon, local(2026, 11, 24, 12, 30), GUANGZHOU)

    assert until == local(2026, 11, 24, 14, 30)
    assert quiet_until(noon, local(2026, 11, 24, 15, 0), GUANGZHOU) is None


@given(hours, moments, st.sampled_from([GUANGZHOU, BERLIN]))
def test_the_end_is_the_next_time_that_is_not_quiet(
    hours: Quiet, now: datetime, zone: ZoneInfo
) -> None:
    until = quiet_until(hours, now, zone)

    if until is None:
        return
    assert now < until <= now + timedelta(hours=25)
    assert quiet_until(hours, until, zone) is None


@given(st.integers(0, DAY - 1), moments)
def test_hours_that_end_when_they_start_are_none(minute: int, now: datetime) -> None:
    assert quiet_until(Quiet(minute, minute), now, GUANGZHOU) is None
