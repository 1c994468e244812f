"""What is said of an answer by itself: where it came from, and why there is none."""

from dataclasses import replace

import pytest

from tests.making import make_response
from zhengfa.archive.portals import Level, Portal
from zhengfa.archive.records import OutcomeKind
from zhengfa.crawler.checks.answers import answer_findings
from zhengfa.crawler.checks.findings import Finding, FindingKind, once
from zhengfa.crawler.intake import PROBLEMS, Outcome
from zhengfa.crawler.look import Answer

PORTAL = Portal("p", "样例", "辽宁", Level.CITY, ("a.example",), "trs_wcm", (), former_hosts=("old.example",))
ASKED = "https://www.a.example/zfyw/"
FETCHED = frozenset({OutcomeKind.EMPTY_LIST, OutcomeKind.EXTRACTION_FAILED})  # said of a page that came
IMPORTED = frozenset({OutcomeKind.DAMAGED, OutcomeKind.UNREADABLE, OutcomeKind.UNRESOLVED})


def findings(url: str, portal: Portal = PORTAL, flaw: str = "") -> list[Finding]:
    return list(answer_findings(Answer(ASKED, Outcome(OutcomeKind.CHECKED), make_response(url), flaw), portal))


def test_of_an_answer_that_came_from_where_it_was_asked_for_nothing_is_said() -> None:
    assert findings(ASKED) == findings("https://a.example/zfyw/index.html") == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://b.example/zfyw/", "at a host that is none of the portal’s"),
        ("https://old.example/zfyw/", "at a former host"),
    ],
)
def test_a_redirect_to_another_host_is_said_with_what_to_declare(url: str, words: str) -> None:
    [finding] = findings(url)
    assert (finding.kind, finding.url, finding.is_wrong) == (FindingKind.REDIRECTED, ASKED, True)
    assert f"leads to {url}, {words}" in finding.what


def test_what_comes_over_http_is_noted_but_of_samples() -> None:
    [finding] = findings("http://a.example/zfyw/")
    assert (finding.kind, finding.is_wrong) == (FindingKind.HTTP_ONLY, False)
    assert findings("http://a.example/zfyw/", replace(PORTAL, is_sample=True)) == []


def test_a_certificate_that_browsers_warn_of_is_noted() -> None:
    [finding] = findings(ASKED, flaw="expired on 2026-01-01")
    assert (finding.kind, finding.is_wrong) == (FindingKind.CERTIFICATE, False)
    assert finding.what == "the certificate of a.example is expired on 2026-01-01"


@pytest.mark.parametrize("kind", sorted(PROBLEMS - FETCHED - IMPORTED | {OutcomeKind.GONE, OutcomeKind.DISALLOWED}))
def test_every_way_to_get_no_page_is_wrong_and_said_with_advice(kind: OutcomeKind) -> None:
    [finding] = answer_findings(Answer(ASKED, Outcome(kind, "HTTP 999")), PORTAL)
    assert finding.is_wrong
    assert finding.advice
    assert "HTTP 999" in finding.what or kind is OutcomeKind.DISALLOWED


@pytest.mark.parametrize("kind", [OutcomeKind.NETWORK_ERROR, OutcomeKind.SKIPPED])
def test_a_name_without_an_address_is_said_so_also_where_its_robots_could_not_be_had(kind: OutcomeKind) -> None:
    reason = "http://a.example/robots.txt: CannotResolveHostError; nothing is asked for there before tomorrow"
    [finding] = answer_findings(Answer(ASKED, Outcome(kind, reason)), PORTAL)
    assert finding.kind is FindingKind.UNRESOLVED_HOST
    assert finding.what == "the name a.example has no address; nothing is asked for there before tomorrow"


def test_what_holds_for_a_host_is_said_once_and_what_holds_for_a_page_for_each() -> None:
    of_host, of_page = FindingKind.HTTP_ONLY, FindingKind.NO_ARTICLES
    said = [Finding(kind, url, "what", "advice") for kind in (of_host, of_page) for url in ("a", "b", "a")]
    assert [(one.kind, one.url) for one in once(said)] == [(of_host, "a"), (of_page, "a"), (of_page, "b")]
