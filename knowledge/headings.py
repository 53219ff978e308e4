"""Which lines of a text are headings, and under which headings every line stands."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.candidates import MOST_TITLE_LINES, Candidate, Form, candidates
from knowledge.formulas import is_date, speaks_to_assembly
from knowledge.numbering import Style
from knowledge.series import Ahead

# The order in which numbers nest where an author uses several kinds of them.
_ORDER: tuple[Style | Form, ...] = (
    *(Form.APPENDIX, Style.PART, Style.CHAPTER, Style.SUBCHAPTER, Style.ARTICLE),
    *(Style.COMMA, Style.PAREN, Style.ARABIC, Style.DECIMAL, Style.SUBDECIMAL),
    *(Style.PAREN_ARABIC, Style.CIRCLED),
)
_RANKS = {style: rank for rank, style in enumerate(_ORDER)}
_WEAK = {Style.POINT, Style.ORDINAL, Style.DEMAND, Form.DASH, Form.BARE}  # lists, in the main
_OUTER = {Form.APPENDIX, Style.PART, Style.CHAPTER, Style.SUBCHAPTER, Style.COMMA, Form.PLAIN}
_MOST_MISSING = 2  # numbers that a series may leave out
_PARALLEL = 2  # siblings before the last of a series that show how long each is
_MANY = 2  # lines; stands for a part with parts of its own
_LONGEST_OFFICE = 30  # characters
# How an author turns from the parts of a review to the whole.
_SUMMARY = re.compile(
    r"[一五十几]年来|过去[一五]年|回顾|总结|在(?:看到|肯定)?成绩|(?:同时，?)?我们(?:也|还)(?:要)?(?:清醒|深刻|必须)"
    r"|与此同时|这些成[绩就]|成绩(?:的取得)?来之不易|(?:以上|上述)(?:工作|成绩|问题|意见|措施)"
    r"|总的(?:看|来看)|实践证明|事实(?:充分)?(?:证明|说明)"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the headings it stands under; `heading` when it is, or opens with, one."""

    path: tuple[str, ...]
    heading: Candidate | None = None
    continued: bool = False  # the heading began on a line before


@dataclass(slots=True)
class _Open:
    """A heading, or an item, under which lines are being read."""

    candidate: Candidate
    name: str
    at: int
    siblings: int = 0  # before it in its series
    most: int = 0  # lines under any of them
    lines: int = 0  # under itself

    @property
    def style(self) -> Style | Form:
        return self.candidate.style

    @property
    def is_strong(self) -> bool:
        return self.style in _RANKS


