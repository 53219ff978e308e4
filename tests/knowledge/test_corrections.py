"""What is put right to the words of the reports, and above all what is left alone."""

import pytest
from support.reports import library_of, understanding_of

from knowledge import Report
from knowledge.normalize import normalize
from knowledge.seed import embedded_report
from knowledge.sentences import sentence_spans
from knowledge.understand import Understanding


def sentences(report: Report) -> list[str]:
    """Return every heading and sentence of `report`."""
    found = [heading for passage in report.passages for heading in passage.path]
    for passage in report.passages:
        found += [passage.text[slice(*span)].strip() for span in sentence_spans(passage.text)]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("sentence", sentences(embedded_report()))
def test_published_text_is_never_put_right(understanding: Understanding, sentence: str) -> None:
    question = understanding.read(sentence)

    assert question.corrected == ()
    assert question.text in normalize(sentence)


# fmt: off
NAMES = [
    "马云", "马化腾", "喜羊羊", "灰太狼", "联络线", "楼栋", "京东", "淘宝", "拼多多", "支付宝",
    "抖音", "小红书", "美团", "饿了么", "华为", "比亚迪", "特斯拉", "刘德华", "孙悟空", "原神",
    "蜜雪冰城", "喜茶", "瑞幸", "星巴克", "肯德基", "广州塔", "白云山", "天河区", "荔湾区",
    "陈家祠", "哔哩哔哩", "碧桂园", "钟南山", "穗康码", "粤康码", "羊城通", "粤省事", "随申办",
    "岭南通", "王小明", "月嫂", "粤语", "越南", "越野车", "爱国者", "艾青", "津蓟铁路", "大白菜",
    "养老金", "公积金",
]
ENGLISH = [
    "take me home", "he is a man", "shanghai", "hello world", "can i have a menu", "beijing",
    "long time no see", "where is the city hall", "she can change", "china mobile", "me too",
    "i love you", "do you like tea", "banana and mango", "we met at ten", "fine wine", "iphone",
    "men women", "tuna sandwich", "go on", "dog and cat", "hi siri", "taobao", "huawei", "long",
    "alipay", "rice noodle", "dim sum", "sun moon", "hang on", "wang yi", "li ming", "zhang san",
]
# fmt: on


@pytest.mark.parametrize("asked", ["{}", "{}是什么?", "请问{}怎么样"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_report_holds_is_left_alone(
    understanding: Understanding, name: str, asked: str
) -> None:
    question = understanding.read(asked.format(name))

    assert question.corrected == ()
    assert question.text == asked.format(name)


@pytest.mark.parametrize("typed", ENGLISH)
def test_english_and_foreign_pinyin_are_left_alone(
    understanding: Understanding, typed: str
) -> None:
    question = understanding.read(typed)

    assert question.corrected == ()
    assert question.text == typed


@pytest.mark.parametrize("typed", ["系统是件好事吗", "事项已集体讨论", "完善起来"])
def test_a_word_that_says_nothing_is_not_taken_for_half_of_a_word(
    understanding: Understanding, typed: str
) -> None:
    assert understanding.read(typed).text == typed


@pytest.mark.parametrize("typed", ["商网信息有哪些", "商线企业有几家"])
def test_a_character_that_fits_its_neighbour_is_not_taken_for_half_of_a_wrong_word(
    understanding: Understanding, typed: str
) -> None:
    assert understanding.read(typed).text == typed


@pytest.fixture(scope="module")
def railway() -> Understanding:
    return understanding_of(
        library_of(
            "区报告\n一、交通\n推进城际铁路建设,新增联络道三条,梳理漏洞十个,救济困难群众,建成西朗站。"
            "“喜乐羊城”“智慧平安”“越来越好”平台上线,儿童邮票发行八种。"
        )
    )


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "津蓟铁路通车了吗",
            "成绩铁路",
            "联络线",
            "联络到几个",
            "楼栋有多少个",
            "楼洞",
            "喜羊羊在哪里",
        ),
        *("马云", "西郎", "儿童有票吗", "习惯", "成绩", "就急", "智慧", "平安"),
    ],
)
def test_what_only_sounds_like_a_word_of_a_report_is_left_alone(
    railway: Understanding, typed: str
) -> None:
    question = railway.read(typed)

    assert question.corrected == ()
    assert question.text == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("月来越好是什么", "越来越好是什么"),
        ("智会平安是什么", "智慧平安是什么"),
        ("城记铁路通车了吗", "城际铁路通车了吗"),
    ],
)
def test_wrong_characters_are_put_right_in_any_library(
    railway: Understanding, typed: str, read: str
) -> None:
    assert railway.read(typed).text == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("艾小悦是什么", "艾小越是什么"),
        ("爱小月是什么", "艾小越是什么"),
        ("艾晓越是什么", "艾小越是什么"),
        ("越秀智酷是什么", "越秀智库是什么"),
        ("越秀先峰是什么", "越秀先锋是什么"),
        ("越绣人家是什么", "越秀人家是什么"),
        ("粤上通有什么用", "粤商通有什么用"),
        ("月秀商家有什么用", "越秀商家有什么用"),
        ("粤才扶住优化了啥", "粤财扶助优化了啥"),
        ("网个化事件", "网格化事件"),
        ("服物地图", "服务地图"),
        ("怎么办企业签入", "怎么办企业迁入"),
        ("数字正府", "数字政府"),
        ("aixiaoyue fuwu le duoshao ren", "艾小越服务了多少人"),
        ("ai'xiao'yue", "艾小越"),
        ("越秀jinka", "越秀金卡"),
        ("yuexiu shangjia neng ban shenme", "越秀商家 能办什么"),
        ("hetong shenhe le duoshao fen", "合同审核了多少份"),
    ],
)
def test_wrong_characters_and_pinyin_are_put_right(
    understanding: Understanding, typed: str, read: str
) -> None:
    question = understanding.read(typed)

    assert question.text == read
    assert question.corrected
    assert all(word in read for word in question.corrected)


def test_a_word_in_pinyin_beside_english_is_put_right_and_the_english_left(
    understanding: Understanding,
) -> None:
    assert understanding.read("what is ai xiaoyue").text == "what is 艾小越"
