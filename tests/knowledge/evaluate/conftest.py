import pytest
from support.reports import library_of

from knowledge import Library

TEXT = """街道工作报告
一、工作
(一)垃圾清运。全年清运垃圾八吨。
(二)公园建设。全年新建公园五个,公园里种了百棵榕树。
二、不足
电梯加装进展缓慢。"""


@pytest.fixture(scope="session")
def street() -> Library:
    return library_of(TEXT)
