"""The process that answers from one edition: who in it goes before whom."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import get_native_id
from typing import Final

NICENESS: Final = 10  # of the thread that builds: who answers meanwhile goes before


def main() -> None:
    """Build in this thread, which gives way to others, and answer in one that does not.

    A thread cannot take that back, so the one that answers is started first. What is imported
    takes half a second: that gives way, too.
    """
    with ThreadPoolExecutor(1) as front:
        front.submit(get_native_id).result()
        if sys.platform == "linux":  # where each thread is nice by itself
            with suppress(OSError):  # the process is nicer already
                os.setpriority(os.PRIO_PROCESS, get_native_id(), NICENESS)
        from bot.serving.worker import serve  # noqa: PLC0415 - see above

        serve(front)


if __name__ == "__main__":
    main()
