"""What is asked of a portal's days up to one of them: each check finds a fault, or none. Pure."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from zhengfa.archive.records import OutcomeKind
from zhengfa.health.chance import few_by_chance, many_by_chance
from zhengfa.health.habit import SHARES, Habit, failed_pages, is_read
from zhengfa.health.records import AlarmKind, DayState, PortalDay

# Visits in a row, nothing being read in any of them. A firewall refuses for a day or two, repairs take a night.
BLOCKED_DAYS = 3
NOTHING_DAYS = 2
ERROR_DAYS = 3  # what does not answer mostly comes back by itself
PARTLY_DAYS = 5  # visits in a row that a refusal cut short though something was read
LOST_LIST_DAYS = 3  # visits in a row with more empty lists than is usual: one channel is gone
USUAL_DAYS = 28  # visits that say how many empty lists are usual
LEAST_VISITS = 6  # that say so: a portal may be crawled once a week

FAR_LESS = 0.4  # of what the weeks before make one expect; August and the weeks after a congress have 0.6
RECOVERED = 0.6  # of what is expected: then the alarm ends, and does not come and go with every meeting
FEW_CHANCE = 1e-3  # by which chance alone would explain it: some 50 windows a year do not overlap
# Days that are looked at, and how many weeks before them are the measure: a break is seen in days, a decay in months.
FEW_WINDOWS = ((7, 12), (28, 26))
SILENT_CHANCE = 1e-3
SILENT_READS = 2  # visits that found nothing
OLD_EXPECTED = 2  # articles that were due meanwhile: on holidays a portal may put its old ones in order
OLD_ARTICLES = 3  # came in the meantime: then it is not silent
MOST_SILENT = 120  # days, whatever the habit: a portal that has one article a month waits so long once in five years

# The last days that brought articles, each of which must look the same: one batch is no change. Few days tell enough
# where a field is never empty, more are needed where every third article lacks it.
SHARE_DAYS = (3, 5, 10)
FAR_MORE = 0.4  # share of articles, beyond the habit's, that lack a field
SHARE_CHANCE = 1e-4  # three in three where none in twenty did
SHARE_MEASURE = 10  # articles that a habit must rest on

# The last days on which pages were asked for, most of them in vain: two, or as many as it takes to have three pages in
# vain beyond those that always are.
UNREADABLE_DAYS, UNREADABLE_PAGES = 2, 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as it shows on a day: since when, and the figures."""

    kind: AlarmKind
    since: date  # its first day
    figures: Mapping[str, float | str]


def unread(days: Sequence[PortalDay], at: int) -> Finding | None:
    """Visits in a row that read nothing: refusals, errors, or lists without an article."""
    row = [place for place in _row(days, at) if days[place].state in (DayState.BLOCKED, DayState.ERROR)]
    if not row:
        return _cut_short(days, at)
    cause = Counter(_cause(days[place]) for place in row).most_common(1)[0][0]
    needed = {AlarmKind.BLOCKED: BLOCKED_DAYS, AlarmKind.NOTHING: NOTHING_DAYS, AlarmKind.ERRORS: ERROR_DAYS}
    return Finding(cause, days[row[-1]].day, {"visits": len(row)}) if len(row) >= needed[cause] else None


def _row(days: Sequence[PortalDay], at: int) -> Iterator[int]:
    """The places of the visits before and at a day that read nothing, backwards; days without a visit do not count."""
    for place in range(at, -1, -1):
        if is_read(days[place]):
            return
        yield place


def _cause(day: PortalDay) -> AlarmKind:
    if day.state is DayState.BLOCKED:
        return AlarmKind.BLOCKED
    empty = day.counts.get(OutcomeKind.EMPTY_LIST, 0) + sum(
        day.counts.get(kind, 0) for kind in (OutcomeKind.SOFT_404, OutcomeKind.NOT_AN_ARTICLE)
    )
    failed = day.counts.get(OutcomeKind.HTTP_ERROR, 0) + day.counts.get(OutcomeKind.NETWORK_ERROR, 0)
    return AlarmKind.NOTHING if empty > failed else AlarmKind.ERRORS


def _cut_short(days: Sequence[PortalDay], at: int) -> Finding | None:
    if OutcomeKind.BLOCKED not in days[at].counts:
        return None
    visited = [place for place in range(at, max(-1, at - USUAL_DAYS), -1) if days[place].fetches][:PARTLY_DAYS]
    refused = [place for place in visited if days[place].counts.get(OutcomeKind.BLOCKED)]
    if len(refused) < PARTLY_DAYS:
        return None
    return Finding(AlarmKind.BLOCKED, days[refused[-1]].day, {"visits": len(refused), "read": "in part"})


