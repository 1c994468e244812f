"""Runs that bring pages into the archive: what commands that collect share."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import click

from zhengfa.archive.errors import ConfigError, EngineError
from zhengfa.archive.portals import Portal
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import OutcomeKind, RunKind
from zhengfa.archive.store import open_archive
from zhengfa.crawler.intake import Intake, Outcome
from zhengfa.crawler.registry import Registry
from zhengfa.indexer.indexing import Indexed
from zhengfa.session import PARTLY, Session
from zhengfa.terminal import Terminal

no_index_option = click.option("--no-index", is_flag=True, help="Leave the index as it is; `zhengfa index` updates it.")


_SAID_ONCE = frozenset({OutcomeKind.SKIPPED, OutcomeKind.LATER})  # hundreds of URLs of one host may share a reason


class Tally:
    """Counts the outcomes of a run, and tells of problems as they come."""

    def __init__(self, terminal: Terminal) -> None:
        self.counts: Counter[OutcomeKind] = Counter()
        self.problems: list[dict[str, str]] = []
        self._terminal = terminal
        self._said: set[str] = set()

    def add(self, what: str, outcome: Outcome, *, is_problem: bool) -> None:
        """Count one outcome."""
        self.counts[outcome.kind] += 1
        if outcome.kind in _SAID_ONCE:
            if outcome.reason in self._said:
                return
            self._said.add(outcome.reason)
        if is_problem:
            self.problems.append({"what": what, "outcome": outcome.kind, "reason": outcome.reason})
            self._terminal.warn(f"{what}: {outcome.kind.replace('_', ' ')}: {outcome.reason}")
        elif outcome.reason and outcome.kind is not OutcomeKind.UNSUPPORTED:  # the pictures in a folder of pages
            self._terminal.note(f"{what}: {outcome.reason}")

    @property
    def done(self) -> int:
        """How many outcomes there are so far."""
        return self.counts.total()


@contextmanager
def collect(session: Session, kind: RunKind) -> Iterator[Intake]:
    """A run into the archive, which is made if there is none."""
    registry = Registry(session.portals.values())
    with (
        open_archive(session.settings.data, create=True) as archive,
        record_run(archive, kind, registry.portal_id_of) as recorder,
    ):
        yield Intake(recorder, registry, session.settings.crawl.page_limit)


def require_contact(session: Session, portals: Iterable[Portal]) -> None:
    """Raise ConfigError unless nobody but samples is asked, or `crawl.contact` says who asks."""
    if not session.settings.crawl.contact and not all(portal.is_sample for portal in portals):
        advice = "give a web or mail address at which portals can reach you"
        raise ConfigError("empty, and real portals are not visited anonymously", where="crawl.contact", advice=advice)


def finish(session: Session, tally: Tally, *, no_index: bool, more: Mapping[str, Any] | None = None) -> None:
    """Say what a run did, with more for --json, index it, and end with the exit code for pages that need looking at."""
    session.terminal.outcomes(tally.counts)
    indexed = None if no_index else _index_if_possible(session)
    if indexed:
        session.terminal.indexed(indexed)
    values = asdict(indexed) if indexed else None
    session.terminal.emit(
        {"outcomes": dict(tally.counts), "problems": tally.problems, "indexed": values, **(more or {})}
    )
    if tally.problems or not (no_index or (indexed and not indexed.refused)):
        raise click.exceptions.Exit(PARTLY)


def _index_if_possible(session: Session) -> Indexed | None:
    """What was done to the index; None, with a warning, if the engine is not to be had: the archive has everything."""
    try:
        return session.index()
    except EngineError as error:
        session.terminal.warn(f"the articles are kept, but not indexed yet: {error}")
        return None
