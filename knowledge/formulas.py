"""The set phrases of official writing: how a document addresses its readers, and signs."""

import re

_DAY = re.compile(
    r"[(（]?[0-9０-９○〇零一二三四五六七八九]{4}\s?年\s?[0-9０-９一二三四五六七八九十]{1,2}\s?月\s?"
    r"[0-9０-９一二三四五六七八九十]{1,3}\s?日[)）]?"
)
_SALUTATION = re.compile(
    r"(?:各位|尊敬的|主任|同志们|各区|各省|各市|各街道|各有关|广大)[^。]{0,60}[:：!！]"
)
_ASSEMBLY = ("各位代表", "各位委员", "同志们")


def is_date(line: str) -> bool:
    """Return whether `line` is a date and nothing else, as under a signature."""
    return bool(_DAY.fullmatch(line))


def is_salutation(line: str) -> bool:
    """Return whether `line` only says to whom the document speaks."""
    return bool(_SALUTATION.fullmatch(line))


def speaks_to_assembly(line: str) -> bool:
    """Return whether a speaker turns to those present, which closes what came before."""
    return line.startswith(_ASSEMBLY)
