"""`python -m bench.health_samples [FAULT …]`: real crawls of the sample portals, with faults that begin on a day.

Eight ordinary weeks are crawled once a week; then each fault is switched on at all portals, and they are crawled
day by day. What is looked for is an alarm at each portal, for each fault, within a week. Where the crawler reads a
portal as before in spite of it, there is nothing to be found, and that is said.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from zhengfa.archive.store import open_archive
from zhengfa.archive.tallies import DaySpan
from zhengfa.health.reading import HISTORY, read_health
from zhengfa.health.records import Alarm, PortalDay, PortalHealth
from zhengfa.samples.portals import PORTALS, WRITTEN, SamplePortal
from zhengfa.samples.server import serve_samples
from zhengfa.samples.troubles import Trouble
from zhengfa.terminal import Terminal

ROOT = Path(__file__).parent.parent
FAULTS = (Trouble.REDESIGN, Trouble.SOFT_404, Trouble.WAF, Trouble.DATE_FORMAT, Trouble.EMPTY_LIST)
FIRST = date(2025, 5, 12)  # a Monday, far from holidays
ORDINARY, EVERY = 56, 7  # days, of which each seventh is crawled
WITHIN = 7  # days
SIZE = 2700  # articles in ten years: five a week, as the portals of cities have
PAGES = 3000  # that a run asks a portal for: two of them name all their articles on one list
CRAWLED = time(2, tzinfo=UTC)  # ten o'clock in China, and later each day: what is due a day after it was asked for
LATER = timedelta(minutes=5)  # is due then, at whatever second of a crawl that was


@dataclass
class Show:
    """What the sample portals show now."""

    day: date
    troubles: dict[str, Trouble]


def portals() -> list[SamplePortal]:
    """The portals that publish day by day and can be read: neither the two that are written nor clone nor firewall."""
    return [one for one in PORTALS.values() if one not in WRITTEN and not one.trouble and not one.copies]


@contextmanager
def served(folder: Path, chosen: Sequence[SamplePortal]) -> Iterator[tuple[Show, Path]]:
    """The portals, and a config.yaml that names them."""
    show = Show(FIRST, {})
    ports = dict.fromkeys((one.id for one in chosen), 0)
    with serve_samples(ports, day=lambda: show.day, troubles=show.troubles, size=SIZE) as addresses:
        config = folder / "config.yaml"
        config.write_text(yaml.safe_dump(_settings(chosen, addresses), allow_unicode=True))
        yield show, config


def _settings(chosen: Sequence[SamplePortal], addresses: Mapping[str, str]) -> dict[str, object]:
    shipped = {one["id"]: one for one in yaml.safe_load((ROOT / "portals/samples.yaml").read_text())["portals"]}
    declared = []
    for portal in chosen:
        text = yaml.safe_dump(shipped[portal.id], allow_unicode=True)
        declared.append(yaml.safe_load(text.replace(shipped[portal.id]["hosts"][0], addresses[portal.id])))
    return {"crawl": {"list_pages": 3, "pages_per_host": PAGES}, "portals": declared}


def crawl(config: Path, data: Path, day: date) -> None:
    """Crawl all portals as if it were that day."""
    named = [one["id"] for one in yaml.safe_load(config.read_text())["portals"]]
    moment = (datetime.combine(day, CRAWLED) + (day - FIRST).days * LATER).isoformat()
    command = [sys.executable, "-m", "tests.flow.dated", moment, "crawl", *named, "--no-index", "--quiet"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ZHENGFA_")}
    environment |= {"ZHENGFA_CONFIG": str(config), "ZHENGFA_DATA": str(data)}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 7):
        raise RuntimeError(done.stderr)


def crawl_ordinary(show: Show, config: Path, data: Path) -> None:
    """Eight weeks without any fault."""
    for number in range(0, ORDINARY, EVERY):
        show.day = FIRST + timedelta(days=number)
        crawl(config, data, show.day)


def crawl_faulty(show: Show, config: Path, data: Path, troubles: Mapping[str, Trouble]) -> dict[str, PortalHealth]:
    """A week with faults; gives the health at its end."""
    show.troubles.update(troubles)
    for number in range(WITHIN):
        show.day = FIRST + timedelta(days=ORDINARY + number)
        crawl(config, data, show.day)
    show.troubles.clear()
    with open_archive(data) as archive:
        health = read_health(archive, (), DaySpan(show.day - HISTORY, show.day), show.day)
    return dict(health.portals)


def broken_since() -> date:
    """The day on which faults begin."""
    return FIRST + timedelta(days=ORDINARY)


def found_in(one: PortalHealth) -> Sequence[Alarm]:
    """The alarms that a fault raised."""
    return [alarm for alarm in one.alarms if alarm.raised >= broken_since()]


def is_read_all_the_same(one: PortalHealth) -> bool:
    """Whether the crawler reads the portal as it did before: as many articles, and as much of them."""
    before = [day for day in one.days if day.day < broken_since()]
    after = [day for day in one.days if day.day >= broken_since()]
    return _yield(after) >= 0.7 * _yield(before[-28:]) and all(
        _lack(after, name) <= _lack(before, name) + 0.2 for name in _FIELDS
    )


_FIELDS = ("stale", "undated", "unsourced", "unedited", "untitled")


def _yield(days: Sequence[PortalDay]) -> float:
    return sum(day.brought.articles for day in days) / len(days)


def _lack(days: Sequence[PortalDay], name: str) -> float:
    articles = sum(day.brought.articles for day in days)
    return sum(getattr(day.brought, name) for day in days) / articles if articles else 1.0


def main(names: Sequence[str]) -> None:
    """Print the figures."""
    terminal, rows = Terminal(), []
    with TemporaryDirectory(prefix="zhengfa-health-") as folder, served(Path(folder), portals()) as (show, config):
        ordinary = Path(folder) / "ordinary"
        crawl_ordinary(show, config, ordinary)
        for fault in [Trouble(name) for name in names] or FAULTS:
            data = Path(folder) / fault
            shutil.copytree(ordinary, data)
            health = crawl_faulty(show, config, data, dict.fromkeys(PORTALS, fault))
            for portal in portals():
                one = health[portal.id]
                alarms = found_in(one)
                told = ", ".join(f"{alarm.kind} {dict(alarm.figures)}" for alarm in alarms)
                days = (min(alarm.raised for alarm in alarms) - broken_since()).days if alarms else None
                verdict = f"{days} days" if alarms else ("read all the same" if is_read_all_the_same(one) else "MISSED")
                rows.append((fault, portal.family, verdict, told))
    terminal.table(("fault", "family", "found after", "alarm"), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
