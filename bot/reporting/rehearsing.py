"""A rehearsal on the command line: of what residents asked, of the FAQ and of the golden file."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot import render, texts
from bot.loading import load_nearness
from bot.reporting.desk import opened
from bot.reporting.sides import voice_of
from bot.settings import Settings
from bot.storage.questions import Asked
from bot.terminal import waiting, warn
from knowledge import Answer, Library
from knowledge.errors import EditionError, Hindrance
from knowledge.evaluate import Gold, read_questions
from knowledge.faq import Faq
from knowledge.models import Report
from knowledge.rehearsal import Origin, Rehearsal, Rehearsed, Step, rehearse
from knowledge.store import Current
from knowledge.store.faq import FaqStore


@dataclass(frozen=True, slots=True)
class Stage:
    """All that a rehearsal takes, as it was in the database at one time."""

    current: Current
    number: int
    before: Sequence[Report]
    after: Sequence[Report]
    faq: Faq
    asked: Sequence[str]
    golden: Sequence[Gold]

    @property
    def questions(self) -> list[Rehearsed]:
        """The questions: those of the golden file, those of the FAQ, those that were asked."""
        worded = [
            Rehearsed(wording, Origin.FAQ, tuple(bound.text for bound in entry.passages))
            for entry in self.faq.entries
            for wording in entry.wordings
        ]
        asked = [Rehearsed(text, Origin.ASKED) for text in self.asked]
        return [*map(Rehearsed.golden, self.golden), *worded, *asked]


def stage(settings: Settings, number: int) -> Stage:
    """Return what a rehearsal of that edition takes.

    Raises QuestionError, StorageError, and EditionError (NO_EDITION, IS_CURRENT).
    """
    golden = read_questions(settings.golden_file) if settings.golden_file else []
    return asyncio.run(_stage(settings, number, golden))


def rehearsed(staged: Stage, settings: Settings) -> Rehearsal:
    """Return what a switch would change; it takes seconds, and a terminal is shown how far it is.

    The answers are those that residents get, with the model of meaning that is set.
    """
    questions = staged.questions
    before = _library(staged.current.edition, staged.before, staged.faq, settings)
    after = _library(staged.number, staged.after, staged.faq, settings)
    voice = voice_of(settings)

    def said(answer: Answer) -> str:
        return render.answer(answer, voice).plain

    with _bar() as step:
        return rehearse(before, after, questions, step, said)


async def _stage(settings: Settings, number: int, golden: Sequence[Gold]) -> Stage:
    async with opened(settings) as desk:
        store, current = desk.store, await desk.store.current()
        after = await store.reports(number)
        if number == current.edition:
            raise EditionError(Hindrance.IS_CURRENT, number=number)
        return Stage(
            current=current,
            number=number,
            before=await store.reports(current.edition),
            after=after,
            faq=Faq(await FaqStore(desk.database).entries()),
            asked=await Asked(desk.database, days=settings.question_retention_days).latest(),
            golden=golden,
        )


def _library(number: int, reports: Sequence[Report], faq: Faq, settings: Settings) -> Library:
    with waiting(texts.REHEARSAL_BUILDING.format(number=number)):
        library = Library.build(reports).with_faq(faq)
    nearness = load_nearness(library.passages, settings, warn)
    return library.meaning(nearness) if nearness else library


@contextmanager
def _bar() -> Iterator[Step]:
    """Yield what shows on a terminal how many questions are answered; elsewhere nothing."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(texts.REHEARSING, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
