"""The headline, as printed. Sources in the order that measured best on Chinese pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhengfa.archive.content import Provenance
from zhengfa.crawler.extraction.credits import is_byline
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.layout import HEADLINES, Layout
from zhengfa.crawler.extraction.lines import Line, squeeze
from zhengfa.crawler.extraction.page import Page
from zhengfa.crawler.extraction.signals import Candidate, some

LONGEST = 120  # characters; main and subtitle together
SHORTEST = 4  # 简讯 and 要闻 are channels

# Between a headline and the site's name; never a bare `-`: it stands inside headlines (2019-nCoV, 京-津-冀).
_PARTS = re.compile(r"\s*(?:_+|\||｜|--+|——|\s[-–—－]\s|>|»)\s*")
_ANY_PART = re.compile(r"[-－–—_|｜]")
# A site's or channel's name behind a bare hyphen.
_SITE = (
    r"网|網|频道|頻道|新闻|新聞|日报|日報|门户|门户网站|政府|委员会|委員會|人民法院|检察院|公安局|司法厅|司法局|政法委"
    r"|客户端|中心|首页|在线|在線"
    r"|[a-zA-Z0-9.]{2,20}\.(?:com|cn|net|org)(?:\.cn)?"
)
_SITE_TAIL = re.compile(rf"\s*[-－–—]\s*[^-－–—]{{0,20}}(?:{_SITE})$")
_SITE_NAME = re.compile(rf"^.{{0,20}}(?:{_SITE})$")
# A portal's own name: many print it as <h1> of every page, and some as every page's <title>. 网 alone would be too
# wide: headlines say 织密安全网.
_PORTAL_NAME = re.compile(r"^.{0,12}(?:长安|政法|平安|法治|法制|普法|综治|政务|新闻|检察|法院|司法)[网網]$")
_SURE_LENGTH = 7  # characters; shorter lines that a title contains are channels as often
_TAG = re.compile(r"\s*(?:原创|原創|转载|轉載|独家|獨家|置顶|置頂)$")  # an icon's words inside the heading
_NOTICES = frozenset(["公告", "通告", "通知", "公示", "声明", "布告", "决定", "启事"])
_HEADING_LINES = 3  # a heading broken over lines; more is a column that is called .title
_REACH = 20  # lines above the body's first in which an <h1> is the article's
_BELOW = 5  # lines into the body in which a headline may be printed; further down it is a caption or a link
_ABOVE = 4  # lines above the byline in which a headline without any tag may stand


def headlines(page: Page, body_at: int, byline_at: int | None, layout: Layout) -> Iterator[Candidate[str]]:
    """What may be the headline, the surest first. `body_at` is the body's first line, `byline_at` the byline's."""
    yield from some(Provenance.HEADING, "notice in <title>", _notice(page, body_at))
    for candidate in _signals(page, body_at, byline_at, layout):
        if SHORTEST <= len(candidate.value) <= LONGEST:
            yield candidate


def _notice(page: Page, body_at: int) -> str:
    """A headline of one word, as courts and committees give their notices: too short to be told by anything else."""
    word = squeeze(_ANY_PART.split(page.head.title)[0])
    above = (squeeze(line.text) for line in page.lines[: body_at + _BELOW] if not line.linked)
    is_printed = word in _NOTICES and word in above
    return word if is_printed else ""


def confirmed_headline(page: Page, body_at: int) -> str:
    """A printed line that the `<title>` repeats, too long for a channel's name: list pages have none."""
    found = (_heading(page), _printed(page.lines[:body_at], page.head.title))
    return next((text for text in found if len(text) >= _SURE_LENGTH), "")


def headline_line(lines: Sequence[Line], headline: str | None, before: int) -> int | None:
    """The line on which the headline is printed: the last one up to `before`, else the first soon after it."""
    if not headline:
        return None
    wanted = _key(headline)
    holding = [
        (number, _key(line.text)) for number, line in enumerate(lines[: before + _BELOW + 1]) if wanted[0] in line.text
    ]
    equal = [number for number, key in holding if key == wanted]
    near = equal or [number for number, key in holding if number <= before and wanted in key]
    earlier = [number for number in near if number <= before]
    return max(earlier) if earlier else min(near, default=None)


def line_above(lines: Sequence[Line], byline_at: int | None) -> str | None:
    """The line above the byline that may be a headline."""
    for line in reversed(lines[max(0, (byline_at or 0) - _ABOVE) : byline_at or 0]):
        if is_headline_like(line.text) and line.link_share < 0.5:
            return line.text
    return None


