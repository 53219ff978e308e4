"""Questions asked at a fixed rate, whether or not those before are answered."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count, cycle

import numpy as np

Ask = Callable[[str], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Reply:
    """When a question was due, by the clock of the loop; how long after that the reply came."""

    due: float
    milliseconds: float
    is_lost: bool  # no answer came


async def asked(
    ask: Ask, questions: Iterable[str], rate: float, over: asyncio.Event
) -> list[Reply]:
    """Return the replies to `rate` questions a second, until it is over.

    The time of a reply counts from when the question was due: who waits longer, as the loop or
    the library is busy, is not left out.
    """
    loop, replies = asyncio.get_running_loop(), list[Reply]()
    began = loop.time()

    async def one(question: str, due: float) -> None:
        is_lost = False
        try:
            await ask(question)
        except Exception:  # noqa: BLE001 - whatever it is, the question is lost
            is_lost = True
        replies.append(Reply(due, (loop.time() - due) * 1000, is_lost))

    async with asyncio.TaskGroup() as tasks:
        for number, question in zip(count(), cycle(questions)):
            due = began + number / rate
            await asyncio.sleep(due - loop.time())
            if over.is_set():
                break
            tasks.create_task(one(question, due))
    return replies


def centile(replies: Sequence[Reply], share: float) -> float:
    """Return in how many milliseconds that share (0 to 100) of `replies` came; 0 without any."""
    return float(np.percentile([reply.milliseconds for reply in replies] or [0.0], share))