class _Reader:
    """Walks the lines with the stack of headings that are open."""

    def __init__(self, lines: Sequence[str], found: Sequence[Candidate | None]) -> None:
        self._lines = lines
        self._found = found
        self._ahead = Ahead(found)
        self._open: list[_Open] = []
        self._last: dict[Style | Form, int] = {}
        self._named: Counter[tuple[str, ...]] = Counter()

    def read(self) -> Iterator[Placed]:
        at = 0
        while at < len(self._lines):
            candidate = self._as_due(at)
            depth = self._depth(candidate, at) if candidate else None
            if candidate is None or depth is None:
                self._text(at)
                yield Placed(self._path)
                at += 1
                continue
            title = self._whole_title(candidate, at)
            self._enter(title, depth, at)
            shown = None if title.item else title
            yield Placed(self._path, shown)
            yield from (Placed(self._path, shown, continued=True) for _ in range(1, title.lines))
            at += title.lines

    @property
    def _path(self) -> tuple[str, ...]:
        return tuple(entry.name for entry in self._open if not entry.candidate.item)

    def _whole_title(self, candidate: Candidate, at: int) -> Candidate:
        """Return a heading together with the lines over which it is broken."""
        if candidate.item:
            return candidate
        end = at + 1
        while end - at < MOST_TITLE_LINES and self._is_broken(candidate, at, end):
            end += 1
        if end - at == 1:
            return candidate
        text = self._lines[at]
        for line in self._lines[at + 1 : end]:
            text += line if candidate.style is not Form.APPENDIX else f" {line}"
        return replace(candidate, text=text, lines=end - at)

    def _is_broken(self, candidate: Candidate, at: int, end: int) -> bool:
        """Return whether the line at `end` goes on with the heading that begins at `at`."""
        below = self._found[end] if end < len(self._found) else None
        if below is None or below.style not in (Form.PLAIN, Form.APPENDIX):
            return False
        if candidate.style in (Form.PLAIN, Form.APPENDIX):
            return True
        alone = candidate.text == self._lines[at] and below.style is Form.PLAIN
        return alone and not self._ahead.goes_on(below, end, self._ahead.next(candidate.style, at))

    def _as_due(self, at: int) -> Candidate | None:
        """Return the candidate; 2.10种 is the second entry of a list where that is due."""
        candidate = self._found[at]
        if candidate is None or candidate.style not in (Style.DECIMAL, Style.SUBDECIMAL):
            return candidate
        value = int(self._lines[at].partition(".")[0])
        lists = (e.candidate.value for e in self._open if e.style is Style.ARABIC)
        is_due = next(lists, 0) == value - 1 > 0
        return replace(candidate, style=Style.ARABIC, value=value) if is_due else candidate

    # --- where a candidate stands

    def _depth(self, candidate: Candidate, at: int) -> int | None:
        """Return how many headings stand above `candidate`, None when it is none."""
        style = candidate.style
        if style is Form.APPENDIX:
            return 0
        if style is Form.MARKED:
            return self._marked_depth(candidate.level)
        within = next((d for d, entry in enumerate(self._open) if entry.style == style), None)
        if style is Form.PLAIN:
            return self._plain_depth(at) if within is None else within
        if candidate.loose:
            due = within is not None and self._open[within].candidate.value + 1
            return within if candidate.value == due else None
        if within is not None:
            return within if self._continues(self._open[within], candidate, at) else None
        return self._base(candidate, at) if self._begins(candidate, at) else None

    def _continues(self, last: _Open, candidate: Candidate, at: int) -> bool:
        if candidate.value in (0, last.candidate.value + 1):
            near = candidate.style is not Form.BARE or self._ahead.is_near(last.at, at)
            return near or self._goes_on(candidate, at)
        known = candidate.style in _RANKS and not candidate.item
        if candidate.value == last.candidate.value > 1:  # printed twice by mistake
            return known and (self._follows(candidate, at) or not candidate.run_in)
        if candidate.value == 1:
            return candidate.style not in _WEAK or self._goes_on(candidate, at)
        missing = candidate.value - last.candidate.value - 1
        return 0 < missing <= _MOST_MISSING and (known or self._goes_on(candidate, at))

    def _begins(self, candidate: Candidate, at: int) -> bool:
        """Return whether a series may begin with `candidate`; an excerpt may begin anywhere."""
        if candidate.value == self._last.get(candidate.style, 0) + 1 > 1:
            return True  # the series was left for a while, or runs on through the sections
        if candidate.value > 1 and not self._is_first(candidate):
            return False
        return candidate.style not in _WEAK or candidate.last or self._goes_on(candidate, at)

    def _is_first(self, candidate: Candidate) -> bool:
        """Return whether nothing, or only parts of a section that is cut off, came before."""
        rank = _RANKS.get(candidate.style, 0)
        above = all(_RANKS.get(entry.style, -1) > rank for entry in self._open)
        return not self._last or (candidate.style not in self._last and rank > 0 and above)

    def _goes_on(self, candidate: Candidate, at: int, depth: int | None = None) -> bool:
        """Return whether its series goes on before the `depth` outer sections, or all, end."""
        above = (entry for entry in self._open[:depth] if entry.is_strong)
        ends = (self._ahead.next(entry.style, at) for entry in above)
        return self._ahead.goes_on(candidate, at, min(ends, default=len(self._lines)))

    def _base(self, candidate: Candidate, at: int) -> int:
        depth = len(self._open)
        while depth and not self._holds(self._open[depth - 1], candidate, at):
            depth -= 1
        return depth

    def _holds(self, entry: _Open, candidate: Candidate, at: int) -> bool:
        """Return whether a series may begin inside `entry`."""
        rank = _RANKS.get(candidate.style)
        if entry.style in _WEAK:
            if rank is None:
                return entry.style is Form.BARE and candidate.style is not Form.BARE
            return entry.style is not Form.DASH and rank > _RANKS[Style.PAREN]
        outer = _RANKS.get(entry.style)
        if rank is None or outer is None or outer < rank:
            return True
        return self._follows(entry.candidate, at)

    def _marked_depth(self, level: int) -> int:
        levels = (entry.candidate.level for entry in self._open)
        return next((d for d, own in enumerate(levels) if own >= level), len(self._open))

    def _plain_depth(self, at: int) -> int:
        """Return the depth of a title: above the series that begins anew below it."""
        for depth, entry in enumerate(self._open):
            if entry.style in _WEAK:
                return depth
            following = self._ahead.next(entry.style, at)
            candidate = self._found[following] if following < len(self._found) else None
            if entry.is_strong and candidate and candidate.value == 1:
                return depth
        return len(self._open)

    # --- what is open

    def _enter(self, candidate: Candidate, depth: int, at: int) -> None:
        entry = _Open(candidate, candidate.text, at)
        if depth < len(self._open) and self._open[depth].style == candidate.style:
            before = self._open[depth]
            entry.siblings = before.siblings + 1
            entry.most = max(before.most, before.lines)
        del self._open[depth:]
        if self._open:
            self._open[-1].lines += _MANY
        self._open.append(entry)
        if not candidate.item:
            self._named[self._path] += 1
            if (times := self._named[self._path]) > 1:
                entry.name = f"{candidate.text}〔{times}〕"
        self._last[candidate.style] = candidate.value

    def _text(self, at: int) -> None:
        """Close what the line at `at` cannot belong to."""
        if self._is_signature(at):
            self._open.clear()
        if speaks_to_assembly(self._lines[at]):
            del self._open[1:]
        if _SUMMARY.match(self._lines[at]) and self._is_last(at):
            del self._open[1:]
        while self._open and self._is_over(at):
            self._open.pop()
        if self._open:
            self._open[-1].lines += 1

    def _is_over(self, at: int) -> bool:
        """Return whether the last of a series has as many lines as each of its siblings had."""
        entry = self._open[-1]
        if entry.style in _OUTER or entry.siblings < _PARALLEL:
            return False
        if entry.most > 1 or entry.lines < entry.most:
            return False
        return not self._goes_on(entry.candidate, at, len(self._open) - 1)

    def _is_last(self, at: int) -> bool:
        """Return whether the sections within the outermost are over: it has (一)…, and no more."""
        if len(self._open) < 2 or self._open[0].style not in _OUTER:  # noqa: PLR2004 - a part in it
            return False
        part = self._open[1]
        return part.lines > 0 and not self._goes_on(part.candidate, at, 1)

    def _is_signature(self, at: int) -> bool:
        """Return whether the line is an office over a date, or such a date, at an end."""
        outermost = self._open[0].candidate if self._open else None
        if outermost and outermost.value and self._follows(outermost, at):
            return False
        below = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        is_office = len(self._lines[at]) <= _LONGEST_OFFICE and is_date(below)
        return is_office or is_date(self._lines[at])

    def _follows(self, candidate: Candidate, at: int) -> bool:
        """Return whether another of the series of `candidate` stands anywhere below."""
        return self._ahead.goes_on(candidate, at, len(self._lines))


def place(lines: Sequence[str], marks: Mapping[int, int] | None = None) -> list[Placed]:
    """Return for each line the headings it stands under and the heading it is, if it is one.

    `marks` gives the level, from 1, of the lines that the document's form marks as headings.
    """
    return list(_Reader(lines, candidates(lines, marks)).read())
