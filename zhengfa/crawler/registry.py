"""The portals of config.yaml, found by the host of a URL."""

from collections.abc import Iterable

from zhengfa.archive.records import Portal
from zhengfa.archive.urls import host_of
from zhengfa.crawler.cms import FAMILIES, CmsFamily
from zhengfa.crawler.extraction.layout import Layout


class Registry:
    """All portals by id and by host."""

    def __init__(self, portals: Iterable[Portal]) -> None:
        self.portals = {portal.id: portal for portal in portals}
        self._by_host = {host: portal for portal in self.portals.values() for host in portal.hosts}

    def portal_of(self, url: str) -> Portal | None:
        """The portal that a URL belongs to."""
        return self._by_host.get(host_of(url))

    def family_of(self, url: str) -> CmsFamily | None:
        """The CMS family of the portal that a URL belongs to."""
        portal = self.portal_of(url)
        return FAMILIES[portal.cms] if portal else None

    def layouts_of(self, url: str) -> tuple[Layout, ...]:
        """How the portal that a URL belongs to lays out its articles, the surest first; nothing for other hosts."""
        family = self.family_of(url)
        return family.layouts if family else ()
