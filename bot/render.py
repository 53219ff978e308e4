"""Answer → message, pure. Nothing goes in but published words and `bot.texts`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import texts
from bot.actions import Notes, Ref, ShowPassage, ShowSection
from bot.excerpt import excerpt
from bot.layout import (
    HEADING_LIMIT,
    TITLE_LIMIT,
    Entry,
    button,
    first_words,
    heading,
    label,
    labels,
    link,
    listed,
    marked,
    marks,
    names,
    numbered,
    origin,
    up,
)
from bot.message import MESSAGE_LIMIT, Message, Rows, escape, plain, shorten, units
from knowledge.models import Answer, Hit, Kind, Lack, Report, Section

EXCERPT_LIMIT = 260  # UTF-16 units: about a phone's screen of large type
ALSO_LIMIT = 600  # UTF-16 units of the quote of a further passage: nearly every sentence
VALUE_LIMIT = 1000  # UTF-16 units of a value from a report's page
URL_LIMIT = 2000  # characters that every client opens
CHOICES = 5  # passages to choose from
NEAREST = 3  # sections offered when nothing was found
PARTS = 20  # parts of a section, or reports, that are listed

QUOTELESS = (0, 0)  # the quote of a passage that was opened, not found
BROWSING = Notes(browsing=True)


@dataclass(frozen=True, slots=True)
class Voice:
    """What the fixed sentences say of the bot itself."""

    name: str
    username: str = ""
    hotline: str = "12345"

    def says(self, sentence: str) -> str:
        """Return a sentence of `bot.texts` with the particulars filled in, as markup."""
        return sentence.format(
            name=escape(self.name), username=escape(self.username), hotline=escape(self.hotline)
        )

    def message(self, sentence: str) -> Message:
        """Return a message of nothing but that sentence."""
        return Message(self.says(sentence))


def answer(found: Answer, voice: Voice) -> Message:
    """Return the message a resident reads for what the library decided."""
    if found.small_talk is not None:
        return voice.message(texts.SMALL_TALK[found.small_talk])
    if found.kind in (Kind.DIRECT, Kind.RELATED) and found.hits and not found.fact:
        return passage(found.hits, voice, _notes(found))
    shown = _without_passage(found, voice)
    return replace(shown, html=_above(_reports(found), _notes(found)) + shown.html)


def _without_passage(found: Answer, voice: Voice) -> Message:
    if found.fact is not None:
        return fact(*found.fact)
    if found.reports:
        return Message("\n".join([texts.CATALOGUE, *_titles(found.reports)]))
    if found.kind is Kind.OVERVIEW and found.sections:
        return overview(found.sections)
    if found.kind is Kind.CHOICE and found.hits:
        return choice(found.hits[:CHOICES], _notes(found))
    return not_found(found, voice)


def passage(
    hits: Sequence[Hit],
    voice: Voice,
    notes: Notes = BROWSING,
    *,
    at: int = 0,
    whole: bool = False,
) -> Message:
    """Return one of the hits as its passage with the quote in bold, its source, what leads on.

    The other hits follow with their quotes alone; those that do not answer together with it, as
    buttons only.
    """
    hit = hits[at]
    text, report = hit.passage.text, hit.passage.report
    above, below = _above([report], notes), _below(hits, at, voice, notes)
    if notes.chosen:
        above += texts.CHOSEN.format(name=escape(labels(hits)[at])) + "\n"
    room = MESSAGE_LIMIT - units(plain(above + "\n" + below)) - 2 * units(texts.CUT)
    limit = room if whole else min(room, _excerpt_limit(hit))
    span = excerpt(text, hit.quote_span, limit)
    quoted = f"<blockquote>{marked(text, span, hit.quote_span)}</blockquote>\n"
    is_cut = span != (0, len(text))
    rows = _passage_rows(hits, ShowPassage(_refs(hits), at, whole, notes), is_cut=is_cut)
    return Message(above + quoted + below, rows)


def overview(sections: Sequence[Section]) -> Message:
    """Return the sections that were asked for as a whole: one with its parts, or a list."""
    if len(sections) == 1:
        return section(sections[0])
    shown = sections[:PARTS]
    entries: list[Entry] = [
        (label(f"{mark} {s.heading}"), ShowSection(s.id))
        for mark, s in zip(marks([s.report for s in shown]), shown, strict=True)
    ]
    return Message("\n".join([texts.CHOICE, "", *listed(entries)]), numbered(entries))


def section(shown: Section) -> Message:
    """Return a heading, the words that lead in, and the parts as numbered buttons."""
    own = [p for p in shown.passages if p.path == shown.path]
    lead = own[0].text if len(own) == 1 and units(own[0].text) <= EXCERPT_LIMIT else ""
    entries: list[Entry] = [(label(part.heading), ShowSection(part.id)) for part in shown.parts]
    if not lead:
        entries[:0] = [
            (label(p.text), ShowPassage((Ref(p.id, QUOTELESS),), notes=BROWSING)) for p in own
        ]
    lines = [f"<b>{escape(shorten(shown.heading, HEADING_LIMIT))}</b>"]
    lines += [f"<blockquote>{escape(lead)}</blockquote>" if lead else ""]
    lines += [texts.PARTS, *listed(entries[:PARTS])]
    lines += [texts.MORE_PARTS] if len(entries) > PARTS else []
    rows = numbered(entries[:PARTS]) + link(shown.report.url) + up(shown.report, shown.path)
    return Message("\n".join([*lines, "", origin(shown.report, shown.path[:-1])]), rows)


def choice(hits: Sequence[Hit], notes: Notes) -> Message:
    """Return the passages that may be meant, each by how it begins, as numbered buttons."""
    of_one_year = len({hit.passage.report.year for hit in hits}) == 1
    notes = replace(notes, chosen=True, undated=notes.undated and of_one_year)
    show = ShowPassage(_refs(hits), notes=notes)
    entries: list[Entry] = [(name, replace(show, at=at)) for at, name in enumerate(labels(hits))]
    lines = [_option(at, *name, hits[at]) for at, name in enumerate(names(hits))]
    lead = texts.CHOICE if len(hits) > 1 else texts.CHOICE_OF_ONE
    return Message("\n".join([lead, *lines]), numbered(entries))


def not_found(found: Answer, voice: Voice) -> Message:
    """Return the sentence for what the reports do not say, and the nearest sections."""
    near: list[Entry] = [(label(s.heading), ShowSection(s.id)) for s in found.sections[:NEAREST]]
    lines = [voice.says(texts.NOT_FOUND), *(["", texts.NEAREST, *listed(near)] if near else [])]
    return Message("\n".join(lines), numbered(near))


def fact(report: Report, field: str) -> Message:
    """Return what the report's page says of the report itself."""
    name = texts.FACTS[field]
    value = getattr(report.metadata, field, None) or getattr(report, field, None)
    line = texts.NO_FACT.format(fact=name)
    if value:
        line = texts.FACT.format(fact=name) + f"<b>{escape(shorten(str(value), VALUE_LIMIT))}</b>"
    return Message(f"{line}\n\n{origin(report, ())}", link(report.url))


