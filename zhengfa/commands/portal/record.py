"""`zhengfa portal record`: a page of a portal as an example that is read again from then on."""

from pathlib import Path

import click

from zhengfa.archive.errors import InputError
from zhengfa.archive.records import RunKind
from zhengfa.archive.urls import is_web_url
from zhengfa.check_report import print_findings
from zhengfa.collecting import collect, require_contact
from zhengfa.crawler.checks.portals import is_of, portal_check
from zhengfa.crawler.checks.recorded import example_name, record_page
from zhengfa.crawler.look import look
from zhengfa.extract_report import print_extraction
from zhengfa.session import PARTLY, Session, common_options, pass_session
from zhengfa.settings.recorded import check_free, examples_folder, save_example


@click.command("record", epilog="Example: zhengfa portal record sample_liaohe URL")
@click.argument("portal_id", metavar="PORTAL")
@click.argument("url")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to.  [default: portals/examples/PORTAL]")
@click.option("--force", "is_forced", is_flag=True, help="Overwrite an example of the same page.")
@common_options
@pass_session
def command(session: Session, portal_id: str, url: str, folder: Path | None, is_forced: bool) -> None:
    """Save a page of a portal, and what is read from it, as an example; `portal check --examples` reads it again.

    What is read may be wrong: compare it with the page, and put the file right.
    """
    portal = session.portal(portal_id, "portal record")
    if not (is_web_url(url) and is_of(portal, url)):
        advice = f"they are: {', '.join(portal.hosts) or 'none'}"
        raise InputError(f"{url!r} is at none of the portal's hosts", where="portal record", advice=advice)
    page = (folder or examples_folder(session.config_path, portal_id)) / f"{example_name(url)}.html"
    if not is_forced:
        check_free(page)
    require_contact(session, [portal])
    limit = session.settings.crawl.page_limit
    with collect(session, RunKind.CHECK) as intake:
        check = look(intake.recorder, (portal,), session.settings.crawl, portal_check(portal, (), url, limit))
    article = check.article
    if article is None or article.extraction.content is None:
        print_findings(session.terminal, check.findings)
        session.terminal.warn("nothing was recorded")
        raise click.exceptions.Exit(PARTLY)
    recorded, payload = record_page(article.response, article.extraction.content, limit)
    save_example(page, recorded, payload)
    print_extraction(session.terminal, article.url, article.url, article.extraction)
    print_findings(session.terminal, check.findings)
    session.terminal.say(f"recorded: {page}\nto review: {page.with_suffix('.yaml')}: compare every field with the page")
