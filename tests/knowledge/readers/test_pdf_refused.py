"""What cannot be read honestly, and what is made to hurt, is refused by name."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from support.hostile import MB, SHOWN, Write, pdf
from support.pdfs import TEXT, drawn, flowing, lines, picture, together, unnamed, without_pages

from knowledge import Refusal, ReportError
from knowledge.readers.content import Content
from knowledge.readers.pdf import read_pdf

WHOLE = flowing(*["一、总体情况", "全年办理诉求十二件。"] * 20)


def refusal(data: bytes) -> ReportError:
    with pytest.raises(ReportError) as caught:
        read_pdf(data, "报告.pdf")
    assert caught.value.name == "报告.pdf"
    return caught.value


def blank(canvas: Canvas) -> None:
    """Leave a page as it is."""


def test_a_file_that_opens_only_with_a_password_is_refused() -> None:
    assert refusal(drawn(lines(TEXT), encrypt="password")).code is Refusal.ENCRYPTED


def test_a_file_that_opens_without_a_password_is_read() -> None:
    data = drawn(lines("办理十二件。"), encrypt=StandardEncryption("", "owner", canCopy=0))

    assert read_pdf(data, "a.pdf").text == "办理十二件。"


def test_pictures_of_pages_are_refused() -> None:
    error = refusal(drawn(picture, picture, picture))

    assert error.code is Refusal.SCANNED
    assert error.data == {"pages": 3, "scanned": 3}


def test_pictures_of_pages_with_a_hidden_text_below_are_refused() -> None:
    def recognised(canvas: Canvas) -> None:
        text = canvas.beginText(72, 500)
        text.setFont("Helvetica", 16)
        text.setTextRenderMode(3)
        text.textLines([TEXT] * 5)
        canvas.drawText(text)
        picture(canvas)

    assert refusal(drawn(recognised)).code is Refusal.SCANNED


def test_letters_drawn_as_curves_are_refused() -> None:
    def curves(canvas: Canvas) -> None:
        for x in range(100, 500, 20):
            canvas.circle(x, 500, 8)

    assert refusal(drawn(curves)).code is Refusal.SCANNED


@pytest.mark.parametrize(("scanned", "refused"), [(1, False), (2, True)])
def test_a_report_of_which_more_than_a_fifth_is_pictures_is_refused(
    scanned: int, *, refused: bool
) -> None:
    texts = [f"第{n}章" for n in "一二三四五六七八"[scanned:]]
    data = drawn(*map(lines, texts), *[picture] * scanned)

    if refused:
        assert refusal(data).data == {"pages": 8, "scanned": scanned}
    else:
        assert read_pdf(data, "a.pdf").text.splitlines() == texts


def test_a_picture_behind_text_is_no_scan() -> None:
    page = together(picture, lines(*[TEXT[:28]] * 5))

    assert TEXT[:28] in read_pdf(drawn(page), "a.pdf").text


def test_pages_without_anything_have_no_text() -> None:
    assert read_pdf(drawn(blank), "a.pdf").text == ""


def test_text_of_fonts_that_do_not_name_their_characters_is_refused() -> None:
    assert refusal(unnamed()).code is Refusal.ENCODING


def test_a_file_without_pages_is_refused() -> None:
    assert refusal(without_pages()).code is Refusal.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        b"<html><body>404</body></html>",
        bytes(1000),
        WHOLE[:-400],
        WHOLE[2000:],
    ],
    ids=["empty", "head", "HTML", "zeros", "without end", "without beginning"],
)
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    assert refusal(data).code is Refusal.DAMAGED


HURTFUL: dict[str, Write] = {
    "a bomb of blanks": pdf(SHOWN, deflated=1000 * MB),
    "a million words": pdf(b"BT /F 9 Tf " + b"1 0 0 1 20 800 Tm (word) Tj " * 1_000_000 + b"ET"),
    "ten thousand pages": pdf(SHOWN, pages=10_000),
}


@pytest.mark.parametrize("case", HURTFUL)
def test_what_is_made_to_hurt_is_refused(case: str, tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    HURTFUL[case](file)

    assert refusal(file.read_bytes()).code is Refusal.TOO_COMPLEX


def test_a_page_full_of_lines_is_read_without_tables(tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    pdf(SHOWN + b"0 0 m 9 9 l S " * 100_000)(file)

    assert (
        read_pdf(file.read_bytes(), "a.pdf").text == "Annual report, twelve requests were handled."
    )


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(WHOLE) - 1))] = data.draw(st.integers(0, 255))

    try:
        outcome: object = read_pdf(bytes(damaged), "a.pdf")
    except ReportError as error:
        outcome = error

    assert isinstance(outcome, Content | ReportError)
