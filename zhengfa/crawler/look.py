"""A look at a few pages, one after the other, with all the manners of a crawl.

Every page is kept as evidence, as in a crawl; no article is made of it.
"""

from collections.abc import AsyncIterator, Generator, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response as Answered
from twisted.python.failure import Failure

from zhengfa.archive.errors import ArchiveUnwritableError
from zhengfa.archive.portals import Portal
from zhengfa.archive.recorder import Kept, Recorder
from zhengfa.archive.records import OutcomeKind, Response
from zhengfa.crawler.capturing import KEPT
from zhengfa.crawler.challenges import visit_refusal
from zhengfa.crawler.checks.certificates import certificate_flaw
from zhengfa.crawler.intake import Outcome, status_outcome
from zhengfa.crawler.process import end_by, run_spider
from zhengfa.crawler.visiting import asked_url
from zhengfa.crawler.visits import failure_outcome
from zhengfa.settings.models import CrawlSettings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one URL that was asked for."""

    url: str
    outcome: Outcome  # `checked` where there is a page to read
    response: Response | None = None  # of where redirects led; None: nothing was answered
    certificate_flaw: str = ""

    @property
    def page(self) -> Response | None:
        """The page, unless the answer is a refusal or an error."""
        return self.response if self.outcome.kind is OutcomeKind.CHECKED else None

    @property
    def ends_visit(self) -> bool:
        """Whether nothing more is to be asked for at this host."""
        return self.outcome.kind in (OutcomeKind.BLOCKED, OutcomeKind.SKIPPED, OutcomeKind.LATER)


Plan = Generator[str, Answer, T]  # yields a URL, is sent what came of it, and returns what it made of all


def look(recorder: Recorder, portals: tuple[Portal, ...], settings: CrawlSettings, plan: Plan[T]) -> T:
    """Carry out a plan. Once a process, as a crawl. Portals say which ports, and which samples, may be asked."""
    made: list[T] = []

    def kept() -> Plan[None]:
        made.append((yield from plan))

    run_spider(LookSpider, recorder, portals, settings, plan=kept())
    if not made:  # Scrapy took the signal, and ended in order
        raise KeyboardInterrupt
    return made[0]


class LookSpider(Spider):
    """Asks for one URL after the other, as a plan says."""

    name = "look"

    def __init__(self, plan: Plan[None], recorder: Recorder, **visiting: Any) -> None:
        super().__init__(**visiting)  # what `Visiting` names, as attributes
        self.recorder = recorder
        self._plan = plan

    async def start(self) -> AsyncIterator[Request]:
        """The first URL of the plan."""
        for url in self._plan:
            yield self._request(url)
            return

    def parse(self, response: Answered) -> Iterator[Request]:
        """Go on with an answer, read back from where it was kept."""
        assert response.request is not None, "Scrapy sets the request of every response"
        kept: Kept = response.meta[KEPT]
        payload, headers = self.recorder.archive.payload(kept.capture)
        capture = kept.capture
        refusal = visit_refusal(response.status, payload, headers, capture.url)
        outcome = status_outcome(response.status) or Outcome(OutcomeKind.CHECKED)
        if refusal:
            outcome = Outcome(OutcomeKind.BLOCKED, refusal)
        received = Response(capture.url, payload, kept.at, capture.content_type, response.status, headers)
        flaw = certificate_flaw(response.certificate, urlsplit(capture.url).hostname or "")
        yield from self._go_on(Answer(asked_url(response.request), outcome, received, flaw), capture.id)

    def fail(self, failure: Failure) -> Iterator[Request]:
        """Go on without an answer, unless one came that could not be kept."""
        if isinstance(failure.value, ArchiveUnwritableError):
            end_by(self, failure.value)
            return
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        yield from self._go_on(Answer(asked_url(request), failure_outcome(failure.value)))

    def _go_on(self, answer: Answer, capture_id: int | None = None) -> Iterator[Request]:
        outcome = answer.outcome
        try:
            self.recorder.record(answer.url, outcome.kind, outcome.reason, capture_id=capture_id)
            url = self._plan.send(answer)
        except StopIteration:
            return
        except ArchiveUnwritableError as error:
            end_by(self, error)
            return
        yield self._request(url)

    def _request(self, url: str) -> Request:
        return Request(url, self.parse, errback=self.fail)
