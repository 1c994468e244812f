"""What a check of a portal saw, on the command line: its lists, one article, and what is wrong, in words."""

from collections.abc import Sequence
from typing import Any

from zhengfa.archive.clock import iso_local
from zhengfa.archive.portals import Portal
from zhengfa.crawler.checks.findings import Finding
from zhengfa.crawler.checks.lists import CheckedList
from zhengfa.crawler.checks.portals import PortalCheck
from zhengfa.crawler.lists.records import Row
from zhengfa.extract_report import extraction_values, print_extraction
from zhengfa.terminal import Terminal, visible

_MOST_ROWS = 5  # of a list that people are shown; --json has all
_MOST_FOLLOWING = 3
_HEADINGS = ("date", "title", "url")
_NOTHING = "–"


def check_values(portal: Portal, check: PortalCheck) -> dict[str, Any]:
    """A check as one JSON object."""
    article = check.article
    return {
        "portal": portal.id,
        "is_well": check.is_well,
        "lists": [_list_values(one) for one in check.lists],
        "unasked": [channel.name for channel in check.unasked],
        "article": extraction_values(article.url, article.url, article.extraction) if article else None,
        "findings": [finding_values(finding) for finding in check.findings],
    }


def finding_values(finding: Finding) -> dict[str, Any]:
    """A finding as JSON."""
    return {
        "kind": finding.kind,
        "is_wrong": finding.is_wrong,
        "url": finding.url,
        "what": finding.what,
        "advice": finding.advice,
    }


def print_check(terminal: Terminal, portal: Portal, check: PortalCheck) -> None:
    """A check for people."""
    for listed in check.lists:
        _print_list(terminal, listed)
    if check.article:
        print_extraction(terminal, check.article.url, check.article.url, check.article.extraction)
    print_findings(terminal, check.findings)
    for channel in check.unasked:
        terminal.caution(f"not asked for, since the visit ended: {visible(channel.name)}")
    if check.is_well:
        terminal.heading(f"{portal.id}: all is well")
    elif not check.article and not any(one.is_wrong for one in check.findings):
        terminal.caution("no article was looked at: name one with --article")


def print_findings(terminal: Terminal, findings: Sequence[Finding]) -> None:
    """What is wrong, then what is worth knowing, each with what to do."""
    for finding in sorted(findings, key=lambda one: not one.is_wrong):
        say = terminal.caution if finding.is_wrong else terminal.line
        say(f"{'wrong' if finding.is_wrong else 'note'}: {visible(finding.what)}")
        terminal.line(f"  at {visible(finding.url)}")
        terminal.line(f"  {visible(finding.advice)}")


def _print_list(terminal: Terminal, listed: CheckedList) -> None:
    page = listed.page
    terminal.heading(f"=== {visible(listed.channel.name)}  {visible(listed.channel.url)} ===")
    dated = sum(row.published is not None for row in page.rows)
    terminal.line(f"{len(page.rows)} articles, {dated} with a date; {page.off_site} links lead off the site")
    shown = ", ".join(page.following[:_MOST_FOLLOWING]) + (" …" if len(page.following) > _MOST_FOLLOWING else "")
    terminal.line(f"{len(page.following)} list pages follow{': ' if shown else ''}{visible(shown)}")
    if page.rows:
        terminal.table(_HEADINGS, [_cells(row) for row in page.rows[:_MOST_ROWS]])
    if len(page.rows) > _MOST_ROWS:
        terminal.line(f"… and {len(page.rows) - _MOST_ROWS} more")
    terminal.line("")


def _cells(row: Row) -> tuple[str, ...]:
    date = iso_local(row.published) if row.published else _NOTHING
    return date, visible(row.title or _NOTHING), visible(row.url)


def _list_values(listed: CheckedList) -> dict[str, Any]:
    page = listed.page
    return {
        "channel": listed.channel.name,
        "url": listed.channel.url,
        "rows": [
            {"url": row.url, "title": row.title, "published_at": iso_local(row.published) if row.published else None}
            for row in page.rows
        ],
        "following": list(page.following),
        "off_site": page.off_site,
    }
