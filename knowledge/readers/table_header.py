"""Which rows of a table name its columns.

A header is known by what headers say, 序号, 名称, 金额（万元）, or by a column of values under
a cell that is none. Where neither shows, there is none: a row of data taken for a header
would put its words before every row below.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, zip_longest

Row = Sequence[str]

DEEPEST = 4  # rows; more of them are no header, whatever a form says
LONGEST_NAME = 30  # characters of a column's name; what is longer names nothing
NARROWEST = 3  # columns; in two, a label and its value look like a name and a cell under it
SAMPLE = 30  # rows that are looked at to see what the columns hold
VALUE = re.compile(  # a number with its unit; marks
    r"[\W_]*+[约近超逾]?+[\W_]*+\d(?:[\d\W]*+[^\W\d]){0,4}+[\d\W]*+|[\W_]++"
)

_FEWEST_VALUES = 2  # in a column, to take the cell above them for its name
_WORDS = (
    "序号|编号|号码|代码|名称|姓名|性别|年龄|民族|学历|职务|职称|事项|项目|科目|主题|内容|指标|类别|类型|"
    "种类|分类|级别|等级|时间|日期|时限|期限|年份|年度|季度|月份|地点|地址|网址|区域|街道|社区|单位|部门|"
    "科室|机构|窗口|电话|手机|热线|传真|邮编|邮箱|联系人|负责人|责任人|经办人|网格员|备注|说明|合计|总计|"
    "小计|情况|依据|标准|条件|材料|流程|方式|渠道|结果|进度|进展|状态|措施|职责|任务|目标|问题|答复|意见|"
    "来源|面积|人口|占比|同比|环比|比例|比重|增长|增幅|预算|决算|收入|支出|价格|费用|索引号|文号|主题词|"
    "关键词|[数率量额值]"
)
_LABEL = re.compile(rf"(?:{_WORDS})(?:[(（][^()（）]*[)）])?[:：]?$")  # a unit may follow
_PERIOD = re.compile(r"(?:19|20)\d\d\s*年?度?|\d{1,2}\s*月份?")  # names a column, though a value
_NO_NAME = re.compile(r"[。；！？]|[:：]$")
_BROKEN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")  # 序⏎号, 姓　名


def header(rows: Sequence[Row], *, surely: bool) -> list[Row]:
    """Return the rows at the top of `rows` that name the columns, none where that is unsure.

    `surely` asks for names that are known for names: the values below are not enough.
    """
    first = rows[0]
    if not may_name(first):
        return []
    depth = 1 + len(list(islice(_splits(rows), DEEPEST - 1)))
    last, body = rows[depth - 1], rows[depth:]
    if not body or any(a == b != "" for a, b in zip(last, body[0], strict=False)):
        return []  # a cell that reaches from the first rows into the body names no column
    by_values = not surely and len(first) >= NARROWEST and _has_values(last, body)
    return list(rows[:depth]) if by_values or _says_so(first) else []


def may_name(row: Row) -> bool:
    """Tell if the cells of `row` may be names; the first may say more, or nothing."""
    corner = next((i for i, cell in enumerate(row) if cell != row[0]), len(row))
    return not _is_datum(row[0]) and all(map(_is_name, row[corner:]))


def is_label(cell: str) -> bool:
    """Tell if a cell says what labels and names of columns say."""
    return len(cell) <= LONGEST_NAME and bool(_LABEL.search(unbroken(cell)))


def unbroken(name: str) -> str:
    """Return a name without the white space that fits it into a narrow column."""
    return _BROKEN.sub("", name)


def _splits(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows after the first that part merged names into the names of columns."""
    for above, below in pairwise(rows):
        merged = {a for a, b in pairwise(above) if a == b != ""}
        new = [(a, b) for a, b in zip(above, below, strict=False) if b not in ("", a)]
        if not new or not all(a in merged and _is_name(b) for a, b in new):
            return
        yield below


def _is_name(cell: str) -> bool:
    return 0 < len(cell) <= LONGEST_NAME and not (_NO_NAME.search(cell) or _is_datum(cell))


def _is_datum(cell: str) -> bool:
    return bool(VALUE.fullmatch(cell)) and not _PERIOD.fullmatch(cell)


def _says_so(row: Row) -> bool:
    """Tell if every cell of `row` is what headers say."""
    cells = list(filter(None, row))
    return any(map(is_label, cells)) and all(is_label(c) or _PERIOD.fullmatch(c) for c in cells)


def _has_values(names: Row, body: Sequence[Row]) -> bool:
    """Tell if a column after the first holds values, and no kind of them is its name's."""
    columns = islice(zip_longest(names, *body, fillvalue=""), 1, None)
    return any(_holds_values(name, list(filter(None, cells))) for name, *cells in columns)


def _holds_values(name: str, cells: Sequence[str]) -> bool:
    if len(cells) < _FEWEST_VALUES or not all(map(VALUE.fullmatch, cells)):
        return False
    return not (_PERIOD.fullmatch(name) and any(map(_PERIOD.fullmatch, cells)))
