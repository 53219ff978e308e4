"""What the terminal shows: progress, one line for what went wrong."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.text import Text

from bot import texts
from bot.message import Message

FAILED = 1  # exit status: the work failed, the reason is on stderr


def say(line: str) -> None:
    """Show a line of progress."""
    Console().print(line, markup=False, highlight=False, soft_wrap=True)


def warn(line: str) -> None:
    """Show a line that is no result, on stderr."""
    Console(stderr=True).print(line, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def waiting(line: str) -> Iterator[Callable[[str], None]]:
    """Show on a terminal, for as long as it lasts, that work goes on; elsewhere show nothing.

    Yields what shows another line instead.
    """
    with Console(stderr=True).status(line) as status:
        yield status.update


@contextmanager
def explained() -> Iterator[None]:
    """End with exit status 1 and one line on stderr when the work fails for a known reason."""
    from bot.explain import EXPLAINED, explain  # noqa: PLC0415 - imports what --help does without

    try:
        yield
    except BrokenPipeError:
        raise  # whoever read what we print has left: that ends it quietly
    except (*EXPLAINED, OSError) as error:
        warn(explain(error))
        raise typer.Exit(FAILED) from None
    except BaseExceptionGroup as group:
        known = next((e for e in _leaves(group) if isinstance(e, EXPLAINED)), None)
        if known is None:
            raise
        warn(explain(known))
        raise typer.Exit(FAILED) from None


def show(message: Message, quotes: Sequence[str]) -> None:
    """Show a message as a resident sees it: quotes in bold, then the links of its buttons.

    Nothing can be pressed here: where one has to choose, it says how that is typed.
    """
    text = Text(message.plain.replace(texts.CHOOSE, texts.CHOOSE_TYPED))
    text.highlight_words([quote for quote in quotes if quote], "bold")
    console = Console()
    console.print(text, soft_wrap=True)
    for button in (b for row in message.rows for b in row if b.url):
        line = texts.LINK.format(text=button.text, url=button.url)
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def warn_of_unknown(settings: list[tuple[str, str | None]]) -> None:
    """Name each variable that looks like a setting and is none."""
    for name, nearest in settings:
        line = texts.UNKNOWN_SETTING.format(name=name)
        warn(line + (texts.NEAREST_SETTING.format(nearest=nearest) if nearest else ""))


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error
