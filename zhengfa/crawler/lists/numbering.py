"""How the list pages of a channel are numbered, as data, and the pages that follow by it.

The rules differ in where numbering starts, whether it runs up or down, and whether the first page has a number.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from zhengfa.archive.urls import host_of
from zhengfa.crawler.lists.pagers import Pager

MOST_FOLLOWING = 10_000  # list pages of a channel: at 15 articles each, more than any has


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list pages behind the first one."""

    # In the URL of one, from where the channel's own part ends: the group `number`, and `hundred` where files stand in
    # folders of a hundred.
    page: re.Pattern[str]
    second: int = 2  # the number of page 2
    is_down: bool = False  # page 2 has the highest number, the oldest page number 1
    name: str = ""  # of {stem}, {number} and {suffix}: for pages that say how many follow, and do not link to them
    is_elsewhere: bool = False  # they are not in the channel's folder

    def following(self, url: str, pager: Pager) -> tuple[str, ...]:
        """The URLs of the list pages after this one; none where the pager is not numbered in this way."""
        own = self.page.search(url)
        bases = _bases(url, own)
        found = [match for link in pager.links if (match := self._match(link.url, bases))]
        # A pager is of one channel; pictures may link to list pages of others.
        form = _form(found[0]) if found else ""
        found = [match for match in found if _form(match) == form]
        numbers = [int(match["number"]) for match in found]
        if pager.counted and (self.name or numbers or own):
            numbers.append(pager.counted.pages - 1 if self.is_down else self.second + pager.counted.pages - 2)
        if not numbers:
            return ()
        to_url = _replacing(found[0] if found else own) if found or own else self._naming(url, pager)
        return tuple(map(to_url, self._range(numbers, own)))

    def _match(self, link: str, bases: frozenset[str]) -> re.Match[str] | None:
        match = self.page.search(link)
        return match if match and (self.is_elsewhere or _plain(link[: match.start()]) in bases) else None

    def _range(self, numbers: list[int], own: re.Match[str] | None) -> range:
        if self.is_down:
            newest = int(own["number"]) - 1 if own else max(numbers)
            return range(newest, max(0 if 0 in numbers else 1, newest - MOST_FOLLOWING + 1) - 1, -1)
        first = int(own["number"]) + 1 if own else self.second
        return range(first, min(max(numbers), first + MOST_FOLLOWING - 1) + 1)

    def _naming(self, url: str, pager: Pager) -> Callable[[int], str]:
        file = urlsplit(url).path.rpartition("/")[2]
        stem, dot, suffix = file.rpartition(".")
        counted = pager.counted
        stem = (counted.stem if counted else "") or stem or "index"
        suffix = (counted.suffix if counted else "") or (dot + suffix if dot else ".html")
        return lambda number: urljoin(url, self.name.format(stem=stem, number=number, suffix=suffix))


def _bases(url: str, own: re.Match[str] | None) -> frozenset[str]:
    """What the URL of a following page may begin with: the channel's folder, or its first page's name."""
    address = url.partition("?")[0]
    folder, _, file = address.rpartition("/")
    named = {f"{folder}/{file.rpartition('.')[0]}"} if "." in file else set()
    return frozenset(map(_plain, {folder, *named, *([url[: own.start()]] if own else [])}))


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{host_of(url)}{parts.path}".rstrip("/")


def _form(match: re.Match[str]) -> str:
    """A URL without its number."""
    made = match.string
    for start, end in _spans(match):
        made = made[:start] + made[end:]
    return _plain(made) + urlsplit(made).query


def _spans(match: re.Match[str]) -> list[tuple[int, int]]:
    """Where the number and its hundred stand, from the back."""
    names = (name for name in ("number", "hundred") if name in match.re.groupindex)
    return sorted((match.span(name) for name in names), reverse=True)


def _replacing(match: re.Match[str] | None) -> Callable[[int], str]:
    """URLs like the one that matched, with another number in its place."""
    assert match is not None, "called with what matched"
    spans, at = _spans(match), match.start("number")

    def to_url(number: int) -> str:
        made = match.string
        for start, end in spans:
            is_number = start == at
            is_padded = made[start] == "0" or not is_number
            value = number if is_number else number // 100
            made = made[:start] + f"{value:0{end - start if is_padded else 1}}" + made[end:]
        return made

    return to_url
