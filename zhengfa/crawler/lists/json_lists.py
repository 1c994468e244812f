"""Lists that a portal's own scripts load as JSON: UCAP, 新华网's ds_*.json, WordPress, jpaas, 帝国CMS, 方正's app."""

import ast
import json
import re
from collections.abc import Iterator
from html import unescape
from math import ceil
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from zhengfa.crawler.lists.numbering import MOST_FOLLOWING
from zhengfa.crawler.lists.records import Row
from zhengfa.crawler.lists.row_dates import stamp
from zhengfa.crawler.lists.site import Site

_URLS = ("url", "publishUrl", "link", "titleurl", "shareUrl", "articleUrl", "href")
_TITLES = ("title", "showTitle", "name")
_TIMES = ("publishedTimeStr", "publishTime", "publishedTime", "published_time", "publishtime", "date", "newstime")
# Parameters of the page's number and its size, by product: UCAP, WordPress, jpaas, 中国长安网.
_PAGED = (("page", "_pageSize"), ("page", "per_page"), ("pageNo", "rows"), ("currentPage", ""))
# Parameters of the first row's number and of how many there are at most: 方正's app, 帝国CMS, whose answers do not say.
_COUNTED = (("rowNumber", "count"), ("start", ""))
_TAG = re.compile(r"<[^<>]{0,500}>")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2}){3}")  # a Chinese character


def load_list(text: str) -> Any:
    """What a JSON text holds, or one written as Python would; None if it is neither."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:  # UCAP's apps answer with {'title': None, …}
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def json_rows(data: Any, site: Site) -> Iterator[Row]:
    """Everything in JSON that has an address and a title, in its order."""
    for held in _objects(data):
        title = next((text for name in _TITLES if (text := _text(held.get(name)))), None)
        link = next((held[name] for name in _URLS if isinstance(held.get(name), str) and held[name]), None)
        if title and link and (url := site.absolute(link)):
            yield Row(url, title, next((found for name in _TIMES if (found := stamp(held.get(name)))), None))


def html_in(data: Any) -> str:
    """The HTML that JSON holds, as jpaas sends its rows."""
    texts = (value for held in _objects(data) for value in held.values() if isinstance(value, str))
    return "\n".join(text for text in texts if "<a" in text)


def json_following(data: Any, url: str, rows: int) -> tuple[str, ...]:
    """The answers that follow: as many as the total says, or else one more behind a full one."""
    given = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    for page, size in _PAGED:
        if (page in given or size in given) and (not size or size in given):
            now, full = _number(given.get(page), 1), _number(given.get(size), 0)
            total = next((held[name] for held in _objects(data) for name in ("total",) if _is_count(held.get(name))), 0)
            last = ceil(total / full) if total and full else now + (rows > 0 and rows >= full)
            numbers = range(now + 1, min(last, now + MOST_FOLLOWING) + 1)
            return tuple(_with(url, page, number) for number in numbers)
    for first, size in _COUNTED:
        if first in given and (not size or size in given) and 0 < rows >= _number(given.get(size), 0):
            return (_with(url, first, _number(given[first], 0) + rows),)
    return ()


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object in JSON, in order; with a stack, as what is nested deeply would exhaust the interpreter's."""
    waiting = [data]
    while waiting:
        held = waiting.pop()
        if isinstance(held, dict):
            yield held
        values = list(held.values()) if isinstance(held, dict) else held if isinstance(held, list | tuple) else []
        waiting += [value for value in reversed(values) if isinstance(value, dict | list | tuple)]


def _text(value: Any) -> str:
    plain = value.get("rendered") if isinstance(value, dict) else value
    if not isinstance(plain, str):
        return ""
    plain = unquote(plain) if _ENCODED.search(plain) else plain
    return " ".join(unescape(_TAG.sub("", plain)).split())


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**9


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise


def _with(url: str, name: str, number: int) -> str:
    pattern = rf"(?<=[?&]){re.escape(name)}=[^&#]*"
    changed, found = re.subn(pattern, f"{name}={number}", url, count=1)
    return changed if found else f"{url}&{name}={number}"
