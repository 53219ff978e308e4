import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Report
from knowledge.lexicon import function_words
from knowledge.normalize import normalize
from knowledge.understand import Understanding

WRONG = [
    "艾小悦",
    "越秀智酷",
    "粤上通",
    "服物",
    "网个化",
    "aixiaoyue",
    "fuwu",
    "he tong",
    "shenme",
]
RUDE = [
    "傻逼",
    "煞笔骗子",
    "加威信领红包",
    "加V信免废领取",
    "办假正",
    "bi te bi",
    "fuck you",
    "兼职刷单",
]
PLAIN = ["多少", "居民", "的", "?", " ", ",", "2023年", "机器人", "数据"]
TYPED = st.lists(st.sampled_from(WRONG + RUDE + PLAIN), max_size=8).map("".join)


@pytest.fixture(scope="module")
def published(report: Report) -> str:
    return normalize(report.text)


@pytest.mark.parametrize(
    "typed",
    [
        "@xiaoyue_bot 艾小越是什么",
        "艾小越是什么 http://evil.example/x?y=1",
        "www.evil.example 艾小越是什么",
        "艾小越是什么 @someone",
    ],
)
def test_mentions_and_addresses_are_dropped(understanding: Understanding, typed: str) -> None:
    assert understanding.read(typed).text.strip() == "艾小越是什么"


@pytest.mark.parametrize(
    "typed",
    [
        "看http://evil.example/x，艾小越进了多少个群",
        "http://evil.example/x艾小越进了多少个群",
        "@xiaoyue_bot艾小越进了多少个群",
        "www.evil.example。艾小越进了多少个群",
    ],
)
def test_a_question_right_behind_an_address_or_mention_is_kept(
    understanding: Understanding, typed: str
) -> None:
    question = understanding.read(typed)

    assert "艾小越" in question.content
    assert "evil" not in question.text


def test_a_mail_address_is_no_mention(understanding: Understanding) -> None:
    assert "gov" in understanding.read("写信到 a@gov.cn 行吗").text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("邊兩個街道試緊智能預約呀?", "哪两个街道正在试智能预约呀?"),
        ("下年係咪會全面搞首席數據官", "明年是不是会全面做首席数据官"),
        ("招商數位地圖可以看到哪些資訊?", "招商数字地图可以看到哪些资讯?"),
        ("ＩＯＣ是什么？", "ioc是什么?"),
    ],
)
def test_cantonese_traditional_and_width_are_read_as_standard_words(
    understanding: Understanding, typed: str, read: str
) -> None:
    assert understanding.read(typed).text == read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("艾小悦进了多少个群", ("艾小越",)),
        ("越秀智酷整合了什么", ("越秀智库",)),
        ("粤上通有什么用", ("粤商通",)),
        ("越绣就业地图", ("越秀",)),
        ("aixiaoyue fuwu le duoshao ren", ("艾小越", "服务")),
        ("AI XIAO YUE fuwu", ("艾小越", "服务")),
        ("ai'xiao'yue是谁", ("艾小越",)),
        ("艾小悦和艾小悦", ("艾小越",)),
    ],
)
def test_wrong_characters_and_pinyin_are_put_right(
    understanding: Understanding, typed: str, meant: tuple[str, ...]
) -> None:
    question = understanding.read(typed)

    assert question.corrected == meant
    assert all(word in question.text for word in meant)


@pytest.mark.parametrize(
    "typed",
    [
        "艾小越进了多少个群",
        "how many residents does the bot serve",
        "can i use wechat here",
        "what problems does the report admit",
        "城市大脑IOC新增了什么",
        "爱小羊",
    ],
)
def test_what_is_right_or_unknown_is_left(understanding: Understanding, typed: str) -> None:
    question = understanding.read(typed)

    assert question.corrected == ()
    assert question.text == typed.lower()


@given(TYPED)
def test_text_is_only_put_right_to_published_words_or_words_of_the_lists(
    understanding: Understanding, published: str, typed: str
) -> None:
    for word in understanding.read(typed).corrected:
        assert word in published or word in function_words()


@pytest.mark.parametrize("rude", RUDE)
def test_an_insult_or_advert_is_never_what_was_meant(
    understanding: Understanding, rude: str
) -> None:
    corrected = understanding.read(f"艾小悦{rude}").corrected

    assert normalize(rude) not in corrected


def test_words_that_say_nothing_are_no_content(understanding: Understanding) -> None:
    question = understanding.read("请问一下艾小越到底是什么呀")

    assert question.content.split() == ["艾小越"]


@pytest.mark.parametrize("typed", ["", "  ", "请问一下", "是什么呢", "\u200b"])
def test_a_message_without_a_subject_has_no_content(
    understanding: Understanding, typed: str
) -> None:
    assert understanding.read(typed).content.strip("?") == ""


@pytest.mark.parametrize(
    ("typed", "aspects"),
    [
        ("还有什么不足", {"problem"}),
        ("明年打算做什么", {"plan"}),
        ("做了哪些工作", {"done"}),
        ("做了哪些,还有什么不足,明年怎么改", {"done", "problem", "plan"}),
        ("艾小越是什么", set()),
    ],
)
def test_the_part_of_the_report_that_is_asked_about_is_seen(
    understanding: Understanding, typed: str, aspects: set[str]
) -> None:
    assert understanding.read(typed).aspects == aspects


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2022年进了多少群", {2022}),
        ("2021和2022年", {2021, 2022}),
        ("22年进了多少群", {2022}),
        ("二〇二二年进了多少群", {2022}),
        ("二零二二年进了多少群", {2022}),
        ("2000家企业迁入了吗", set()),
        ("用了10年以前的数据", set()),
        ("电话13820221234", set()),
        ("进了3113个群", set()),
    ],
)
def test_years_are_seen(understanding: Understanding, typed: str, years: set[int]) -> None:
    assert understanding.read(typed).years == years


@pytest.mark.parametrize(
    ("typed", "asks", "now"),
    [
        ("进了多少个群", True, False),
        ("现在有几个群", True, True),
        ("艾小越是什么", True, False),
        ("政府信息公不公开", True, False),
        ("请大家转发", False, False),
    ],
)
def test_whether_a_message_asks_and_of_the_present_is_seen(
    understanding: Understanding, typed: str, *, asks: bool, now: bool
) -> None:
    question = understanding.read(typed)

    assert (question.asks, question.asks_now) == (asks, now)


@pytest.mark.parametrize(
    ("typed", "wants"),
    [
        ("进了多少个群", {"number"}),
        ("几多人用", {"number"}),
        ("how many groups", {"number"}),
        ("讲座花了多少钱", {"price"}),
        ("大厅几点开门", {"hours"}),
        ("办一次要多久", {"duration"}),
        ("什么时候推广", {"date"}),
        ("中心的地址", {"address"}),
        ("去哪办理迁入", {"place"}),
        ("局长是谁?", {"person"}),
        ("热线电话", {"phone"}),
        ("金卡怎么申请", {"procedure"}),
        ("艾小越是什么意思", {"meaning"}),
        ("请大家转发", set()),
    ],
)
def test_what_a_question_wants_to_be_told_is_seen(
    understanding: Understanding, typed: str, wants: set[str]
) -> None:
    seen = {want.kind for want in understanding.read(typed).wants}

    assert wants <= seen
    assert bool(wants) is bool(seen)


def test_a_paste_is_read_to_its_limit_only(understanding: Understanding) -> None:
    question = understanding.read("数据" * 3000)

    assert question.text == "数据" * 100
    assert question.raw == "数据" * 3000
