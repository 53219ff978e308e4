"""What stands in a masked text where something personal stood."""

from enum import StrEnum


class Placeholder(StrEnum):
    """One for each kind. None contains a digit, or anything else that would be masked again."""

    ID_CARD = "〔身份证号〕"
    PHONE = "〔电话〕"
    BANK_CARD = "〔银行卡号〕"
    EMAIL = "〔邮箱〕"
    PLATE = "〔车牌〕"
    NAME = "〔姓名〕"
    ADDRESS = "〔住址〕"
    NUMBER = "〔号码〕"  # long enough to be somebody's, of no kind that we know
