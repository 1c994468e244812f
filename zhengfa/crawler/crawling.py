"""Running the spider: Scrapy's settings for visiting portals politely and safely."""

import logging
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

from zhengfa import __version__
from zhengfa.archive.portals import Portal
from zhengfa.crawler.intake import Intake
from zhengfa.crawler.spider import PortalSpider, Report
from zhengfa.settings.models import CrawlSettings

# Seconds. Without any delay, Scrapy 2.19.0 starts all waiting requests of a host before it counts the first of them
# as under way, whatever concurrency is set.
LEAST_DELAY = 0.001


def crawl(intake: Intake, portals: tuple[Portal, ...], settings: CrawlSettings, report: Report) -> None:
    """Visit the portals; returns when all is done or the process was asked to stop. Once a process: see Twisted."""
    process = AsyncCrawlerProcess(scrapy_settings(settings, portals))
    # It prints a stack trace when a robots.txt does not come; that it did not has its outcome.
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
    crawler = process.create_crawler(PortalSpider)
    process.crawl(crawler, portals=portals, intake=intake, list_pages=settings.list_pages, report=report)
    process.start()
    if crawler.stats and crawler.stats.get_value("spider_exceptions/count"):
        raise RuntimeError("the spider failed on some pages: the log above says where")  # a defect of ours


def scrapy_settings(settings: CrawlSettings, portals: tuple[Portal, ...]) -> dict[str, Any]:
    """Everything that differs from Scrapy's defaults."""
    samples = {host.rpartition(":")[0] for portal in portals if portal.is_sample for host in portal.hosts}
    return {
        "USER_AGENT": f"zhengfa/{__version__} (+{settings.contact})" if settings.contact else f"zhengfa/{__version__}",
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": max(settings.delay, LEAST_DELAY),
        # The sample portals are our own, on this machine: nobody is spared by waiting.
        "DOWNLOAD_SLOTS": {host: {"concurrency": 1, "delay": LEAST_DELAY} for host in samples},
        "DOWNLOAD_TIMEOUT": settings.timeout,
        "DOWNLOAD_MAXSIZE": settings.page_limit,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DOWNLOADER_MIDDLEWARES": {
            # Next to the network: behind the last of Scrapy's own, HttpCacheMiddleware at 900.
            "zhengfa.crawler.capturing.CaptureMiddleware": 1000,
            # Before RetryMiddleware at 550, which keeps from it what is tried again.
            "zhengfa.crawler.capturing.RobotsMiddleware": 540,
        },
        # Every response comes to the spider, whatever its status, so that every URL has its outcome.
        "HTTPERROR_ALLOW_ALL": True,
        "COOKIES_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "REFERER_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_LEVEL": "ERROR",
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",  # the outcome says it
        "STATS_DUMP": False,
    }
