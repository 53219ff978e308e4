"""Reports as staff hand them in, made up here."""

from knowledge.store import Filed

NUMERALS = "一二三四五六七八九十"


def filed(name: str, *sentences: str, year: int = 2024) -> Filed:
    """Return a report of one section for each sentence, read from a text file of that name."""
    numbered = zip(NUMERALS, sentences, strict=False)
    sections = (f"{numeral}、第{numeral}项\n{said}" for numeral, said in numbered)
    text = f"{year}年{name}工作报告\n\n" + "\n".join(sections) + "\n"
    return Filed.of(text.encode(), f"{name}.txt")
