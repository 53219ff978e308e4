"""How pushes and the account of their deliveries look to the staff. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot import texts
from bot.actions import DoPush, OnPush
from bot.message import Button, Message, Rows, escape, shorten
from bot.pushes.content import Content
from bot.sheets.lines import at, flat
from bot.storage.pushes import LATELY_SECONDS, Account, Push, PushState
from bot.storage.states import DeliveryState, RecallState

CELLS: Final = 12  # of the bar: a line on a phone
OPENING_LIMIT: Final = 60  # UTF-16 units
REASONS: Final = 6  # that are told
MINUTE, HOUR = 60, 3600

_D = DeliveryState
_ENDED: Final = (_D.DELIVERED, _D.FAILED, _D.SKIPPED, _D.UNKNOWN, _D.CANCELLED)
_TOLD: Final = (*_ENDED, _D.WAITING, _D.SENDING)
_LIVE: Final = (PushState.PLANNED, PushState.RUNNING, PushState.PAUSED)
_SENT: Final = (PushState.RUNNING, PushState.PAUSED, PushState.DONE, PushState.CANCELLED)


def page_of_list(pushes: Sequence[Push], timezone: ZoneInfo) -> Message:
    """Return the message that lists pushes."""
    if not pushes:
        return Message(texts.PUSHES_NONE)
    rows = tuple((_opens(push, timezone),) for push in pushes)
    return Message(texts.PUSHES_HEAD, rows)


def page_of(account: Account, timezone: ZoneInfo, note: str = "") -> Message:
    """Return the message that shows how far a push is, with what can be done; `note` is above."""
    return Message("\n".join(_told(account, timezone, note)), _choices(account))


def page_of_doubt(account: Account, timezone: ZoneInfo, do: DoPush, sentence: str) -> Message:
    """Return the message that asks whether that is surely to be done."""
    id_ = account.push.id
    return Message(
        "\n".join(_told(account, timezone, sentence)),
        ((_button(do, id_), _button(DoPush.SHOW, id_)),),
    )


def is_final(account: Account) -> bool:
    """Return whether nothing changes any more unless somebody wants it."""
    is_live = account.push.state in _LIVE or account.count(_D.SENDING)
    return not is_live and not account.recalled.get(RecallState.WAITING)


def percent(account: Account) -> int:
    """Return how much of a push has ended, of a hundred."""
    total = account.push.total
    return 100 * account.count(*_ENDED) // total if total else 0


def seconds_left(account: Account) -> float | None:
    """Return how long the rest takes at the pace of the last moments, None for unknown."""
    if account.push.state is not PushState.RUNNING or not account.lately:
        return None
    return account.left / rate(account)


def rate(account: Account) -> float:
    """Return how many messages a second went lately."""
    since = account.now - (account.push.frozen_at or account.now)
    return account.lately / max(min(LATELY_SECONDS, since), 1.0)


def duration(seconds: float) -> str:
    """Return a span of time as people say it."""
    whole = round(seconds)
    kind = "s" if whole < MINUTE else "m" if whole < HOUR else "h"
    minutes = whole // MINUTE
    return texts.PUSH_DURATION[kind].format(
        h=whole // HOUR, m=minutes % MINUTE if kind == "h" else minutes, s=whole % MINUTE
    )


def counts(account: Account) -> str:
    """Return how many deliveries ended how, in a line."""
    told = [
        texts.PUSH_COUNT.format(state=texts.PUSH_COUNTS[state], count=f"{count:,}")
        for state in _TOLD
        if (count := account.count(state)) or state is _D.DELIVERED
    ]
    return texts.PUSH_GAP.join(told)


def reasons(account: Account) -> list[tuple[DeliveryState, str, int]]:
    """Return why deliveries failed or were skipped, the most frequent first, as people say it."""
    found = sorted(account.reasons.items(), key=lambda each: -each[1])
    return [(state, texts.PUSH_REASONS.get(why, why), count) for (state, why), count in found]


def when(seconds: float, timezone: ZoneInfo) -> str:
    """Return a moment by the clock of the office."""
    return at(datetime.fromtimestamp(seconds, UTC), timezone)


def _told(account: Account, timezone: ZoneInfo, note: str) -> list[str]:
    push = account.push
    head = texts.PUSH_PAGE.format(
        id=push.id, topic=escape(push.topic), state=texts.PUSH_STATES[push.state]
    )
    lines = [note, "", head] if note else [head]
    if opening := flat(Content.from_json(push.content).opening):
        lines.append(escape(shorten(opening, OPENING_LIMIT)))
    lines.append(texts.PUSH_AT.format(at=when(push.fire_at, timezone)))
    if push.frozen_at is not None:
        lines += _deliveries(account)
    if account.recalled:
        words = {state.value: f"{account.recalled.get(state, 0):,}" for state in RecallState}
        lines.append(texts.PUSH_RECALLED.format(**words))
    return lines


def _deliveries(account: Account) -> list[str]:
    lines = [_bar(account), *_pace(account), counts(account)]
    lines += [
        texts.PUSH_REASON.format(
            state=texts.PUSH_COUNTS[state], reason=escape(why), count=f"{count:,}"
        )
        for state, why, count in reasons(account)[:REASONS]
    ]
    if unknown := account.count(_D.UNKNOWN):
        lines.append(texts.PUSH_UNKNOWN.format(count=f"{unknown:,}"))
    return lines


def _bar(account: Account) -> str:
    full = percent(account) * CELLS // 100
    return texts.PUSH_BAR.format(
        bar=texts.PUSH_BAR_FULL * full + texts.PUSH_BAR_EMPTY * (CELLS - full),
        percent=percent(account),
        ended=f"{account.count(*_ENDED):,}",
        total=f"{account.push.total:,}",
    )


def _pace(account: Account) -> list[str]:
    if account.push.state is not PushState.RUNNING:
        return []
    left = seconds_left(account)
    if left is None:
        age = account.now - (account.push.frozen_at or account.now)
        return [texts.PUSH_WAITS] if age > LATELY_SECONDS and account.count(_D.WAITING) else []
    return [texts.PUSH_RATE.format(rate=f"{rate(account):.1f}", left=duration(left))]


def _choices(account: Account) -> Rows:
    push, first = account.push, list[DoPush]()
    if push.state is PushState.RUNNING:
        first.append(DoPush.PAUSE)
    if push.state is PushState.PAUSED:
        first.append(DoPush.RESUME)
    if push.state in _LIVE:
        first.append(DoPush.CANCEL)
    if account.count(_D.DELIVERED) and not account.recalled:
        first.append(DoPush.RECALL)
    second = [DoPush.RETRY] if account.count(_D.UNKNOWN) else []
    if push.state in _SENT:
        second.append(DoPush.REPORT)
    second.append(DoPush.LIST)
    return tuple(tuple(_button(do, push.id) for do in row) for row in (first, second) if row)


def _button(do: DoPush, id_: int) -> Button:
    return Button(texts.PUSH_DOES[do], action=OnPush(do, id_))


def _opens(push: Push, timezone: ZoneInfo) -> Button:
    text = texts.PUSHES_BUTTON.format(
        id=push.id,
        state=texts.PUSH_STATES[push.state],
        topic=push.topic,
        at=when(push.fire_at, timezone),
    )
    return Button(text, action=OnPush(DoPush.SHOW, push.id))
