"""Which links of a page are its portal's own, and where they lead."""

from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from zhengfa.archive.urls import canonical_url, host_of, is_at, is_web_url
from zhengfa.crawler.lists.records import Row

MOST_ROWS = 20_000  # the longest real list, 新华网's JSON, has 1,000; each row takes a tenth of a millisecond


class Site:
    """The portal that a list page is of: its hosts, or else the page's own."""

    def __init__(self, url: str, hosts: Collection[str] = ()) -> None:
        self._base = url
        self._hosts = tuple(hosts) or (host_of(url),)

    def with_base(self, tree: LexborHTMLParser) -> "Site":
        """The site as a page's `<base>` has links understood."""
        base = tree.css_first("base[href]")
        href = self.absolute(base.attributes.get("href") or "") if base else None
        return Site(href, self._hosts) if href else self

    def links(self, tree: LexborHTMLParser) -> Iterator[str]:
        """All links of a page within the site, hot spots of pictures included."""
        for node in tree.css("a[href], area[href]"):
            if (link := self.absolute(node.attributes.get("href") or "")) and self.is_own(link):
                yield link

    def absolute(self, href: str) -> str | None:
        """The web address that a link leads to; None for scripts, mail and what is no address."""
        try:
            link = urljoin(self._base, href.strip()).partition("#")[0]
        except ValueError:  # an address that is none, such as http://[x
            return None
        return link if is_web_url(link) else None

    def is_own(self, link: str) -> bool:
        """Whether an address is one of the portal's."""
        return any(is_at(link, host) for host in self._hosts)

    def parted(self, rows: Iterable[Row]) -> tuple[tuple[Row, ...], int, int]:
        """The portal's own rows, one for an article, and how many were off its site or beyond the most."""
        own: dict[str, Row] = {}
        off_site: set[str] = set()
        beyond = 0
        for row in rows:
            if not self.is_own(row.url):
                off_site.add(row.url)
            elif len(own) < MOST_ROWS:
                own.setdefault(canonical_url(row.url), row)
            else:
                beyond += 1
        return tuple(own.values()), len(off_site), beyond
