"""The log: one line an event on stderr, without the token, whoever wrote it."""

import logging
import sys

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
DATE_FORMAT = "%Y-%m-%d %H:%M:%S"
HIDDEN = "***"


class Redacting(logging.Formatter):
    """Formats records; what must not be known stands as ***, in tracebacks too."""

    def __init__(self, secret: str) -> None:
        super().__init__(FORMAT, DATE_FORMAT)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """Return the line or lines of a record."""
        line = super().format(record)
        return line.replace(self._secret, HIDDEN) if self._secret else line


def set_up(secret: str = "") -> None:
    """Send the log to stderr. `secret` is left out of it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secret))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # one line an update, one a request: too much
    for name in ("aiogram", "aiohttp.access", "httpx", "jieba", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