def lost_lists(days: Sequence[PortalDay], at: int) -> Finding | None:
    """Some list pages are empty, visit after visit, that were not: a channel is gone."""
    if not _empty(days[at]):
        return None
    visited = [place for place in range(at, max(-1, at - 2 * USUAL_DAYS), -1) if is_read(days[place])]
    now, before = visited[:LOST_LIST_DAYS], visited[LOST_LIST_DAYS:][:USUAL_DAYS]
    if len(before) < LEAST_VISITS:
        return None
    usual = sorted(_empty(days[place]) for place in before)[len(before) // 2]
    if any(_empty(days[place]) <= usual for place in now):
        return None
    return Finding(AlarmKind.NOTHING, days[now[-1]].day, {"empty_lists": _empty(days[at]), "usual": usual})


def _empty(day: PortalDay) -> int:
    return day.counts.get(OutcomeKind.EMPTY_LIST, 0)


def few(looked_at: Sequence[PortalDay], habit: Habit, excused: Container[date], *, stands: bool) -> Finding | None:
    """Far less in these days than in the portal's own weeks before; what stands ends when it has recovered.

    Days that another alarm accounts for are excused.
    """
    count = sum(day.brought.fresh for day in looked_at)
    expected = habit.expected(day.day for day in looked_at if day.day not in excused)
    if count >= (RECOVERED if stands else FAR_LESS) * expected:
        return None
    if not stands and few_by_chance(count, expected, habit.spread * 7 / len(looked_at)) > FEW_CHANCE:
        return None
    figures = {"articles": count, "days": len(looked_at), "expected": round(expected, 1)}
    return Finding(AlarmKind.FEW, looked_at[0].day, figures)


def silent(days: Sequence[PortalDay], at: int, last: int, habit: Habit | None) -> Finding | None:
    """No news since a day, for longer than is the portal's habit; old articles may have come."""
    since = days[last + 1 : at + 1]
    if sum(map(is_read, since)) < SILENT_READS:
        return None
    expected = habit.expected(day.day for day in since) if habit else 0.0
    spread = habit.spread / max(1.0, len(since) / 7) if habit else 1.0
    if len(since) <= MOST_SILENT and few_by_chance(0, expected, spread) > SILENT_CHANCE:
        return None
    old = sum(day.brought.stale for day in since)
    figures: dict[str, float | str] = {"days": len(since), "expected": round(expected, 1)}
    if old < OLD_ARTICLES:
        return Finding(AlarmKind.SILENT, since[0].day, figures)
    newest = max((day.brought.newest for day in since if day.brought.newest), default="")
    return Finding(AlarmKind.OLD, since[0].day, figures | {"articles": old, "newest": newest})


def last_bringing(days: Sequence[PortalDay], at: int) -> Iterator[list[int]]:
    """The last days that brought articles, backwards: as many as tell something."""
    bringing = (place for place in range(at, -1, -1) if days[place].brought.articles)
    places = list(islice(bringing, SHARE_DAYS[-1]))
    yield from (places[:count] for count in SHARE_DAYS if count <= len(places))


def lacking(days: Sequence[PortalDay], places: Sequence[int], habit: Habit) -> Iterator[Finding]:
    """What the articles of the last days lack, and those before had not lacked."""
    articles = sum(days[place].brought.articles for place in places)
    if habit.articles < SHARE_MEASURE:
        return
    for name, lacked in zip(SHARES, habit.lacking, strict=True):
        usual = (lacked + 1) / (habit.articles + 2)  # what never was may yet be
        if any(_share(days[place], name) < usual + FAR_MORE for place in places):  # mostly the first one is
            continue
        count = sum(getattr(days[place].brought, name) for place in places)
        if many_by_chance(count, articles, usual) > SHARE_CHANCE:
            continue
        known = round(lacked / habit.articles, 2)
        figures: dict[str, float | str] = {"articles": count, "of": articles, "usual": known}
        since = days[places[-1]].day
        if name == "stale":
            if sum(days[place].brought.fresh for place in places) or not _is_due(days, places, habit):
                continue
            newest = max((days[place].brought.newest or "" for place in places), default="")
            yield Finding(AlarmKind.OLD, since, figures | {"newest": newest})
        else:
            yield Finding(AlarmKind.EMPTY_FIELDS, since, figures | {"field": name})


def _is_due(days: Sequence[PortalDay], places: Sequence[int], habit: Habit) -> bool:
    return habit.expected(day.day for day in days[places[-1] : places[0] + 1]) >= OLD_EXPECTED


def _share(day: PortalDay, name: str) -> float:
    count: int = getattr(day.brought, name)
    return count / day.brought.articles


def unreadable(days: Sequence[PortalDay], at: int, habit: Habit, *, stands: bool) -> Finding | None:
    """Pages that lists name, and that give no article: more than is usual, on as many days as it takes to tell.

    What stands ends when pages are read again, or when none was asked for in so long that there is nothing to read.
    """
    usual = habit.failed / max(1.0, habit.failed + habit.weekly)
    asked = (day for day in reversed(days[max(0, at + 1 - USUAL_DAYS) : at + 1]) if _pages(day))
    in_vain = list(takewhile(lambda day: failed_pages(day) >= (usual + FAR_MORE) * _pages(day), asked))
    for count in range(UNREADABLE_DAYS, len(in_vain) + 1):
        again = habit.failed / 7 * count  # the same pages, asked for at every visit
        failed, pages = sum(map(failed_pages, in_vain[:count])), sum(map(_pages, in_vain[:count]))
        if failed >= again + UNREADABLE_PAGES and many_by_chance(failed, pages, usual) <= SHARE_CHANCE:
            return _unreadable(in_vain[:count], usual)
    return _unreadable(in_vain, usual) if stands and in_vain else None


def _unreadable(in_vain: Sequence[PortalDay], usual: float) -> Finding:
    failed, pages = sum(map(failed_pages, in_vain)), sum(map(_pages, in_vain))
    figures = {"pages": failed, "of": pages, "usual": round(usual, 2)}
    return Finding(AlarmKind.UNREADABLE, in_vain[-1].day, figures)


def _pages(day: PortalDay) -> int:
    """Pages of a day that gave an article that was new, or none."""
    return failed_pages(day) + day.brought.articles
