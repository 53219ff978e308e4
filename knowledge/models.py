"""The values that flow through the library. All are frozen and safe to share."""

import hashlib
from base64 import urlsafe_b64encode
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """The decision an `Answer` stands for."""

    DIRECT = "DIRECT"
    CHOICE = "CHOICE"
    OVERVIEW = "OVERVIEW"
    RELATED = "RELATED"
    NOT_FOUND = "NOT_FOUND"
    SMALL_TALK = "SMALL_TALK"


class SmallTalk(StrEnum):
    """What a resident said that is no question about a report."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    IDENTITY = "identity"
    PRAISE = "praise"
    ACKNOWLEDGED = "acknowledged"  # heard, and nothing more is wanted
    DOUBT = "doubt"  # is it true?
    LOST = "lost"  # the answer was not understood, or not what was wanted
    PERSON = "person"  # wants somebody to talk to, or to complain to
    ABUSE = "abuse"
    DISTRESS = "distress"  # somebody may be in danger: numbers to call, before anything else


class Lack(StrEnum):
    """What a passage that names the matter does not say of it."""

    ASKED = "asked"  # what was asked, whatever that was
    YEAR = "year"  # it speaks of another year
    PLACE = "place"  # it speaks of another place
    NUMBER = "number"
    MONEY = "money"
    TIME = "time"
    WHERE = "where"
    WHO = "who"
    CONTACT = "contact"
    WAY = "way"  # how to get it, and what to bring
    REASON = "reason"
    NAMES = "names"  # which ones they are, each of them
    RESULT = "result"  # it tells what was planned, not what came of it
    PART_OF_YEAR = "part_of_year"  # it tells of a year, not of the months or days asked about


def short_id(*parts: str) -> str:
    """Return 8 URL-safe characters (48 bits) that depend on nothing but `parts`."""
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=6).digest()
    return urlsafe_b64encode(digest).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its document. Dates are ISO (YYYY-MM-DD); unknown is ""."""

    index_no: str = ""  # 索引号
    name: str = ""  # 名称
    publisher: str = ""  # 发布机构
    document_no: str = ""  # 文号
    written_date: str = ""  # 成文日期
    publish_date: str = ""  # 发布日期
    category: str = ""  # 分类
    keywords: str = ""  # 主题词
    site_owner: str = ""  # whose page it stands on


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as printed: `level` from 1, `span` in the report's text.

    A run-in heading opens the paragraph it heads; the others stand alone on their line.
    """

    level: int
    text: str
    span: tuple[int, int]
    run_in: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage before it knows its report: the headings above it and its span."""

    path: tuple[str, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outline:
    """How a report is cut. Headings that stand alone and segments tile `body` in order."""

    body: tuple[int, int]
    headings: tuple[Heading, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, eq=False)
class Report:
    """One published document. `text` is the source text, chrome included; spans point into it."""

    id: str
    text: str = field(repr=False)
    metadata: Metadata
    outline: Outline = field(repr=False)
    year: int | None = None  # the year it reports on
    url: str = ""

    @property
    def title(self) -> str:
        """The full name of the document."""
        return self.metadata.name or self.id

    @cached_property
    def passages(self) -> tuple["Passage", ...]:
        """Every passage, in the order of the text."""
        seen: Counter[tuple[tuple[str, ...], str]] = Counter()
        passages = []
        for segment in self.outline.segments:
            text = self.text[slice(*segment.span)]
            times = seen[segment.path, text]
            passages.append(Passage(self, segment.path, segment.span, times))
            seen[segment.path, text] += 1
        return tuple(passages)

    @cached_property
    def sections(self) -> tuple["Section", ...]:
        """Every section, leaves included, in the order of the text; a parent before its parts."""
        paths = dict.fromkeys(
            p.path[:depth] for p in self.passages for depth in range(1, len(p.path) + 1)
        )
        return tuple(Section(self, path) for path in paths)

    def forget(self) -> None:
        """Drop the passages and sections that were made; they are made again when asked for.

        They point back to the report: in a circle, none of them would go when nobody needs it.
        """
        for made in ("passages", "sections"):
            self.__dict__.pop(made, None)


@dataclass(frozen=True)
class Passage:
    """The smallest citable piece of a report: a leaf section's text, verbatim.

    `occurrence` counts the passages before it with the same path and text.
    """

    report: Report = field(repr=False)
    path: tuple[str, ...]
    span: tuple[int, int]
    occurrence: int = 0

    @property
    def text(self) -> str:
        """The text as published, a run-in heading included."""
        return self.report.text[self.span[0] : self.span[1]]

    @cached_property
    def id(self) -> str:
        """The same as long as report, place and text are the same."""
        return short_id(self.report.id, *self.path, self.text, str(self.occurrence))


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    report: Report = field(repr=False)
    path: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The section's own heading, as printed."""
        return self.path[-1]

    @cached_property
    def id(self) -> str:
        """The same as long as the report and the headings above are the same."""
        return short_id(self.report.id, *self.path)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages under this heading, at any depth."""
        depth = len(self.path)
        return tuple(p for p in self.report.passages if p.path[:depth] == self.path)

    @cached_property
    def parts(self) -> tuple["Section", ...]:
        """The sections directly below this one."""
        depth = len(self.path)
        return tuple(
            s
            for s in self.report.sections
            if len(s.path) == depth + 1 and s.path[:depth] == self.path
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score (higher is nearer) and the quoted sentence inside it.

    `quote_span` is relative to the passage's text; `url` opens the source page at the quote.
    """

    passage: Passage
    score: float
    quote_span: tuple[int, int]
    url: str

    @property
    def quote(self) -> str:
        """The sentence that answers, verbatim."""
        return self.passage.text[self.quote_span[0] : self.quote_span[1]]


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier exchange: what was asked and the passage that answered it, if any did.

    `offered` are passages or sections that the answer gave to choose from, in their order.
    """

    question: str
    passage: Passage | None
    offered: tuple[Hit | Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the library decided. `hits` are ranked; `sections` are offered for going on.

    `confidence` is between 0 and 1. `understood_as` names the terms that were read
    differently from how they were typed, joined by 、; "" when nothing was.
    """

    kind: Kind
    question: str
    confidence: float = 0.0
    understood_as: str = ""
    hits: tuple[Hit, ...] = ()
    sections: tuple[Section, ...] = ()
    small_talk: SmallTalk | None = None
    reports: tuple[Report, ...] = ()  # a question about which reports there are
    fact: tuple[Report, str] | None = None  # a metadata question: the report, the field's name
    asks_now: bool = False  # the question is about the present, which a report cannot know
    lack: Lack | None = None  # what the passage does not say; of a DIRECT answer only RESULT
    undated: bool = False  # no year was named, and reports of other years stand beside this one
    unanswered: tuple[int, ...] = ()  # of several questions in a message: those without an answer