def about(reports: Sequence[Report], voice: Voice) -> Message:
    """Return what the bot is, and the reports it answers from."""
    return Message("\n".join([voice.says(texts.ABOUT), *_titles(reports)]))


def _titles(reports: Sequence[Report]) -> list[str]:
    """Return the titles of the first reports, and how many there are in all if there are more."""
    titles = [f"· 《{escape(shorten(r.title, TITLE_LIMIT))}》" for r in reports[:PARTS]]
    return titles + ([texts.ABOUT_MORE.format(count=len(reports))] if len(reports) > PARTS else [])


def _notes(found: Answer) -> Notes:
    related = found.kind is Kind.RELATED
    return Notes(
        lack=found.lack or (Lack.ASKED if related else None),
        now=found.asks_now,
        undated=found.undated,
        unanswered=found.unanswered,
        understood=found.understood_as,
    )


def _reports(found: Answer) -> list[Report]:
    """Return the reports that a message without a passage tells of."""
    if found.fact is not None:
        return [found.fact[0]]
    of_sections = [s.report for s in found.sections if found.kind is Kind.OVERVIEW]
    return of_sections or [hit.passage.report for hit in found.hits]


def _above(reports: Sequence[Report], notes: Notes) -> str:
    """Return the lines that come before what those reports say."""
    lines = _understood(notes.understood) + _dated({report.year for report in reports}, notes)
    lines += _unanswered(notes.unanswered)
    return lines + (texts.RELATED[notes.lack] + "\n" if notes.lack else "")


