"""Running a spider: Scrapy's settings for visiting portals politely and safely, and what every visit stands on."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings.default_settings import SPIDER_MIDDLEWARES_BASE

from zhengfa.archive.errors import ArchiveUnwritableError
from zhengfa.archive.portals import Portal
from zhengfa.archive.recorder import Recorder
from zhengfa.archive.restraints import Restraints
from zhengfa.archive.urls import is_loopback
from zhengfa.crawler.destinations import Destinations
from zhengfa.crawler.resolver import GuardedResolver
from zhengfa.crawler.visits import Visits
from zhengfa.settings.models import CrawlSettings

# Seconds. Without any delay, Scrapy 2.19.0 starts all waiting requests of a host before it counts the first of them
# as under way, whatever concurrency is set.
LEAST_DELAY = 0.001
REDIRECTS = 6  # that are followed from one URL
SLOWEST = 60.0  # seconds between two requests to a host, however slowly it answers
# What is worth trying again; without 429, which ends the visit.
_RETRIED = [408, 500, 502, 503, 504, 522, 524]
_ENDED_BY = "ended_by"  # the key of Scrapy's stats for the error that ended a spider
_LOG_LEVEL = "ERROR"
_HANDLER = "zhengfa.crawler.visiting.VisitHandler"
# What differs from Scrapy's defaults, whatever ours say.
_ALWAYS: Mapping[str, Any] = {
    "ROBOTSTXT_OBEY": False,  # RobotsMiddleware does, from run to run
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,  # a domain is whatever is at one address: see DestinationMiddleware
    "DOWNLOAD_DELAY_JITTER": 0,  # the delay is the least that is waited
    "AUTOTHROTTLE_ENABLED": True,  # a host that answers slowly is asked less often
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER, "data": None, "file": None, "ftp": None, "s3": None},
    "HTTPPROXY_ENABLED": False,  # a proxy would resolve names itself, unchecked
    "DEFAULT_REQUEST_HEADERS": {  # the encodings that the archive can undo
        **{"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "zh-CN,zh;q=0.9"},
        "Accept-Encoding": "gzip, deflate",
    },
    "REDIRECT_MAX_TIMES": REDIRECTS,
    "RETRY_HTTP_CODES": _RETRIED,
    "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",  # it would drop redirects, and their outcomes
    "DOWNLOADER_MIDDLEWARES": {
        # Before all others, and before robots.txt is asked for.
        "zhengfa.crawler.visiting.DestinationMiddleware": 50,
        "zhengfa.crawler.robots.RobotsMiddleware": 100,
        # Next to the network: behind the last of Scrapy's own, HttpCacheMiddleware at 900.
        "zhengfa.crawler.capturing.CaptureMiddleware": 1000,
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the frontier knows whose a URL is
    },
    # Spiders yield nothing that these would have to see to, and every response comes to them, whatever its status, so
    # that every URL has its outcome.
    "SPIDER_MIDDLEWARES": dict.fromkeys(SPIDER_MIDDLEWARES_BASE),
    "COOKIES_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": _LOG_LEVEL,
    "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",  # the outcome says it
    "STATS_DUMP": False,
}


def run_spider(
    spider: type[Spider],
    recorder: Recorder,
    portals: tuple[Portal, ...],
    settings: CrawlSettings,
    *,
    more: Mapping[str, Any] | None = None,
    **arguments: Any,
) -> None:
    """Run a spider to its end, with more of Scrapy's settings. Once a process: see Twisted.

    Raises the ArchiveUnwritableError that the spider was ended by.
    """
    destinations = Destinations(portals)
    resolver = GuardedResolver(destinations)
    # A function, since Scrapy copies its settings and all that is in them, but not functions.
    installed = {"TWISTED_DNS_RESOLVER": lambda reactor: resolver.attach(reactor)}
    process = AsyncCrawlerProcess(scrapy_settings(settings, portals) | dict(more or {}) | installed)
    logging.getLogger("scrapy").setLevel(_LOG_LEVEL)  # it makes lines on every page, and drops them in the end
    crawler = process.create_crawler(spider)
    visits = Visits(settings, Restraints(recorder.archive))
    visiting = {"visits": visits, "destinations": destinations, "resolver": resolver}
    process.crawl(crawler, recorder=recorder, **visiting, **arguments)
    process.start()
    assert crawler.stats is not None, "Scrapy's own"
    if error := crawler.stats.get_value(_ENDED_BY):
        raise error
    if crawler.stats.get_value("spider_exceptions/count"):
        raise RuntimeError("the spider failed on some pages: the log above says where")  # a defect of ours


def end_by(spider: Spider, error: ArchiveUnwritableError) -> None:
    """Have `run_spider` raise the error when the spider has ended."""
    assert spider.crawler.stats is not None, "Scrapy's own"
    spider.crawler.stats.set_value(_ENDED_BY, error)


def scrapy_settings(settings: CrawlSettings, portals: tuple[Portal, ...]) -> dict[str, Any]:
    """Everything that differs from Scrapy's defaults."""
    samples = {host for portal in portals if portal.is_sample for host in portal.hosts}
    return dict(_ALWAYS) | {
        "USER_AGENT": settings.user_agent,
        "DOWNLOAD_DELAY": max(settings.delay, LEAST_DELAY),
        "AUTOTHROTTLE_START_DELAY": max(settings.delay, LEAST_DELAY),
        "AUTOTHROTTLE_MAX_DELAY": max(settings.delay, SLOWEST),
        # The sample portals are our own, on this machine: nobody is spared by waiting. See DestinationMiddleware.
        "DOWNLOAD_SLOTS": {slot: {"concurrency": 1, "delay": LEAST_DELAY} for slot in _own_addresses(samples)},
        "DOWNLOAD_TIMEOUT": settings.timeout,
        "DOWNLOAD_MAXSIZE": settings.page_limit,
    }


def _own_addresses(samples: Iterable[str]) -> set[str]:
    """The addresses that the hosts of samples have, which are this machine's."""
    names = {urlsplit(f"//{host}").hostname or "" for host in samples}
    return {name for name in names if is_loopback(name)} | ({"127.0.0.1", "::1"} if "localhost" in names else set())
