"""`python -m bench.health [--misses] [--false] [SEED …]`: how well alarms tell a fault from an ordinary year.

For each seed forty made-up portals. First a year of ordinary runs of each: every alarm counts as a false one. Then each
fault, injected into each portal's year on some day: it is found if an alarm is raised within 14 days; of portals so
small that fewer than MISSED articles would have come by then, within the time that these take; those that do not have
so many in the rest of the year are left out. A decay has 90 days at least.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from bench.portal_years import DAYS, Character, Fault, Year, characters, make_year
from zhengfa.health.records import Alarm
from zhengfa.health.watching import watch
from zhengfa.terminal import Terminal

SEEDS = (1, 2, 3)
PORTALS = 40
WITHIN = 14  # days
DECAYED = 90  # days after which what is halved every four weeks is a tenth
MISSED = 15  # articles: of fewer it cannot be said whether they are missing, or were not written
EARLIEST, LATEST = 120, 330  # days of the year on which faults begin
START = date(2025, 1, 6)


@dataclass(frozen=True, slots=True)
class Injected:
    """A fault that was injected, and the alarm that found it."""

    fault: Fault
    character: Character
    day: date
    alarm: Alarm | None
    is_in_time: bool  # by the longer time that a small portal is given
    is_soon: bool

    @property
    def days(self) -> int:
        """Days until the alarm."""
        assert self.alarm is not None
        return (self.alarm.raised - self.day).days


def ordinary(seed: int) -> Iterator[tuple[Character, Sequence[Alarm]]]:
    """A year of ordinary runs of each portal, and the alarms in it."""
    for character in characters(seed, PORTALS):
        year = make_year(character, seed, START)
        yield character, watch(character.name, year.days).alarms


def inject(seed: int, fault: Fault) -> Iterator[Injected]:
    """A fault in each portal's year."""
    chance = random.Random(f"faults {seed} {fault}")
    for character in characters(seed, PORTALS):
        broken = chance.randrange(EARLIEST, LATEST)
        year = make_year(character, seed, START, fault, broken)
        day = START + timedelta(days=broken)
        alarms = [alarm for alarm in watch(character.name, year.days).alarms if alarm.raised >= day]
        alarm = min(alarms, key=lambda one: one.raised, default=None)
        last = day + timedelta(days=_allowed(year, broken))
        in_time = alarm is not None and alarm.raised <= last
        soon = alarm is not None and alarm.raised <= day + timedelta(days=WITHIN)
        if last < START + timedelta(days=DAYS):
            yield Injected(fault, character, day, alarm, in_time, soon)


def _allowed(year: Year, broken: int) -> int:
    """Days by which an alarm is due: when so many articles are missing that they must be missed."""
    missing, soonest = 0.0, DECAYED if year.fault is Fault.DECAY else WITHIN
    for number in range(broken, DAYS):
        missing += year.rates[number] * year.lost(number, broken)
        if missing >= MISSED:
            return max(soonest, number - broken)
    return DAYS


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    terminal = Terminal()
    seeds = [int(one) for one in arguments if one.isdigit()] or SEEDS
    rows = []
    for seed in seeds:
        kinds: Counter[str] = Counter()
        worst = 0
        for character, alarms in ordinary(seed):
            kinds += Counter(alarm.kind for alarm in alarms)
            worst = max(worst, len(alarms))
            for alarm in alarms if "--false" in arguments else ():
                terminal.line(f"seed {seed} {character.name} {character.weekly:.1f} a week: {alarm}")
        told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        rows.append((f"seed {seed}", f"{kinds.total() / PORTALS:.2f}", str(worst), told))
    terminal.table(("ordinary years", "alarms a portal", "most", "of which"), rows)
    found: dict[Fault, list[Injected]] = defaultdict(list)
    for seed in seeds:
        for fault in Fault:
            found[fault] += inject(seed, fault)
    terminal.table(("fault", "injected", "found", "in 14 days", "median days", "named"), map(_figures, found.values()))
    for one in (one for of_fault in found.values() for one in of_fault if "--misses" in arguments):
        if not one.is_in_time:
            terminal.line(f"{one.fault} {one.character.name} {one.character.weekly:.1f} a week, {one.day}: {one.alarm}")


def _figures(injected: Sequence[Injected]) -> tuple[str, ...]:
    count = len(injected)
    in_time = [one for one in injected if one.is_in_time]
    named = Counter(one.alarm.kind for one in in_time if one.alarm).most_common(3)
    return (
        injected[0].fault,
        str(count),
        f"{len(in_time) / count:.3f}",
        f"{sum(one.is_soon for one in injected) / count:.3f}",
        f"{median(one.days for one in in_time):g}" if in_time else "-",
        ", ".join(f"{number} {kind}" for kind, number in named),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
