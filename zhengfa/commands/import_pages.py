"""`zhengfa import`: saved pages into the archive."""

from pathlib import Path

import click

from zhengfa.archive.quarantine import quarantined_counts
from zhengfa.archive.records import RunKind
from zhengfa.collecting import Tally, collect, finish, no_index_option
from zhengfa.crawler.importing import import_files, is_problem
from zhengfa.crawler.retrying import retry
from zhengfa.crawler.saved_pages import find_files, readable
from zhengfa.crawler.web_archives import WebArchives
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("import", epilog="Example: zhengfa import saved-pages/ --data my-archive")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--url", help="The URL that the one named page was saved from.")
@click.option("--retry", "is_retry", is_flag=True, help="Read again what earlier imports set aside.")
@no_index_option
@json_option
@common_options
@pass_session
def command(session: Session, paths: tuple[Path, ...], url: str | None, is_retry: bool, no_index: bool) -> None:
    """Take saved pages into the archive: HTML, plain text, WARC, WACZ, folders of them.

    A page's URL is read from the page, given with --url, or listed in a pages.csv of file and URL: one that stands in
    a named folder, or is named itself.
    """
    if bool(paths) == is_retry:
        raise click.UsageError("name what to import, or say --retry")
    settings, tally = session.settings, Tally(session.terminal)
    files = find_files(paths, url, settings.data)
    with collect(session, RunKind.IMPORT) as intake, session.terminal.progress("importing", len(files)) as advance:
        web_archives = WebArchives(intake.recorder.archive, settings.crawl.page_limit)
        outcomes = (
            retry(intake, web_archives)
            if is_retry
            else import_files(intake, files, settings.crawl.page_limit, web_archives)
        )
        for file, outcome in outcomes:
            tally.add(readable(file.path), outcome, is_problem=is_problem(file, outcome))
            advance(tally.done, max(tally.done, len(files)))
        waiting = sum(quarantined_counts(intake.recorder.archive).values())
    if waiting:
        session.terminal.note(f"{waiting} records are in the quarantine: `zhengfa import --retry` reads them again")
    finish(session, tally, no_index=no_index, more={"described": web_archives.described, "quarantined": waiting})
