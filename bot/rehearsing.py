"""A rehearsal: of what residents asked, of the FAQ and of the golden file, on two editions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot import render
from bot.desk import Desk
from bot.loading import load_nearness
from bot.render import Voice
from bot.settings import Settings
from knowledge import Answer, Library
from knowledge.errors import EditionError, Hindrance
from knowledge.evaluate import Gold, read_questions
from knowledge.faq import Faq
from knowledge.models import Report
from knowledge.rehearsal import Origin, Rehearsal, Rehearsed, Step, rehearse
from knowledge.store import Current

Say = Callable[[str], None]


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


async def stage(desk: Desk, number: int) -> Stage:
    """Return what a rehearsal of that edition takes.

    Raises QuestionError, StorageError, and EditionError (NO_EDITION, DISCARDED, IS_CURRENT).
    """
    file, current = desk.settings.golden_file, await desk.store.current()
    await desk.store.wanted(number)
    after = await desk.store.reports(number)
    if number == current.edition:
        raise EditionError(Hindrance.IS_CURRENT, number=number)
    return Stage(
        current=current,
        number=number,
        before=await desk.store.reports(current.edition),
        after=after,
        faq=Faq(await desk.faq.entries()),
        asked=await desk.asked.latest(),
        golden=read_questions(file) if file else [],
    )


def rehearsed(staged: Stage, settings: Settings, say: Say, step: Step) -> Rehearsal:
    """Return what a switch would change; it takes seconds.

    The answers are those that residents get, with the model of meaning that is set; `say` is
    told what that has to say.
    """
    before = _library(staged.before, staged.faq, settings, say)
    after = _library(staged.after, staged.faq, settings, say)
    voice = Voice(settings.bot_name, hotline=settings.hotline)

    def said(answer: Answer) -> str:
        return render.answer(answer, voice).plain

    return rehearse(before, after, staged.questions, step, said)


def _library(reports: Sequence[Report], faq: Faq, settings: Settings, say: Say) -> Library:
    library = Library.build(reports).with_faq(faq)
    nearness = load_nearness(library.passages, settings, say)
    return library.meaning(nearness) if nearness else library
