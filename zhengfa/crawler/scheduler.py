"""Scrapy's scheduler in front of the frontier, which loses nothing when the process is killed."""

from collections import deque
from typing import Any, Protocol

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler

from zhengfa.crawler.turns import Turns


class _Asking(Protocol):
    """What this needs of the spider."""

    turns: Turns

    def next_request(self) -> Request | None: ...


class FrontierScheduler(BaseScheduler):
    """Holds redirects and retries alone, which belong to a URL that is under way; all else comes from the frontier."""

    def __init__(self) -> None:
        self._again: deque[Request] = deque()
        self._spider: _Asking | None = None

    def open(self, spider: Spider) -> None:
        """Called by Scrapy when the spider begins."""
        asking: Any = spider
        self._spider = asking

    def has_pending_requests(self) -> bool:
        """Whether the run goes on when nothing is under way."""
        return bool(self._again) or (self._spider is not None and self._spider.turns.has_more())

    def enqueue_request(self, request: Request) -> bool:
        """Take a redirect or a retry."""
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """The request whose turn it is."""
        if self._again:
            return self._again.popleft()
        assert self._spider is not None, "Scrapy opens a scheduler before it asks"
        return self._spider.next_request()
