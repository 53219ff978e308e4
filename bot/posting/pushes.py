"""`xiaoyue push list|show|pause|resume|cancel|recall|retry-unknown`."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from bot import texts
from bot.message import plain
from bot.office.push_pages import duration, is_final, page_of, rate, seconds_left, when
from bot.posting.desk import Desk, opened
from bot.posting.objects import account_object, push_object
from bot.pushes.content import Content
from bot.reporting.objects import echo
from bot.roles import Action
from bot.sheets.lines import flat, out, put, table
from bot.storage.pushes import Account, Push

LISTED: Final = 50  # pushes
LOOK_SECONDS: Final = 1.0  # between two looks at how far a push is

Doing = Callable[[Desk, int], Coroutine[Any, Any, object]]


def list_pushes(*, as_json: bool) -> None:
    """Print the latest pushes, the latest first."""

    async def pushes() -> tuple[Desk, list[Push]]:
        async with opened() as desk:
            return desk, await desk.pushes.latest(LISTED)

    desk, found = asyncio.run(pushes())
    if as_json:
        echo({"pushes": [push_object(push) for push in found]})
        return
    number, *names = texts.PUSH_COLUMNS
    rows = table(number, *names, numbers=(number, names[-1]))
    for push in found:
        cells = (
            push.topic,
            texts.PUSH_STATES[push.state],
            when(push.fire_at, desk.settings.timezone),
            flat(Content.from_json(push.content).opening),
            f"{push.total:,}",
        )
        rows.add_row(str(push.id), *map(Text, cells))
    put(out(), [rows] if found else [texts.PUSHES_NONE])


def show_push(id_: int, *, as_json: bool, watch: bool) -> None:
    """Print how far a push is; with `watch` a bar until it is over. Raises PushError."""
    asyncio.run(_show(id_, as_json=as_json, watch=watch))


async def _show(id_: int, *, as_json: bool, watch: bool) -> None:
    async with opened() as desk:
        account = await desk.pushes.account(id_)
        if watch and not as_json and not is_final(account):
            account = await _watch(desk, account)
        _print(desk, account, as_json=as_json)


async def _watch(desk: Desk, account: Account) -> Account:
    """Show a bar until a push is over, or nobody looks any more."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        title = flat(Content.from_json(account.push.content).opening) or account.push.topic
        bar = progress.add_task(title, total=account.push.total or None, pace="")
        while not is_final(account):
            ended = account.push.total - account.left
            progress.update(
                bar, total=account.push.total or None, completed=ended, pace=_pace(account)
            )
            await asyncio.sleep(LOOK_SECONDS)
            account = await desk.pushes.account(account.push.id)
        progress.update(bar, total=account.push.total, completed=account.push.total, pace="")
    return account


def _pace(account: Account) -> str:
    left = seconds_left(account)
    if left is None:
        return texts.PUSH_STATES[account.push.state]
    return texts.PUSH_RATE.format(rate=f"{rate(account):.1f}", left=duration(left))


def _print(desk: Desk, account: Account, *, as_json: bool) -> None:
    if as_json:
        echo(account_object(account))
    else:
        put(out(), [plain(page_of(account, desk.settings.timezone).html)])


# --- what is done with a push


def pause(id_: int, *, as_json: bool) -> None:
    """Let nothing more of a push be sent until it is resumed. Raises PushError."""
    _do(id_, Action.PUSH_PAUSE, "pause", as_json=as_json)


def resume(id_: int, *, as_json: bool) -> None:
    """Go on with a push. Raises PushError."""
    _do(id_, Action.PUSH_RESUME, "resume", as_json=as_json)


def cancel(id_: int, *, as_json: bool) -> None:
    """Send nothing more of a push. Raises PushError."""
    _do(id_, Action.PUSH_CANCEL, "cancel", as_json=as_json)


def recall(id_: int, *, as_json: bool) -> None:
    """Have what was delivered deleted again. Raises PushError."""
    _do(id_, Action.PUSH_RECALL, "recall", as_json=as_json)


def retry_unknown(id_: int, *, as_json: bool) -> None:
    """Send again what nobody knows of whether it arrived. Raises PushError."""
    _do(id_, Action.PUSH_RETRY, "retry_unknown", as_json=as_json)


def _do(id_: int, action: Action, method: str, *, as_json: bool) -> None:
    async def work() -> None:
        async with opened() as desk:
            await getattr(desk.pushes, method)(id_, desk.noting(action, push=id_))
            _print(desk, await desk.pushes.account(id_), as_json=as_json)

    asyncio.run(work())
