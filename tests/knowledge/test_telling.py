"""A passage that names a thing answers only what it tells of it."""

import pytest
from support.reports import library_of

from knowledge import Kind, Library

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
    ("企业迁入之后怎么办理", "线上办理"), ("首席数据官什么时候推广", "全面推广首席数据官制度"),
]
# fmt: on


@pytest.mark.parametrize("question", UNTOLD)
def test_what_a_report_names_without_telling_what_is_asked_is_only_related(
    library: Library, question: str
) -> None:
    assert library.ask(question).kind is Kind.RELATED


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


def test_a_clause_about_something_else_does_not_tell(hall: Library) -> None:
    answer = hall.ask("场馆预约多少钱")

    assert answer.kind is Kind.RELATED
    assert "9元" in answer.hits[0].quote


def test_what_the_question_itself_says_is_not_told() -> None:
    library = library_of("区报告\n一、食堂\n食堂晚餐收费9元。")

    assert library.ask("食堂晚餐9元是免费吗").kind is Kind.RELATED
