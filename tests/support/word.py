"""Word packages out of the XML that matters to a test."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from knowledge.readers.word import read_word

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": WORD,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def paragraph(text: str = "", properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run; its white space counts."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, properties: str = "", based_on: str = "") -> str:
    """Return a style whose id is its name."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:pPr>{properties}</w:pPr></w:style>'
    )


def document(body: str) -> str:
    """Return the part that holds the text."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def package(body: str, **parts: str) -> bytes:
    """Return a document with this body; `parts` are what stands in its styles, numbering, …."""
    files = {"document": document(body)}
    files |= {name: f"<w:{name} {NAMESPACES}>{part}</w:{name}>" for name, part in parts.items()}
    return zipped(
        {
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": relations({part: f"{part}.xml" for part in parts}),
            **{f"word/{name}.xml": part for name, part in files.items()},
        }
    )


def relations(targets: dict[str, str]) -> str:
    """Return the part that says where parts of a kind are."""
    related = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return an archive of `files` by their paths."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def lines_of(body: str, **parts: str) -> list[str]:
    """Return the lines that are read of a document with this body."""
    return read_word(package(body, **parts), "made.docx").text.split("\n")
