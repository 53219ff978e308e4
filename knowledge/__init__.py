"""Reports in, answers out: a library that stands on its own.

report = read_report(path)
library = Library.build([report])
answer = library.ask("艾小越服务了多少居民?")
"""

from typing import TYPE_CHECKING, Any

from knowledge.errors import KnowledgeError, Refusal, ReportError
from knowledge.models import (
    Answer,
    Heading,
    Hit,
    Kind,
    Metadata,
    Outline,
    Passage,
    Report,
    Section,
    Segment,
    SmallTalk,
    Turn,
)
from knowledge.readers import read_report

if TYPE_CHECKING:
    from knowledge.library import Library

__all__ = [
    "Answer",
    "Heading",
    "Hit",
    "Kind",
    "KnowledgeError",
    "Library",
    "Metadata",
    "Outline",
    "Passage",
    "Refusal",
    "Report",
    "ReportError",
    "Section",
    "Segment",
    "SmallTalk",
    "Turn",
    "read_report",
]


def __getattr__(name: str) -> Any:
    """Import `Library` when it is asked for: reading a document needs none of its dictionaries."""
    if name == "Library":
        from knowledge.library import Library  # noqa: PLC0415 - takes most of a second

        return Library
    raise AttributeError(name)
