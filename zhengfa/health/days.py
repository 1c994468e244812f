"""Outcomes of a day → what the day came to. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.tallies import Brought, DaySpan
from zhengfa.health.records import DayState, PortalDay

FOUND = frozenset({OutcomeKind.NEW, OutcomeKind.REVISED})
READ = FOUND | {OutcomeKind.UNCHANGED, OutcomeKind.DUPLICATE_URL, OutcomeKind.PART, OutcomeKind.LISTED}
REFUSED = frozenset({OutcomeKind.BLOCKED, OutcomeKind.DISALLOWED})
# Asked for, or due to be asked for, and nothing was to be had.
FAILED = frozenset(
    {
        OutcomeKind.EMPTY_LIST,
        OutcomeKind.EXTRACTION_FAILED,
        OutcomeKind.GONE,
        OutcomeKind.HTTP_ERROR,
        OutcomeKind.NETWORK_ERROR,
        OutcomeKind.NOT_AN_ARTICLE,
        OutcomeKind.SKIPPED,
        OutcomeKind.SOFT_404,
        OutcomeKind.TOO_LARGE,
        OutcomeKind.UNSAFE,
    }
)
# What is said of a day beside its state: a page that is gone, or is no article, is everyday life.
TROUBLES = tuple(sorted(REFUSED | FAILED | {OutcomeKind.LATER}))
_PARTLY = REFUSED | {
    *(OutcomeKind.EMPTY_LIST, OutcomeKind.EXTRACTION_FAILED, OutcomeKind.HTTP_ERROR),
    *(OutcomeKind.NETWORK_ERROR, OutcomeKind.SKIPPED, OutcomeKind.LATER),
}


def state_of(counts: Mapping[OutcomeKind, int]) -> DayState:
    """What a day with these outcomes came to; a quiet day is not known to be a silent one yet."""
    happened = {kind for kind, count in counts.items() if count}
    # Articles that are visited again, as some days after they were new, say nothing of what the lists name.
    if OutcomeKind.EMPTY_LIST in happened and not happened & {OutcomeKind.LISTED, OutcomeKind.NEW}:
        return DayState.ERROR
    if happened & FOUND:
        return DayState.NEW
    if happened & READ:
        return DayState.UNCHANGED
    if happened & REFUSED:
        return DayState.BLOCKED
    return DayState.ERROR if happened & FAILED else DayState.NOT_VISITED


def to_days(
    tallies: Mapping[date, Mapping[OutcomeKind, int]], brought: Mapping[date, Brought], span: DaySpan
) -> list[PortalDay]:
    """Every day of a span, one after the other."""
    days = []
    for number in range((span.last - span.first).days + 1):
        day = span.first + timedelta(days=number)
        counts = tallies.get(day, {})
        state = state_of(counts)
        is_read = any(counts.get(kind) for kind in READ)
        is_partial = is_read and any(counts.get(kind) for kind in _PARTLY)
        days.append(PortalDay(day, counts, brought.get(day, Brought()), state, is_partial))
    return days
