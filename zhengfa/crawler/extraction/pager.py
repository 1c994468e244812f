"""What the pager of an article on several pages says: which page this one is, and where the others are.

A part's name is that of the first page with a number behind it: t20210713_1_1.html is page 2 at TRS, which counts from
0; elsewhere content_1_2.html is. t20210713_2.html is another article: its name does not begin with this one's. Programs
take the number behind the question mark: show.php?id=1&page=2.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, urljoin, urlsplit

from zhengfa.crawler.extraction.lines import Item
from zhengfa.crawler.extraction.page import Page
from zhengfa.crawler.extraction.parts import MOST_PARTS, Parts

_FILE = re.compile(r"(?P<stem>[^/?#]+?)(?P<suffix>\.\w{3,6})$")
_NUMBERED = re.compile(r"(?P<stem>.+)[_-](?P<number>\d{1,3})$")
# What a pager prints; a headline in a list of other articles is longer, and not made of these.
_PAGER_TEXT = re.compile(
    r"[\s\[\]【】()（）<>＜＞«»‹›]*(?:第?\s?\d{1,3}\s?页?|[上下前后][一1]?页|[首尾末]页|最后一页|余下全文|阅读全文|全文)"
    r"[\s\[\]【】()（）<>＜＞«»‹›]*"
)
_PARAMETER = re.compile(r"(page|page_?no|page_?num|page_?index|cur_?page|current_?page)=(\d{1,3})", re.IGNORECASE)
# createPageHTML(pages, current, "name", "suffix"), in an article with the article's own name.
_CREATE_PAGE = re.compile(r'createPage(?:HTML)?\(\s*(\d{1,3})\s*,\s*\d{1,3}\s*,\s*"([^"]{1,80})"\s*,\s*"(\w{3,6})"')


def find_parts(page: Page, html: str, url: str) -> Parts:
    """What a page's pager says. Only links of its own folder and name are looked at."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return Parts()
    file = _FILE.search(parts.path)
    return (_by_name(page, html, url, file) if file else None) or _by_parameter(page.links, parts) or Parts()


def _by_name(page: Page, html: str, url: str, file: re.Match[str]) -> Parts | None:
    calls = _CREATE_PAGE.findall(html) if "createPage" in html else []
    linked = set(_linked(page.links, url, file["stem"])) | {f"{name}.{kind}" for _, name, kind in calls}
    if not linked:
        return None
    stem = _first_stem(file["stem"], file["suffix"], linked)
    counted = {number for number in (_number_of(name, stem, file["suffix"]) for name in linked) if number}
    named = (int(pages) for pages, name, kind in calls if f"{name}.{kind}" == stem + file["suffix"])
    counted |= {number for pages in named for number in range(1, min(pages, MOST_PARTS))}
    first = urljoin(url, stem + file["suffix"])
    if not counted or len(counted) > MOST_PARTS:
        return None
    # Pagers leave numbers out (1 2 3 … 9); page 2 is number 1 where one is linked, and 2 elsewhere.
    least = 1 if 1 in counted else 2
    names = (f"{stem}_{number}{file['suffix']}" for number in range(least, min(max(counted), MOST_PARTS) + 1))
    urls = [urljoin(url, _as_linked(name, linked)) for name in names]
    is_first = stem == file["stem"]
    return Parts(None if is_first else first, tuple(one for one in urls if one != url))


def _linked(links: Sequence[Item], url: str, stem: str) -> Iterator[str]:
    """The files of the page's own folder that its pager links to, if they may be parts of the same article."""
    base = _NUMBERED.fullmatch(stem)
    stems = (stem, base["stem"]) if base else (stem,)
    for link in links:
        if not any(name in link.markup for name in stems) or not _PAGER_TEXT.fullmatch(link.text):
            continue
        folder, _, name = _target(url, link).partition("?")[0].partition("#")[0].rpartition("/")
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


def _by_parameter(links: Sequence[Item], url: SplitResult) -> Parts | None:
    own, own_number = _without_number(url)
    numbered: dict[int, SplitResult] = {}
    for link in links:
        if "?" in link.markup and _PAGER_TEXT.fullmatch(link.text):
            target = urlsplit(_target(url.geturl(), link))
            base, number = _without_number(target)
            if number and base == own:
                numbered[number] = target
    if not numbered or not 1 < max(numbered) <= MOST_PARTS:
        return None
    form = next(iter(numbered.values()))
    others = (_with_number(form, number) for number in range(2, max(numbered) + 1) if number != own_number)
    return Parts(own if own_number and own_number > 1 else None, tuple(others))


def _without_number(url: SplitResult) -> tuple[str, int | None]:
    """A URL without the parameter that numbers its pages, and that number."""
    pairs = url.query.split("&")
    numbers = [int(found[2]) for found in map(_PARAMETER.fullmatch, pairs) if found]
    query = "&".join(pair for pair in pairs if not _PARAMETER.fullmatch(pair))
    return url._replace(query=query, fragment="").geturl(), numbers[0] if numbers else None


def _with_number(url: SplitResult, number: int) -> str:
    return url._replace(query=_PARAMETER.sub(rf"\g<1>={number}", url.query), fragment="").geturl()


def _target(url: str, link: Item) -> str:
    """Where a link leads; "" where nobody can tell."""
    try:
        return urljoin(url, (link.attributes.get("href") or "").strip())
    except ValueError:  # a bracket in the host
        return ""
