import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import Placeholder, masked

# what is made of these comes near to numbers, names and addresses of every kind
PIECES = st.sampled_from(
    [
        *"0123456789Xx１２３一二三零〇幺AaD-—·._@:： ，。?\n",
        *("我叫", "我是", "本人姓", "姓名", "陈", "志强", "欧阳", "小", "老", "先生", "的", "想"),
        *("我住在", "地址", "是", "东风路", "12号", "3栋", "402房", "花园", "单元", "号线"),
        *("电话", "13800138000", "020-", "8333", "+86", "粤", "粤A", "港", "qq.com", "2023年"),
        *(
            "440104",
            "19491231",
            "6222",
            "4111 1111 ",
            "索引号",
            "〔电话〕",
            "\u200b",
            "\ufe0f\u20e3",
        ),
    ]
)
TYPED = st.lists(PIECES, max_size=30).map("".join)
ANYTHING = st.one_of(TYPED, st.text(st.characters(), max_size=60))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证11010519491231002X能办老年卡吗", "身份证〔身份证号〕能办老年卡吗"),
        ("身份证11010519491231002x", "身份证〔身份证号〕"),
        ("110101199003077758怎么查", "〔身份证号〕怎么查"),
        ("号码是110105 19491231 002X", "号码是〔身份证号〕"),
        ("１１０１０１１９９００３０７７７５８", "〔身份证号〕"),
        ("老身份证110105491231002还能用吗", "老身份证〔身份证号〕还能用吗"),
    ],
)
def test_an_id_card_that_checks_is_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "number",
    [
        "110101199003077759",  # the check digit should be 8
        "110101199013077751",  # the check digit is right, and there is no 13th month
        "000001491231002",  # 15 digits, of a place that is none
        "12345678901",
        "1234 5678 901",
        "一三八零零一三八零零零",
        "2023 2024 99999",
    ],
)
def test_a_long_number_of_no_kind_we_know_is_masked_all_the_same(number: str) -> None:
    assert masked(f"请查{number}谢谢") == "请查〔号码〕谢谢"


@pytest.mark.parametrize(
    "number",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138.0013.8000",
        "+86 13800138000",
        "＋86 138-0013-8000",
        "１３８００１３８０００",
        "138\u200b0013\u200b8000",
        "1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e300138000",
        "020-83330000",
        "(020)8333 0000",
        "0755 8888 8888",
        "+852 6123 4567",
        "83330000",
        "8333-0000",
    ],
)
def test_a_phone_is_masked_however_it_is_written(number: str) -> None:
    assert masked(f"请回电话{number}谢谢") == "请回电话〔电话〕谢谢"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("卡号4111111111111111被吞了", "卡号〔银行卡号〕被吞了"),
        ("卡号4111 1111 1111 1111", "卡号〔银行卡号〕"),
        ("社保卡6212262201023557228", "社保卡〔银行卡号〕"),
        ("发到zhang_san-01@mail.gz.gov.cn。", "发到〔邮箱〕。"),
        ("邮箱12345678＠qq.com", "邮箱〔邮箱〕"),
        ("粤A12345违停怎么查", "〔车牌〕违停怎么查"),
        ("粤a·d1234f和粤AD12345", "〔车牌〕和〔车牌〕"),
        ("粤Z1234港能进吗，粤Z12A4澳呢", "〔车牌〕能进吗，〔车牌〕呢"),
        ("沪A0023警", "〔车牌〕"),
    ],
)
def test_cards_mail_and_plates_are_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我叫陈志强，想问老年卡", "我叫〔姓名〕，想问老年卡"),
        ("我叫張偉明想问", "我叫〔姓名〕想问"),
        ("我叫欧阳娜娜", "我叫〔姓名〕"),
        ("我叫艾力·买买提，", "我叫〔姓名〕，"),
        ("我的名字叫黎明", "我的名字叫〔姓名〕"),
        ("孩子叫王小明在哪上学", "孩子叫〔姓名〕在哪上学"),
        ("姓名：刘洋 电话13800138000", "姓名：〔姓名〕 电话〔电话〕"),
        ("我是陈静，想问学位", "我是〔姓名〕，想问学位"),
        ("我是李强", "我是〔姓名〕"),
        ("我是张三住在越秀", "我是〔姓名〕住在越秀"),
        ("您好，我是陈先生", "您好，我是〔姓名〕"),
        ("我是老李，", "我是〔姓名〕，"),
        ("本人姓黄，退休了", "本人姓〔姓名〕，退休了"),
        ("本人李建国，现申请", "本人〔姓名〕，现申请"),
        ("我姓陈", "我姓〔姓名〕"),
    ],
)
def test_a_name_that_somebody_gives_is_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我住在广卫路12号3栋402房，能装电梯吗", "我住在〔住址〕，能装电梯吗"),
        ("我家住东风东路836号东峻广场2座1802", "我家住〔住址〕"),
        ("家住5栋302，漏水找谁", "家住〔住址〕，漏水找谁"),
        ("我住东湖新村，怎么办居住证", "我住〔住址〕，怎么办居住证"),
        ("住址：广州市越秀区北京路100号", "住址：〔住址〕"),
        ("地址是府前路1号大院", "地址是〔住址〕"),
        ("请问越秀区中山六路12号3栋402房的电费", "请问越秀区〔住址〕的电费"),
        ("我住喺西湖路18號2樓", "我住〔住址〕"),
    ],
)
def test_a_home_is_masked_down_to_what_tells_the_house(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "艾小越进驻3113个群，服务31.7万居民？",
        "2023年12345热线受理了多少件",
        "2021 2022 2023 2024年的预算",
        "2023-01-01 2024-12-31之间",
        "热线接到电话31700000个",
        "索引号11440104007510078W/2024-00012是哪份文件",
        "索引号: 11441700MB2C912265/2025-00003",
        "穗府办〔2023〕12号",
        "请加QQ群 88886666 领取补贴",
        "新GDP是多少，5G基站呢",
        "我叫停了工程",
        "我叫了外卖",
        "我叫车来了",
        "我住的小区能加装电梯吗",
        "我住老旧小区",
        "我住院了怎么报销",
        "我住三楼，不同意加装电梯",
        "我住在人民路一号线附近",
        "我家在农讲所附近，5月3号停水吗",
        "我家住农讲所5月3号停水吗",
        "我住黄花岗街道能领补贴吗",
        "街道办事处地址在哪里？",
        "我是居民",
        "我是退休工人",
        "我是高中生，我是江西人，我是农民。我是车主",
        "我是小区业主",
        "我是農民，我是車主",
        "我是谁",
    ],
)
def test_what_tells_of_nobody_stays(text: str) -> None:
    assert masked(text) == text


