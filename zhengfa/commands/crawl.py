"""`zhengfa crawl`: portals into the archive."""

from datetime import datetime

import click

from zhengfa.archive.clock import now
from zhengfa.archive.errors import InputError
from zhengfa.archive.frontier import Frontier
from zhengfa.archive.portals import NEVER, Portal
from zhengfa.archive.records import RunKind
from zhengfa.collecting import Tally, collect, finish, no_index_option, require_contact
from zhengfa.crawler.crawling import Wanted, crawl
from zhengfa.crawler.intake import PROBLEMS, Outcome
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("crawl", epilog="Example: zhengfa crawl sample_liaohe")
@click.argument("portal_ids", metavar="[PORTAL]...", nargs=-1)
@click.option("--due", "is_due_only", is_flag=True, help="List pages at their intervals, for a scheduler.")
@click.option("--backfill", "is_backfill", is_flag=True, help="Read all list pages, not only to what is known.")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="With --backfill: no further back than this day."
)
@click.option("--retry", "is_retry", is_flag=True, help="Try now what failed, or was set aside.")
@no_index_option
@json_option
@common_options
@pass_session
def command(
    session: Session,
    portal_ids: tuple[str, ...],
    is_due_only: bool,
    is_backfill: bool,
    since: datetime | None,
    is_retry: bool,
    no_index: bool,
) -> None:
    """Visit the declared portals, or only the named ones, and take in what is new or due.

    Portals that nobody has verified are visited only if they are named, and so are samples: `zhengfa demo` serves them.
    """
    if since and not is_backfill:
        raise click.UsageError("--since says how far back --backfill goes: give both")
    if is_backfill and is_due_only:
        raise click.UsageError("--due leaves list pages alone that --backfill asks for: give one of them")
    wanted = Wanted(is_due_only, is_backfill, f"{since:%Y-%m-%d}" if since else "", is_retry)
    portals, tally = _chosen(session, portal_ids), Tally(session.terminal)
    require_contact(session, portals)
    with collect(session, RunKind.CRAWL) as intake, session.terminal.progress("crawling") as advance:

        def report(url: str, outcome: Outcome) -> None:
            tally.add(url, outcome, is_problem=outcome.kind in PROBLEMS)
            advance(tally.done, None)

        crawl(intake, portals, session.settings.crawl, report, wanted)
        waiting = Frontier(intake.recorder.archive).due_count([portal.id for portal in portals], now())
    if waiting:
        session.terminal.note(f"{waiting} URLs wait for another run")
    finish(session, tally, no_index=no_index, more={"waiting": waiting})


def _chosen(session: Session, portal_ids: tuple[str, ...]) -> tuple[Portal, ...]:
    if portal_ids:
        return tuple(_named(session, portal_id) for portal_id in dict.fromkeys(portal_ids))
    chosen = tuple(portal for portal in session.portals.values() if _is_visited_unnamed(portal))
    if not chosen:
        advice = "name one, or verify one; `zhengfa demo` shows all on samples"
        raise InputError("config.yaml declares no verified portal but samples", where="crawl", advice=advice)
    return chosen


def _is_visited_unnamed(portal: Portal) -> bool:
    """A host that nobody has looked at may by now be another's, and must not be asked by surprise."""
    return bool(portal.channels) and portal.verified != NEVER and not portal.is_sample


def _named(session: Session, portal_id: str) -> Portal:
    portal = session.portal(portal_id, "crawl")
    if not portal.channels:
        advice = "declare a channel with its first list page, as docs/settings.md shows"
        raise InputError(f"portal {portal_id!r} has no channel to visit", where="crawl", advice=advice)
    return portal
