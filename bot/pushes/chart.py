"""The chart of a push: deliveries over time, and why some failed. Drawn in a process apart."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot import texts

INCHES: Final = (8.0, 6.0)
DOTS: Final = 110  # an inch
REASONS: Final = 8  # that are shown
REASON_LIMIT: Final = 28  # characters


@dataclass(frozen=True, slots=True)
class Figures:
    """How many were delivered so many seconds after the start; how often what went wrong."""

    title: str
    delivered: Sequence[tuple[float, int]]
    reasons: Sequence[tuple[str, int]]


def chart(figures: Figures, step: Callable[[int, int], None]) -> bytes:
    """Return the chart as PNG. The font comes with the package that it depends on."""
    # they take a second to import, and only this process draws
    import pylopdf_fonts_zh_cn as fonts  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    font = FontProperties(fname=str(fonts.sans_path()))
    drawn = Figure(figsize=INCHES, dpi=DOTS, layout="constrained")
    above, below = drawn.subplots(2, 1)
    drawn.suptitle(figures.title, fontproperties=font, fontsize=14)
    above.step([x for x, _ in figures.delivered], [y for _, y in figures.delivered], where="post")
    above.set_title(texts.PUSH_CHART_TIME, fontproperties=font)
    above.set_xlabel(texts.PUSH_CHART_SECONDS, fontproperties=font)
    above.set_ylim(bottom=0)
    above.grid(alpha=0.3)
    shown = list(reversed(figures.reasons[:REASONS]))
    below.set_title(texts.PUSH_CHART_REASONS, fontproperties=font)
    if shown:
        bars = below.barh([_short(why) for why, _ in shown], [count for _, count in shown])
        below.bar_label(bars, padding=3)
        for label in below.get_yticklabels():
            label.set_fontproperties(font)
        below.margins(x=0.12)
    else:
        below.text(0.5, 0.5, texts.PUSH_CHART_NONE, fontproperties=font, ha="center")
        below.set_axis_off()
    written = io.BytesIO()
    drawn.savefig(written, format="png")
    return written.getvalue()


def _short(text: str) -> str:
    return text if len(text) <= REASON_LIMIT else text[: REASON_LIMIT - 1] + "…"
