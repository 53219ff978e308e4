import pytest
from support.reports import DATA

from knowledge import Refusal, ReportError
from knowledge.readers.office import OLD_SUFFIXES, refuse_office

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
SECTOR = 512
ENTRY = 128


def compound(*names: str) -> bytes:
    """Return the beginning of a compound file with directory entries of these names."""
    entries = b"".join(name.encode("utf-16-le").ljust(ENTRY, b"\0") for name in names)
    return COMPOUND.ljust(SECTOR, b"\0") + entries


def refused(data: bytes, name: str) -> Refusal:
    with pytest.raises(ReportError) as caught:
        refuse_office(data, name)
    assert caught.value.name == name
    return caught.value.code


@pytest.mark.parametrize("name", ["报告.doc", "报告.docx", "报告.txt", "报告"])
def test_a_file_of_an_old_format_is_known_by_its_bytes(name: str) -> None:
    data = compound("Root Entry", "WordDocument", "1Table")

    assert refused(data, name) is Refusal.OLD_FORMAT


@pytest.mark.parametrize("suffix", OLD_SUFFIXES)
def test_a_file_of_an_old_format_is_known_by_its_suffix(suffix: str) -> None:
    assert refused(b"{\\rtf1 ...}", f"报告{suffix.upper()}") is Refusal.OLD_FORMAT


@pytest.mark.parametrize("name", ["报告.docx", "报告.doc"])
def test_a_document_that_a_password_locks_is_told_from_an_old_one(name: str) -> None:
    data = compound("Root Entry", "EncryptionInfo", "EncryptedPackage")

    assert refused(data, name) is Refusal.ENCRYPTED


def test_an_old_document_that_speaks_of_a_locked_one_is_an_old_one() -> None:
    data = compound("Root Entry", "WordDocument") + b"\r" + "EncryptedPackage".encode("utf-16-le")

    assert refused(data, "报告.doc") is Refusal.OLD_FORMAT


@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report"])
def test_any_other_file_is_let_pass(name: str) -> None:
    refuse_office((DATA / "report.txt").read_bytes(), name)
    refuse_office(b"", name)
    refuse_office(b"PK\x03\x04", name)
