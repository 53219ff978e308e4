"""Functions that read documents, or do what native code may do on hostile ones."""

import ctypes
import os
import sys
import time
from pathlib import Path

from knowledge import Refusal, ReportError
from knowledge.readers.content import Content


def echo(data: bytes, name: str) -> Content:
    return Content(text=data.decode(), title=name, agency="越秀区", year=2023, marked={0: 1, 5: 2})


def noise(data: bytes, name: str) -> Content:
    """Print what looks like an answer, and a warning, as native code may."""
    os.write(1, b'{"content": {}}\nwarning')
    return echo(data, name)


def refuse(data: bytes, name: str) -> Content:
    raise ReportError(name, Refusal.SCANNED, data={"pages": 3, "why": "图"})


def fail(data: bytes, name: str) -> Content:
    raise RuntimeError("第 7 行")


def crash(data: bytes, name: str) -> Content:
    ctypes.string_at(0)
    return echo(data, name)


def leave(data: bytes, name: str) -> Content:
    os._exit(3)


def hang(data: bytes, name: str) -> Content:
    """Write down who hangs, and do so without taking the processor's time."""
    Path(data.decode()).write_text(str(os.getpid()), encoding="ascii")
    time.sleep(600)
    return echo(data, name)


def hoard(data: bytes, name: str) -> Content:
    """Take memory as Python does, up to as many MB as the document says."""
    held = bytearray(int(data) << 20)
    return Content(text=str(len(held) >> 20))


def hoard_natively(data: bytes, name: str) -> Content:
    """Take memory as native code does; say how many of the MB were had."""
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.malloc.argtypes = (ctypes.c_size_t,)
    had = 0
    for _ in range(int(data)):
        block = library.malloc(1 << 20)
        if block is None:
            break
        ctypes.memset(block, 1, 1 << 20)
        had += 1
    return Content(text=str(had))


def flood(data: bytes, name: str) -> Content:
    """Say more than anybody wants to hear, in the place of the answer."""
    for descriptor in range(3, 10):
        try:
            while os.write(descriptor, b" " * (1 << 20)):
                pass
        except OSError:
            continue
    return echo(data, name)


def lie(data: bytes, name: str) -> Content:
    """Answer as somebody would who had taken the process over."""
    for descriptor in range(3, 10):
        try:
            os.write(descriptor, data)
        except OSError:
            continue
    os._exit(0)


def recurse(data: bytes, name: str) -> Content:
    """Call without end."""
    sys.setrecursionlimit(10**9)
    return recurse(data, name)
