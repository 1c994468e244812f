"""When a URL is fetched next: the one place that knows. Pure."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from zhengfa.archive.entries import Entry, Fate, Role, State
from zhengfa.archive.records import OutcomeKind
from zhengfa.crawler.intake import GONE, Outcome

# After it was found, an article is visited so many times again. Corrections and removals come within hours and days;
# a month later hardly any text changes.
VISITS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=30))
# The first list page of a channel: busy ones bring some articles an hour, of which 15 to 30 are on a page.
FIRST_INTERVAL = timedelta(hours=1)
SHORTEST_INTERVAL = timedelta(minutes=15)
LONGEST_INTERVAL = timedelta(days=1)
# Times, when a visit brought articles, and when not: quick to wake, slow to fall asleep.
SHORTENED, LENGTHENED = 0.5, 1.5
JITTER = 0.1  # of an interval, so that channels do not fall into step
# What failed is tried again after 1, 4, 16 and 64 hours: an outage of a weekend is survived.
ATTEMPTS = 5
FIRST_RETRY, SLOWER = timedelta(hours=1), 4
# A server that says wrongly that nothing changed is found out when it is asked without conditions.
LISTS_TRUSTED = timedelta(days=1)

Uniform = Callable[[float, float], float]

_DONE = frozenset(
    {
        *(OutcomeKind.NEW, OutcomeKind.REVISED, OutcomeKind.UNCHANGED, OutcomeKind.DUPLICATE_URL, OutcomeKind.PART),
        *(OutcomeKind.LISTED, OutcomeKind.NOT_AN_ARTICLE),
    }
)
# Of the visit, not of the URL: a later run asks, and nothing is counted.
_POSTPONED = frozenset({OutcomeKind.LATER, OutcomeKind.SKIPPED})
_FAILED = frozenset({OutcomeKind.NETWORK_ERROR, OutcomeKind.HTTP_ERROR, OutcomeKind.BLOCKED})


def fate(
    entry: Entry, outcome: Outcome, at: datetime, *, has_news: bool | None = None, uniform: Uniform = random.uniform
) -> Fate:
    """What becomes of a URL after an outcome; `has_news`: whether a list page led to articles that were not known."""
    kind = outcome.kind
    if kind in _POSTPONED:
        return Fate(State.PUT_OFF, at, outcome.reason, entry.failures, entry.interval)
    if entry.is_first_list:
        return _first_list_fate(entry, outcome, at, has_news, uniform)
    if kind in _FAILED:
        return _failed(entry, outcome, at)
    state = State.DONE if kind in _DONE else State.GONE if kind in GONE else State.SET_ASIDE
    reason = "" if state is State.DONE else _said(outcome)
    is_asked_again = entry.role is not Role.LIST and (state is not State.SET_ASIDE or _may_heal(kind))
    return Fate(state, next_visit(entry.found_at, at) if is_asked_again else None, reason)


def next_visit(found_at: datetime, at: datetime) -> datetime | None:
    """When an article is visited next that was found at a time; None after the last visit. What was missed is left."""
    return next((found_at + after for after in VISITS if found_at + after > at), None)


def is_trusted(entry: Entry, captured_at: datetime, at: datetime) -> bool:
    """Whether a server may answer that a page is as it was; else it is asked for the whole page."""
    if entry.role is Role.LIST:
        return at - captured_at < LISTS_TRUSTED
    return next_visit(entry.found_at, at) is not None  # the last visit is to a page as anybody sees it


def _first_list_fate(entry: Entry, outcome: Outcome, at: datetime, has_news: bool | None, uniform: Uniform) -> Fate:
    """The first list page of a channel is asked again for ever: nothing else would lead to what is new."""
    if outcome.kind in _DONE:
        interval = _interval(entry.interval, has_news)
        jittered = interval * (1 + uniform(-JITTER, JITTER))
        return Fate(State.DONE, at + jittered, interval=int(interval.total_seconds()))
    after = min(_retry_after(entry.failures + 1), LONGEST_INTERVAL)
    return Fate(State.PUT_OFF, at + after, _said(outcome), entry.failures + 1, entry.interval)


def _interval(before: int | None, has_news: bool | None) -> timedelta:
    if before is None:
        return FIRST_INTERVAL
    changed = 1.0 if has_news is None else SHORTENED if has_news else LENGTHENED
    interval = timedelta(seconds=before) * changed
    return min(max(interval, SHORTEST_INTERVAL), LONGEST_INTERVAL)


def _failed(entry: Entry, outcome: Outcome, at: datetime) -> Fate:
    failures = entry.failures + 1
    if failures >= ATTEMPTS:
        return Fate(State.SET_ASIDE, None, f"{failures} attempts, the last one: {_said(outcome)}", failures)
    return Fate(State.PUT_OFF, at + _retry_after(failures), _said(outcome), failures)


def _retry_after(failures: int) -> timedelta:
    return FIRST_RETRY * float(SLOWER ** min(failures - 1, ATTEMPTS))


def _may_heal(kind: OutcomeKind) -> bool:
    """A page may become readable. What is too large, unsafe or closed by robots.txt is not asked for by itself."""
    return kind is OutcomeKind.EXTRACTION_FAILED


def _said(outcome: Outcome) -> str:
    return f"{outcome.kind.replace('_', ' ')}: {outcome.reason}".removesuffix(": ")