def test_everything_in_one_message_is_masked() -> None:
    text = (
        "我是陈静，身份证11010519491231002X，电话１３８００１３８０００，"
        "家住广卫路12号3栋402房，车牌粤AD12345，邮箱c@qq.com，退款到4111 1111 1111 1111"
    )

    assert masked(text) == (
        "我是〔姓名〕，身份证〔身份证号〕，电话〔电话〕，"
        "家住〔住址〕，车牌〔车牌〕，邮箱〔邮箱〕，退款到〔银行卡号〕"
    )


def test_half_a_character_and_what_cannot_be_seen_are_gone() -> None:
    assert masked("越\ud800秀\u202e区\0\n人口") == "越秀区\n人口"


@pytest.mark.parametrize("placeholder", Placeholder)
def test_a_placeholder_is_masked_by_nothing(placeholder: Placeholder) -> None:
    assert masked(f"我是{placeholder}住在{placeholder}") == f"我是{placeholder}住在{placeholder}"


@given(ANYTHING)
def test_masking_again_changes_nothing(text: str) -> None:
    once = masked(text)

    assert masked(once) == once


@given(ANYTHING)
def test_no_run_of_eleven_digits_is_left(text: str) -> None:
    assert re.search(r"\d{11}", masked(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我叫陈志强帮我查下", "我叫〔姓名〕帮我查下"),
        ("我叫陈志强啊", "我叫〔姓名〕啊"),
        ("我叫陈志强已经退休", "我叫〔姓名〕已经退休"),
        ("我叫小红", "我叫〔姓名〕"),
        ("我叫库尔班", "我叫〔姓名〕"),
        ("我叫 Chen Zhiqiang", "我叫 〔姓名〕"),
        ("我叫陈 志 强", "我叫〔姓名〕"),
    ],
)
def test_who_says_how_they_are_called_is_masked_whatever_comes_next(
    text: str, expected: str
) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我叫车去医院",
        "我叫救护车要钱吗",
        "我叫不到车",
        "我叫了外卖",
        "我叫人来修",
        "我叫什么名字",
        "我系居民",
        "我係街坊想問",
        "我喺12号窗口等",
        "大家在12号前提交",
        "入住15号能退吗",
        "住院部3号楼在哪",
        "专家在3号楼",
        "屋企有老人点办",
        "打12345可以吗",
    ],
)
def test_what_only_sounds_like_it_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我係陳志強", "我係〔姓名〕"),
        ("我個仔叫陳小明", "我個仔叫〔姓名〕"),
        ("我屋企喺德政北路538號", "我屋企喺〔住址〕"),
        ("我哋住喺文德路81號303", "我哋住喺〔住址〕"),
    ],
)
def test_cantonese_is_masked_too(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("家在广卫路19号", "家在〔住址〕"),
        ("我家文德路81号303", "我家〔住址〕"),
        ("住北京路12号", "住〔住址〕"),
        ("粤 A12345", "〔车牌〕"),
        ("车牌A12345", "车牌〔车牌〕"),
        ("联系我83300000谢谢", "联系我〔电话〕谢谢"),
        ("打8330 0000", "打〔电话〕"),
        ("电话号码是 8 3 3 0 0 0 0 0", "电话号码是 〔电话〕"),
    ],
)
def test_what_is_said_in_few_words_is_masked_too(text: str, expected: str) -> None:
    assert masked(text) == expected
