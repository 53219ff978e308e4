import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import SmallTalk
from knowledge.small_talk import recognise

SAID = {
    SmallTalk.GREETING: [
        *("你好", "您好", "大家好", "早", "早晨!", "早上好呀", "各位街坊早晨", "小越早上好"),
        *("在吗", "在不在呀", "有人在吗?", "喺度嗎?", "喺唔喺度呀", "哈喽", "hi~", "Hello!!!"),
        *("hey 小越", "嗨,小越", "你好你好", "早安☀️", "午安", "下午好", "晚上好,各位"),
        *("新年快樂!", "中秋節快樂🌕", "恭喜發財", "好久不见", "小越", "@xiaoyue_bot 你好"),
        *("你好啊亲", "nihao", "ni hao ya", "good morning", "你最近好吗", "食咗飯未呀"),
        *("吃了吗您", "测试一下", "泥嚎", "您好,打扰一下", "在線嗎", "請問有人嗎"),
    ],
    SmallTalk.THANKS: [
        *("谢谢", "谢谢啦,辛苦了", "謝謝你", "多謝晒", "唔該晒你呀", "唔該", "唔該晒,小越"),
        *("谢谢小越的帮助", "感谢解答🙏", "非常感谢您的耐心回复", "太感谢了", "真的谢谢你啊"),
        *("thx", "thanks a lot", "thank you so much!", "3q", "辛苦啦", "你辛苦了", "麻烦你了"),
        *("有心", "谢谢,帮了大忙", "好的谢谢", "谢谢,知道了", "明白了,谢谢", "xiexie ni"),
        *("谢写", "蟹蟹", "知喇,唔該", "🙏", "🙏🙏🏻", "[抱拳]"),
    ],
    SmallTalk.ACKNOWLEDGED: [
        *("好的", "好的,知道了", "收到", "了解", "知道啦", "懂了懂了", "嗯嗯", "哦哦 好的", "ok"),
        *("OK收到", "没事", "不客气", "原来如此", "原来是这样啊", "得,明白晒", "好嘅", "行吧"),
        *("冇問題", "好的好的", "没问题", "噢噢明白", "係", "對不起", "发错了", "哈哈哈"),
        *("😀😂🤣", "👌", "[微笑]"),
    ],
    SmallTalk.DOUBT: [
        *("真的吗", "真的?", "真的假的", "是吗?", "是真的吗", "確定嗎", "你确定吗", "准不准啊"),
        *("这个准吗", "可靠吗", "你说的是真的吗", "真係咩", "系咪真㗎", "不会吧", "我不信"),
        *("骗人的吧", "数据准确吗", "really?"),
    ],
    SmallTalk.LOST: [
        *("看不懂", "听不懂", "没看懂", "睇唔明", "唔明", "不明白", "不对", "答错了", "不是这个"),
        *("不是我问的", "字太小了", "看不清", "什么意思", "太复杂了", "听不明白你说的", "不会用"),
        *("没回答我的问题", "唔啱"),
    ],
    SmallTalk.PERSON: [
        *("转人工", "轉人工", "人工客服", "找真人", "我要投诉", "投诉", "我要舉報", "找你们领导"),
        *("叫你们领导来", "有人工吗", "有没有真人", "真人客服", "我想跟真人说话", "搵真人"),
        *("我要反映问题", "我要投訴你", "能不能转人工", "我想找人聊聊", "有没有人可以帮我"),
        *("talk to a human", "I want to complain"),
    ],
    SmallTalk.FAREWELL: [
        *("再见", "拜拜👋", "拜拜小越", "88", "bye bye", "回头见", "下次再聊", "我先走了"),
        *("先这样吧", "就到这里吧,谢谢", "没有别的问题了", "没事了,再见", "得閒再傾", "走先喇"),
        *("听日见", "好的,拜拜", "谢谢,再见", "不打扰你了", "改天再来问你", "祝你工作顺利"),
        *("我去忙了", "see you", "zaijian", "再見啦", "那就先这样,拜拜", "今天就问到这里吧"),
    ],
    SmallTalk.IDENTITY: [
        *("你是谁?", "你係邊個呀", "你叫什么名字", "你叫咩名呀", "你係咪真人嚟㗎?"),
        *("你係真人嚟㗎?", "你是真人还是机器人", "你是机器人吗", "你是不是AI啊", "你是AI吗?"),
        *("你能帮我做什么?", "你可以帮到我啲咩", "你識做啲咩㗎", "你会什么", "你有什么功能"),
        *("你能回答哪些问题", "我可以问你什么", "可以问些什么问题呀", "介绍一下你自己"),
        *("自我介绍一下吧", "你是干什么的", "你是做什么用的", "小越,你是谁呀"),
        *("小越你能做什么?", "你好,你是谁", "请问你是谁", "你好呀,你能干嘛", "谁开发的你"),
        *("你是谁开发的", "你几岁了", "你今年多大", "你是男的还是女的", "怎么称呼你"),
        *("你係人定係機械人", "你究竟係乜嘢嚟㗎", "你是人工客服吗", "怎么用你"),
        *("Who are you?", "what can you do", "are you a robot?", "Are you human"),
        *("what's your name", "你到底是什么东西", "你是ChatGPT吗", "你是真的人在回答吗"),
        *("您贵姓", "你能幹什麼", "你有咩用", "我该怎么称呼你", "你都懂些什么", "你是官方的吗"),
        "背后是真人在回复吗",
    ],
    SmallTalk.PRAISE: [
        *("真棒", "你真聪明", "好厉害👍", "你好厉害", "太棒了", "牛", "666", "点赞"),
        *("好犀利呀", "小越真棒", "回答得真好", "讲得很清楚", "你真好用", "爱你", "做得好"),
        *("不错不错", "很方便", "good job", "给你点赞", "你好叻呀", "好醒目", "靠谱"),
        *("这个机器人真好用", "干得漂亮", "👍", "👍🏻👍🏻", "[强]", "❤️🌹"),
    ],
    SmallTalk.ABUSE: [
        *("傻逼", "你这个白痴!", "垃圾机器人", "去 死 吧", "滚", "你真笨", "什么破机器人"),
        *("没用的东西", "你好蠢呀", "死蠢", "黐線", "收皮啦", "fuck you", "你有病吧", "闭嘴"),
        *("stupid", "你个废物", "你讲得太烂了", "真是智障", "没用", "👎", "😡"),
    ],
    SmallTalk.DISTRESS: [
        *("我不想活了", "好想死", "我想自杀", "救命", "救命啊!", "着火了", "我家着火了"),
        *("有人晕倒了", "唔想活了", "活不下去了", "我妈晕倒了怎么办", "煤气泄漏了!"),
        *("最近压力好大,每天都不想活了,谁能帮帮我", "我老公打我,我好怕", "有人要跳楼,快来人"),
        *("邻居家起火了,浓烟好大", "孩子说想自杀,我该怎么办", "觉得活着没意思", "想跳楼"),
        *("我被抢劫了", "sos", "报警!有人打人", "谢谢,但我还是不想活了", "你好,我想死"),
        *("樓下火燭呀救命", "我阿媽暈低咗點算呀", "我真係唔想活喇", "自殺"),
    ],
}
MILD = set(SAID) - {SmallTalk.ABUSE, SmallTalk.DISTRESS}
ASKED = [
    *("您好,请问艾小越服务了多少居民", "你好,合同审核了几份?", "谢谢,那服务了多少人?"),
    *("好的,那漏洞呢?", "漏洞呢", "明年呢?", "那呢", "还有呢?", "艾小越是什么?"),
    *("小越进了多少个群", "机器人服务了多少居民?", "垃圾分类怎么做?"),
    *("你是谁开发的平台里有哪些数据", "你们做了什么", "你们有什么不足", "你们明年有什么打算"),
    *("你知道艾小越吗", "你能告诉我合同审核了几份吗", "你能查一下数据目录吗", "在哪里"),
    *("什么时候", "多少", "自杀干预热线写了吗", "报告里提到自杀干预吗", "火警处置是怎么试点的"),
    *("消防火警系统叫什么", "反诈宣传做了吗", "救命稻草是什么", "谢谢的谢字怎么写"),
    *("再见一面要预约吗", "好的政策有哪些", "你好政策是什么", "早餐店怎么办证", "给我讲个笑话"),
    *("今天天气怎么样", "可以网上办吗", "行不行", "可以吗", "怎么办", "对口帮扶做了吗"),
    *("收到多少投诉", "收到的投诉有几宗", "了解民意的渠道有哪些", "厉害在哪里"),
    *("不错的成绩有哪些", "智慧法治政府", "越秀先锋", "这个平台能做什么", "越秀商家有什么功能"),
    *("你们是哪个单位", "跳楼机在哪", "着火点管理", "哪里着火了,你们的电脑能派上用场不?"),
    *("要是起火了谁来指挥", "晕倒的老人有人管吗报告写了没", "家暴干预工作做了多少次"),
    *(
        "打人执法有没有被查处",
        "投诉电话是多少",
        "投诉处理了多少件",
        "哪里可以投诉",
        "怎么投诉噪音",
    ),
    *("人工智能做了什么", "领导干部学法了吗", "人工湖在哪", "举报电话", "信访接待了多少人"),
    *("工作人员有多少", "意见箱在哪", "反映问题的渠道有哪些", "数据准确率多少", "人口多少"),
    *("我要投诉楼下噪音", "真的很想知道合同审了几份", "不明白的地方问谁", "问题真的解决了吗"),
]
RUDE_LETTERS = [
    *("我妈的社保怎么办?", "智障人士补贴怎么申请?", "废物回收点在哪里?"),
    *("神经病医院在哪?", "在哪里去死亡登记?"),
]


