"""What is asked of a figure just told, and of it alone: its year, its target, how it compares."""

import re
from collections.abc import Iterable
from dataclasses import replace

from knowledge import cues, lexicon, years
from knowledge.ellipsis import MORE
from knowledge.finder import Finder
from knowledge.models import Answer, Kind, Passage
from knowledge.normalize import normalize
from knowledge.own_words import OwnWords
from knowledge.readings import text_of
from knowledge.understand import Question, Understanding
from knowledge.wants import FIGURES, Want

_RANKS = {"rank", "compared"}  # kinds of wants
_COMPARES = re.compile(
    r"^[那这它]?(?:些|个|数字?|数量|总数|结果)*(?:是不是|是否|有没有|是)?"
    r"(?:[和跟与]?比?起?(?:去年|前年|上一?年|往年|以前|之前|\d{4}年)(?:度|同期|相比|比)*|[同环]比)"
    r"(?:更|又|要|变|多|少|高|低|好|差|大|小|增|加|减|长|升|降|上|下|提|改善|涨|跌|进步|退步|"
    r"变化|了|出|没|有|还|是|否|几|百分之|怎么样|如何|[吗呢么不啊呀]|\W)+$"
)
_CHANGES = re.compile(r"[比和跟与同更变多少高低增减升降涨跌]|[进退]步")  # 去年呢 compares nothing
_MOST = re.compile("[最更]?[多少高低大小快慢强弱长短]$")  # which no word list joins: 区最多
_COMPARED = re.compile(r"[同环]比|[比较](?:去年|前年|上一?年|往年|以前)|翻番|翻了?[一两]番")


class OfFigures:
    """Answers what is asked of a figure alone. Immutable, safe to share."""

    def __init__(self, understanding: Understanding, finder: Finder) -> None:
        self._understanding = understanding
        self._finder = finder

    def answer(
        self, read: Question, said: OwnWords, before: Question, shown: Passage
    ) -> Answer | None:
        """Return the answer to `read` after a passage that was `shown` for the question `before`.

        None where it asks anything else.
        """
        if lexicon.cues()["of_which_year"].search(read.text):
            return self._of_which_year(read, before, shown)
        if cues.asks_for_the_target(read):
            return self._target(read, before, shown)
        if _only_compares(read):
            wants = frozenset[Want]() if _COMPARED.search(text_of(shown)) else MORE
            return self._again(_again(before, read, wants), shown)
        if _only_ranks(read, said):
            ranked = replace(_again(before, read, read.wants), places=before.places | read.places)
            return self._again(ranked, shown)
        return None

    def _of_which_year(self, read: Question, before: Question, shown: Passage) -> Answer:
        """Return what was shown, where that tells its year, else the title that does."""
        again = self._again(_again(before, read), shown)
        if _name_a_year(hit.quote for hit in again.hits):
            return again
        if _is_of_the_year_in_its_title(shown):
            fact = (shown.report, "name")
            return Answer(kind=Kind.DIRECT, question=read.raw, confidence=1.0, fact=fact)
        return again if _name_a_year(shown.path) else self._untold(read, before, shown)

    def _target(self, read: Question, before: Question, shown: Passage) -> Answer:
        """Return what the report plans for what was asked before, else what was shown."""
        aim = self._understanding.part(before, "".join(before.content.split()) + read.text)
        figures = frozenset(want for want in before.wants if want.kind in FIGURES)
        aim = replace(aim, raw=read.raw, places=before.places, wants=figures or aim.wants)
        found = self._finder.matches_in(shown.report, aim, "")
        planned = [match for match in found if _is_planned(match.passage)]
        answer = self._finder.decide(aim, planned, self._finder.chance(aim, planned))
        return answer if answer.kind is Kind.DIRECT else self._untold(read, before, shown)

    def _untold(self, read: Question, before: Question, shown: Passage) -> Answer:
        """Return what was shown as what speaks of the matter, but does not say this."""
        return self._again(_again(before, read, MORE), shown)

    def _again(self, full: Question, shown: Passage) -> Answer:
        """Return what was shown as the answer to a question, as far as it is one."""
        matches = self._finder.match(full, shown, "")
        return self._finder.decide(full, matches, self._finder.chance(full, matches))


def _again(before: Question, read: Question, wants: frozenset[Want] = frozenset()) -> Question:
    """Return the question before, asked again for what a later one `wants`."""
    return replace(before, raw=read.raw, corrected=read.corrected, wants=wants)


def _only_compares(read: Question) -> bool:
    """Return whether a question (比去年多吗) asks for no more than how something has changed."""
    return bool(_COMPARES.search(read.text) and _CHANGES.search(read.text))


def _only_ranks(read: Question, said: OwnWords) -> bool:
    """Return whether a question (排第几) asks for no more than how something stands to others."""
    if not any(want.kind in _RANKS for want in read.wants):
        return False
    among = {*lexicon.follow_ups()["whole"], *read.places}
    things = (_MOST.sub("", thing) for thing in said.things)
    return not any(len(t) > 1 and t not in among and t[:-1] not in among for t in things)


def _is_of_the_year_in_its_title(shown: Passage) -> bool:
    """Return whether a passage speaks of one year, which the title of its report names."""
    of = years.spoken_of(shown).each
    others = years.mentioned(normalize(shown.text)) - of
    return len(of) == 1 and of <= years.mentioned(normalize(shown.report.title)) and not others


def _name_a_year(texts: Iterable[str]) -> bool:
    return any(years.mentioned(normalize(text)) for text in texts)


def _is_planned(passage: Passage) -> bool:
    """Return whether a passage is of what a report plans."""
    of = lexicon.aspects_of(passage.path[0]) if passage.path else frozenset()
    return "plan" in of or years.tense_of(passage) == "plan"