def is_headline_like(text: str) -> bool:
    """Whether a line could be a headline: of its length, no sentence, no byline, no furniture."""
    return SHORTEST <= len(text) <= LONGEST and "。" not in text and not is_byline(text) and not is_furniture(text)


def without_site(title: str) -> str:
    """A `<title>` without the names of site and channel."""
    parts = [part for part in _PARTS.split(title) if part]
    own = [part for part in parts if not _SITE_NAME.match(part)] or parts
    text = own[0] if own else ""
    while (shorter := _SITE_TAIL.sub("", text)) != text and len(shorter) >= SHORTEST:
        text = shorter
    return text


def _signals(page: Page, body_at: int, byline_at: int | None, layout: Layout) -> Iterator[Candidate[str]]:
    head = page.head
    for selector in layout.headline:
        for element in page.select((selector,)):
            yield Candidate(page.text_of(element), Provenance.LAYOUT, selector)
    yield Candidate(head.meta.get("articletitle", ""), Provenance.META, "ArticleTitle")
    yield Candidate(head.founder.get("title", ""), Provenance.FOUNDER, "title")
    yield Candidate(_heading(page), Provenance.HEADING, "heading in <title>")
    yield Candidate(_contained(head.meta.get("og:title", ""), head.title), Provenance.OPEN_GRAPH, "og:title")
    yield Candidate(_printed(page.lines[:body_at], head.title), Provenance.HEADING, "line in <title>")
    yield Candidate(_contained(head.json_ld.get("headline", ""), head.title), Provenance.JSON_LD, "headline")
    yield Candidate(_heading_above(page, body_at), Provenance.HEADING, "h1 above the text")
    yield Candidate(line_above(page.lines, byline_at) or "", Provenance.BYLINE, "line above the byline")
    titled = without_site(head.title)
    is_sure = len(titled) >= _SURE_LENGTH and not _PORTAL_NAME.match(titled)
    yield Candidate(titled if is_sure else "", Provenance.TITLE, "without the site")
    yield Candidate(line_above(page.lines, body_at) or "", Provenance.TEXT, "line above the text")
    yield Candidate(titled, Provenance.TITLE, "without the site")


def _heading(page: Page) -> str:
    """The longest heading that the `<title>` contains and that is no more than a site's name."""
    title = page.head.title
    printed = [page.text_of(box) for box in page.select(HEADLINES) if box.last - box.first <= _HEADING_LINES]
    texts = (*printed, *(_TAG.sub("", text) for text in printed))
    return max(
        (text for text in texts if _contained(text, title) and not _is_site_part(text, title)), key=len, default=""
    )


def _heading_above(page: Page, body_at: int) -> str:
    """The last <h1> above the body, if it is no site's name: some templates give every page one `<title>`."""
    near = [box for box in page.select(("h1",)) if body_at - _REACH <= box.first < body_at]
    texts = [page.text_of(box) for box in near if box.last - box.first <= _HEADING_LINES]
    return next((text for text in reversed(texts) if is_headline_like(text) and not _SITE_NAME.match(text)), "")


def _printed(lines: Sequence[Line], title: str) -> str:
    """The longest line above the body that the `<title>` contains: where it is cut needs no rule then.

    A headline may be printed on two lines, each an element of its own.
    """
    texts = [line.text for line in lines if line.link_share < 0.5 and is_headline_like(line.text)]
    contained = [text for text in texts if len(text) >= _SURE_LENGTH and _contained(text, title)]
    below = pairwise(line.text for line in lines if line.link_share < 0.5)
    pairs = [f"{one} {next_}" for one, next_ in below if one in contained or next_ in contained]
    whole = [pair for pair in pairs if _contained(pair, title)]
    return max((text for text in (*whole, *contained) if not _is_site_part(text, title)), key=len, default="")


def _contained(text: str, title: str) -> str:
    return text if SHORTEST <= len(text) <= LONGEST and _key(text) in _key(title) else ""


def _key(text: str) -> str:
    """A text to compare: without blanks, each run of dashes one hyphen (titles print —— as -)."""
    return re.sub(r"[-–—―－]+", "-", squeeze(text))


def _is_site_part(text: str, title: str) -> bool:
    """Whether a heading is a portal's name, or one of several parts of the title that does not name the article."""
    if _PORTAL_NAME.match(text):
        return True
    return squeeze(text) != squeeze(without_site(title)) and bool(_SITE_NAME.match(text)) and len(text) < len(title) / 2
