"""A career drawn along years. Places across are in percent, so that the picture fits every width without a script."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zhengfa.indexer.register.records import Role
from zhengfa.indexer.register.tenures import JointTenure

ROW = 42  # pixels a post: its name, and its bar below
_NAME_AT, _BAR_AT = 14, 27  # pixels from the top of a row
_NARROWEST = 326  # pixels: a phone of 360, less its margins and a little
_CHARACTER = 14  # pixels: --text-small
_MOST_YEARS = 8  # named below the picture: as many as a phone has room for
_LAST_NAMED = 89  # percent: behind it the name of a year would stand out of a phone's picture
_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year; not every year is named."""

    at: float
    year: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years, both inclusive."""

    first: int
    last: int

    def at(self, day: str, *, is_end: bool = False) -> float:
        """Where a day stands, in percent; of a month or year alone, its first or last day."""
        begin = date(self.first, 1, 1)
        return round(100 * (_day(day, is_end=is_end) - begin).days / (date(self.last + 1, 1, 1) - begin).days, 2)

    @property
    def ticks(self) -> Iterator[Tick]:
        """The beginning of every year."""
        count = self.last - self.first + 1
        step = next(step for step in _STEPS if count <= _MOST_YEARS * step or step == _STEPS[-1])
        for year in range(self.first, self.last + 1):
            at = self.at(str(year))
            yield Tick(at, year, year % step == 0 and at <= _LAST_NAMED)


@dataclass(frozen=True, slots=True)
class Bar:
    """A post in the picture; places down are in pixels."""

    anchor: str  # where the page tells more of it
    tenures: JointTenure
    top: int
    name: str  # cut, where it would not fit a phone
    name_at: float  # percent
    is_name_before: bool  # whether the name ends there, rather than begins
    pieces: tuple[tuple[float, float], ...]  # between them lie years without evidence

    @property
    def name_y(self) -> int:
        """Where the name stands."""
        return self.top + _NAME_AT

    @property
    def y(self) -> int:
        """Where the bar stands."""
        return self.top + _BAR_AT


@dataclass(frozen=True, slots=True)
class Timeline:
    """All dated posts of a career, each in a row."""

    axis: Axis
    bars: tuple[Bar, ...]
    row: int = ROW

    @property
    def height(self) -> int:
        """Pixels, without the line of years."""
        return self.row * len(self.bars)


def to_timeline(tenures: Iterable[tuple[str, JointTenure]], axis: Axis | None) -> Timeline | None:
    """The picture of a career, each post with where the page tells more of it; None if no day of it is known."""
    dated = [(anchor, one) for anchor, one in tenures if one.role.first and one.role.last]
    if axis is None or not dated:
        return None
    return Timeline(axis, tuple(_bar(anchor, one, axis, row) for row, (anchor, one) in enumerate(dated)))


def axis_of(roles: Iterable[Role]) -> Axis | None:
    """The years of all roles of a name, so that the pictures of its persons can be compared; None without any day."""
    days = [day for role in roles if role.first and role.last for day in (role.first, role.last)]
    return Axis(int(min(days)[:4]), int(max(days)[:4])) if days else None


def _bar(anchor: str, tenures: JointTenure, axis: Axis, row: int) -> Bar:
    pieces = tuple(_pieces(tenures, axis))
    return Bar(anchor, tenures, row * ROW, *_named(tenures.label, pieces[0][0], pieces[-1][1]), pieces)


def _pieces(tenures: JointTenure, axis: Axis) -> Iterator[tuple[float, float]]:
    role = tenures.role
    silences = tenures.tenures[0].silences
    starts = [role.first or "", *(silence.last for silence in silences)]
    ends = [*(silence.first for silence in silences), role.last or ""]
    for start, end in zip(starts, ends, strict=True):
        at = axis.at(start)
        yield at, max(at, axis.at(end, is_end=True))


def _named(label: str, start: float, end: float) -> tuple[str, float, bool]:
    """A name where it fits the narrowest picture: from the bar's beginning on, up to its end, or from an edge."""
    most = _NARROWEST // _CHARACTER
    name = label if len(label) <= most else f"{label[: most - 1]}…"
    width = 100 * len(name) * _CHARACTER / _NARROWEST
    if start + width <= 100:
        return name, start, False
    if end >= width:
        return name, end, True
    return name, 0.0, False


def _day(day: str, *, is_end: bool) -> date:
    """2021-07-13; of 2021-07 and 2021 the first day, or the last."""
    year, *rest = map(int, day.split("-"))
    first = date(year, *(*rest, 1, 1)[:2])
    if not is_end or len(rest) == 2:
        return first
    after = date(year + 1, 1, 1) if not rest or rest[0] == 12 else date(year, rest[0] + 1, 1)
    return after - timedelta(days=1)
