import pytest

from zhengfa.archive.content import Precision
from zhengfa.crawler.lists.row_dates import LONGEST, row_date, stamp


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-07-13", "2021-07-13"),
        ("[2021/7/13]", "2021-07-13"),
        ("2021年7月13日", "2021-07-13"),
        ("2026-\n 01-\n 23", "2026-01-23"),
        ("-2023-\n03/03\n03:23", "2023-03-03"),
        ("13\n2021-07", "2021-07-13"),
        ("2021.07\n13", "2021-07-13"),
        ("07-13\n2021", "2021-07-13"),
        ("2021年07月\n13日", "2021-07-13"),
        ("来源：某报\n2021-07-13 09:00", "2021-07-13"),
        ("07-13", None),
        ("点击数 2021", None),
        ("2021-13-45", None),
        ("", None),
        ("2021-07-13" + " " * LONGEST, None),
    ],
)
def test_a_rows_date_is_read_however_it_is_broken(text: str, date: str | None) -> None:
    found = row_date(text)
    assert (f"{found.local:%Y-%m-%d}" if found else None) == date


def test_a_month_is_no_day() -> None:
    found = row_date("某报\n2021-07")
    assert found is not None
    assert (found.precision, found.local.day) == (Precision.MONTH, 1)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (1626141393000, "2021-07-13"),
        ("1626141393", "2021-07-13"),
        ("2021-07-13T09:56:33", "2021-07-13"),
        ("Thu, 02 Nov 2023 20:00:00 +0000", "2023-11-03"),
        (-1, None),
        (10**30, None),
        (None, None),
        ([], None),
        (True, None),
    ],
)
def test_a_machines_stamp_is_read(value: object, date: str | None) -> None:
    found = stamp(value)
    assert (f"{found.local:%Y-%m-%d}" if found else None) == date
