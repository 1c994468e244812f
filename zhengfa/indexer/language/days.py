"""Dates as people type them → the days they stand for."""

import calendar
import re
from datetime import date

from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.limits import FIRST_YEAR, LAST_YEAR
from zhengfa.indexer.language.tree import Dates

_ONE = r"\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?"
_BETWEEN = r"\.{2,6}"  # two full stops, or the ellipses that input methods make of them
_RANGE = re.compile(f"({_ONE})?({_BETWEEN})?({_ONE})?")
_IN_WORDS = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")


class ImpossibleDateError(ValueError):
    """Digits in the form of a date that is in no calendar; holds them."""


class ReversedDatesError(ValueError):
    """A range whose end comes before its beginning."""

    def __init__(self, first: str, last: str) -> None:
        super().__init__(first, last)
        self.first, self.last = first, last


def read_dates(text: str, *, is_asked_for: bool = False) -> Dates | None:
    """The days of 2021, 2021-07, 2021-07-13 or a range of these; None if the text is nothing of the kind.

    Where a date is asked for, 2021年7月 is one as well, and any four digits are a year; elsewhere only likely ones.
    Raises ImpossibleDateError and ReversedDatesError.
    """
    folded = fold(text)
    if is_asked_for:
        folded = _IN_WORDS.sub(lambda found: "-".join(filter(None, found.groups())), folded)
    found = _RANGE.fullmatch(folded)
    if not found or not (found[1] or found[3]) or (found[3] and not found[2]):
        return None
    ends = [part for part in (found[1], found[3]) if part]
    if not is_asked_for and not all(FIRST_YEAR <= int(part[:4]) <= LAST_YEAR for part in ends):
        return None
    first, last = (_days(part) if part else None for part in (found[1], found[3]))
    if not found[2] and first:
        return Dates(*first)
    if first and last and first[0] > last[1]:
        raise ReversedDatesError(found[1], found[3])
    return Dates(first[0] if first else None, last[1] if last else None)


def _days(text: str) -> tuple[date, date]:
    """The first and the last day of a date."""
    numbers = [int(number) for number in re.split("[-/.]", text)]
    try:
        if not FIRST_YEAR <= numbers[0] <= LAST_YEAR:
            raise ValueError(text)
        first = date(*numbers, *(1, 1)[len(numbers) - 1 :])
        if len(numbers) == 1:
            return first, date(first.year, 12, 31)
        return first, first if len(numbers) > 2 else first.replace(day=calendar.monthrange(*numbers)[1])
    except ValueError as error:
        raise ImpossibleDateError(text) from error
