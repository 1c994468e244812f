"""Which CMS family made a page, a list page or home page too, and the sign that told it: for declaring a portal."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.cms import FAMILIES, CmsFamily
from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.lists.site import Site

# What products leave in their pages, the surest first: comments and addresses of their own, then names that others took
# over.
_MARKS: tuple[tuple[str, str], ...] = (
    ("enorth", r"<!--\s*enorth (?:cms|parse)[^>]{0,60}"),
    ("founder_xy", r"<!--/?enp(?:property|content)|<founder-(?:content|title)>"),
    ("ucap_kaipu", r"<UCAP(?:TITLE|CONTENT)>|CMSPRO_(?:DOCUMENT|CHANNEL)|/common/search/\w+\?[^\"'\s]{0,200}_isJson"),
    ("hanweb_jcms", r"/module/(?:web/)?jpage/\w+\.jsp|/jpaas-publish-server/|/col/col\d+/index\.html"),
    ("vsb", r"\bvsb_content\w*|\bv_news_content\b|content\.jsp\?urltype=news\.NewsContentUrl"),
    ("empire", r"/e/action/(?:ListInfo|ShowInfo)|/d/file/"),
    ("dede", r"/plus/(?:list\.php\?tid|view\.php\?aid)=|\bdede_pages\b"),
    ("wordpress_like", r"/wp-content/|/wp-json/"),
    ("wechat", r"id=[\"']activity-name[\"']"),
    ("jeecms", r"\b(?:index|\d+)(?:_\d+)?\.jhtml\b"),
    ("trs_wcm", r"\bcreatePage(?:HTML)?\(|\b(?:TRS_Editor|trs_editor_view|TRS_UEDITOR)\b|/[PW]02\d{7,30}\.\w{3,4}\b"),
)
# <meta name="generator">, as products write it (general knowledge, except WordPress's).
_GENERATORS: tuple[tuple[str, str], ...] = (
    ("wordpress_like", "wordpress"),
    ("dede", "dedecms"),
    ("empire", "empirecms|帝国"),
    ("hanweb_jcms", "hanweb|大汉"),
    ("trs_wcm", r"\btrs\b|拓尔思"),
    ("jeecms", "jeecms"),
)
_FEWEST = 3  # articles linked in one family's way: one or two may be another portal's
_FEWEST_SHARED = 8  # in a way that other products have as well
_ANYBODYS = frozenset({"empire"})  # /zfyw/1234.html says nothing
_SIGN = 80  # characters of a sign that are shown


class Sureness(StrEnum):
    """How sure a sign is, the surest first."""

    SURE = "sure"  # a product's own name, or the form of its articles' URLs, which no other product has
    LIKELY = "likely"  # what it leaves in its pages, or several links in its own form
    POSSIBLE = "possible"  # many links in a form that other products have too


@dataclass(frozen=True, slots=True)
class Recognition:
    """A family and the sign that told it, in words."""

    family: CmsFamily
    sign: str
    sureness: Sureness = Sureness.LIKELY


def recognise(html: str, url: str) -> Recognition | None:
    """The family of a page, by its URL, its generator, its marks, or its links to articles; None if none is sure."""
    kinds = (list(found) for found in _by_kind(html, url))
    first = next(filter(None, kinds), None)
    # Of marks the first is the surest; of links, those that most articles have, unless others have as many.
    return first[0][1] if first and (len(first) == 1 or first[0][0] != first[1][0]) else None


def recognitions(html: str, url: str) -> tuple[Recognition, ...]:
    """Every family that anything on a page speaks for, each with its surest sign, the surest first."""
    found: dict[str, Recognition] = {}
    for kind in _by_kind(html, url):
        for _, recognition in kind:
            found.setdefault(recognition.family.id, recognition)
    order = list(Sureness)
    return tuple(sorted(found.values(), key=lambda one: order.index(one.sureness)))


_Weighed = tuple[int, Recognition]  # how much speaks for it, among signs of one kind


def _by_kind(html: str, url: str) -> Iterator[Iterator[_Weighed]]:
    """What speaks for families, the surest kind of sign first; within a kind, the weightiest sign first."""
    yield _by_url(url)
    if refusal(html):
        return
    tree = LexborHTMLParser(html)
    yield _by_generator(tree)
    yield _by_mark(html)
    yield _by_links(tree, url)


def _by_url(url: str) -> Iterator[_Weighed]:
    for number, family in enumerate(FAMILIES.values()):
        if _has_own_paths(family) and family.is_article_url(url):
            yield -number, Recognition(family, "its URL", Sureness.SURE)


def _by_generator(tree: LexborHTMLParser) -> Iterator[_Weighed]:
    tag = tree.css_first('meta[name="generator" i]')
    said = (tag.attributes.get("content") or "") if tag else ""
    for number, (name, pattern) in enumerate(_GENERATORS):
        if re.search(pattern, said, re.IGNORECASE):
            yield -number, Recognition(FAMILIES[name], f"generator {said[:_SIGN]}", Sureness.SURE)


def _by_mark(html: str) -> Iterator[_Weighed]:
    for number, (name, pattern) in enumerate(_MARKS):
        if found := re.search(pattern, html):
            yield -number, Recognition(FAMILIES[name], f"{found[0][:_SIGN]} in the page")


def _by_links(tree: LexborHTMLParser, url: str) -> Iterator[_Weighed]:
    """The families in whose ways articles are named, that of the most first."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for link in dict.fromkeys(Site(url).links(tree)):
        for name, family in FAMILIES.items():
            if name not in _ANYBODYS and family.is_article_url(link):
                named[name].append(link)
    for name, links in sorted(named.items(), key=lambda item: -len(item[1])):
        is_own = _has_own_paths(FAMILIES[name])
        if len(links) >= (_FEWEST if is_own else _FEWEST_SHARED):
            sign = f"{len(links)} links such as {links[0][:_SIGN]}"
            yield len(links), Recognition(FAMILIES[name], sign, Sureness.LIKELY if is_own else Sureness.POSSIBLE)


def _has_own_paths(family: CmsFamily) -> bool:
    return any(layout.has_own_paths for layout in family.layouts)
