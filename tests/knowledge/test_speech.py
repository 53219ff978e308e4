import pytest

from knowledge.speech import Role, role


@pytest.mark.parametrize("word", ["漏洞", "讲座", "网站", "中秋节", "艾小越", "比特币"])
def test_what_is_asked_about_is_a_thing(word: str) -> None:
    assert role(word) is Role.THING


@pytest.mark.parametrize("word", ["照顾", "认领", "改进", "看", "安全"])
def test_what_is_done_or_how_something_is_is_a_deed(word: str) -> None:
    assert role(word) is Role.DEED


@pytest.mark.parametrize("word", ["明天", "一年", "他们", "另外", "因为", "已经"])
def test_what_joins_or_counts_is_neither(word: str) -> None:
    assert role(word) is Role.OTHER
