from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pushes.schedule import (
    GRACE,
    LOOKED_AT,
    Due,
    Fate,
    Fault,
    Plan,
    fault_of,
    has_slot,
    look,
    upcoming,
)

GUANGZHOU, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
MONDAYS = Plan(cron="0 9 * * 1", timezone=GUANGZHOU)
START = datetime(2026, 11, 1, tzinfo=UTC)

jumps = st.lists(st.floats(-7_200, 200_000), min_size=1, max_size=40)  # seconds between two looks
crons = st.sampled_from(["0 9 * * *", "30 2 * * *", "*/20 * * * *", "0 9 * * 1", "15 8,20 * * *"])
zones = st.sampled_from([GUANGZHOU, BERLIN])


def at(*clock: int, zone: ZoneInfo = GUANGZHOU) -> datetime:
    return datetime(*clock, tzinfo=zone)  # type: ignore[misc,arg-type]


def fired(plan: Plan, since: datetime, until: datetime, step: timedelta) -> list[datetime]:
    """Return what fires for a scheduler that looks every `step`."""
    slots = list[datetime]()
    now = since
    while now < until:
        now += step
        seen = look(plan, since, now)
        slots += [due.at for due in seen.due if due.fate is Fate.FIRES]
        since = seen.until
    return slots


def test_a_monday_is_a_monday() -> None:
    assert upcoming("0 9 * * 1", GUANGZHOU, at(2026, 11, 24, 12), 1) == [at(2026, 11, 30, 9)]


def test_a_slot_fires_when_it_is_due_and_only_once() -> None:
    slot = at(2026, 11, 30, 9)

    early = look(MONDAYS, slot - timedelta(days=1), slot - timedelta(seconds=1))
    due = look(MONDAYS, early.until, slot)

    assert early.due == []
    assert due.due == [Due(slot, Fate.FIRES)]
    assert look(MONDAYS, due.until, slot + timedelta(hours=1)).due == []


def test_after_downtime_the_newest_slot_within_its_grace_fires_once() -> None:
    daily = Plan(cron="0 9 * * *", timezone=GUANGZHOU)

    seen = look(daily, at(2026, 11, 20, 12), at(2026, 11, 24, 10, 59))

    assert [due.fate for due in seen.due] == [Fate.MISSED] * 3 + [Fate.FIRES]


def test_a_slot_that_is_too_late_is_missed() -> None:
    slot = at(2026, 11, 30, 9)

    assert look(MONDAYS, START, slot + GRACE).due[-1].fate is Fate.FIRES
    late = look(MONDAYS, START, slot + GRACE + timedelta(seconds=1))
    assert late.due[-1].fate is Fate.MISSED


def test_a_holiday_is_kept_and_the_slot_before_it_may_still_fire() -> None:
    plan = Plan(cron="0 9,10 * * *", timezone=GUANGZHOU, rests_on={date(2026, 10, 1)})

    seen = look(plan, at(2026, 10, 1, 0), at(2026, 10, 2, 9))

    assert [due.fate for due in seen.due] == [Fate.HOLIDAY, Fate.HOLIDAY, Fate.FIRES]


@pytest.mark.parametrize(
    ("cron", "day", "slot"),
    [
        # two o'clock is skipped
        ("30 2 * * *", (2026, 3, 29), at(2026, 3, 29, 3, 0, zone=BERLIN)),
        # and comes twice
        ("30 2 * * *", (2026, 10, 25), at(2026, 10, 25, 2, 30, zone=BERLIN)),
    ],
)
def test_around_a_change_of_clocks_a_slot_fires_once(
    cron: str, day: tuple[int, int, int], slot: datetime
) -> None:
    midnight = at(*day, zone=BERLIN)
    plan = Plan(cron=cron, timezone=BERLIN)

    slots = fired(plan, midnight, midnight + timedelta(hours=12), timedelta(minutes=1))

    assert [each.astimezone(UTC) for each in slots] == [slot.astimezone(UTC)]


@given(crons, zones, jumps)
def test_whatever_the_clock_does_each_slot_has_one_fate(
    cron: str, zone: ZoneInfo, jumps: list[float]
) -> None:
    plan = Plan(cron=cron, timezone=zone)
    since, now, fates = START, START, list[Due]()
    for seconds in jumps:
        now += timedelta(seconds=seconds)
        seen = look(plan, since, now)
        fires = [due for due in seen.due if due.fate is Fate.FIRES]
        assert len(fires) <= 1
        assert seen.until >= since
        fates += seen.due
        since = seen.until

    slots = [due.at for due in fates]
    expected = upcoming(cron, zone, START, len(slots) + 1)
    assert slots == expected[:-1]
    assert expected[-1] > since


def test_years_of_downtime_are_looked_at_in_portions() -> None:
    plan = Plan(cron="*/10 * * * *", timezone=GUANGZHOU)

    seen = look(plan, START, START + timedelta(days=365))

    assert len(seen.due) == LOOKED_AT
    assert seen.until == seen.due[-1].at
    assert all(due.fate is Fate.MISSED for due in seen.due)


@pytest.mark.parametrize(
    ("cron", "fault"),
    [
        ("0 9 * * 1", None),
        ("", Fault.NOT_CRON),
        ("每天九点", Fault.NOT_CRON),
        ("0 9 * *", Fault.NOT_CRON),
        ("0 25 * * *", Fault.NOT_CRON),
        ("0 9 30 2 *", Fault.NOT_CRON),
        ("* * * * *", Fault.TOO_OFTEN),
        ("*/10 * * * *", None),
    ],
)
def test_an_expression_is_judged_before_it_is_kept(cron: str, fault: Fault | None) -> None:
    assert fault_of(cron, GUANGZHOU, START) is fault


@pytest.mark.parametrize(
    ("day", "now", "has"),
    [
        (date(2026, 12, 4), at(2026, 11, 24, 12, 0), True),  # a Friday to come
        (date(2026, 12, 1), at(2026, 11, 24, 12, 0), False),  # a Tuesday
        (date(2026, 12, 4), at(2026, 12, 4, 9, 59), True),
        (date(2026, 12, 4), at(2026, 12, 4, 10, 0), False),  # that was it
    ],
)
def test_a_day_has_a_slot_that_is_still_to_come(day: date, now: datetime, has: bool) -> None:
    assert has_slot("0 10 * * 5", GUANGZHOU, day, now) is has
