"""Reports in, answers out: a library that stands on its own.

report = read_report(path)
library = Library.build([report])
answer = library.ask("艾小越服务了多少居民?")
"""

from knowledge.errors import KnowledgeError, Refusal, ReportError
from knowledge.library import Library
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
