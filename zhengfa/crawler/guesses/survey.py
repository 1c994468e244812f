"""A look round a portal of which nothing is known but a URL: its home page, and what may be its columns."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from zhengfa.archive.errors import DecodeError
from zhengfa.archive.portals import Channel, Level, Portal
from zhengfa.archive.records import Response
from zhengfa.archive.urls import canonical_url, host_of
from zhengfa.crawler.checks.answers import answer_findings
from zhengfa.crawler.checks.findings import Finding, once
from zhengfa.crawler.cms import CmsFamily
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.guesses.article_shapes import guess_pattern
from zhengfa.crawler.guesses.home_page import column_links, is_home, page_name, site_name
from zhengfa.crawler.inflate import inflate
from zhengfa.crawler.list_page import read_list_page
from zhengfa.crawler.look import Answer, Plan
from zhengfa.crawler.recognition import Recognition, Sureness, recognitions

MOST_COLUMNS = 12  # that are looked at: each is a request more, and more are easily added by hand
_FEWEST_ROWS = 3  # of a list page: a page with a notice or two is none
_ORDER = list(Sureness)


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it came, and as it reads."""

    url: str
    payload: bytes
    content_type: str
    html: str
    encoding: str


@dataclass(slots=True)
class Survey:
    """What was seen of a portal."""

    url: str  # as asked for
    led_to: str = ""  # by redirects
    home: str = ""  # where the portal is; "" if no page of it could be read
    name: str = ""
    encoding: str = ""
    families: tuple[Recognition, ...] = ()  # that are recognised, the surest first
    family: CmsFamily | None = None  # that reads it: one of them, or without an id one by a pattern of its own
    channels: list[Channel] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Where it is, and where it was asked for, if that is another."""
        return tuple({host_of(url): netloc_of(url) for url in (self.url, self.home) if url}.values())[::-1]


def survey(url: str, page_limit: int, is_sample: bool, is_known: Callable[[str], bool]) -> Plan[Survey]:
    """Fetch a page, the home page, and what may be columns; nothing more if it leads to a portal that is known."""
    found = Survey(url)
    answer = yield url
    pages = list(_seen(found, answer, is_sample, page_limit))
    if not pages:
        return found
    found.led_to = pages[0].url
    if is_known(found.led_to):
        return found
    found.home = f"{pages[0].url.partition('//')[0]}//{netloc_of(pages[0].url)}/"
    is_list = not (is_home(url) or is_home(pages[0].url))  # or an article, which holds no rows
    if is_list:
        answer = yield found.home
        pages += _seen(found, answer, is_sample, page_limit)
    home = pages[-1]
    lists = {canonical_url(pages[0].url): (page_name(pages[0].html), pages[0])} if is_list else {}
    for name, link in column_links(home.html, home.url)[:MOST_COLUMNS]:
        if here := lists.get(canonical_url(link)):
            lists[canonical_url(link)] = name, here[1]
            continue
        if answer.ends_visit:
            break
        answer = yield link
        for page in _seen(found, answer, is_sample, page_limit):
            lists.setdefault(canonical_url(page.url), (name, page))
    return conclude(found, pages, home, list(lists.values()))


def conclude(found: Survey, pages: list[SeenPage], home: SeenPage, lists: list[tuple[str, SeenPage]]) -> Survey:
    """What all pages together say; pure. Of several families, the first by which a column holds articles."""
    seen = [*pages, *(page for _, page in lists)]
    found.name, found.encoding = site_name(home.html) or netloc_of(home.url), home.encoding
    found.families = _together(recognitions(page.html, page.url) for page in seen)
    patterns = Counter(filter(None, (guess_pattern(page.html, page.url) for page in seen)))
    odd = [CmsFamily("", (), articles=(pattern,)) for pattern, _ in patterns.most_common(1)]
    hosts = tuple(map(host_of, (found.url, home.url)))
    options = [*(one.family for one in found.families), *odd]
    channels = {family.id: _channels(lists, family, hosts) for family in options}
    found.family = next((family for family in options if channels[family.id]), next(iter(options), None))
    found.channels = channels[found.family.id] if found.family else []
    return found


def see(response: Response, page_limit: int) -> SeenPage:
    """A response as a page; raises DecodeError."""
    payload = inflate(response.payload, response.headers, page_limit)
    decoded = decode(payload, declared_charset(payload, response.content_type))
    return SeenPage(response.url, payload, response.content_type, decoded.text, decoded.encoding)


def netloc_of(url: str) -> str:
    """The host of a URL as people write it, `www.` included, with a port that is not the scheme's own."""
    host = host_of(url)
    return f"www.{host}" if url.partition("//")[2].lower().startswith("www.") else host


def _seen(found: Survey, answer: Answer, is_sample: bool, page_limit: int) -> Iterator[SeenPage]:
    """The page of an answer, if there is one; what is wrong with the answer is noted."""
    place = answer.response.url if answer.response else answer.url
    own = Portal("", "", "", Level.PROVINCE, (host_of(place), host_of(found.url)), None, (), is_sample=is_sample)
    found.findings = once([*found.findings, *answer_findings(answer, own)])
    if answer.page is None:
        return
    try:
        yield see(answer.page, page_limit)
    except DecodeError:  # a column that cannot be read is none; a home page that cannot, gives nothing to declare
        return


def _together(pages: Iterator[tuple[Recognition, ...]]) -> tuple[Recognition, ...]:
    """Each family with its surest sign, by how sure that is, then by how many pages speak for it."""
    best: dict[str, Recognition] = {}
    counts: dict[str, int] = {}
    for recognition in (one for page in pages for one in page):
        name = recognition.family.id
        counts[name] = counts.get(name, 0) + 1
        if name not in best or _ORDER.index(recognition.sureness) < _ORDER.index(best[name].sureness):
            best[name] = recognition
    return tuple(sorted(best.values(), key=lambda one: (_ORDER.index(one.sureness), -counts[one.family.id])))


def _channels(lists: list[tuple[str, SeenPage]], family: CmsFamily, hosts: tuple[str, ...]) -> list[Channel]:
    """The columns that hold articles of a family; of two with one name, the second has its folder's behind it."""
    channels: dict[str, Channel] = {}
    for name, page in lists:
        if _holds_articles(page, family, hosts):
            if not name or name in channels:
                name = f"{name} {page.url.rstrip('/').rpartition('/')[2]}".strip()
            channels[name] = Channel(name, page.url)
    return list(channels.values())


def _holds_articles(page: SeenPage, family: CmsFamily, hosts: tuple[str, ...]) -> bool:
    if family.is_article_url(page.url) or host_of(page.url) not in hosts:
        return False
    listed = read_list_page(page.payload, page.url, family, content_type=page.content_type, hosts=hosts)
    return len(listed.rows) >= _FEWEST_ROWS