@pytest.mark.parametrize(
    ("said", "kind"), [(said, kind) for kind, known in SAID.items() for said in known]
)
def test_small_talk_is_told_by_its_kind(said: str, kind: SmallTalk) -> None:
    assert recognise(said) is kind


@pytest.mark.parametrize("said", ASKED)
def test_a_question_is_no_small_talk(said: str) -> None:
    assert recognise(said) is None


@pytest.mark.parametrize("said", ["", "   ", "???!!!。。。……——、、"])
def test_a_message_without_words_is_no_small_talk(said: str) -> None:
    assert recognise(said) is None


@pytest.mark.parametrize("said", RUDE_LETTERS)
def test_a_question_that_only_holds_the_letters_of_a_rude_word_is_no_abuse(said: str) -> None:
    assert recognise(said) is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("你好,谢谢,再见", SmallTalk.FAREWELL),
        ("谢谢,你是谁", SmallTalk.IDENTITY),
        ("早晨,唔該晒", SmallTalk.THANKS),
        ("你好,你真棒", SmallTalk.GREETING),
        ("好的,谢谢", SmallTalk.THANKS),
        ("哦,真的吗", SmallTalk.DOUBT),
        ("你好,转人工", SmallTalk.PERSON),
        ("👍🙏", SmallTalk.THANKS),
        ("你好,滚", SmallTalk.ABUSE),
        ("谢谢你,再见,但是我不想活了", SmallTalk.DISTRESS),
    ],
)
def test_a_message_of_several_parts_is_of_its_weightiest(said: str, kind: SmallTalk) -> None:
    assert recognise(said) is kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("越秀区政府是垃圾", SmallTalk.ABUSE),
        ("领导都是一群骗子", SmallTalk.ABUSE),
        ("政府是不是骗人的?", SmallTalk.DOUBT),
        ("这些数据是造假的吧", SmallTalk.DOUBT),
    ],
)
def test_what_is_said_of_the_offices_is_told_like_what_is_said_of_the_bot(
    said: str, kind: SmallTalk
) -> None:
    assert recognise(said) is kind


