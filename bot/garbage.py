"""What stays for long is not looked through again and again for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_long() -> Iterator[None]:
    """Have nothing that is made in the block looked at by the collector of garbage any more.

    It would go through 10,000 passages, or all that was imported, in 0.1 s, in which nobody is
    answered, while they come in and whenever it is due later. What holds no circle goes all the
    same when nobody needs it.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
