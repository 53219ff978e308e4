"""Reading one document in a process of its own, for native code that reads hostile bytes.

Whatever happens there (a crash, a hang, memory run out, an exception nobody foresaw) is a
refusal here and nothing more. The process is a fresh interpreter, as forking a program with
threads is not safe. It is told which function to run, gets the document on its standard
input and answers in JSON, which is checked like anything else that comes from outside.

The limit of memory is one of address space, which bounds what can ever be resident; it
needs `setrlimit` and /proc, so Linux. Elsewhere only the time is limited.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import Any

from knowledge.errors import Refusal, ReportError
from knowledge.readers.content import Content

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

SECONDS = 8.0  # by the clock, from start to end; the rest of ten is for cutting the text
MEMORY = 350 * 1024 * 1024  # bytes beyond what the process holds before it sees the document
LONGEST_ANSWER = 32 * 1024 * 1024  # bytes

_START = (
    "import sys; sys.path[:] = sys.argv[4:];"
    "from knowledge.readers.apart import answer; answer(*sys.argv[1:4])"
)
_SIZES = Path("/proc/self/statm")  # in pages; the first is of all that is mapped


def read_apart(
    read: str, data: bytes, name: str, *, seconds: float = SECONDS, memory: int = MEMORY
) -> Content:
    """Return what `read`, a function written as `module:function`, takes out of `data`.

    Raises the ReportError that `read` raises; TOO_COMPLEX, with the `reason` or the status of
    the `exit`, when there is no answer within `seconds`, and bytes of `memory` beyond what it
    takes to start. `read` is called with the document and no name; the error has `name`.
    """
    try:
        said, status = _ask([read, str(seconds), str(memory)], data, seconds)
    except OSError as error:  # no process can be started
        raise ReportError(name, Refusal.TOO_COMPLEX, data={"reason": str(error)}) from None
    try:
        match json.loads(said):
            case {"content": dict(fields)}:
                return _content(**fields)
            case {"refused": {"code": str(code), "data": dict(about)}}:
                raise ReportError(name, Refusal(code), data=about)
            case {"failed": str(reason)}:
                raise ReportError(name, Refusal.TOO_COMPLEX, data={"reason": reason})
    except (ValueError, TypeError, RecursionError):
        pass  # cut off, or not in our words
    raise ReportError(name, Refusal.TOO_COMPLEX, data={"exit": status})


def _content(*, text: str, year: int | None, marked: Mapping[str, int], **names: str) -> Content:
    """Return the content that the process speaks of; raises TypeError for what is none."""
    if not all(isinstance(value, str) for value in (text, *names.values())):
        raise TypeError
    levels = {int(offset): int(level) for offset, level in marked.items()}
    return Content(text=text, year=year, marked=levels, **names)


def _ask(arguments: list[str], data: bytes, seconds: float) -> tuple[bytes, int]:
    """Return what the process says and its exit status; it has ended, whatever happens."""
    command = [sys.executable, "-I", "-c", _START, *arguments, *sys.path]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        watch = Timer(seconds, child.kill)
        watch.start()
        try:
            return _converse(child, data), child.wait()
        finally:
            watch.cancel()
            child.kill()


def _converse(child: "subprocess.Popen[bytes]", data: bytes) -> bytes:
    """Hand the document over; return the answer, nothing of one that is too long."""
    assert child.stdin and child.stdout  # noqa: S101, PT018 - for the type checker: both are pipes
    with suppress(OSError):  # it has ended already, and cannot listen
        child.stdin.write(data)
    with suppress(OSError):  # likewise, with something still to be written
        child.stdin.close()
    said = child.stdout.read(LONGEST_ANSWER + 1)
    if len(said) > LONGEST_ANSWER:
        child.kill()
        return b""
    return said


def answer(read: str, seconds: str, memory: str) -> None:
    """Be the process apart: read what standard input holds, say in JSON what came of it."""
    module, function = read.split(":")
    with os.fdopen(os.dup(1), "w", encoding="ascii") as out:
        os.dup2(2, 1)  # what else is printed, by native code perhaps, is no answer
        reader = getattr(import_module(module), function)
        _limit(float(seconds), int(memory))
        json.dump(_said(reader, sys.stdin.buffer.read()), out)


def _said(read: Callable[[bytes, str], Content], data: bytes) -> Mapping[str, Any]:
    try:
        return {"content": asdict(read(data, ""))}
    except ReportError as error:
        return {"refused": {"code": error.code, "data": dict(error.data)}}
    except Exception as error:  # noqa: BLE001 - it must not be lost, whatever it is
        return {"failed": f"{type(error).__name__}: {error}"}


def _limit(seconds: float, memory: int) -> None:
    """Bound this process; its time, too, lest it outlives a program that was killed."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    with suppress(OSError, ValueError):  # no /proc, or a limit that is lower already
        held = int(_SIZES.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
