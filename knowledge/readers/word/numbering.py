"""The numbers that Word puts before paragraphs, written out as Word shows them.

ECMA-376 part 1, 17.9: a paragraph names a numbering (`num`) and a depth; the numbering is an
instance of a list (`abstractNum`), whose levels say how they count and what they print. All
instances of a list count on together, but for the levels an instance starts anew.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knowledge.readers.word.numerals import numeral
from knowledge.readers.word.styles import Style, Styles
from knowledge.readers.word.symbols import bullet, font_of
from knowledge.readers.word.xml import (
    VALUE,
    Children,
    Element,
    children,
    number,
    switch,
    value,
    w,
)

_NO_LIST = "0"  # takes a paragraph out of the list that its style puts it into
_DEPTHS = range(9)
_LONGEST_LABEL = 255  # characters that a level may print; Word takes no more
_NUMBER = re.compile(r"%([1-9])")
_CLOSING = "、，：；。．）)】〉》]"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    suffix: str
    is_decimal: bool  # writes the numbers of all levels as 1, 2, 3
    restarts: int  # the depths above this one start it anew
    style: str  # the paragraph style that stands for it


@dataclass(frozen=True, slots=True)
class _Instance:
    list_id: str  # of the list whose count it shares
    levels: Mapping[int, _Level]
    anew: Mapping[int, int]  # the number that a depth starts anew with


class Numbering:
    """Counts the paragraphs of a document as they come."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists = _by_id(root, "abstractNum")
        self._nums = _by_id(root, "num")
        self._styles = styles
        self._levels: dict[str, tuple[str, Mapping[int, _Level]]] = {}
        self._instances: dict[str, _Instance] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def prefix(self, properties: Children, style: Style, text: str) -> str:
        """Count a paragraph and return what Word shows before its `text`, gap included."""
        own = children(properties.get(w("numPr")))
        num_id = value(own, "numId") or value(style.numbering, "numId")
        if num_id in (None, _NO_LIST) or num_id not in self._nums:
            return ""
        is_new = num_id not in self._instances
        instance = self._instance(num_id)
        depth = _depth(own, style, instance)
        if (level := instance.levels.get(depth)) is None:
            return ""
        counts = self._counts[instance.list_id]
        _count(counts, instance, depth, anew=instance.anew if is_new else ())
        label = _label(level, depth, counts, instance)
        return label + _gap(level, label, text)

    def _instance(self, num_id: str) -> _Instance:
        if num_id not in self._instances:
            num = self._nums[num_id]
            list_id, defined = self._list(value(children(num), "abstractNumId") or "")
            levels, anew = dict(defined), dict[int, int]()
            for override in num.findall(w("lvlOverride")):
                levels |= _levels(override)
                if (start := value(children(override), "startOverride")) is not None:
                    anew[number(override.get(w("ilvl")), -1)] = number(start)
            self._instances[num_id] = _Instance(list_id, levels, anew)
        return self._instances[num_id]

    def _list(self, list_id: str) -> tuple[str, Mapping[int, _Level]]:
        """Return the id and the levels of a list; it may stand in a style made for lists."""
        if list_id not in self._levels:
            own = list_id
            if link := value(children(self._lists.get(list_id)), "numStyleLink"):
                linked = self._nums.get(value(self._styles.named(link).numbering, "numId") or "")
                own = value(children(linked), "abstractNumId") or ""
            self._levels[list_id] = own, _levels(self._lists.get(own))
        return self._levels[list_id]


def _by_id(root: Element | None, kind: str) -> dict[str, Element]:
    elements = [] if root is None else root.findall(w(kind))
    return {element.get(w(f"{kind}Id"), ""): element for element in elements}


def _levels(parent: Element | None) -> dict[int, _Level]:
    elements = [] if parent is None else parent.findall(w("lvl"))
    found = {number(element.get(w("ilvl")), -1): element for element in elements}
    return {depth: _level(element, depth) for depth, element in found.items() if depth in _DEPTHS}


def _level(element: Element, depth: int) -> _Level:
    says = children(element)
    form = [found.get(VALUE, "") for found in element.iter(w("numFmt"))]
    restarts = number(value(says, "lvlRestart"), depth)
    return _Level(
        start=number(value(says, "start")),
        form=form[-1] if form else "decimal",  # the last, where there is a choice: the plainest
        text=_printed(says, is_bullet="bullet" in form),
        suffix=value(says, "suff") or "tab",
        is_decimal=switch(says, "isLgl") or False,
        restarts=min(restarts, depth),
        style=value(says, "pStyle") or "",
    )


def _printed(says: Children, *, is_bullet: bool) -> str:
    look = children(says.get(w("rPr")))
    if switch(look, "vanish"):
        return ""
    text = (value(says, "lvlText") or "")[:_LONGEST_LABEL]
    return bullet(font_of(look), text) if is_bullet else text


def _depth(own: Children, style: Style, instance: _Instance) -> int:
    """Return the depth in its list that a paragraph, or else its style, is at."""
    if value(own, "numId") is not None or value(own, "ilvl") is not None:
        return number(value(own, "ilvl"))
    linked = (depth for depth, level in instance.levels.items() if level.style == style.list_style)
    return next(linked, number(value(style.numbering, "ilvl")))


def _count(counts: dict[int, int], instance: _Instance, depth: int, anew: Collection[int]) -> None:
    for started in anew:
        counts.pop(started, None)
    counts[depth] = counts.get(depth, _start(instance, depth) - 1) + 1
    for deeper, level in instance.levels.items():
        if depth < level.restarts:
            counts.pop(deeper, None)


def _start(instance: _Instance, depth: int) -> int:
    return instance.anew.get(depth, instance.levels[depth].start)


def _label(level: _Level, depth: int, counts: Mapping[int, int], instance: _Instance) -> str:
    def counted(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at > depth or at not in instance.levels:
            return ""
        form = instance.levels[at].form
        current = counts.get(at, _start(instance, at))
        return numeral(current, "decimal" if level.is_decimal else form)

    return _NUMBER.sub(counted, level.text, count=len(_DEPTHS))


def _gap(level: _Level, label: str, text: str) -> str:
    """Return what parts a number from the text; a tab after 一、 only sets it, it says nothing."""
    if not label or level.suffix == "nothing":
        return ""
    closed = label[-1] in _CLOSING or (label[-1] == "." and not text[:1].isdecimal())
    return "" if closed and level.suffix == "tab" else " "
