"""What Scrapy is told; `tests/flow/test_manners.py` holds what comes of it."""

from dataclasses import replace

import pytest

from zhengfa.archive.portals import Level, Portal
from zhengfa.crawler.process import LEAST_DELAY, scrapy_settings
from zhengfa.settings.models import CrawlSettings

PORTAL = Portal("p", "样例", "辽宁", Level.CITY, ("a.example",), "trs_wcm", ())
SAMPLE = replace(PORTAL, id="s", hosts=("127.0.0.1:8801",), is_sample=True)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("DOWNLOAD_DELAY_JITTER", 0),
        ("AUTOTHROTTLE_ENABLED", True),
        ("REDIRECT_MAX_TIMES", 6),
        ("HTTPPROXY_ENABLED", False),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("DOWNLOAD_DELAY", 3.0),
        ("DOWNLOAD_TIMEOUT", 30.0),
        ("DOWNLOAD_MAXSIZE", 10 * 1024 * 1024),
        ("DOWNLOAD_SLOTS", {}),
        ("REMOTE_CONTROL_ENABLED", False),
        ("TELNETCONSOLE_ENABLED", False),
        ("COOKIES_ENABLED", False),
    ],
)
def test_real_portals_are_visited_politely_and_safely(setting: str, value: object) -> None:
    assert scrapy_settings(CrawlSettings(), (PORTAL,))[setting] == value


def test_only_the_web_is_spoken_to_and_every_request_is_checked_last() -> None:
    handlers = scrapy_settings(CrawlSettings(), (PORTAL,))["DOWNLOAD_HANDLERS"]
    assert {scheme for scheme, handler in handlers.items() if handler} == {"http", "https"}
    assert {handler for handler in handlers.values() if handler} == {"zhengfa.crawler.visiting.VisitHandler"}


def test_there_is_never_no_delay() -> None:
    assert scrapy_settings(CrawlSettings(delay=0), (PORTAL,))["DOWNLOAD_DELAY"] == LEAST_DELAY > 0


@pytest.mark.parametrize(
    ("host", "slots"),
    [
        ("127.0.0.1:8801", {"127.0.0.1"}),
        ("127.0.0.2", {"127.0.0.2"}),
        ("[::1]:8801", {"::1"}),
        ("localhost:8801", {"127.0.0.1", "::1"}),
        ("8.8.8.8", set()),  # which settings refuse
        ("a.example:8801", set()),
    ],
)
def test_only_addresses_of_this_machine_are_spared_the_delay(host: str, slots: set[str]) -> None:
    settings = scrapy_settings(CrawlSettings(), (PORTAL, replace(SAMPLE, hosts=(host,))))
    assert settings["DOWNLOAD_SLOTS"] == {slot: {"concurrency": 1, "delay": LEAST_DELAY} for slot in slots}
    assert settings["DOWNLOAD_DELAY"] == 3.0
