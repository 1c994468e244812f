"""Whose turn it is: URLs are leased from the frontier in small batches, and handed out host by host."""

from collections import deque
from collections.abc import Collection

from zhengfa.archive.entries import Entry, Role
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.recorder import Recorder

# URLs leased at once: one commit for as many, and so many at most that a kill leaves leased and unread.
BATCH = 50
# URLs of one host that are on their way: one is fetched, and the next one waits for the host's delay. When a host
# closes, each of them has an outcome that says so; all others wait.
UNDER_WAY = 2


class _Host:
    """What is at hand for one host."""

    def __init__(self) -> None:
        self.leased: deque[Entry] = deque()
        self.under_way = 0
        self.is_closed = False
        self.has_more = True  # something may wait in the frontier
        self.has_urgent = False  # lists or parts were found, which go before articles


class Turns:
    """The URLs that one run fetches, in their order. In memory are a batch for each host, and no more."""

    def __init__(self, recorder: Recorder, frontier: Frontier, portals: Collection[str]) -> None:
        self._recorder = recorder
        self._frontier = frontier
        self._portals = portals
        self._hosts = {host: _Host() for host in frontier.hosts(portals)}
        self._channels: set[str] = set()  # of which a list page is under way: one leads to the next

    def next(self) -> Entry | None:
        """The next URL; hosts take turns."""
        for name, host in [*self._hosts.items()]:
            if host.is_closed or host.under_way >= UNDER_WAY:
                continue
            if entry := self._next_of(name, host):
                host.under_way += 1
                self._hosts[name] = self._hosts.pop(name)  # to the end
                return entry
        return None

    def has_more(self) -> bool:
        """Whether anything is left for this run."""
        return any(not host.is_closed and (host.leased or host.has_more) for host in self._hosts.values())

    def found(self, host: str, role: Role) -> None:
        """Something was found that waits at a host."""
        known = self._hosts.setdefault(host, _Host())
        known.has_more = True
        known.has_urgent = known.has_urgent or role is not Role.ARTICLE

    def arrive(self, entry: Entry) -> None:
        """A URL was answered, or is not asked for: another one of its host may be."""
        self._hosts[entry.host].under_way -= 1

    def end(self, entry: Entry) -> None:
        """A URL that has arrived is done with."""
        if entry.role is Role.LIST:
            self._channels.discard(entry.channel)
            self.found(entry.host, Role.LIST)  # others of its channel may have waited for it

    def close(self, name: str) -> None:
        """Ask a host for nothing more in this run; what was leased of it waits again."""
        host = self._hosts.setdefault(name, _Host())
        host.is_closed = True
        with self._recorder.transaction():
            self._frontier.give_back(host.leased)
        host.leased.clear()

    def close_all(self) -> None:
        """Ask for nothing more: the run ends."""
        for name in self._hosts:
            self.close(name)

    def _next_of(self, name: str, host: _Host) -> Entry | None:
        if host.has_urgent or not host.leased:
            self._lease(name, host)
        return host.leased.popleft() if host.leased else None

    def _lease(self, name: str, host: _Host) -> None:
        if not host.has_more:
            return
        urgent = self._frontier.waiting(name, Role.PART, self._portals, BATCH) + self._first_lists(name)
        left = 0 if host.leased or urgent else BATCH
        chosen = urgent or self._frontier.waiting(name, Role.ARTICLE, self._portals, left)
        if chosen:
            with self._recorder.transaction():
                chosen = self._frontier.lease(chosen, self._recorder.run.id)
            self._recorder.commit()  # before anything of it is asked for: it tells the next run what this one was at
        self._channels.update(entry.channel for entry in chosen if entry.role is Role.LIST)
        host.leased.extendleft(reversed(chosen))
        host.has_urgent = False
        host.has_more = bool(chosen or host.leased)

    def _first_lists(self, name: str) -> list[Entry]:
        """Of each channel the list page whose turn it is."""
        first: dict[str, Entry] = {}
        for entry in self._frontier.waiting_lists(name, self._portals):
            if entry.channel not in self._channels:
                first.setdefault(entry.channel, entry)
        return [*first.values()]
