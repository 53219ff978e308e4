"""The package that a .docx file is: an archive of parts that refer to one another."""

import posixpath

from knowledge.errors import Refusal
from knowledge.readers.office import Archive, UnreadableError
from knowledge.readers.word.xml import Element, in_utf8, memory_of, parsed, w

MOST_MEMORY = 200_000_000  # bytes, of all parts of a package that are read

_DOCUMENT = "officeDocument"


class Package:
    """The parts of a Word document, found as Word finds them, and each parsed when asked for."""

    def __init__(self, data: bytes) -> None:
        """Raise UnreadableError for what is no Word document."""
        self._archive = Archive(data)
        self._memory = MOST_MEMORY
        main = self._related("").get(_DOCUMENT)
        if main is None:
            raise UnreadableError(Refusal.DAMAGED)
        self._parts = self._related(main)
        document = self._parsed(main)
        self.body: Element = document.find(w("body"))
        if document.tag != w("document") or self.body is None:
            raise UnreadableError(Refusal.DAMAGED, {"part": main})

    def part(self, kind: str) -> Element | None:
        """Return the root of the part of a `kind` ("styles", "footnotes"), None without one."""
        path = self._parts.get(kind)
        return None if path is None else self._parsed(path)

    def _parsed(self, path: str) -> Element:
        xml = in_utf8(self._archive.read(path))
        self._memory -= memory_of(xml)
        if self._memory < 0:
            raise UnreadableError(Refusal.TOO_COMPLEX, {"part": path})
        return parsed(xml)

    def _related(self, source: str) -> dict[str, str]:
        """Return the paths of the parts that `source` refers to, by their kind."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if source and path not in self._archive:
            return {}
        return {
            relation.get("Type", "").rpartition("/")[2]: _resolved(
                folder, relation.get("Target", "")
            )
            for relation in self._parsed(path)
            if relation.get("TargetMode") != "External"
        }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
