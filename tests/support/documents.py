"""The reports of tests, and all the forms they are published in."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import chromium
import pytest
from forms import html, pdf, word
from forms.document import Document, markdown, parsed, plain, record
from playwright.sync_api import sync_playwright

DATA = Path(__file__).parents[1] / "data"
PUBLISHED = Path(os.environ.get("XIAOYUE_TEST_DATA", DATA.parents[2] / "shared" / "data"))
SECONDS_TO_CONVERT = 120

Form = tuple[str, Callable[[Document], bytes]]  # the suffix, and what makes the bytes


def _text(document: Document, encoding: str) -> bytes:
    return plain(document).encode(encoding)


FORMS: Mapping[str, Form] = {
    "UTF-8": (".txt", partial(_text, encoding="utf-8-sig")),
    "GB18030": (".txt", partial(_text, encoding="gb18030")),
    "UTF-16": (".txt", partial(_text, encoding="utf-16")),
    "Markdown": (".md", lambda document: markdown(document).encode()),
    "JSON": (".json", record),
    **{f"HTML, {name}": (".html", make) for name, make in html.DIALECTS.items()},
    "Word, typed": (".docx", word.typed),
    "Word, styled": (".docx", word.styled),
    "Word, numbered": (".docx", word.numbered),
    "PDF, reportlab": (".pdf", pdf.printed),
}


def reports() -> dict[str, Document]:
    """Return the report that ships, and reports made up to hold what real ones hold."""
    files = [DATA / "report.txt", *sorted((DATA / "forms").glob("*.txt"))]
    return {file.stem: parsed(file.read_text(encoding="utf-8")) for file in files}


def published(every: int) -> dict[str, Document]:
    """Return each `every`th of the published reports in XIAOYUE_TEST_DATA, if it has any.

    They have no title but what stands in them: a form that tells it may be read better than
    the text alone. Blanks, wide or many, are one, as most forms show them.
    """
    files = sorted((PUBLISHED / "reports").glob("*.json"))[::every]
    texts = {file.stem: json.loads(file.read_bytes())["text"] for file in files}
    return {n: parsed(re.sub("[ \u3000]+", " ", text), title="") for n, text in texts.items()}


def need(what: str | None, why: str) -> str:
    """Return `what`; without it skip, or fail where all tests have to run."""
    if what is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    return what


def _need_a_chinese_font() -> None:
    command = [need(shutil.which("fc-list"), "fontconfig is not installed"), ":lang=zh-cn"]
    fonts = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    need(fonts or None, "no Chinese font is installed (Debian: apt install fonts-noto-cjk)")


def printed_by_office(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the PDFs that LibreOffice makes from .docx files, by name."""
    office = need(shutil.which("soffice"), "LibreOffice is not installed (soffice)")
    _need_a_chinese_font()
    with TemporaryDirectory() as path:
        folder = Path(path)
        for name, data in documents.items():
            (folder / f"{name}.docx").write_bytes(data)
        subprocess.run(
            [
                *(office, "--headless", f"-env:UserInstallation={folder.as_uri()}/profile"),
                *("--convert-to", "pdf", "--outdir", path, *map(str, folder.glob("*.docx"))),
            ],
            capture_output=True,
            timeout=SECONDS_TO_CONVERT,
            check=True,
        )
        return {name: (folder / f"{name}.pdf").read_bytes() for name in documents}


def printed_by_browser(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the PDFs that Chromium prints of web pages, by name."""
    path = need(chromium.installed(), chromium.MISSING)
    _need_a_chinese_font()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        page = browser.new_page()
        made = {}
        for name, data in pages.items():
            page.set_content(data.decode())
            made[name] = page.pdf(format="A4")
        browser.close()
    return made
