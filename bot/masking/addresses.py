"""Where somebody lives, down to the house; streets, districts and towns alone tell of nobody."""

import re
from typing import Final

from bot.masking.placeholders import Placeholder

_HAN: Final = "[\u3400-\u9fff]"
_NUMBER: Final = "[0-9A-Za-z零〇一二三四五六七八九十百]{1,6}"
# 一号线 is no house, 一栋楼 no certain one
_HOUSE: Final = (
    rf"(?:(?!一[栋棟幢座]){_NUMBER}[ ]?(?:[号號](?![线線文令])|[栋棟幢座巷弄])|[0-9]{{3,5}}[房室])"
)
# what goes on behind it: 3栋2单元402房之一
_MORE: Final = (
    r"(?:[-#、 ]?(?:自编|自編|大院|后座|前座|单元|單元|[0-9A-Za-z零〇一二三四五六七八九十百"
    r"号號栋棟幢座梯楼樓层層房室院之]))*"
)
_FLAT: Final = "(?:[0-9A-Za-z一二三四五六七八九十]{1,4}(?:[栋棟幢座]|单元|單元)|[0-9]{3,5}[房室])"
_ROAD: Final = "(?:大道|马路|馬路|[路街巷道里坊苑村园園])"

_LIVES: Final = (
    r"(?:(?:[我他她家人]|我们|我們|现|現|居|常|本人|老人)住(?:在|于|於)?|住(?:在|于|於)|[我他她]家(?:就)?[在住]?"
    r"|(?<![大国國专專厂廠商作画畫])家(?:就)?在|(?:[我他她]|我[哋地])?住[喺系]|(?:[我他她]|我[哋地])喺(?=[\u3400-\u9fff])"
    r"|屋企(?:就)?[喺在系]?|(?<![入居])住(?=[\u3400-\u9fff])(?![院房建户戶宅持满滿])"
    r"|(?:住址|地址)(?:[是为為在]|就是)?[:：]?[ ]?)"
)
# up to the house; no clause in which something else is said of where one lives
_WAY: Final = r"(?:(?![的有了要想能可怎哪这這年月]|什么)[\u3400-\u9fff0-9A-Za-z（）() ]){0,30}?"
_ESTATE: Final = (
    r"(?![的有了这這那哪老旧舊本同无無没沒公廉普高回新某什别別其隔一个個]|安置|保障|封闭|封閉|开放|開放"
    rf"|商品|拆迁|拆遷){_HAN}{{2,10}}?(?:花园|花園|花苑|家园|家園|新村|新邨|小区|小區|公寓|大厦|大廈|山庄|山莊)"
)

_HOME: Final = re.compile(
    rf"({_LIVES})(?:{_WAY}{_HOUSE}|{_ESTATE}){_MORE}(?:{_WAY}{_HOUSE}{_MORE})*"
)
# nobody says that they live there, but this is somebody's door; the district before it stays
_STREET: Final = (
    rf"(?:(?![区區市县縣镇鎮省问問在住到是的]){_HAN}){{1,5}}{_ROAD}{_NUMBER}[号號]"
    r"(?:之[一二三四五0-9])?(?:大院)?"
)
_DOOR: Final = re.compile(rf"{_STREET}{_FLAT}{_MORE}")


def without_addresses(text: str) -> str:
    """Return `text` with homes masked: what names a house, a flat or an estate to live in."""
    return _DOOR.sub(Placeholder.ADDRESS, _HOME.sub(rf"\1{Placeholder.ADDRESS}", text))
