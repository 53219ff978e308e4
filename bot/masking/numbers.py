"""Numbers that belong to one person: cards, phones, plates, addresses of mail."""

import re
from collections.abc import Callable
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import luhn
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from bot.masking.placeholders import Placeholder

_REGION: Final = "CN"  # where a number without a country code belongs
_FIRST_CENTURY: Final = "19"  # of every ID card with 15 digits; 18 came in 1999

# RFC 5321: 64 characters before the @, 255 behind it
_EMAIL: Final = re.compile(
    r"[\w.%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.ASCII | re.IGNORECASE
)

# GB 11643-1999, and the 15 digits before it
_ID_CARD: Final = re.compile(
    r"(?<![0-9])[1-9](?:[ -]?[0-9]){16}[ -]?[0-9X](?![0-9])|(?<![0-9])[1-9][0-9]{14}(?![0-9])",
    re.IGNORECASE,
)
_OLD_ID_LENGTH: Final = 15
# ISO/IEC 7812; those of banks here begin so, and what else is long is masked as a number
_BANK_CARD: Final = re.compile(r"(?<![0-9])[3-69](?:[ -]?[0-9]){12,18}(?![0-9])")

# a landline without its area code looks like any figure: something must say that it is one
_LOCAL_PHONE: Final = re.compile(
    r"((?:[电電]话|[电電]話|座机|座機|固话|固話|手机|手機|号码|號碼|致电|致電|联系我|聯繫我|打)"
    r"(?:号码|號碼)?(?:是|係|为|為)?[:： ]{0,2})"
    r"[2-8](?:[ -]?[0-9]){6,7}(?![0-9]|[ ]?[万萬亿億个個次通宗件人户戶条條台部元%.])"
)

# GA 36-2018; 港 and 澳 end those of cars that cross the border
_PLATE: Final = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
    r"滬雲遼魯蘇贛陝閩貴粵寧瓊]"
    r"[ ·•・]?[A-HJ-NP-Z][ ·•・.-]?(?=[A-Z]*[0-9][A-Z]*[0-9])"
    r"(?:[A-HJ-NP-Z0-9]{6}|[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[挂掛学學警港澳])(?![A-Z0-9])",
    re.IGNORECASE,
)

# without its province a plate looks like any code: something must say that it is one
_PLATE_SAID: Final = re.compile(
    r"((?:车牌|車牌|牌照|我[的架]?[车車])号?(?:码|碼)?(?:是|係|为|為)?[:： ]{0,2})"
    r"[A-HJ-NP-Z][ ·•・.-]?(?=[A-Z]*[0-9][A-Z]*[0-9])[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])",
    re.IGNORECASE,
)

_DIGIT: Final = r"[\d零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]"
_SHORTEST_LONG: Final = 11  # digits: those of a mobile phone
# The index number of a government document begins with the 18 characters of its office's code
# (GB 32100-2015) and is nobody's: in one pattern with what is masked, so that it is passed over.
_LONG: Final = re.compile(
    r"(?P<index>(?<![0-9A-Z])1[1-9][0-9]{6}[0-9A-Z]{10}(?=/[0-9]{4}-[0-9]{1,9}(?![0-9])))"
    rf"|{_DIGIT}(?:[\s_·・\-‐-―]?{_DIGIT}){{{_SHORTEST_LONG - 1},}}"
)
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_DATE: Final = rf"(?:19|20)[0-9]{{2}}(?:-{_MONTH}(?:-(?:[12][0-9]|3[01]|0?[1-9]))?)?"
_DATES: Final = re.compile(rf"{_DATE}(?:[\s\-‐-―]{_DATE})*")


def without_emails(text: str) -> str:
    """Return `text` with its e-mail addresses masked."""
    return _EMAIL.sub(Placeholder.EMAIL, text)


def without_cards(text: str) -> str:
    """Return `text` with its numbers of ID cards and bank cards masked, if they check."""
    text = _ID_CARD.sub(_masking(_is_id_card, Placeholder.ID_CARD), text)
    return _BANK_CARD.sub(_masking(luhn.is_valid, Placeholder.BANK_CARD), text)


def without_phones(text: str) -> str:
    """Return `text` with its phone numbers masked, mobile and landline, of any country."""
    parts, done = [], 0
    for found in PhoneNumberMatcher(text, _REGION, leniency=Leniency.VALID):
        parts += [text[done : found.start], Placeholder.PHONE]
        done = found.end
    return _LOCAL_PHONE.sub(rf"\1{Placeholder.PHONE}", "".join([*parts, text[done:]]))


def without_plates(text: str) -> str:
    """Return `text` with its number plates masked, those of new-energy cars too."""
    return _PLATE_SAID.sub(rf"\1{Placeholder.PLATE}", _PLATE.sub(Placeholder.PLATE, text))


def without_long_numbers(text: str) -> str:
    """Return `text` with every other number of 11 digits or more masked.

    The digits may be Chinese, or parted by single spaces and dashes. Years and dates in a row
    stay, and so do the index numbers of government documents.
    """
    return _LONG.sub(_long, text)


def _masking(is_one: Callable[[str], bool], with_: Placeholder) -> Callable[[re.Match[str]], str]:
    def replaced(found: re.Match[str]) -> str:
        digits = found.group().replace(" ", "").replace("-", "").upper()
        return with_ if is_one(digits) else found.group()

    return replaced


def _is_id_card(number: str) -> bool:
    """Whether the number checks; whether a place had that code then is not asked of 18 digits."""
    try:
        if len(number) == _OLD_ID_LENGTH:  # without a check digit, so the place has to tell
            ric.get_birth_place(number[:6] + _FIRST_CENTURY + number[6:])
            return True
        ric.get_birth_date(number)
        return ric.calc_check_digit(number) == number[-1]
    except ValidationError:
        return False


def _long(found: re.Match[str]) -> str:
    number = found.group()
    is_public = found["index"] is not None or _DATES.fullmatch(number)
    return number if is_public else Placeholder.NUMBER
