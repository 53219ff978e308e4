"""What a question leaves to the one before it: if it may go on from that, and how it reads."""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge import cues, lexicon
from knowledge.own_words import OwnWords
from knowledge.understand import Question
from knowledge.wants import Want, wants_of

SHORTEST = 3  # characters told; a question that names a thing and says more is complete

MORE = frozenset({Want("more")})  # what is wanted where a question wants nothing certain

_PRONOUN_OF_A_THING = re.compile(r"^那?(?:它|他们|她们|其(?![中他余实]))")
_WHERE = re.compile(r"哪里|哪儿")
_FRAMES_ITSELF = re.compile(
    r"\d{4}年|[我你您咱“「『《\"]|(?:(?![哪什几谁])[一-鿿]){3}(?:局|厅|委员会)的"
)
_WORK_OF = ("工作", "方面")  # behind a word that no dictionary calls a thing: 防汛工作


def swaps(read: Question, said: OwnWords) -> bool:
    """Return whether a question only names another place or year for the one before it."""
    if said.words or said.counted or said.aspects or read.wants:
        return False
    return said.points_back and bool(read.places or read.years)


def swapped(read: Question, later: Question) -> Question:
    """Return a question for the places and years that a later one names instead of its own.

    Last year, counted from now, is the year before where that was asked about already.
    """
    named = later.years
    if not later.dated and named == read.years:
        named = frozenset(year - 1 for year in named)
    return replace(
        read,
        places=later.places or read.places,
        years=named or read.years,
        dated=read.dated or later.dated,
    )


def may_go_on(read: Question, said: OwnWords, *, complete: bool) -> bool:
    """Return whether a question could go on from another, by its own words.

    One that asks for a fact or for a part of the whole report (`complete`) could, where it
    points back to a thing, or names nothing but the part.
    """
    if complete and any(names.search(read.text) for _, names, _ in lexicon.facts()):
        return False  # 它的索引号
    if said.points_back:
        return not complete or bool(said.things or said.aspects) or _is_of_a_thing(read)
    if complete and said.aspects:
        return said.is_bare and not any(w in read.text for w in lexicon.follow_ups()["whole"])
    return _says_little(read, said) and (said.is_bare or not complete)


def only_wants(read: Question, said: OwnWords) -> bool:
    """Return whether a question (怎么申请) says nothing but what it wants to be told."""
    rest = read.text
    for want in read.wants:
        asked, _ = lexicon.asks().get(want.kind, (re.compile("(?!)"), None))
        rest = asked.sub(" ", rest)
    told = any(word in rest for word, _ in said.words)
    return bool(read.wants) and not (told or said.things)


def completed(read: Question, said: OwnWords, told: Sequence[Question]) -> Question:
    """Return a follow-up with what it leaves unsaid: the year, and that it asks for a place.

    `told` are the questions that tell what the talk is about, the last first. The year that one
    of them swapped for its own holds on while the same is wanted of it: 那2022年呢? 怎么加入?

    Its own 明年 is the one after the report that was spoken of, whose plans are asked for. What
    is to be done next (怎么办) is no procedure.
    """
    before, first = told[0], told[-1]
    wanted, wanted_first = ({want.kind for want in asked.wants} for asked in (read, first))
    same = first if wanted and wanted.isdisjoint(wanted_first) else before
    years = frozenset[int]() if said.aspects else same.years
    years = read.years if read.dated else years
    place = {Want("place")} if _WHERE.search(read.text) else set[Want]()
    joint = wants_of(f"{before.content}{read.text}".replace(" ", ""), str.split)
    place |= {want for want in joint if want.kind == "person"}  # 首席数据官…叫什么名字?
    way = {Want("procedure")} if said.aspects else set[Want]()
    return replace(read, aspects=said.aspects, years=years, wants=(read.wants | place) - way)


def joined(read: Question, said: OwnWords, earlier: str) -> Question:
    """Return a follow-up that also says the content of what it goes on from.

    Where it asks about a part of the report, it is about the part spoken of before no more, and
    what any such part is about says nothing: 打算怎么改进. Its subject was named before.
    """
    if not said.aspects:
        return replace(read, content=f"{earlier} {read.content}", subject=())
    own = " ".join(word for word, weight in said.words if weight)
    return replace(read, content=f"{cues.without_aspects(earlier)} {own}", subject=())


def _is_of_a_thing(read: Question) -> bool:
    """Return whether a pronoun stands for a thing that was spoken of, as 这 may for the report."""
    return bool(_PRONOUN_OF_A_THING.search(read.text))


def _says_little(read: Question, said: OwnWords) -> bool:
    if not read.asks or read.places or _FRAMES_ITSELF.search(read.text):
        return False
    if any(word + of in read.text for word, _ in said.words if len(word) > 1 for of in _WORK_OF):
        return False
    names = {*said.things} - {*said.counted}
    return said.length <= (SHORTEST if names else cues.SHORT)
