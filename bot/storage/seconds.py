"""The database's clock: processes on many machines go by the same one."""

from typing import Any

from sqlalchemy import Double
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class seconds_now(GenericFunction[float]):  # noqa: N801 - named as SQL names functions
    """Seconds since 1970 by the database's clock, with their fractions."""

    type = Double()
    inherit_cache = True


@compiles(seconds_now, "postgresql")
def _on_postgresql(element: Any, compiler: Any, **_: Any) -> str:
    return "extract(epoch from clock_timestamp())::float8"


@compiles(seconds_now, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **_: Any) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"
