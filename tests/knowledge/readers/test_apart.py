import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from knowledge import Refusal, ReportError
from knowledge.readers.apart import read_apart
from knowledge.readers.content import Content

MB = 1024 * 1024
PATIENCE = 60  # seconds in which a process starts, or ends, on a machine that has much to do
WAITING = """
import signal, sys; sys.path[:] = sys.argv[2:]
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
from knowledge.readers.apart import read_apart
read_apart("support.apart:hang", sys.argv[1].encode(), "a.pdf", seconds=600)
"""


def read(function: str, data: bytes = b"", **limits: float) -> Content:
    return read_apart(f"support.apart:{function}", data, "报告.pdf", **limits)


def refusal(function: str, data: bytes = b"", **limits: float) -> ReportError:
    with pytest.raises(ReportError) as caught:
        read(function, data, **limits)
    assert caught.value.name == "报告.pdf"
    return caught.value


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_what_is_read_comes_back_whole() -> None:
    text = "一、工作\n“𠮷”\x00 "

    assert read("echo", text.encode()) == Content(
        text=text, agency="越秀区", year=2023, marked={0: 1, 5: 2}
    )


def test_what_else_is_printed_is_no_answer() -> None:
    assert read("noise", b"text").text == "text"


def test_a_refusal_is_passed_on_with_the_name_of_the_document() -> None:
    error = refusal("refuse")

    assert error.code is Refusal.SCANNED
    assert error.data == {"pages": 3, "why": "图"}


def test_an_exception_is_a_refusal_that_gives_it_as_the_reason() -> None:
    error = refusal("fail")

    assert error.code is Refusal.TOO_COMPLEX
    assert error.data == {"reason": "RuntimeError: 第 7 行"}


@pytest.mark.parametrize(("function", "status"), [("crash", -signal.SIGSEGV), ("leave", 3)])
def test_an_end_without_an_answer_is_a_refusal(function: str, status: int) -> None:
    error = refusal(function, bytes(10 * MB))

    assert error.code is Refusal.TOO_COMPLEX
    assert error.data == {"exit": status}


def test_endless_recursion_is_a_refusal() -> None:
    assert refusal("recurse", memory=64 * MB).code is Refusal.TOO_COMPLEX


def test_a_function_that_is_not_there_is_a_refusal() -> None:
    assert refusal("nothing").data == {"exit": 1}


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "process"

    error = refusal("hang", bytes(file), seconds=1.5)

    assert error.code is Refusal.TOO_COMPLEX
    assert error.data == {"exit": -signal.SIGKILL}
    assert not is_alive(int(file.read_text()))


@pytest.mark.parametrize("function", ["hoard", "hoard_natively"])
def test_memory_within_the_limit_is_had(function: str) -> None:
    assert read(function, b"50", memory=64 * MB).text == "50"


def test_memory_beyond_the_limit_is_refused() -> None:
    error = refusal("hoard", b"80", memory=64 * MB)

    assert error.code is Refusal.TOO_COMPLEX
    assert error.data == {"reason": "MemoryError: "}


def test_native_code_gets_no_memory_beyond_the_limit() -> None:
    assert int(read("hoard_natively", b"1000", memory=64 * MB).text) <= 64


def test_an_answer_without_end_is_refused() -> None:
    assert refusal("flood").code is Refusal.TOO_COMPLEX


CONTENT = {"text": "", "title": "", "url": "", "agency": "", "year": None, "marked": {}}


@pytest.mark.parametrize(
    "lie",
    [
        "",
        "null",
        "{",
        "[" * 100_000,
        json.dumps({"content": {}}),
        json.dumps({"content": CONTENT | {"text": 5}}),
        json.dumps({"content": CONTENT | {"url": ["a"]}}),
        json.dumps({"content": CONTENT | {"marked": {"a": 1}}}),
        json.dumps({"content": CONTENT | {"more": "a"}}),
        json.dumps({"refused": {"code": "no code", "data": {}}}),
        json.dumps({"refused": {"code": "scanned"}}),
    ],
)
def test_an_answer_that_is_none_of_ours_is_refused(lie: str) -> None:
    assert refusal("lie", lie.encode()).data == {"exit": 0}


def test_threads_read_at_the_same_time() -> None:
    texts = [f"第{n}份" for n in range(6)]

    with ThreadPoolExecutor(3) as threads:
        read_texts = list(threads.map(lambda text: read("echo", text.encode()).text, texts))

    assert read_texts == texts


def test_an_interrupt_leaves_no_process_behind(tmp_path: Path) -> None:
    file = tmp_path / "process"
    command = [sys.executable, "-c", WAITING, str(file), *sys.path]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
        until(lambda: file.exists() and file.read_text() != "")

        program.send_signal(signal.SIGINT)

        assert program.wait(PATIENCE) != 0
    assert not is_alive(int(file.read_text()))
