"""`zhengfa portal check`: whether a portal is what its entry says."""

import click

from zhengfa.archive.clock import SHANGHAI, now
from zhengfa.archive.errors import InputError
from zhengfa.archive.portals import Channel, Portal
from zhengfa.archive.records import RunKind
from zhengfa.archive.urls import is_web_url
from zhengfa.check_report import check_values, print_check
from zhengfa.collecting import collect, require_contact
from zhengfa.crawler.checks.portals import is_of, portal_check
from zhengfa.crawler.checks.recorded import differences, read_again
from zhengfa.crawler.look import look
from zhengfa.example_report import ReadExample, example_values, print_examples
from zhengfa.session import PARTLY, Session, common_options, json_option, pass_session
from zhengfa.settings.portal_edits import mark_verified
from zhengfa.settings.recorded import examples_folder, load_examples

_WHERE = "portal check"


@click.command("check", epilog="Example: zhengfa portal check sample_liaohe")
@click.argument("portal_id", metavar="PORTAL")
@click.option("--channel", "channel_name", help="Only this channel, by its name.")
@click.option("--article", help="The URL of the article to look at.  [default: the newest of the lists]")
@click.option("--examples", "is_offline", is_flag=True, help="Read the recorded examples again; nothing is fetched.")
@click.option("--mark-verified", "is_marked", is_flag=True, help="If all is well, write today as `verified`.")
@json_option
@common_options
@pass_session
def command(
    session: Session, portal_id: str, channel_name: str | None, article: str | None, is_offline: bool, is_marked: bool
) -> None:
    """Look at the first list page of each channel and at one article, and say what is wrong and what to do.

    Pages are fetched with all the manners of a crawl, and kept; no article is made of them.
    """
    portal = session.portal(portal_id, _WHERE)
    if is_offline:
        if channel_name or article or is_marked:
            raise InputError("--examples goes with no other option but --json", where=_WHERE)
        _read_examples(session, portal)
        return
    if is_marked and channel_name:
        raise InputError("--mark-verified needs all channels", where=_WHERE, advice="leave --channel out")
    channels = _channels(portal, channel_name, article)
    require_contact(session, [portal])
    limit = session.settings.crawl.page_limit
    with collect(session, RunKind.CHECK) as intake:
        plan = portal_check(portal, channels, article, limit)
        check = look(intake.recorder, (portal,), session.settings.crawl, plan)
    if session.as_json:
        session.terminal.emit(check_values(portal, check))
    else:
        print_check(session.terminal, portal, check)
    if not check.is_well:
        raise click.exceptions.Exit(PARTLY)
    if not channel_name:
        _mark(session, portal, is_marked=is_marked)


def _read_examples(session: Session, portal: Portal) -> None:
    """Read the portal's examples again; ends with 7 if anything differs."""
    folder, read = examples_folder(session.config_path, portal.id), list[ReadExample]()
    for path, recorded, payload in load_examples(folder):
        found = read_again(recorded, payload, portal, session.settings.crawl.page_limit)
        differing = tuple(differences(recorded.expected, found.content))
        read.append(ReadExample(path, recorded, differing, found.reason))
    if not read:
        advice = f"record one: zhengfa portal record {portal.id} URL"
        raise InputError("no example is recorded", where=str(folder), advice=advice)
    is_well = not any(example.differences for example in read)
    if session.as_json:
        values = [example_values(example) for example in read]
        session.terminal.emit({"portal": portal.id, "is_well": is_well, "examples": values})
    else:
        print_examples(session.terminal, read)
    if not is_well:
        raise click.exceptions.Exit(PARTLY)


def _channels(portal: Portal, name: str | None, article: str | None) -> tuple[Channel, ...]:
    """The channels to look at; raises InputError if there is nothing, or something named is not the portal's."""
    if article and not (is_web_url(article) and is_of(portal, article)):
        advice = f"they are: {', '.join(portal.hosts) or 'none'}"
        raise InputError(f"{article!r} is at none of the portal's hosts", where="--article", advice=advice)
    chosen = tuple(channel for channel in portal.channels if name in (None, channel.name))
    if name and not chosen:
        known = ", ".join(channel.name for channel in portal.channels) or "none"
        raise InputError(f"no channel {name!r}", where="--channel", advice=f"known: {known}")
    if not chosen and not article:
        advice = "declare a channel with its first list page, or name an article with --article"
        raise InputError(f"portal {portal.id!r} has no channel to look at", where=_WHERE, advice=advice)
    return chosen


def _mark(session: Session, portal: Portal, *, is_marked: bool) -> None:
    """Write down that all is well, if that was asked for; else say how."""
    if is_marked:
        day, place = now().astimezone(SHANGHAI).date(), session.declarations[portal.id].path
        mark_verified(place, portal.id, day)
        session.terminal.say(f"{place}: {portal.id} is verified: {day}")
    elif portal.channels:
        session.terminal.note("with --mark-verified the day is written into its entry")
