"""`zhengfa portal add`: an entry for a portal that is not declared yet, guessed from its pages."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from zhengfa.archive.clock import SHANGHAI, now
from zhengfa.archive.errors import InputError
from zhengfa.archive.portals import Level, Portal
from zhengfa.archive.records import Response, RunKind
from zhengfa.archive.urls import host_of, is_this_machine, is_web_url
from zhengfa.check_report import finding_values, print_findings
from zhengfa.collecting import collect, require_contact
from zhengfa.crawler.guesses.home_page import is_home, page_name
from zhengfa.crawler.guesses.survey import Survey, conclude, netloc_of, see, survey
from zhengfa.crawler.look import look
from zhengfa.crawler.registry import Registry
from zhengfa.input_files import read_input
from zhengfa.portal_guess import Guess, guess_entry
from zhengfa.session import PARTLY, Session, common_options, json_option, pass_session
from zhengfa.settings.models import PORTAL_ID
from zhengfa.settings.portal_edits import add_entry, check_entry, entry_text
from zhengfa.settings.portal_files import FOLDER

_WHERE = "portal add"
_OTHERWISE = "added.yaml"  # the file for portals of provinces that have none


@click.command("add", epilog="Example: zhengfa portal add http://www.example.cn/")
@click.argument("url")
@click.option("--page", type=click.Path(path_type=Path), help="The page at URL, saved: nothing is fetched.")
@click.option("--id", "portal_id", help="What to call it.  [default: by its province and host]")
@click.option("--sample", "is_sample", is_flag=True, help="A sample of your own, on this machine.")
@click.option("--write", "is_written", is_flag=True, help="Add the entry to a file of the folder `portals`.")
@json_option
@common_options
@pass_session
def command(
    session: Session, url: str, page: Path | None, portal_id: str | None, is_sample: bool, is_written: bool
) -> None:
    """Guess the entry of a new portal from a page of it, and print it: its CMS, name, place, channels.

    URL is its home page, a list or an article. Its home page and up to twelve columns are fetched with all the manners
    of a crawl. What is guessed may be wrong: read it, then check it.
    """
    _check_arguments(session, url, portal_id, is_sample=is_sample)
    found = _from_file(session, url, page) if page else _fetched(session, url, is_sample=is_sample)
    if not found.home:
        _report_nothing(session, found)
        raise click.exceptions.Exit(PARTLY)
    today = f"{now().astimezone(SHANGHAI):%Y-%m-%d}"
    guess = guess_entry(found, portal_id=portal_id, is_sample=is_sample, taken=session.portals, today=today)
    check_entry(guess.values)
    entry = entry_text(guess.values, guess.remarks)
    place = _place(session, guess.values["province"])
    if is_written:
        add_entry(place, entry)
    _report(session, found, guess, entry, place if is_written else None)
    if not guess.is_whole:
        raise click.exceptions.Exit(PARTLY)


def _check_arguments(session: Session, url: str, portal_id: str | None, *, is_sample: bool) -> None:
    """Raise InputError for what cannot be added."""
    if not is_web_url(url):
        raise InputError(f"{url!r} is no http or https URL", where=_WHERE, advice="begin it with http:// or https://")
    if is_sample and not is_this_machine(host_of(url)):
        advice = "leave it out: real portals are visited with all manners"
        raise InputError("a sample is at localhost or a loopback address", where="--sample", advice=advice)
    _refuse_known(session, url)
    if portal_id is not None and (portal_id in session.portals or not PORTAL_ID.fullmatch(portal_id)):
        advice = "choose another, of lower-case letters, digits and _"
        raise InputError(f"{portal_id!r} is no id, or another portal's", where="--id", advice=advice)


def _refuse_known(session: Session, url: str) -> None:
    """Raise InputError if a URL is a declared portal's."""
    if known := Registry(session.portals.values()).portal_of(url):
        advice = f"see `zhengfa portal show {known.id}`, and add to its entry"
        raise InputError(f"{netloc_of(url)} is {known.id} ({known.name}) already", where=_WHERE, advice=advice)


def _fetched(session: Session, url: str, *, is_sample: bool) -> Survey:
    settings = session.settings.crawl
    # What is named on the command line may be asked at the port that is named there.
    portal = Portal("", "", "", Level.PROVINCE, (host_of(url),), None, (), is_sample=is_sample)
    require_contact(session, [portal])
    known = Registry(session.portals.values())
    plan = survey(url, settings.page_limit, is_sample, lambda place: known.portal_of(place) is not None)
    with collect(session, RunKind.CHECK) as intake:
        found = look(intake.recorder, (portal,), settings, plan)
    _refuse_known(session, found.led_to)
    return found


def _from_file(session: Session, url: str, file: Path) -> Survey:
    limit = session.settings.crawl.page_limit
    page = see(Response(url, read_input(file, limit), now(), "text/html"), limit)
    found = Survey(url, home=f"{url.partition('//')[0]}//{netloc_of(url)}/")
    return conclude(found, [page], page, [] if is_home(url) else [(page_name(page.html), page)])


def _place(session: Session, province: str) -> Path:
    """The file in which most portals of a province stand."""
    folder = session.config_path.parent / FOLDER
    same = [portal.id for portal in session.portals.values() if portal.province == province and not portal.is_sample]
    declared = session.declarations
    files = Counter(declared[portal_id].path for portal_id in same)
    own = [path for path, _ in files.most_common() if path.parent == folder]
    return own[0] if own else folder / _OTHERWISE


def _report_nothing(session: Session, found: Survey) -> None:
    if session.as_json:
        session.terminal.emit(_values(found, None, "", None))
    else:
        print_findings(session.terminal, found.findings)
    session.terminal.warn("no page of it could be read: nothing is known to declare")


def _report(session: Session, found: Survey, guess: Guess, entry: str, written: Path | None) -> None:
    if session.as_json:
        session.terminal.emit(_values(found, guess, entry, written))
        return
    session.terminal.line(entry.rstrip())
    print_findings(session.terminal, found.findings)
    if not guess.is_whole:
        session.terminal.warn("no channel was found: add its list pages yourself, as docs/portals.md shows")
    portal_id = guess.values["id"]
    if written:
        session.terminal.say(f"added to {written}\nnext: read it there, then `zhengfa portal check {portal_id}`")
    else:
        session.terminal.note("with --write it is added to a file of the folder `portals`")


def _values(found: Survey, guess: Guess | None, entry: str, written: Path | None) -> dict[str, Any]:
    return {
        "entry": guess.values if guess else None,
        "remarks": guess.remarks if guess else {},
        "yaml": entry,
        "families": [{"cms": one.family.id, "sureness": one.sureness, "sign": one.sign} for one in found.families],
        "encoding": found.encoding,
        "findings": [finding_values(finding) for finding in found.findings],
        "file": str(written) if written else None,
    }
