"""The report that ships with the package: the knowledge base before staff add theirs."""

from functools import cache
from importlib.resources import files

from knowledge.models import Report
from knowledge.readers import read_report

NAME = "yxzs2023fz.txt"
URL = "http://www.yuexiu.gov.cn/gzyxzs/gkmlpt/content/9/9454/post_9454076.html"


@cache
def embedded_report() -> Report:
    """Return the 2023 report of Yuexiu's 政务服务数据管理局 on law-based government."""
    return read_report(embedded_source(), NAME, url=URL)


def embedded_source() -> bytes:
    """Return the bytes of its file."""
    return (files("knowledge") / "data" / NAME).read_bytes()
