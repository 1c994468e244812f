"""Other extractors of articles, in our form. No part of the project: `make bench` installs them, nothing else asks."""

import importlib
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

Fields = dict[str, str | None]

_CHINA = timezone(timedelta(hours=8))
_NO_URL = "http://www.example.cn/"  # newspaper4k refuses a page that has none


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came, and decoded as it should be: peers are spared the guess."""

    payload: bytes
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Extractor:
    """How an extractor reads a page, and which figures it does not try for."""

    name: str
    read: Callable[[Page], Fields]
    lacks: frozenset[str] = frozenset()


def load_peers() -> list[Extractor]:
    """All of them, the one that the others are timed against first."""
    return [
        Extractor("trafilatura", _trafilatura(), frozenset({"date+time", "editor"})),
        Extractor("newspaper4k", _newspaper(), frozenset({"editor"})),
        Extractor("gne", _gne(), frozenset({"source", "editor"})),
    ]


def _trafilatura() -> Callable[[Page], Fields]:
    library = _load("trafilatura")

    def read(page: Page) -> Fields:
        found = library.bare_extraction(page.text, url=page.url or None, with_metadata=True)
        if found is None:
            return {}
        names = {"title": found.title, "source": found.sitename, "author": found.author}
        return {**names, "body": found.text, "published": found.date}

    return read


def _newspaper() -> Callable[[Page], Fields]:
    library = _load("newspaper")

    def read(page: Page) -> Fields:
        article = library.Article(page.url or _NO_URL, language="zh", fetch_images=False)  # images: from the network
        article.download(input_html=page.text)
        article.parse()
        names = {"title": article.title, "source": article.meta_site_name, "author": "、".join(article.authors)}
        return {**names, "body": article.text, "published": _in_china(article.publish_date)}

    return read


def _gne() -> Callable[[Page], Fields]:
    extractor = _load("gne").GeneralNewsExtractor()

    def read(page: Page) -> Fields:
        found = extractor.extract(page.text)
        names = {"title": found["title"], "author": found["author"]}
        return {**names, "body": found["content"], "published": found["publish_time"]}

    return read


def _load(module: str) -> Any:
    try:
        with warnings.catch_warnings(action="ignore"):  # of optional parts, which Chinese pages do without
            return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise SystemExit(f"{error.name} is absent: `make bench` installs it") from error


def _in_china(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return f"{moment.astimezone(_CHINA) if moment.tzinfo else moment:%Y-%m-%d %H:%M}"
