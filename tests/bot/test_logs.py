import logging
import sys

from bot.logs import Redacting

TOKEN = "123:secret"


def record(message: str, *arguments: object, failed: bool = False) -> logging.LogRecord:
    info = sys.exc_info() if failed else None
    return logging.LogRecord("bot", logging.WARNING, __file__, 1, message, arguments, info)


def test_the_token_never_stands_in_the_log() -> None:
    line = Redacting(TOKEN).format(record("https://api.telegram.org/bot%s/getMe", TOKEN))

    assert line.endswith("WARNING bot: https://api.telegram.org/bot***/getMe")


def test_the_token_does_not_stand_in_a_traceback_either() -> None:
    try:
        int(TOKEN)
    except ValueError:
        lines = Redacting(TOKEN).format(record("failed", failed=True))

    assert lines.endswith("ValueError: invalid literal for int() with base 10: '***'")
    assert TOKEN not in lines


def test_without_a_token_nothing_is_hidden() -> None:
    assert Redacting("").format(record("fine")).endswith("WARNING bot: fine")
