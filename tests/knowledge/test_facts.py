import pytest
from support.reports import library_of

from knowledge import Kind, Library, Report

EMPTY = {"document_no", "keywords", "category"}  # what the page of the report leaves empty
ASKED = {
    "index_no": [
        *("索引号是多少", "报告的索引號是多少", "索引号发我", "请问索引号?", "索引號係幾多"),
        *("麻烦告诉我这份报告的索引号", "報告嘅索引號係咩呀", "这份文件的索引编号"),
        "给我索引号和发布日期",
    ],
    "publisher": [
        *("这个报告是哪个单位发的?", "发布机构是哪个", "發布機構係邊個單位嚟㗎?"),
        *("是谁发布了这份报告", "这报告谁写的呀", "这个文件出自哪个部门"),
        *("這個報告係邊個部門寫嘅", "邊個局出呢份文件㗎", "报告的作者是谁", "该报告由谁编制"),
        *("制定这份报告的单位是哪个", "发文机关是谁", "报告上面写的单位是谁"),
        *("写这份报告的是哪个部门?", "出这份报告的是哪个部门?"),
        *("这是哪个单位的报告", "报告落款是谁", "越秀区这份法治政府报告是哪个单位发的"),
        *("2023年度报告的发布机构", "你好，请问这份报告是哪个单位发布的呀", "你们是哪个单位"),
        "who published this report",
    ],
    "publish_date": [
        *("报告什么时候发布的?", "发布日期", "什么时候发布的?", "呢份報告幾時發布㗎"),
        *("报告几时公布嘅", "报告是几月几号公开的", "报告发布于什么时候"),
        *("你们这份报告是哪天挂网的", "发文日期是多少", "这个报告公布的日子是"),
        *("法治政府建设情况的报告什么时候发布的", "想知道这份报告几时出嘅"),
        "when was the report published",
    ],
    "written_date": [
        *("报告是什么时候写的?", "成文日期係幾時?", "这份报告哪天成文的", "份報告幾時寫好㗎"),
        *("成文日期是几号?", "落款日期呢", "报告什么时候定稿的", "成文時間"),
    ],
    "name": [
        *("我要引用,文件完整的名字怎么写?", "这份文件全称叫什么?"),
        *("报告的完整标题给我一下", "报告叫什么名字"),
        *("这份报告标题是什么", "文件名称", "報告的全名", "报告的题目", "全稱係咩"),
        *("这份材料的正式名称叫啥", "报告是哪一年的", "what is the title of this report"),
    ],
    "document_no": [
        *("这份文件的文号是多少?", "文号多少", "有文号吗", "公文号有没有", "文號係乜"),
        *("报告编号是多少", "发文字号给我"),
    ],
    "keywords": [
        *("主题词是什么", "关键词有哪些"),
    ],
    "category": [
        *("分类是什么", "这份报告归哪一类"),
    ],
}
ASKED_OF_SOMETHING_ELSE = [
    *("养老金什么时候发?", "补贴什么时候出?", "居住证是哪个部门发的?", "粤商通的全称是什么?"),
    *("数据资源目录什么时候公布?", "四大平台的名称是什么?", "哪个单位开发的艾小越"),
    *("艾小越叫什么名字", "越秀就业服务地图是哪个部门做的", "工作要点什么时候印发"),
    *("谁开发的招商数字地图", "哪个部门负责反诈宣传", "数据什么时候公布", "垃圾分类是什么"),
    *("政府信息什么时候公开", "报告里提到的电子印章是谁发的", "诊所备案凭证哪个部门发"),
    *("首席数据官制度什么时候发布", "招商数字地图叫什么", "问题什么时候出现的"),
    *("报告里的漏洞是谁发现的", "谁写的数据安全管理办法", "讲座名称是什么"),
]


@pytest.mark.parametrize(
    ("question", "field"), [(asked, field) for field, known in ASKED.items() for asked in known]
)
def test_a_question_about_the_document_is_answered_from_its_metadata(
    library: Library, report: Report, question: str, field: str
) -> None:
    answer = library.ask(question)

    assert answer.fact == (report, field)
    assert answer.kind is (Kind.NOT_FOUND if field in EMPTY else Kind.DIRECT)
    assert answer.hits == ()


@pytest.mark.parametrize("question", ASKED_OF_SOMETHING_ELSE)
def test_a_question_about_something_else_is_not_answered_from_the_metadata(
    library: Library, question: str
) -> None:
    assert library.ask(question).fact is None


@pytest.mark.parametrize(
    "question", ["这个通知是谁发的?", "那份公告什么时候发布的?", "通告的文号是多少?"]
)
def test_a_document_of_a_kind_that_is_not_there_is_not_found(
    library: Library, question: str
) -> None:
    answer = library.ask(question)

    assert (answer.kind, answer.fact) == (Kind.NOT_FOUND, None)


@pytest.mark.parametrize("question", ["2019年的报告什么时候发布的?", "2021年报告的索引号是多少?"])
def test_the_report_of_a_year_that_is_not_there_is_not_found(
    library: Library, question: str
) -> None:
    assert library.ask(question).fact is None


@pytest.mark.parametrize(
    "question", ["数据分类是什么?", "数据怎么分类?", "数据主题有几个?", "主题有几个?"]
)
def test_words_that_only_sound_like_a_field_are_searched_for(
    library: Library, question: str
) -> None:
    assert library.ask(question).fact is None


@pytest.mark.parametrize(
    ("question", "year"),
    [("2023年的报告索引号是多少?", 2023), ("2022年那份报告什么时候发布的?", 2022)],
)
def test_the_document_of_the_year_that_is_named_is_meant(question: str, year: int) -> None:
    table = (
        "索引号: A/{0}\n发布机构: 区政数局\n发布日期: {0}-12-31\n名称: {0}年工作报告\n正文{0}。"
    )
    library = library_of(table.format(2022), table.format(2023))

    answer = library.ask(question)

    assert answer.fact
    assert answer.fact[0].metadata.index_no == f"A/{year}"


def test_the_document_with_the_title_that_is_named_is_meant() -> None:
    table = "索引号: A/{0}\n发布机构: 区政数局\n名称: 2023年{0}工作报告\n正文。"
    library = library_of(table.format("普法"), table.format("财政"))

    found = [library.ask(f"{kind}工作报告的索引号是多少").fact for kind in ("普法", "财政")]

    assert [fact and fact[0].metadata.index_no for fact in found] == ["A/普法", "A/财政"]


@pytest.mark.parametrize(
    "asked", ["哪一年的数据", "这是哪年的", "数据是哪年的?", "什么时候的数据"]
)
def test_which_year_it_is_of_is_told_by_the_title(library: Library, asked: str) -> None:
    answer = library.ask(asked)

    assert answer.kind is Kind.DIRECT
    assert answer.fact
    assert answer.fact[1] == "name"
