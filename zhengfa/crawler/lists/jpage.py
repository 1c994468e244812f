"""大汉 jpage, with rows in CDATA records of a page or of its dataproxy's answers; and jpaas, with HTML in JSON."""

import re
from collections.abc import Iterator
from html import unescape
from math import ceil

from zhengfa.crawler.lists.numbering import MOST_FOLLOWING
from zhengfa.crawler.lists.site import Site

_PROXY = re.compile(
    r"""["'(\[]([^"'()\[\]<>\s]{0,300}/module/(?:web/)?jpage/(?:morecolumn)?dataproxy\.jsp"""
    r"""\?[^"'<>\s)\]]{1,2000})"""
)
_UNIT = re.compile(r"""["']([^"'<>\s]{0,300}/front/page/build/unit\?[^"'<>\s]{1,2000})["']""")
_TOTAL = re.compile(r"""totalrecord["'\s:=>]{1,4}(\d{1,9})\b""", re.IGNORECASE)
_COUNT = re.compile(r"""<div[^>]{0,300}\bclass=["']?pagination[^>]{0,300}""")
_NUMBER = re.compile(r"(?<=[?&])(startrecord|endrecord|perpage|page|pageNo|rows)=(\d{1,9})\b")
_WINDOW = 45  # records that an answer holds where nobody says how many


def record_rows(text: str) -> str:
    """The HTML of all CDATA records."""
    parts = text.split("<record>")[1:]
    return "\n".join(part.partition("<![CDATA[")[2].partition("]]>")[0] for part in parts)


def proxied(text: str, url: str, site: Site) -> tuple[str, ...]:
    """The answers of the dataproxy, or of jpaas's unit, behind the records that a page holds itself."""
    found = (_PROXY.search(text) if "dataproxy" in text else None) or (_UNIT.search(text) if "/unit?" in text else None)
    target = url if "dataproxy.jsp?" in url or "/unit?" in url else found and site.absolute(unescape(found[1]))
    if not target:
        return ()
    given = {name: int(number) for name, number in _NUMBER.findall(target)}
    total = _total(text)
    if "startrecord" in given and "endrecord" in given:
        return tuple(_windows(target, given["startrecord"], given["endrecord"], total, is_first=target != url))
    name = "pageNo" if "pageNo" in given else "page"
    size = given.get("rows", given.get("perpage", 0)) or len(text.split("<record>")) - 1
    if name not in given or not size:
        return ()
    now = given[name] if target == url else 1
    last = min(ceil(total / size) if total else now + 1, now + MOST_FOLLOWING)
    return tuple(_with(target, {name: number}) for number in range(now + 1, last + 1))


def _windows(url: str, start: int, end: int, total: int, *, is_first: bool) -> Iterator[str]:
    """Records from 1 on, as many at a time as the page asks for."""
    size = max(1, min(end - start + 1, 10_000)) if end >= start else _WINDOW
    start = 1 if is_first else start
    last = total or start + size
    for begin in range(start + size, min(last, start + MOST_FOLLOWING * size) + 1, size):
        yield _with(url, {"startrecord": begin, "endrecord": min(begin + size - 1, max(last, begin))})


def _total(text: str) -> int:
    """How many records there are: said by jpage, or by the pager of jpaas."""
    pager = _COUNT.search(text)
    counts = re.findall(r"""\bcount=["']?(\d{1,9})\b""", pager[0]) if pager else []
    found = _TOTAL.search(text)
    return int(found[1]) if found else int(counts[0]) if counts else 0


def _with(url: str, numbers: dict[str, int]) -> str:
    return _NUMBER.sub(lambda found: f"{found[1]}={numbers.get(found[1], int(found[2]))}", url)
