"""What the styles of a Word document say of its paragraphs: headings, lists, what is hidden."""

import re
from dataclasses import dataclass, field

from knowledge.readers.word.xml import Children, Element, children, number, switch, value, w

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_TITLES = ("title", "标题")
_CONTENTS = re.compile(r"(?:toc|contents|目录)\s*(?:heading|标题|\d+)|table of figures")
_BODY_OUTLINE = 9  # the outline level that is no heading's; those of headings begin at 0


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, with those it is based on, says."""

    is_title: bool = False
    is_contents: bool = False  # of a line in the table of contents
    level: int = 0  # of a heading, from 1
    is_hidden: bool = False
    numbering: Children = field(default_factory=dict)  # puts its paragraphs into a list
    list_style: str = ""  # the id of the style that does


class Styles:
    """The styles of a document by their ids; what is unknown is a style that says nothing."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._elements = {style.get(w("styleId"), ""): style for style in styles}
        self._default = next(filter(self._is_default, self._elements), "")
        self._read: dict[str, Style] = {}

    def of(self, properties: Children) -> Style:
        """Return the style of a paragraph with these properties."""
        return self.named(value(properties, "pStyle") or self._default)

    def named(self, style_id: str) -> Style:
        """Return the style with this id."""
        chain: dict[str, Children] = {}  # of styles not yet read, each based on the next
        while style_id in self._elements and style_id not in self._read and style_id not in chain:
            chain[style_id] = children(self._elements[style_id])
            style_id = value(chain[style_id], "basedOn") or ""
        style = self._read.get(style_id, Style())
        for above, says in reversed(chain.items()):
            style = self._read[above] = _based(style, above, says)
        return style

    def _is_default(self, style_id: str) -> bool:
        style = self._elements[style_id]
        return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")


def outline_level(properties: Children) -> int | None:
    """Return the level of heading that the properties of a paragraph say, 0 for none."""
    outline = value(properties, "outlineLvl")
    if outline is None:
        return None
    return (number(outline, _BODY_OUTLINE) + 1) % (_BODY_OUTLINE + 1)


def _based(base: Style, style_id: str, says: Children) -> Style:
    """Return the style that `says` this and is like `base` in all else."""
    name = " ".join((value(says, "name") or "").lower().split())
    properties = children(says.get(w("pPr")))
    numbering = children(properties.get(w("numPr")))
    is_listed = value(numbering, "numId") is not None
    level, is_hidden = _level(name, properties), switch(children(says.get(w("rPr"))), "vanish")
    return Style(
        is_title=name in _TITLES,
        is_contents=bool(_CONTENTS.fullmatch(name)),
        level=base.level if level is None else level,
        is_hidden=base.is_hidden if is_hidden is None else is_hidden,
        numbering=numbering if is_listed else base.numbering,
        list_style=style_id if is_listed else base.list_style,
    )


def _level(name: str, properties: Children) -> int | None:
    outlined, named = outline_level(properties), _HEADING.fullmatch(name)
    return int(named[1]) if outlined is None and named else outlined
