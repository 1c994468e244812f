"""Which hosts may still be asked in this run, and when: hours, budgets, refusals, failures and what hosts ask for."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from zhengfa.archive.clock import SHANGHAI, iso_utc, now
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.restraints import Pause, Restraints
from zhengfa.crawler.intake import Outcome
from zhengfa.settings.models import CrawlSettings

LONGEST_WAIT = 120.0  # seconds waited within a run where a host asks for it; for longer it is left alone
LONGEST_CRAWL_DELAY = 300.0  # seconds; with more than that, a run of one night reads next to nothing
LONGEST_PAUSE = timedelta(days=1)  # whatever a host asks for: a wrong clock there must not close it for years
BREAK = timedelta(hours=1)  # for which a host that fails again and again is left alone


class NotVisitedError(IgnoreRequest):
    """A URL is not asked for; its outcome says why."""

    def __init__(self, kind: OutcomeKind, reason: str) -> None:
        super().__init__(reason)
        self.outcome = Outcome(kind, reason)


class Visits:
    """One run's visits to all hosts. Asked before every request, told of every answer."""

    def __init__(
        self,
        settings: CrawlSettings,
        restraints: Restraints,
        clock: Callable[[], datetime] = now,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._restraints = restraints
        self._clock = clock
        self._monotonic = monotonic
        self._ended: dict[str, str] = {}  # by host, why
        self._pages: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()  # in a row
        self._not_before: dict[str, float] = {}  # by host, of the monotonic clock
        self._crawl_delays: dict[str, float] = {}

    def admit(self, host: str) -> None:
        """Raise NotVisitedError if a host must not be asked now."""
        at = self._clock()
        if not is_open(self._settings.hours, at):
            reason = f"outside crawl.hours {self._settings.hours}, local time of China"
            raise NotVisitedError(OutcomeKind.LATER, reason)
        if host not in self._ended and (pause := self._restraints.pause(host, at)):
            self._ended[host] = f"{pause.reason}; not visited before {iso_utc(pause.until)}"
        if host in self._ended:
            raise NotVisitedError(OutcomeKind.SKIPPED, f"{host}: {self._ended[host]}")
        if self._pages[host] >= self._settings.pages_per_host:
            reason = f"{host}: crawl.pages_per_host {self._settings.pages_per_host} are read in this run"
            raise NotVisitedError(OutcomeKind.LATER, reason)

    def wait(self, host: str) -> float:
        """Seconds until a host may be asked again, beyond the delay that holds for all."""
        return max(0.0, self._not_before.get(host, 0.0) - self._monotonic())

    def asked(self, host: str, *, is_page: bool) -> None:
        """Count a request."""
        self._pages[host] += is_page
        if delay := self._crawl_delays.get(host):
            self._not_before[host] = self._monotonic() + delay

    def keep_crawl_delay(self, host: str, seconds: float) -> None:
        """Honour the Crawl-delay of a robots.txt."""
        self._crawl_delays[host] = seconds
        self._not_before[host] = max(self._not_before.get(host, 0.0), self._monotonic() + seconds)

    def answered(self, host: str) -> None:
        """A host answers as it should."""
        del self._failures[host]

    def failed(self, host: str, reason: str, retry_after: float | None = None) -> None:
        """A host does not answer, or with an error: too many in a row end the visit, for a while."""
        self._failures[host] += 1
        if self._failures[host] >= self._settings.failures:
            self._pause(host, f"{self._failures[host]} failures in a row, the last one: {reason}", BREAK)
        elif retry_after is not None and retry_after > LONGEST_WAIT:
            self._pause(host, f"{reason}, and asks to come back later", timedelta(seconds=retry_after))
        elif retry_after:
            self._not_before[host] = self._monotonic() + retry_after

    def refused(self, host: str, reason: str, retry_after: float | None = None) -> None:
        """A host refuses the visit: it ends, and nothing is tried to get round that."""
        if retry_after:
            self._pause(host, f"{reason} ended the visit", timedelta(seconds=retry_after))
        self._ended.setdefault(host, f"{reason} ended the visit")

    def _pause(self, host: str, reason: str, length: timedelta) -> None:
        pause = Pause(reason, self._clock() + min(length, LONGEST_PAUSE))
        self._restraints.keep_pause(host, pause)
        self._ended[host] = f"{reason}; not visited before {iso_utc(pause.until)}"


def is_open(hours: str, at: datetime) -> bool:
    """Whether an instant lies within hours as 22:00-06:00, local time of China; equal ends are the whole day."""
    start, end = hours.split("-")
    minute = f"{at.astimezone(SHANGHAI):%H:%M}"
    if start < end:
        return start <= minute < end
    return minute >= start or minute < end


def failure_outcome(error: BaseException | None) -> Outcome:
    """The outcome of a URL that gave no response to read."""
    if isinstance(error, NotVisitedError):
        return error.outcome
    if isinstance(error, IgnoreRequest) and "redirections" in str(error):
        return Outcome(OutcomeKind.HTTP_ERROR, "redirected again and again")
    if isinstance(error, DownloadCancelledError) or (isinstance(error, IgnoreRequest) and "MAXSIZE" in str(error)):
        return Outcome(OutcomeKind.TOO_LARGE, str(error))
    return Outcome(OutcomeKind.NETWORK_ERROR, f"{type(error).__name__}: {error}".strip(": "))
