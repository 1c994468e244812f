"""Which CMS family made a page, a list page or home page too, and the sign that told it: for declaring a portal."""

import re
from collections import defaultdict
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Recognition:
    """A family and the sign that told it, in words."""

    family: CmsFamily
    sign: str


def recognise(html: str, url: str) -> Recognition | None:
    """The family of a page, by its URL, its generator, its marks, or its links to articles; None if none is sure."""
    own = (name for name, family in FAMILIES.items() if _has_own_paths(family) and family.is_article_url(url))
    if name := next(own, None):
        return Recognition(FAMILIES[name], "its URL")
    if refusal(html):
        return None
    tree = LexborHTMLParser(html)
    return _by_generator(tree) or _by_mark(html) or _by_links(tree, url)


def _by_generator(tree: LexborHTMLParser) -> Recognition | None:
    tag = tree.css_first('meta[name="generator" i]')
    said = (tag.attributes.get("content") or "") if tag else ""
    for name, pattern in _GENERATORS:
        if re.search(pattern, said, re.IGNORECASE):
            return Recognition(FAMILIES[name], f"generator {said[:_SIGN]}")
    return None


def _by_mark(html: str) -> Recognition | None:
    for name, pattern in _MARKS:
        if found := re.search(pattern, html):
            return Recognition(FAMILIES[name], f"{found[0][:_SIGN]} in the page")
    return None


def _by_links(tree: LexborHTMLParser, url: str) -> Recognition | None:
    """The family in whose way the most articles are named; none where two are level."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for link in dict.fromkeys(Site(url).links(tree)):
        for name, family in FAMILIES.items():
            if name not in _ANYBODYS and family.is_article_url(link):
                named[name].append(link)
    sure = {
        name: links
        for name, links in named.items()
        if len(links) >= (_FEWEST if _has_own_paths(FAMILIES[name]) else _FEWEST_SHARED)
    }
    first, *others = sorted(sure, key=lambda name: -len(sure[name])) or [""]
    if not first or (others and len(sure[others[0]]) == len(sure[first])):
        return None
    return Recognition(FAMILIES[first], f"{len(sure[first])} links such as {sure[first][0][:_SIGN]}")


def _has_own_paths(family: CmsFamily) -> bool:
    return any(layout.has_own_paths for layout in family.layouts)
