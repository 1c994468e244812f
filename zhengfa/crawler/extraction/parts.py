"""Articles that go on over several pages: which page this one is, where the others are, and all of them as one.

A part's name is that of the first page with a number behind it: t20210713_1_1.html is page 2 at TRS, which counts from
0; elsewhere content_1_2.html is. t20210713_2.html is another article: its name does not begin with this one's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from zhengfa.archive.content import Byline, Content
from zhengfa.crawler.extraction.lines import Item
from zhengfa.crawler.extraction.media import distinct
from zhengfa.crawler.extraction.page import Page

MOST_PARTS = 50
_FILE = re.compile(r"(?P<stem>[^/?#]+?)(?P<suffix>\.\w{3,6})$")
_NUMBERED = re.compile(r"(?P<stem>.+)[_-](?P<number>\d{1,3})$")
# What a pager prints; a headline in a list of other articles is longer, and not made of these.
_PAGER_TEXT = re.compile(
    r"[\s\[\]【】()（）<>＜＞«»‹›]*(?:第?\s?\d{1,3}\s?页?|[上下前后][一1]?页|[首尾末]页|最后一页|余下全文|阅读全文|全文)"
    r"[\s\[\]【】()（）<>＜＞«»‹›]*"
)
# createPageHTML(pages, current, "name", "suffix"), in an article with the article's own name.
_CREATE_PAGE = re.compile(r'createPage(?:HTML)?\(\s*(\d{1,3})\s*,\s*\d{1,3}\s*,\s*"([^"]{1,80})"\s*,\s*"(\w{3,6})"')


@dataclass(frozen=True, slots=True)
class Parts:
    """The other pages of an article as URLs, in order; on a later page also the first one's."""

    first: str | None = None
    others: tuple[str, ...] = ()


def find_parts(page: Page, html: str, url: str) -> Parts:
    """What a page's pager says. Only links of its own folder or with its own path are looked at."""
    parts = urlsplit(url)
    file = _FILE.search(parts.path)
    if parts.scheme not in ("http", "https") or file is None:
        return Parts()
    calls = _CREATE_PAGE.findall(html) if "createPage" in html else []
    linked = set(_linked(page.links, url, file["stem"])) | {f"{name}.{kind}" for _, name, kind in calls}
    if not linked:
        return Parts()
    stem = _first_stem(file["stem"], file["suffix"], linked)
    counted = {number for number in (_number_of(name, stem, file["suffix"]) for name in linked) if number}
    named = (int(pages) for pages, name, kind in calls if f"{name}.{kind}" == stem + file["suffix"])
    counted |= {number for pages in named for number in range(1, min(pages, MOST_PARTS))}
    first = urljoin(url, stem + file["suffix"])
    if not counted or len(counted) > MOST_PARTS:
        return Parts()
    # Pagers leave numbers out (1 2 3 … 9); page 2 is number 1 where one is linked, and 2 elsewhere.
    least = 1 if 1 in counted else 2
    names = (f"{stem}_{number}{file['suffix']}" for number in range(least, min(max(counted), MOST_PARTS) + 1))
    urls = [urljoin(url, _as_linked(name, linked)) for name in names]
    is_first = stem == file["stem"]
    return Parts(None if is_first else first, tuple(one for one in urls if one != url))


def joined(first: Content, others: Sequence[Content]) -> Content:
    """An article from its parts. What the first one does not say, such as the editor, a later one may."""
    byline, published = first.byline, first.published
    body, images, attachments = [*first.body], dict.fromkeys(first.images), dict.fromkeys(first.attachments)
    for part in others:
        if part.body == first.body:  # a server that gives the first page for every number
            continue
        body.extend(line for number, line in enumerate(part.body) if number or line != first.body[0])
        images |= dict.fromkeys(part.images)
        attachments |= dict.fromkeys(part.attachments)
        own = part.byline
        byline = Byline(byline.source or own.source, byline.authors or own.authors, byline.editor or own.editor)
        published = published or part.published
    return replace(
        first,
        body=tuple(body),
        byline=byline,
        published=published,
        images=distinct(images),
        attachments=tuple(attachments),
    )


def _linked(links: Sequence[Item], url: str, stem: str) -> Iterator[str]:
    """The files of the page's own folder that its pager links to, if they may be parts of the same article."""
    base = _NUMBERED.fullmatch(stem)
    stems = (stem, base["stem"]) if base else (stem,)
    for link in links:
        if not any(name in link.markup for name in stems) or not _PAGER_TEXT.fullmatch(link.text):
            continue
        try:
            target = urljoin(url, (link.attributes.get("href") or "").strip())
        except ValueError:  # a bracket in the host
            continue
        folder, _, name = target.partition("?")[0].partition("#")[0].rpartition("/")
        if folder == url.partition("?")[0].rpartition("/")[0] and name:
            yield name


def _first_stem(stem: str, suffix: str, linked: set[str]) -> str:
    """The first page's stem: this one's, unless the pager links to it without the number."""
    numbered = _NUMBERED.fullmatch(stem)
    return numbered["stem"] if numbered and numbered["stem"] + suffix in linked else stem


def _number_of(name: str, stem: str, suffix: str) -> int | None:
    found = re.fullmatch(rf"{re.escape(stem)}[_-](\d{{1,3}}){re.escape(suffix)}", name)
    return int(found[1]) if found else None


def _as_linked(name: str, linked: set[str]) -> str:
    """A name as the page writes it: with a hyphen, or the number padded."""
    file = _FILE.search(name)
    numbered = _NUMBERED.fullmatch(file["stem"]) if file else None
    if file is None or numbered is None:
        return name
    forms = re.compile(rf"{re.escape(numbered['stem'])}[_-]0*{numbered['number']}{re.escape(file['suffix'])}")
    return next((one for one in linked if forms.fullmatch(one)), name)
