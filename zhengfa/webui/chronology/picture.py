"""The strip of months as a picture that stands alone: with its query, span, count, day of making and address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from flask import render_template

from zhengfa.webui.chronology.strip import Strip
from zhengfa.webui.labels.tongues import plain
from zhengfa.webui.services import services

WIDTH, HEIGHT = 1200, 480  # the columns of a newspaper's page on the web; twice as many dots in a PNG
_ZOOM = 2
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 1160, 130, 366  # of the field of bars
_TITLE, _LINE = 36, 118  # characters of full width that a line has room for
_STEPS = (1, 2, 5)
_MOST_LINES = 4  # across the field
# Simplified characters of GB 2312, made by tools/font; a system's own fonts are looked at for what it does not have.
FONT = Path(__file__).parent / "NotoSansCJKsc-GB2312.otf"
# What XML cannot hold, and halves of characters.
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the field of bars, and the count that it stands for."""

    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """Where the bars stand in the picture."""

    strip: Strip
    left: int = _LEFT
    right: int = _RIGHT
    top: int = _TOP
    bottom: int = _BOTTOM

    def x(self, percent: float) -> float:
        """Where a place of the strip lies."""
        return round(self.left + percent * (self.right - self.left) / 100, 1)

    def long(self, percent: float) -> float:
        """How wide a part of the strip is."""
        return round(percent * (self.right - self.left) / 100, 1)

    def high(self, count: int) -> float:
        """How high the bar of a count is; one article can be seen."""
        return round(max(1.5, count * (self.bottom - self.top) / self.strip.chart.most.count), 1)

    @property
    def lines(self) -> Iterator[Line]:
        """Lines at round counts."""
        step = _step(self.strip.chart.most.count)
        for count in range(step, self.strip.chart.most.count + 1, step):
            yield Line(self.bottom - self.high(count), count)


def draw(text: str, filters: Sequence[str], total: int, strip: Strip | None, address: str) -> str:
    """The picture as SVG, in the language of the request."""
    return render_template(
        "timeline/picture.svg",
        title=_cut(text, _TITLE),
        filters=[_printable(one) for one in filters],
        total=total,
        field=Field(strip) if strip else None,
        strip=strip,
        address=_cut(address, _LINE),
        today=services().today(),
        WIDTH=WIDTH,
        HEIGHT=HEIGHT,
    )


def to_png(svg: str) -> bytes:
    """The dots of an SVG. Fonts of the system are looked for only if our own does not have all characters."""
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, zoom=_ZOOM, font_files=[str(FONT)], skip_system_fonts=_is_simplified(svg))
    )


def _is_simplified(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _step(most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that makes so few lines that they can be read."""
    power = 1
    while True:
        for step in _STEPS:
            if most // (step * power) <= _MOST_LINES:
                return step * power
        power *= 10


def _cut(text: str, most: int) -> str:
    """A text that fits its line: a character of Latin script is half as wide as one of Chinese."""
    width, kept = 0.0, ""
    for character in _printable(text):
        width += 0.6 if character.isascii() else 1
        if width > most:
            return f"{kept}…"
        kept += character
    return kept


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", plain(" ".join(text.split())))
