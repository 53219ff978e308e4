"""Numbers as Word's lists write them (ECMA-376 part 1, 17.18.59, ST_NumberFormat)."""

import re
from collections.abc import Callable
from functools import partial

_LARGEST = 32_767  # Word counts no further
_MOST_LETTERS = 30  # of one number; Word goes no further either
_LARGEST_ROMAN = 3_999
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def numeral(value: int, form: str) -> str:
    """Return `value` as the number format `form` writes it; one that is unknown counts 1, 2, 3."""
    if form in ("none", "bullet"):
        return ""
    return _FORMATS.get(form, str)(value) if 0 < value <= _LARGEST else str(value)


def _counted(value: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """Return 105 as 一百零五."""
    places = zip(str(value), [*reversed(units[: len(str(value)) - 1]), ""], strict=True)
    written = "".join(digits[int(digit)] + unit for digit, unit in places)
    zero = digits[0]
    return re.sub(rf"{zero}+", zero, re.sub(rf"{zero}[{units}]", zero, written)).rstrip(zero)


def _spoken(value: int, units: str = "十百千万") -> str:
    """Return 15 as 十五, where it stands for itself."""
    text = _counted(value, units=units)
    return text.removeprefix("一") if text.startswith("一十") else text


def _digital(value: int, zero: str) -> str:
    """Return 105 as 一〇五."""
    return str(value).translate(str.maketrans("0123456789", f"{zero}一二三四五六七八九"))


def _counted_to_99(value: int) -> str:
    return _spoken(value) if value < 100 else _digital(value, "○")  # noqa: PLR2004 - as it says


def _japanese(value: int) -> str:
    return re.sub("一(?=[十百千])|零", "", _counted(value))


def _letters(value: int, first: str) -> str:
    """Return A, B and so on, AA after Z, then BB."""
    times, place = divmod(value - 1, 26)
    return chr(ord(first) + place) * (times + 1) if times < _MOST_LETTERS else str(value)


def _roman(value: int) -> str:
    if value > _LARGEST_ROMAN:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        text += sign * times
    return text


def _one_of(signs: str) -> Callable[[int], str]:
    """Return a format that has as many numbers as `signs`, and counts 1, 2, 3 beyond."""
    return lambda value: signs[value - 1] if value <= len(signs) else str(value)


def _from(first: str, count: int) -> Callable[[int], str]:
    return _one_of("".join(chr(ord(first) + place) for place in range(count)))


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


def _full_width(value: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(value))


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counted_to_99,
    "chineseCountingThousand": _spoken,
    "chineseLegalSimplified": partial(_counted, digits="零壹贰叁肆伍陆柒捌玖", units="拾佰仟萬"),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": "{:02}".format,
    "ideographDigital": partial(_digital, zero="〇"),
    "ideographEnclosedCircle": _from("㈠", 10),
    "ideographLegalTraditional": partial(
        _counted, digits="零壹貳參肆伍陸柒捌玖", units="拾佰仟萬"
    ),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": partial(_digital, zero="〇"),
    "lowerLetter": partial(_letters, first="a"),
    "lowerRoman": lambda value: _roman(value).lower(),
    "numberInDash": "- {} -".format,
    "taiwaneseCounting": _counted_to_99,
    "taiwaneseCountingThousand": partial(_spoken, units="十百千萬"),
    "taiwaneseDigital": partial(_digital, zero="○"),
    "upperLetter": partial(_letters, first="A"),
    "upperRoman": _roman,
}
