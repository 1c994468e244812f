"""A career along years, as a picture."""

import pytest

from zhengfa.indexer.officials.records import Label, PlaceReason, StatementKind
from zhengfa.indexer.register.records import Evidence, Role
from zhengfa.indexer.register.tenures import JointTenure, to_tenure
from zhengfa.webui.career_picture import ROW, Axis, Timeline, axis_of, to_timeline


def tenures(label: str, *days: str | None, kind: StatementKind = StatementKind.HOLDS) -> JointTenure:
    evidence = tuple(Evidence(number, kind, day) for number, day in enumerate(days))
    role = Role(0, Label("", label), "", "", (label,), None, None, PlaceReason.NAMED, (), evidence, len(days), False)
    return JointTenure((to_tenure(role),))


def picture(*rows: JointTenure) -> Timeline:
    found = to_timeline(((str(number), row) for number, row in enumerate(rows)), axis_of(row.role for row in rows))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "is_end", "at"),
    [
        ("2020-01-01", False, 0.0),
        ("2020", False, 0.0),
        ("2020", True, 49.93),
        ("2020-12", True, 49.93),
        ("2021-01-01", False, 50.07),
        ("2021-02", True, 58.0),
        ("2021-12-31", True, 99.86),
    ],
)
def test_days_stand_where_they_are_in_their_years(day: str, is_end: bool, at: float) -> None:
    assert Axis(2020, 2021).at(day, is_end=is_end) == at


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (2020, 2020, [2020]),
        (2019, 2022, [2019, 2020, 2021, 2022]),
        (2013, 2025, [2014, 2016, 2018, 2020, 2022, 2024]),
        (2015, 2024, [2016, 2018, 2020, 2022]),  # the name of 2024 would stand out of a phone's picture
        (1998, 2025, [2000, 2005, 2010, 2015, 2020]),
        (1949, 2025, [1950, 1960, 1970, 1980, 1990, 2000, 2010]),
    ],
)
def test_years_are_named_as_far_as_a_phone_has_room(first: int, last: int, named: list[int]) -> None:
    ticks = list(Axis(first, last).ticks)
    assert [tick.year for tick in ticks] == list(range(first, last + 1))
    assert [tick.year for tick in ticks if tick.is_named] == named


def test_a_bar_is_broken_where_nothing_is_known_for_long() -> None:
    [bar] = picture(tenures("局长", "2020-01-01", "2020-12-31", "2023-01-01", "2023-12-31")).bars
    assert [(round(start), round(end)) for start, end in bar.pieces] == [(0, 25), (75, 100)]


def test_one_day_is_a_point_and_no_day_no_bar() -> None:
    found = picture(tenures("局长", "2020-01-01"), tenures("书记", None), tenures("主任", "2020-07-01"))
    assert [bar.pieces[0][0] == bar.pieces[0][1] for bar in found.bars] == [True, True]
    assert [(bar.anchor, bar.top) for bar in found.bars] == [("0", 0), ("2", ROW)]
    assert found.height == 2 * ROW
    told = tenures("书记", "2020", kind=StatementKind.HELD)
    assert axis_of([tenures("书记", None).role, told.role]) is None
    assert to_timeline([("0", told)], None) is None
    assert to_timeline([("0", told)], found.axis) is None


@pytest.mark.parametrize(
    ("label", "days", "at", "is_before", "name"),
    [
        ("公安局局长", ("2020-01-02", "2020-03-01"), "start", False, "公安局局长"),
        ("公安局局长", ("2020-11-01", "2020-12-31"), "end", True, "公安局局长"),
        ("省" * 23, ("2020-06-01", "2020-07-01"), "edge", False, "省" * 23),
        ("省" * 30, ("2020-06-01", "2020-07-01"), "edge", False, "省" * 22 + "…"),
    ],
)
def test_names_stand_at_their_bars_where_there_is_room(
    label: str, days: tuple[str, ...], at: str, is_before: bool, name: str
) -> None:
    [bar] = picture(tenures(label, *days)).bars
    places = {"start": bar.pieces[0][0], "end": bar.pieces[-1][1], "edge": 0.0}
    assert (bar.name, bar.name_at, bar.is_name_before) == (name, places[at], is_before)
