"""Where the database is: the address that a person writes, checked and made ready to open."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.storage.errors import BadUrl, Trouble

SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+asyncpg"

_DRIVERS = {
    "sqlite": SQLITE,
    SQLITE: SQLITE,
    "postgres": POSTGRESQL,
    "postgresql": POSTGRESQL,
    POSTGRESQL: POSTGRESQL,
}
_PARAMETERS: Mapping[str, frozenset[str]] = {
    SQLITE: frozenset(),
    POSTGRESQL: frozenset({"host", "ssl", "sslmode"}),
}
_SSL_MODES = frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})


def sqlite_url(path: Path) -> str:
    """Return the address of the SQLite database in the file `path`."""
    return URL.create(SQLITE, database=str(path)).render_as_string()


def read_address(text: str) -> URL:
    """Return the address with the driver we use. Raises `BadUrl`, which never quotes it."""
    url = _parsed(text)
    if url.drivername not in _DRIVERS:
        raise BadUrl(Trouble.SCHEME)
    if "\0" in (url.database or ""):
        raise BadUrl(Trouble.MALFORMED)
    url = url.set(drivername=_DRIVERS[url.drivername])
    _check_parameters(url)
    return _sqlite(url) if url.drivername == SQLITE else _postgresql(url)


def where(url: URL) -> Mapping[str, str | int]:
    """Return what may be said of where the database is: no user, no password."""
    if url.drivername == SQLITE:
        return {"path": url.database or ""}
    host = url.host or url.query.get("host") or ""
    parts = {"host": _text(host), "port": url.port, "database": url.database}
    return {name: value for name, value in parts.items() if value}


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ",".join(value)


def _parsed(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        # the cause may quote a piece of the password
        raise BadUrl(Trouble.MALFORMED) from None


def _check_parameters(url: URL) -> None:
    unknown = url.query.keys() - _PARAMETERS[url.drivername]
    if unknown:
        raise BadUrl(Trouble.PARAMETER, {"parameter": min(unknown)})


def _sqlite(url: URL) -> URL:
    if url.host or url.username:  # sqlite://data.db: a slash is missing
        raise BadUrl(Trouble.MALFORMED)
    if url.database in {None, "", ":memory:"}:
        raise BadUrl(Trouble.NO_FILE)
    return url


def _postgresql(url: URL) -> URL:
    # a password with a raw @ ends up in the name of the host, which is shown in messages
    if "@" in f"{url.host}{url.database}":
        raise BadUrl(Trouble.MALFORMED)
    try:
        url.get_dialect()().create_connect_args(url)
    except ArgumentError:  # several hosts, not all of them with a port
        raise BadUrl(Trouble.MALFORMED) from None
    return _with_ssl(url)


def _with_ssl(url: URL) -> URL:
    mode = url.query.get("sslmode", url.query.get("ssl"))
    if mode is None:
        return url
    if mode not in _SSL_MODES:
        raise BadUrl(Trouble.PARAMETER, {"parameter": "sslmode"})
    # PostgreSQL's own tools write sslmode, asyncpg's connect calls it ssl
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": _text(mode)})