@pytest.mark.parametrize(
    "said", ["厨余是垃圾吗", "什么是垃圾", "对方是骗子", "打电话来的是不是骗子"]
)
def test_rubbish_and_swindlers_may_be_spoken_of(said: str) -> None:
    assert recognise(said) is None


def test_a_rude_word_in_a_longer_message_is_beside_the_point() -> None:
    assert recognise("数据资源目录到底在哪里发布啊,问了三次都没人理,真是白痴") is None


@given(st.text(st.characters(), max_size=200))
def test_any_message_can_be_judged(said: str) -> None:
    assert recognise(said) is None or recognise(said) in set(SmallTalk)


@given(
    st.sampled_from(["你好", "谢谢", "再见", "你是谁"]),
    st.sampled_from(["", " ", "!!", "。", "👋"]),
)
def test_marks_around_small_talk_make_no_difference(said: str, mark: str) -> None:
    assert recognise(f"{mark}{said}{mark}") is recognise(said)


@given(
    st.sampled_from([said for kind, known in SAID.items() for said in known if kind in MILD]),
    st.sampled_from(["艾小越进了多少个群", "合同审核了几份", "数据资源目录在哪里发布"]),
)
def test_small_talk_before_a_question_leaves_it_a_question(said: str, asked: str) -> None:
    assert recognise(f"{said},{asked}") is None


@pytest.mark.parametrize("said", ["我被骗了", "我被诈骗了", "被骗了怎么办", "火警"])
def test_who_was_defrauded_or_sees_a_fire_is_told_whom_to_call(said: str) -> None:
    assert recognise(said) is SmallTalk.DISTRESS


@pytest.mark.parametrize("said", ["反诈骗宣传做了什么", "消防火警处置试点是什么", "火警怎么处理"])
def test_a_question_about_fraud_or_fires_is_a_question(said: str) -> None:
    assert recognise(said) is None


@pytest.mark.parametrize(
    "said",
    ["你答的不对", "不是我要的", "答非所问", "我耳朵不好，你说慢点", "我看不清", "我不识字"],
)
def test_who_cannot_use_the_answer_is_lost(said: str) -> None:
    assert recognise(said) is SmallTalk.LOST


@pytest.mark.parametrize("asked", ["眼睛不好怎么看报告", "说详细点", "听力残疾有什么补贴"])
def test_a_request_that_mentions_the_senses_is_no_small_talk(asked: str) -> None:
    assert recognise(asked) is None
