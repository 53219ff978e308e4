"""What the process does that answers from one edition: reports in, then answers to questions.

It is told everything over its standard input, and ends when that does.
"""

import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from threading import Lock
from typing import IO, Any, Final

from bot import logs, texts
from bot.child import HEAD
from bot.explain import EXPLAINED, explain
from bot.loading import load_nearness
from bot.serving.wire import FAILED, LEARN, READY, SAID, Wire
from bot.settings import Settings
from knowledge import Library
from knowledge.faq import Entry, Faq
from knowledge.models import Report

PROBE: Final = "?"  # a question, to see whether the model of meaning answers
WARMING: Final = 30  # characters that are asked before the first question
AT_ONCE: Final = 16  # questions that may wait for a model of meaning

Send = Callable[[Any], None]

log = logging.getLogger(__name__)


def serve(front: Executor) -> None:
    """Build a library here, and answer from it in a thread of `front`, until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while it builds, nothing is lost by ending
    logs.set_up()
    ours = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody else may write between frames
    _serve(sys.stdin.buffer, ours, front)


def _serve(requests: IO[bytes], replies: IO[bytes], front: Executor) -> None:
    frames = _frames(requests)
    settings, entries, count = Wire().unpack(next(frames))
    reports: list[Report] = [Wire().unpack(next(frames)) for _ in range(count)]
    wire, lock = Wire(reports), Lock()

    def send(value: Any) -> None:
        with lock:
            replies.write(wire.pack(value))
            replies.flush()

    try:
        library = _build(reports).with_faq(Faq.of(entries))
        library = front.submit(
            _with_meaning, library, settings, lambda line: send((SAID, line))
        ).result()
    except EXPLAINED as error:
        send((FAILED, explain(error)))
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent has to know
        send((FAILED, f"{type(error).__name__}: {error}"))
        return
    for number in (signal.SIGINT, signal.SIGTERM):  # sent to the whole group: the parent ends us
        signal.signal(number, signal.SIG_IGN)
    gc.freeze()  # what stays for good is not looked through again: that would take 0.1 s each time
    send((READY, len(library.passages)))
    front.submit(_answer, library, map(wire.unpack, frames), send).result()


def _answer(library: Library, calls: Iterable[Any], send: Send) -> None:
    """Answer calls until they end; what is learned counts for those that come after it."""
    with ExitStack() as stack:
        pool = stack.enter_context(ThreadPoolExecutor(AT_ONCE)) if library.asks_a_model else None
        for number, method, arguments in calls:
            if method == LEARN:
                library = _taught(library, *arguments)
                continue
            answer = _answering(getattr(library, method), number, arguments, send)
            pool.submit(answer) if pool else answer()


def _taught(library: Library, entries: Sequence[Entry]) -> Library:
    """Return the library with those entries of the FAQ, or as it is where that fails."""
    try:
        return library.with_faq(Faq.of(entries))
    except Exception:
        log.exception("the FAQ is left as it was")
        return library


def _build(reports: list[Report]) -> Library:
    library = Library.build(reports)
    library.ask(reports[0].passages[0].text[:WARMING])  # what is made at first use is made now
    return library


def _with_meaning(library: Library, settings: Settings, say: Callable[[str], None]) -> Library:
    """Return the library with the model of meaning that is set; say which."""
    nearness = load_nearness(library.passages, settings, say)
    if nearness is None:
        return library
    answers = nearness.to(PROBE) is not None
    say((texts.MEANING_ON if answers else texts.MEANING_AWAY).format(model=nearness.model))
    return library.meaning(nearness)


def _answering(
    method: Callable[..., Any], number: int, arguments: tuple[Any, ...], send: Send
) -> Callable[[], None]:
    def answer() -> None:
        try:
            reply = (number, True, method(*arguments))
        except Exception as error:  # noqa: BLE001 - one question must not end the others
            reply = (number, False, f"{type(error).__name__}: {error}")
        send(reply)

    return answer


def _frames(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the bodies of frames until the stream ends."""
    while len(head := stream.read(HEAD.size)) == HEAD.size:
        (size,) = HEAD.unpack(head)
        body = stream.read(size)
        if len(body) < size:
            return
        yield body
