"""What is wrong with how the command line was used, in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from bot import texts
from bot.terminal import warn

WRONG = 2  # exit status: wrong usage
LONGEST = 9  # digits, so that every database holds the number


def typed_number(value: str) -> int:
    """Return the number that somebody typed, or raise BadParameter."""
    if not (value.isascii() and value.isdecimal() and len(value) <= LONGEST):
        raise typer.BadParameter(texts.REPORTS_NO_NUMBER.format(value=value))
    return int(value)


class Commands(TyperGroup):
    """A group of commands; wrong usage of any ends with exit status 2 and one line on stderr.

    Without a command it shows what there is, which is no answer to anything: status 2 as well.
    """

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Return what the words `args` stand for; raise typer.Exit where that is wrong."""
        is_bare = not args  # asked now: reading takes them out of the list
        try:
            with _told():
                return super().make_context(info_name, args or ["--help"], parent, **extra)
        except typer.Exit as end:
            raise typer.Exit(WRONG) if is_bare else end from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that `args` name; raise BadParameter for none of this group."""
        if self.get_command(ctx, args[0]) is None:
            raise typer.BadParameter(texts.NO_SUCH_COMMAND.format(name=args[0]))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Return what the command returns; raise typer.Exit where its words are wrong."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """End with status 2 and one line on stderr when the command line cannot be read."""
    try:
        yield
    except TyperException as error:
        if error.exit_code != WRONG:
            raise
        warn(_line(error))
        raise typer.Exit(WRONG) from None


def _line(error: TyperException) -> str:
    """Return the sentence for what is wrong; those of our own checks are complete."""
    if isinstance(error, typer.BadParameter):
        if error.param is None or error.message:
            return error.message
        return texts.NO_ARGUMENT.format(name=error.param.get_error_hint().strip("'"))
    option = getattr(error, "option_name", "")
    return texts.WRONG_OPTION.format(name=option) if option else texts.WRONG_USAGE
