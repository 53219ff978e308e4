"""The XML of Word documents: parsed without trusting it, and what is shown of it.

lxml is used by itself. python-docx loads a package whole, with everything that is embedded in
it, before one may look, refuses packages that Word opens (those with a relationship to a part
that is not there, those in the strict form of the format), and has no face for numbering,
notes and text boxes.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from lxml import etree

from knowledge.errors import Refusal
from knowledge.readers.office import UnreadableError

Element: TypeAlias = Any  # lxml comes without types
Children: TypeAlias = Mapping[str, Element]  # by their tags

_ELEMENT_SIZE, _ATTRIBUTE_SIZE = 128, 220  # bytes, of each in the tree of a part
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = {  # the same words under other names
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _MATH.encode(),
}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@cache
def w(name: str) -> str:
    """Return the tag that `w:name` is to lxml."""
    return f"{{{_WORD}}}{name}"


VALUE = w("val")
MATH_TEXT = f"{{{_MATH}}}t"
UNSHOWN = frozenset(  # properties, what a change took away, reading aids
    map(w, ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr", "del", "moveFrom", "rt"))
)
_ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
_CHOICES = (f"{_COMPATIBILITY}Choice", f"{_COMPATIBILITY}Fallback")
_CONTROL = w("sdt")
_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"
_PLACEHOLDER = f"{w('sdtPr')}/{w('showingPlcHdr')}"
_CONTENTS = "Table of Contents"
_NUMBER = re.compile("-?[0-9]{1,5}")


def in_utf8(xml: bytes) -> bytes:
    """Return a part in UTF-8, the other encoding that it may be in being UTF-16."""
    return xml.decode("utf-16", "replace").encode() if xml.startswith(_UTF16_MARKS) else xml


def memory_of(xml: bytes) -> int:
    """Return about how many bytes of memory a part takes when it is parsed, rather too many."""
    return xml.count(b"<") * _ELEMENT_SIZE + xml.count(b"=") * _ATTRIBUTE_SIZE + len(xml)


def parsed(xml: bytes) -> Element:
    """Return the root of a part in UTF-8; raise UnreadableError for what is none."""
    if b"<!DOCTYPE" in xml:  # no package has one; entities and defaults are declared there
        raise UnreadableError(Refusal.DAMAGED)
    for strict, usual in _STRICT.items():
        xml = xml.replace(strict, usual)
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever the part declares: what was checked is what is parsed
        resolve_entities=False,
        no_network=True,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        too_much = error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT
        raise UnreadableError(Refusal.TOO_COMPLEX if too_much else Refusal.DAMAGED) from None


def children(element: Element | None) -> Children:
    """Return the children of an element, one of each tag; those of properties have no others."""
    return {} if element is None else {child.tag: child for child in element}


def value(properties: Children, name: str) -> str | None:
    """Return the value of the property `w:name`, None where it is not there."""
    found = properties.get(w(name))
    return None if found is None else found.get(VALUE)


def switch(properties: Children, name: str) -> bool | None:
    """Return whether the property `w:name` is switched on, None where it is not there."""
    found = properties.get(w(name))
    return None if found is None else found.get(VALUE) not in ("0", "false", "off")


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number as Word writes them, `default` for what is none of that size."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else default


def shown(element: Element) -> Element | None:
    """Return what holds the content of an element that only wraps it, None where none is shown."""
    if element.tag == _ALTERNATIVES:
        return next((c for tag in _CHOICES if (c := element.find(tag)) is not None), None)
    if element.tag == _CONTROL:
        gallery = element.find(_GALLERY)
        if gallery is not None and gallery.get(VALUE) == _CONTENTS:
            return None
        return None if element.find(_PLACEHOLDER) is not None else element.find(w("sdtContent"))
    return element


def inside(parent: Element, wanted: Collection[str]) -> Iterator[Element]:
    """Yield the elements with a tag that is `wanted` in `parent`, however they are wrapped."""
    open_: list[Iterator[Element]] = [iter(parent)]
    while open_:
        for child in open_[-1]:
            if child.tag in wanted:
                yield child
            elif child.tag not in UNSHOWN and (content := shown(child)) is not None:
                open_.append(iter(content))
                break
        else:
            open_.pop()
