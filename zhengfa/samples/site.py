"""A sample portal as a web site: what it answers to a path, on a day, in a trouble. Nothing is kept of its pages."""

from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from hashlib import md5
from http import HTTPStatus

from zhengfa.samples.catalogue import open_catalogue
from zhengfa.samples.family import load_family
from zhengfa.samples.markup import MISSING, Markup
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.schedule import Change
from zhengfa.samples.stock import Found, Stock
from zhengfa.samples.troubles import OTHER_DATES, Answer, Trouble, in_place_of_pages, redesigned

_LATEST = 5  # articles of a channel on the home page
_DATES = ("%Y-%m-%d", "%Y-%m-%d %H:%M")


class Site:
    """One portal at its address."""

    def __init__(self, portal_id: str, host: str, size: int) -> None:
        self._portal = PORTALS[portal_id]
        self._family = load_family(self._portal.family)
        self._catalogue = open_catalogue(portal_id, size)
        self._markup = Markup(self._portal, self._family, host, (*_DATES, self._family.time))
        self._other_markup = Markup(self._portal, self._family, host, (*OTHER_DATES, OTHER_DATES[1]))

    def answer(self, path: str, day: date, trouble: Trouble | None = None) -> Answer:
        """What is answered to a path with its query."""
        if path == "/robots.txt":
            return self._robots()
        return in_place_of_pages(trouble) or self._page(path, Stock(self._catalogue, day), trouble)

    def _robots(self) -> Answer:
        delay = f"Crawl-delay: {self._portal.crawl_delay:g}\n" if self._portal.crawl_delay else ""
        return Answer(HTTPStatus.OK, "text/plain", f"User-agent: *\nAllow: /\n{delay}".encode())

    def _page(self, path: str, stock: Stock, trouble: Trouble | None) -> Answer:
        if path in ("/", "/index.html", "/index.shtml"):
            return self._html(self._home(stock, trouble), trouble, stock.day)
        for channel in self._portal.channels:
            lists = stock.lists(channel)
            if (at := lists.positions.get(path)) is not None:
                numbers = () if trouble is Trouble.EMPTY_LIST else lists.chunks[at]
                page = self._markup_in(trouble).listing(lists, at, [stock.shown(number) for number in numbers])
                own_type = lists.form.content_type if lists.form.own_page(at) else ""
                return self._html(page, trouble, stock.day, own_type)
        found = stock.find(path)
        return self._article(path, found, stock, trouble) if found else self._missing()

    def _article(self, path: str, found: Found, stock: Stock, trouble: Trouble | None) -> Answer:
        match found.change:
            case Change.REMOVED:
                return self._missing()
            case Change.HIDDEN:
                return self._missing(HTTPStatus.OK)
            case Change.SENT_HOME:
                return Answer(HTTPStatus.FOUND, self._family.content_type, b"", {"Location": "/"})
        if path != found.article.path:
            headers = {"Location": found.article.path}
            return Answer(HTTPStatus.MOVED_PERMANENTLY, self._family.content_type, b"", headers)
        if trouble is Trouble.SOFT_404:
            return self._missing(HTTPStatus.OK)
        page = self._markup_in(trouble).article(found.channel, found.article, stock.related(found))
        return self._html(page, trouble, found.modified)

    def _home(self, stock: Stock, trouble: Trouble | None) -> str:
        channels = {channel: stock.lists(channel).numbers[:_LATEST] for channel in self._portal.channels}
        latest = {channel: [stock.shown(number) for number in numbers] for channel, numbers in channels.items()}
        return self._markup_in(trouble).home(latest)

    def _markup_in(self, trouble: Trouble | None) -> Markup:
        return self._other_markup if trouble is Trouble.DATE_FORMAT else self._markup

    def _missing(self, status: HTTPStatus = HTTPStatus.NOT_FOUND) -> Answer:
        return Answer(status, self._family.content_type, MISSING.encode(self._family.charset))

    def _html(self, page: str, trouble: Trouble | None, modified: date, content_type: str = "") -> Answer:
        is_redesigned = trouble is Trouble.REDESIGN and not content_type
        body = (redesigned(page) if is_redesigned else page).encode(self._family.charset)
        headers = _validators(body, modified) if self._portal.has_validators else {}
        return Answer(HTTPStatus.OK, content_type or self._family.content_type, body, headers)


def _validators(body: bytes, modified: date) -> dict[str, str]:
    """As web servers make them of a file: lists are written anew each day, articles when they change."""
    at = datetime.combine(modified, time(), UTC)
    return {
        "ETag": f'"{md5(body, usedforsecurity=False).hexdigest()}"',
        "Last-Modified": format_datetime(at, usegmt=True),
    }
