"""What an answer says by itself, whatever its page holds: why there is none, and where it came from."""

from collections.abc import Iterator

from zhengfa.archive.portals import Portal
from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.urls import host_of, is_at
from zhengfa.crawler.checks.findings import Finding, FindingKind
from zhengfa.crawler.look import Answer

_ADVICE = {
    OutcomeKind.BLOCKED: (
        FindingKind.BLOCKED,
        "the portal refuses the visit: {reason}",
        "this is respected, and never evaded: ask the portal for access, or import pages that you save in a browser",
    ),
    OutcomeKind.DISALLOWED: (
        FindingKind.DISALLOWED,
        "its robots.txt closes this page to us",
        "leave the channel out, or ask the portal",
    ),
    OutcomeKind.SKIPPED: (
        FindingKind.LEFT_ALONE,
        "not asked for: {reason}",
        "nothing is asked for at this host until then; check it again afterwards",
    ),
    OutcomeKind.LATER: (
        FindingKind.LEFT_ALONE,
        "not asked for: {reason}",
        "check it again within these limits, or change them",
    ),
    OutcomeKind.UNSAFE: (
        FindingKind.UNSAFE,
        "not asked for: {reason}",
        "name the host by which the public reaches the portal",
    ),
    OutcomeKind.GONE: (
        FindingKind.HTTP_ERROR,
        "there is no such page ({reason})",
        "open it in a browser, and put right the URL: the portal may have been rebuilt",
    ),
    OutcomeKind.HTTP_ERROR: (
        FindingKind.HTTP_ERROR,
        "the portal answers with an error: {reason}",
        "open it in a browser; if it is there, check again later",
    ),
    OutcomeKind.TOO_LARGE: (
        FindingKind.TOO_LARGE,
        "the page is larger than is read: {reason}",
        "see whether the URL is that of a page; raise crawl.page_limit if it is",
    ),
    OutcomeKind.NETWORK_ERROR: (
        FindingKind.NO_ANSWER,
        "the host does not answer: {reason}",
        "open it in a browser; if it is there, check again later, or from a network in China",
    ),
}
# What Scrapy calls a name that has no address; it also stands in the reason why a robots.txt cannot be had.
_UNRESOLVED = "CannotResolveHostError"


def answer_findings(answer: Answer, portal: Portal) -> Iterator[Finding]:
    """What is to be said of an answer, whatever its page holds."""
    if _UNRESOLVED in answer.outcome.reason:
        until = answer.outcome.reason.partition("; ")[2]  # where that was found out before, and is remembered
        what = f"the name {host_of(answer.url)} has no address" + (f"; {until}" if until else "")
        advice = "look for the portal's host of today; name this one in former_hosts if it was the portal's"
        yield Finding(FindingKind.UNRESOLVED_HOST, answer.url, what, advice)
    elif answer.outcome.kind in _ADVICE:
        kind, what, advice = _ADVICE[answer.outcome.kind]
        yield Finding(kind, answer.url, what.format(reason=answer.outcome.reason), advice)
    if answer.response is not None:
        yield from _of_its_way(answer, answer.response.url, portal)


def _of_its_way(answer: Answer, url: str, portal: Portal) -> Iterator[Finding]:
    if not any(is_at(url, host) for host in portal.hosts):
        host = host_of(url)
        is_former = any(is_at(url, former) for former in portal.former_hosts)
        what = f"leads to {url}, at {'a former host' if is_former else 'a host that is none of the portal’s'}"
        advice = f"if the portal moved there, name {host} in hosts, and the old host in former_hosts"
        yield Finding(FindingKind.REDIRECTED, answer.url, what, advice)
    if url.startswith("http:") and not portal.is_sample:
        what = "comes over http: nobody can tell whether it is what the portal sent"
        yield Finding(FindingKind.HTTP_ONLY, url, what, "see whether https:// works, and declare that")
    if answer.certificate_flaw:
        what = f"the certificate of {host_of(url)} is {answer.certificate_flaw}"
        yield Finding(FindingKind.CERTIFICATE, url, what, "pages are collected all the same, and kept as unverified")
