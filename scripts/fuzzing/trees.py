"""Mutations of XML that leave it well-formed: a parser refuses nearly all others at once."""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_CHANGES = 4
_MOST_TIMES = 5  # that an element is repeated
_VALUES = (
    *("", "0", "1", "-1", "8", "9", "999999999", "1e9", "true", "false", "none", "restart"),
    *("%1", "%9、", "第%1章", "decimal", "chineseCounting", "bullet", "separate", "preserve"),
)
_NAMES = (
    *("p", "r", "t", "tab", "br", "sym", "tbl", "tr", "tc", "vMerge", "gridSpan", "gridBefore"),
    *("numPr", "ilvl", "numId", "outlineLvl", "pStyle", "basedOn", "ins", "del", "delText", "sdt"),
    *("sdtContent", "hyperlink", "fldChar", "instrText", "footnoteReference", "txbxContent"),
    *("ruby", "rt", "rubyBase", "smartTag", "vanish", "drawing", "pict", "sectPr", "lvlOverride"),
)

Element = Any  # of lxml, which says nothing of its types
Change = Callable[[Element, Element, Random], None]


def mutated_tree(xml: bytes, dice: Random) -> bytes:
    """Return `xml` with a few elements changed; raises XMLSyntaxError where it is no XML."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    for _ in range(dice.randint(1, _MOST_CHANGES)):
        elements = list(root.iter("*"))
        dice.choice(_CHANGES)(dice.choice(elements), dice.choice(elements), dice)
    return bytes(etree.tostring(root))


def _remove(chosen: Element, other: Element, dice: Random) -> None:
    if (parent := chosen.getparent()) is not None:
        parent.remove(chosen)


def _repeat(chosen: Element, other: Element, dice: Random) -> None:
    for _ in range(dice.randint(1, _MOST_TIMES)):
        if chosen.getparent() is not None:
            chosen.addnext(deepcopy(chosen))


def _copy(chosen: Element, other: Element, dice: Random) -> None:
    other.insert(dice.randint(0, len(other)), deepcopy(chosen))


def _rename(chosen: Element, other: Element, dice: Random) -> None:
    chosen.tag = dice.choice([str(other.tag), _W + dice.choice(_NAMES)])


def _add(chosen: Element, other: Element, dice: Random) -> None:
    added = etree.SubElement(chosen, _W + dice.choice(_NAMES))
    added.set(f"{_W}val", dice.choice(_VALUES))


def _value(chosen: Element, other: Element, dice: Random) -> None:
    names = [*chosen.attrib, f"{_W}val"]
    values = [*map(str, other.attrib.values()), *_VALUES]
    chosen.set(str(dice.choice(names)), dice.choice(values))


def _text(chosen: Element, other: Element, dice: Random) -> None:
    chosen.text = dice.choice([other.text or "", (chosen.text or "") * 2, *_VALUES])


_CHANGES: tuple[Change, ...] = (_remove, _repeat, _copy, _rename, _add, _value, _text)
