"""What the pages stand on: the search, the register, the archive and the portals. Tests put their own here."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from flask import current_app

from zhengfa.archive.clock import now
from zhengfa.archive.portals import Portal
from zhengfa.archive.store import Archive
from zhengfa.health.collected import Collected
from zhengfa.health.memory import HealthMemory
from zhengfa.health.reading import day_of
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.language.names import Names
from zhengfa.indexer.language.tree import Node
from zhengfa.indexer.query import Query, Result, Sort
from zhengfa.indexer.register.figures import Figures
from zhengfa.indexer.register.register import Official, Register
from zhengfa.indexer.register.tenures import Career
from zhengfa.settings.models import Settings

PageReader = Callable[[bytes, tuple[tuple[str, str], ...], str], str]
EXTENSION = "zhengfa"  # the key in Flask's `app.extensions`

_COUNTING = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="counting")  # what is counted, engines do


def _today() -> date:
    return day_of(now())


def _nothing_known(today: date) -> Collected:
    return Collected(today=today)


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages call; `open_archive` is called, and its archive closed, once a request."""

    search: Callable[[Query], Result]
    parse: Callable[[str], Node | None]  # a query's text; raises QueryError
    open_archive: Callable[[], Archive]
    portals: Mapping[str, Portal]
    register: Register
    figures: Callable[[Official, Career | None], Figures]
    engine: Engine
    names: Names
    # A payload as transferred, its headers and its content type → its text; raises DecodeError.
    read_page: PageReader
    health: HealthMemory = field(default_factory=HealthMemory)
    settings: Settings = field(default_factory=Settings)
    today: Callable[[], date] = _today
    collected: Callable[[date], Collected] = _nothing_known
    counts: Callable[[Query], Result] | None = None  # a memory of them; none: each is searched for

    def count(self, query: Query) -> Result:
        """Everything about a result but its hits: the same for all its pages and orders."""
        return (self.counts or self.search)(replace(query, sort=Sort.NEWEST, offset=0, limit=0, cursor=""))

    def count_beside(self, query: Query) -> Future[Result]:
        """The same, while the page is made and sent."""
        return _COUNTING.submit(self.count, query)


def services() -> Services:
    """The services of the app that answers the present request."""
    return cast(Services, current_app.extensions[EXTENSION])
