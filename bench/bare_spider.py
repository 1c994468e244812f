"""`python -m bench.bare_spider bare|reading PORT…`: what Scrapy alone makes of the portals of `bench.portal`.

It follows lists to articles and stores nothing: as polite as our crawl (one request a host, robots.txt), and with
Scrapy's own queue. `reading` reads the articles by our extractor too, and throws away what is read.
"""

import sys
from collections.abc import Iterator
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.process import LEAST_DELAY


class BareSpider(Spider):
    """Follows every list page and every article."""

    name = "bare"

    def __init__(self, kind: str, ports: list[int]) -> None:
        super().__init__()
        self._is_reading = kind == "reading"
        self.start_urls = [f"http://127.0.0.1:{port}/yw/" for port in ports]

    def parse(self, response: Response, **_: Any) -> Iterator[Request]:
        for link in response.css("li a::attr(href)").getall():
            yield response.follow(link, self.parse_article)
        pages, page = response.css("script::text").re(r"createPageHTML\((\d+), (\d+)")
        if int(page) + 1 < int(pages):
            yield response.follow(f"/yw/index_{int(page) + 1}.html", self.parse, priority=1)

    def parse_article(self, response: Response) -> None:
        if self._is_reading:
            extract(response.body, response.url)
        else:
            response.css("h1::text").get()


if __name__ == "__main__":
    ports = [int(port) for port in sys.argv[2:]]
    settings = {
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": LEAST_DELAY,
        "DOWNLOAD_DELAY_JITTER": 0,
        "ROBOTSTXT_OBEY": True,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }
    process = CrawlerProcess(settings)
    process.crawl(BareSpider, kind=sys.argv[1], ports=ports)
    process.start()
