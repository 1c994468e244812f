"""How many articles a month name an official, as bars and as a table of years."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from zhengfa.indexer.query import UNKNOWN, Bucket
from zhengfa.webui.career_picture import Axis

HEIGHT = 72  # pixels of the highest bar
_LEAST = 2  # pixels of a bar: one article among a hundred can be seen
_SHARE, _WIDEST = 0.8, 2.0  # of a month's place; percent, so that the bars of one year are no blocks


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month in the picture; its place across is in percent, its height in pixels."""

    bucket: Bucket
    at: float
    width: float
    height: int

    @property
    def place(self) -> Markup:
        """The attributes of its rectangle. Pages have hundreds: to escape each number takes longer than all else."""
        y = HEIGHT - self.height
        return Markup(f'x="{self.at}%" width="{self.width}%" y="{y}" height="{self.height}"')  # noqa: S704  # numbers


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year in the table: its twelve months; None where no article is known."""

    year: str
    months: tuple[Bucket | None, ...]

    @property
    def count(self) -> int:
        """The articles of the year."""
        return sum(month.count for month in self.months if month)


@dataclass(frozen=True, slots=True)
class MonthChart:
    """Dated articles by month, and how many are not dated."""

    axis: Axis
    bars: tuple[MonthBar, ...]
    rows: tuple[YearRow, ...]  # the latest first
    most: Bucket
    undated: int
    height: int = HEIGHT

    @property
    def first(self) -> str:
        """The first month."""
        return self.bars[0].bucket.value

    @property
    def last(self) -> str:
        """The last month."""
        return self.bars[-1].bucket.value


def to_chart(buckets: Sequence[Bucket]) -> MonthChart | None:
    """The picture and the table of counts by month, upwards; None if nothing is dated."""
    dated = [bucket for bucket in buckets if bucket.value != UNKNOWN]
    if not dated:
        return None
    axis = Axis(int(dated[0].value[:4]), int(dated[-1].value[:4]))
    most = max(dated, key=lambda bucket: bucket.count)
    by_month = {bucket.value: bucket for bucket in dated}
    return MonthChart(
        axis=axis,
        bars=tuple(_bar(bucket, axis, most.count) for bucket in dated),
        rows=tuple(_row(year, by_month) for year in range(axis.last, axis.first - 1, -1) if _has(year, by_month)),
        most=most,
        undated=sum(bucket.count for bucket in buckets) - sum(bucket.count for bucket in dated),
    )


def _bar(bucket: Bucket, axis: Axis, most: int) -> MonthBar:
    slot = 100 / 12 / (axis.last - axis.first + 1)
    width = min(slot * _SHARE, _WIDEST)
    at = axis.at(bucket.value) + (slot - width) / 2
    return MonthBar(bucket, round(at, 2), round(width, 2), max(_LEAST, round(HEIGHT * bucket.count / most)))


def _row(year: int, by_month: dict[str, Bucket]) -> YearRow:
    return YearRow(str(year), tuple(by_month.get(f"{year}-{month:02}") for month in range(1, 13)))


def _has(year: int, by_month: dict[str, Bucket]) -> bool:
    return any(month.startswith(str(year)) for month in by_month)
