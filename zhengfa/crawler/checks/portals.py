"""The check of a portal: the first list page of each channel, then one article. A plan for `look`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zhengfa.archive.errors import DecodeError
from zhengfa.archive.portals import Channel, Portal
from zhengfa.archive.records import Response
from zhengfa.archive.urls import host_of, is_at
from zhengfa.crawler.checks.answers import answer_findings
from zhengfa.crawler.checks.articles import CheckedArticle, check_article
from zhengfa.crawler.checks.findings import Finding, FindingKind, once
from zhengfa.crawler.checks.lists import CheckedList, check_list, row_time
from zhengfa.crawler.look import Answer, Plan


@dataclass(slots=True)
class PortalCheck:
    """What a check has seen so far."""

    lists: list[CheckedList] = field(default_factory=list)
    article: CheckedArticle | None = None
    findings: list[Finding] = field(default_factory=list)  # each once, however many pages share it
    unasked: list[Channel] = field(default_factory=list)  # since the visit ended before

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong, and everything was looked at."""
        return not self.unasked and self.article is not None and not any(one.is_wrong for one in self.findings)

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in findings; of those that hold for a whole host, the first."""
        self.findings = once([*self.findings, *findings])


def portal_check(
    portal: Portal, channels: Sequence[Channel], article: str | None, page_limit: int
) -> Plan[PortalCheck]:
    """Look at these channels of a portal and at the newest article among their rows, or at the named one."""
    check, ended = PortalCheck(), set[str]()
    for channel in channels:
        if host_of(channel.url) in ended:
            check.unasked.append(channel)
            continue
        answer = yield channel.url
        listed = _take_list(check, answer, portal, channel, page_limit)
        if listed and not listed.page.rows and listed.page.leads_to:  # the entry of a newspaper, or a page of scripts
            answer = yield listed.page.leads_to[0]
            listed = _take_list(check, answer, portal, channel, page_limit)
        if listed:
            check.lists.append(listed)
        if answer.ends_visit:
            ended |= {host_of(channel.url), host_of(answer.url)}
    newest = max((row for one in check.lists if (row := one.newest)), key=row_time, default=None)
    url = article or (newest.url if newest else None)
    if url and host_of(url) not in ended:
        answer = yield url
        _take_article(check, answer, portal, page_limit)
    return check


def _take_list(
    check: PortalCheck, answer: Answer, portal: Portal, channel: Channel, page_limit: int
) -> CheckedList | None:
    check.add(answer_findings(answer, portal))
    if answer.page is None:
        return None
    try:
        listed = check_list(answer.page, portal, channel, page_limit)
    except DecodeError as error:
        check.add([_unreadable(answer.page, error)])
        return None
    check.add(listed.findings)
    return listed


def _take_article(check: PortalCheck, answer: Answer, portal: Portal, page_limit: int) -> None:
    check.add(answer_findings(answer, portal))
    if answer.page is None:
        return
    try:
        check.article = check_article(answer.page, portal, page_limit)
    except DecodeError as error:
        check.add([_unreadable(answer.page, error)])
        return
    check.add(check.article.findings)


def _unreadable(page: Response, error: DecodeError) -> Finding:
    advice = "open it in a browser, and check again later"
    return Finding(FindingKind.UNREADABLE, page.url, f"cannot be read: {error}", advice)


def is_of(portal: Portal, url: str) -> bool:
    """Whether a URL is at one of a portal's hosts."""
    return any(is_at(url, host) for host in portal.hosts)
