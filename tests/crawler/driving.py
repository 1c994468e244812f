"""Plans carried out over pages that are handed to them: nothing is fetched."""

from collections.abc import Mapping
from typing import TypeVar

from tests.making import FETCHED
from zhengfa.archive.records import OutcomeKind, Response
from zhengfa.crawler.intake import Outcome
from zhengfa.crawler.look import Answer, Plan

T = TypeVar("T")
Page = str | Outcome | tuple[str, str]  # its text, or why there is none, or where it led and the text there


def drive(plan: Plan[T], pages: Mapping[str, Page], asked: list[str]) -> T:
    """What a plan returns; the URLs that it asks for are added to `asked`."""
    answer = None
    while True:
        try:
            url = plan.send(answer) if answer else next(plan)
        except StopIteration as ended:
            made: T = ended.value
            return made
        asked.append(url)
        answer = _answer(url, pages.get(url, Outcome(OutcomeKind.GONE, "HTTP 404")))


def _answer(url: str, page: Page) -> Answer:
    if isinstance(page, Outcome):
        return Answer(url, page)
    place, text = (url, page) if isinstance(page, str) else page
    response = Response(place, text.encode(), FETCHED, "text/html", 200)
    return Answer(url, Outcome(OutcomeKind.CHECKED), response)