def _dated(years: set[int | None], notes: Notes) -> str:
    """Return the line that says which year this is about, where the question left it open."""
    year = next(iter(years)) if len(years) == 1 else None
    if notes.now and years:
        line = texts.SUPERSEDED.format(year=year) if year else texts.SUPERSEDED_UNDATED
        return line + "\n"
    return texts.UNDATED.format(year=year) + "\n" if notes.undated and year else ""


def _unanswered(numbers: Sequence[int]) -> str:
    """Return the line that says which of several questions have no answer."""
    named = texts.UNANSWERED_AND.join(map(str, numbers))
    return texts.UNANSWERED.format(numbers=named) + "\n" if numbers else ""


def _understood(terms: str) -> str:
    if not terms:
        return ""
    return texts.UNDERSTOOD.format(terms=escape(shorten(terms, HEADING_LIMIT))) + "\n"


def _option(at: int, mark: str, name: str, hit: Hit) -> str:
    """Return the markup of one that may be meant: its number, its name and how it begins."""
    number = f"{at + 1}. {escape(mark)}".rstrip()
    return f"{number} <b>{escape(name)}</b>\n<blockquote>{escape(first_words(hit))}</blockquote>"


def _below(hits: Sequence[Hit], at: int, voice: Voice, notes: Notes) -> str:
    """Return the lines that come after the passage: its source, further hits, whom to call."""
    shown = hits[at].passage
    told = marks([hit.passage.report for hit in hits])
    answers_with_others = not (notes.chosen or notes.lack)
    others = [n for n in range(len(hits)) if n != at and answers_with_others]
    also = "".join(_also(hits[n], told[n]) for n in others)
    call = "\n\n" + voice.says(texts.TO_BE_SURE) if notes.lack else ""
    return origin(shown.report, shown.path) + also + call


def _also(hit: Hit, mark: str) -> str:
    """Return the markup of a further hit: its quote, and the heading it stands under."""
    quote = hit.quote.strip()
    span = excerpt(quote, QUOTELESS, ALSO_LIMIT)
    cited = marked(quote, span, (0, len(quote)))
    under = escape(label(f"{mark} {heading(hit.passage)}"))
    return f"\n\n{texts.ALSO}\n<blockquote>{cited}</blockquote>\n{under}"


def _excerpt_limit(hit: Hit) -> int:
    return max(EXCERPT_LIMIT, units(hit.quote))


def _refs(hits: Sequence[Hit]) -> tuple[Ref, ...]:
    return tuple(Ref(hit.passage.id, hit.quote_span) for hit in hits)


def _passage_rows(hits: Sequence[Hit], shown: ShowPassage, *, is_cut: bool) -> Rows:
    hit = hits[shown.at]
    rows = link(hit.url if len(hit.url) <= URL_LIMIT else hit.passage.report.url)
    if shown.whole and units(hit.passage.text) > _excerpt_limit(hit):
        rows += (button(texts.COLLAPSE, replace(shown, whole=False)),)
    elif is_cut and not shown.whole:
        rows += (button(texts.EXPAND, replace(shown, whole=True)),)
    rows += tuple(
        button(texts.SEE + name, replace(shown, at=at, whole=False))
        for at, name in enumerate(labels(hits))
        if at != shown.at
    )
    return rows + (up(hit.passage.report, hit.passage.path) if shown.notes.browsing else ())
