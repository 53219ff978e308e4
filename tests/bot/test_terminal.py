"""What a terminal shows of a message that was made for Telegram."""

import pytest
from support.questions import told

from bot.render import Voice, answer
from bot.terminal import show
from knowledge import Kind, Library


def test_passages_to_choose_from_are_numbered_and_nothing_is_to_be_pressed(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    message = answer(told(Kind.CHOICE, *library.passages[:2]), Voice("小越"))

    show(message, [])

    shown = capsys.readouterr().out
    assert "请点下面的按钮" in message.plain
    assert "按钮" not in shown
    assert shown.startswith(
        "报告里有几处可能是您问的。您想看哪一处？请再问一次，只问它前面的数字，"
    )
    assert [line[:3] for line in shown.splitlines() if line[1:3] == ". "] == ["1. ", "2. "]
