"""A passage that names a thing answers only what it tells of it."""

import pytest
from support.reports import library_of

from knowledge import Kind, Library
from knowledge.models import Lack

# fmt: off
UNTOLD = [
    # price
    "审核合同花了多少钱", "艾小越开发花了多少钱", "招商数字地图花了多少钱", "开发机器人多少钱",
    "合同审核了多少万元", "普法宣传收费吗", "越秀就业服务地图要钱吗",
    # hours
    "智能预约几点开门", "政务服务中心几点下班", "法律讲座培训几点开始",
    # duration
    "办理迁入要几天", "合同审核要多久", "智能预约要多久",
    # person
    "法律顾问是谁", "首席数据官是谁", "局党组书记是谁",
    # phone
    "政务大厅电话多少", "艾小越的联系方式是什么", "特约监督员的电话", "洪桥街道电话是多少",
    # address
    "政务服务中心地址在哪", "区政务服务中心怎么走",
    # procedure
    "越秀金卡怎么申请", "电子印章怎么申请", "企业信用报告自助打印怎么办理",
    "诊所备案凭证要什么材料", "粤商通怎么下载", "行风监督员怎么报名", "越秀人家怎么报名",
    "办理迁入要带什么材料", "免证办要什么条件",
    # number
    "越秀区有几条街道", "摄像头有多少路？", "行风监督员有几个", "城中村有几个",
    "门禁有多少个", "没有解决的漏洞有几个", "有多少企业搬走了", "黄花岗街道在哪",
    "怎样成为行风监督员", "法律讲座是谁讲的", "哪些街道没有智能预约",
    "首席数据官有几个", "粤商通有多少用户", "法律顾问有几位", "党支部有几个", "楼宇有多少栋",
    "民法典宣传月办了几场", "干部职工有多少人", "外贸数据是多少",
    # another thing counted
    "机器人服务了几个区", "艾小越有多少个志愿者", "越秀商家有多少个注册用户",
    "迁入的企业带来多少税收", "迁入企业里有几家上市公司", "合同审核涉及几个项目",
    "网络病毒攻击涉及几个单位", "51起攻击造成多少损失", "数据资源目录涉及几个部门",
    # all of them, where a number or a part is told
    "7个证照是哪7个", "1106个事项是哪些", "138个单位是哪些单位", "833个上线事项有哪些",
    "17起漏洞分别出在哪些系统", "三会一课是哪三会哪一课", "三重一大分别指什么",
    "一规划两纲要是哪两个纲要", "城中村有哪几个",
    # how to join, to use, to get
    "怎么当监督员", "特约监督员怎么加入", "我们小区的群怎么加机器人", "信用报告在哪里打印",
    "自助打印机在哪", "怎么用越秀人家", "怎么关注越秀先锋", "智能预约怎么约",
    "粤财扶助怎么申报", "什么企业可以迁入", "行风监督员的报名条件", "自助打印要带身份证吗",
    # and what it costs, or when it ends
    "越秀金卡年费多少", "越秀金卡能打几折", "企业迁入的补贴是多少", "一窗受理窗口在几楼",
    "越秀金卡一个月多少管理费", "打印企业信用报告几块钱", "越秀人家去哪里下载",
    "电子证照到哪个窗口领", "法律专题培训请的是哪位老师",
]
UNSPOKEN = [
    "老人证怎么办", "残疾证怎么办理", "投诉电话是多少", "公租房怎么申请", "高龄津贴多少钱",
    "停车费多少钱", "图书馆开放时间", "养老金怎么领", "老人优待卡在哪里办",
    "驾驶证去哪里补办", "excel怎么打开一个文件",
]
TOLD = [
    ("艾小越服务了多少居民", "31.7万"), ("艾小越进了多少个群", "3113个"),
    ("企业迁入多少家", "1656家"), ("合同审核了几份", "55份"), ("法律讲座培训几次", "1次"),
    ("视频资源有多少路", "1.2万路"), ("网络病毒攻击有几起", "51起"),
    ("系统漏洞解决了几起", "17起"), ("数据主题有多少个", "1634个"), ("数源单位几个", "138个"),
    ("政策兑现事项有多少", "1106个"), ("上线一体化平台的事项几个", "833个"),
    ("电子证照新增几个", "7个"), ("数据资源目录整合了多少个", "301个"),
    ("四大平台是哪几个", "越秀人家、越秀商家、越秀先锋、越秀智库"),
    ("智能预约在哪里试点", "黄花岗街道、洪桥街道"), ("政府信息在哪个网站公开", "区政府门户网站"),
    ("企业迁入去哪办理", "线上办理"), ("企业怎么办理迁入", "线上办理"),
    ("四大平台分别是哪四个", "越秀人家、越秀商家、越秀先锋、越秀智库"),
    ("两个试点街道叫什么", "黄花岗街道、洪桥街道"),
    ("学习了哪两部法规", "网络安全法》《关键信息基础设施安全保护条例》"),
    ("多少市场主体完成了线上迁入", "1656家企业"), ("有多少街坊用到了艾小越", "31.7万"),
    ("数据主题的总数有多少个", "1634个"), ("法治建设的责任人是谁", "党组书记"),
    ("四大平台都有谁", "越秀人家、越秀商家、越秀先锋、越秀智库"),
    ("网络安全法是哪些人在学", "中心组"), ("巩固扩大的“办”一共有几种", "跨域办、指尖办"),
    ("哪几条街在试智能预约", "黄花岗街道、洪桥街道"), ("数据合规请了哪些人来讲", "专家教授"),
    ("企业迁入之后怎么办理", "线上办理"), ("首席数据官什么时候推广", "全面推广首席数据官制度"),
]
# fmt: on


