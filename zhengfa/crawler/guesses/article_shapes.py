"""What the URLs of a page's articles have in common, for portals on no known CMS: a pattern for `articles:`. Pure."""

import re
from collections import Counter, defaultdict
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from zhengfa.crawler.extraction.limits import refusal
from zhengfa.crawler.lists.site import Site
from zhengfa.settings.patterns import pattern_refusal

_HEADLINE = 9  # characters: names of columns have up to eight, headlines hardly ever fewer
_FEWEST = 3  # links of one form: two may be a notice and its neighbour
_VARIED = re.compile(r"[0-9a-f]{32}|\d+")


def guess_pattern(html: str, url: str) -> str:
    """A pattern for the URLs of articles, by the form that most links with a headline share; "" if none is plain."""
    if refusal(html):
        return ""
    tree = LexborHTMLParser(html)
    site = Site(url).with_base(tree)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for node in tree.css("a[href]"):
        link = site.absolute(node.attributes.get("href") or "")
        title = node.attributes.get("title") or node.text()
        if link and site.is_own(link) and len("".join(title.split())) >= _HEADLINE:
            behind = _behind_host(link)
            if _VARIED.search(behind):
                forms[_form(behind)].add(behind)
    counted = Counter({form: len(links) for form, links in forms.items()})
    form, count = next(iter(counted.most_common(1)), ("", 0))
    return form if count >= _FEWEST and not pattern_refusal(form) else ""


def _behind_host(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _form(behind: str) -> str:
    """Folders by any name of letters, digits by any: /zfyw/2021/123.html → ^/[\\w/]+/\\d+/\\d+\\.html$."""
    folder, slash, file = behind.rpartition("/")
    return f"^{_folders(folder)}{slash}{_digits(file)}$"


def _folders(folder: str) -> str:
    """Where columns have folders of their own, the last one's name says which, and not that it is an article."""
    return "/".join(_digits(part) if _VARIED.search(part) or not part else r"[\w-]+" for part in folder.split("/"))


def _digits(text: str) -> str:
    made, end = "", 0
    for found in _VARIED.finditer(text):
        is_hash = len(found[0]) == 32 and not found[0].isdigit()
        made += re.escape(text[end : found.start()]) + ("[0-9a-f]{32}" if is_hash else r"\d+")
        end = found.end()
    return made + re.escape(text[end:])
