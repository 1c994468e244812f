"""The declared portals, found by the host of a URL."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from zhengfa.archive.portals import Portal, PortalLayout
from zhengfa.archive.urls import host_of, is_at
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.extraction.layout import UNKNOWN, Layout


class Registry:
    """All portals by id and by host."""

    def __init__(self, portals: Iterable[Portal]) -> None:
        self.portals = {portal.id: portal for portal in portals}
        self._by_host: dict[str, list[tuple[str, Portal]]] = {}
        for portal in self.portals.values():
            for host in (*portal.hosts, *portal.former_hosts):
                self._by_host.setdefault(host.partition("/")[0], []).append((host, portal))
        for places in self._by_host.values():  # the longest path first: a part of a host before the whole
            places.sort(key=lambda place: -len(place[0]))

    def portal_of(self, url: str) -> Portal | None:
        """The portal that a URL belongs to."""
        places = self._by_host.get(host_of(url), ())
        return next((portal for host, portal in places if is_at(url, host)), None)

    def portal_id_of(self, url: str) -> str | None:
        """The id of the portal that a URL belongs to; None too for what is no URL at all."""
        try:
            portal = self.portal_of(url)
        except ValueError:  # a host that is none, such as http://[x
            return None
        return portal.id if portal else None

    def layouts_of(self, url: str) -> tuple[Layout, ...]:
        """How the portal that a URL belongs to lays out its articles, the surest first; nothing for other hosts."""
        portal = self.portal_of(url)
        if portal is None:
            return ()
        of_cms = FAMILIES[portal.cms].layouts if portal.cms else ()
        own = (layout for override in portal.layouts for layout in _overridden(of_cms or (UNKNOWN,), override))
        return (*own, *of_cms)


def _overridden(layouts: tuple[Layout, ...], override: PortalLayout) -> tuple[Layout, ...]:
    """The newest of the family's layouts with what the portal says.

    Where it says no body, all of them, and one that takes the body where no layout finds it.
    """
    said: dict[str, Any] = dict(override.selectors)
    changed = layouts[:1] if "body" in said else (*layouts, replace(layouts[0], body=()))
    return tuple(replace(layout, name=override.name, **said) for layout in changed)