@pytest.mark.parametrize("question", UNTOLD)
def test_what_a_report_names_without_telling_what_is_asked_is_only_related(
    library: Library, question: str
) -> None:
    assert library.ask(question).kind is Kind.RELATED


@pytest.mark.parametrize("question", UNSPOKEN)
def test_what_a_report_does_not_name_is_not_related_by_common_words(
    library: Library, question: str
) -> None:
    assert library.ask(question).kind is Kind.NOT_FOUND


def test_a_wish_alone_is_no_question_that_a_report_answers(library: Library) -> None:
    assert library.ask("我要投诉").kind not in (Kind.DIRECT, Kind.CHOICE, Kind.OVERVIEW)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_what_a_report_tells_is_answered(library: Library, question: str, told: str) -> None:
    answer = library.ask(question)

    assert answer.kind is Kind.DIRECT
    assert told in answer.hits[0].quote


@pytest.fixture(scope="module")
def hall() -> Library:
    return library_of(
        "区政务报告\n"
        "一、位置\n政务大厅地址为中山路8号。\n"
        "二、时间\n政务大厅开门时间为9:00至17:00。\n"
        "三、电话\n政务大厅电话为87654321。\n"
        "四、人员\n政务大厅主任为李明同志。\n"
        "五、审车\n车辆年审收费80元。车辆年审3个工作日办结。车辆年审提交身份证原件等材料。\n"
        "六、场馆\n场馆开放预约,入场费用由场馆核定,另有食堂晚餐9元。"
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("政务大厅地址在哪条街", "中山路8号"),
        ("政务大厅几点开门", "9:00"),
        ("政务大厅电话多少", "87654321"),
        ("政务大厅主任是谁", "李明"),
        ("车辆年审多少钱", "80元"),
        ("车辆年审要几天", "3个工作日"),
        ("车辆年审要提交什么材料", "身份证"),
    ],
)
def test_every_kind_of_wish_is_answered_by_the_sentence_that_tells_it(
    hall: Library, question: str, told: str
) -> None:
    answer = hall.ask(question)

    assert answer.kind is Kind.DIRECT
    assert told in answer.hits[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "车辆年审电话多少",
        "车辆年审几点开门",
        "车辆年审地址在哪条街",
        "政务大厅多少钱",
        "政务大厅要几天",
        "政务大厅什么材料",
    ],
)
def test_what_is_told_of_one_thing_is_not_told_of_another(hall: Library, question: str) -> None:
    assert hall.ask(question).kind is not Kind.DIRECT


def test_that_not_all_of_them_are_named_is_what_lacks(library: Library) -> None:
    assert library.ask("7个证照是哪7个").lack is Lack.NAMES


def test_a_clause_about_something_else_does_not_tell(hall: Library) -> None:
    answer = hall.ask("场馆预约多少钱")

    assert answer.kind is Kind.RELATED
    assert "9元" in answer.hits[0].quote


def test_what_the_question_itself_says_is_not_told() -> None:
    library = library_of("区报告\n一、食堂\n食堂晚餐收费9元。")

    assert library.ask("食堂晚餐9元是免费吗").kind is Kind.RELATED
