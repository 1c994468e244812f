"""`zhengfa import`: saved pages into the archive."""

from pathlib import Path

import click

from zhengfa.archive.records import RunKind
from zhengfa.collecting import Tally, collect, finish, no_index_option
from zhengfa.crawler.importing import import_files, is_problem
from zhengfa.crawler.saved_pages import find_files, readable
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("import", epilog="Example: zhengfa import saved-pages/ --data my-archive")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", help="The URL that the one named page was saved from.")
@no_index_option
@json_option
@common_options
@pass_session
def command(session: Session, paths: tuple[Path, ...], url: str | None, no_index: bool) -> None:
    """Take saved pages into the archive: HTML, plain text, WARC, folders of them.

    A page's URL is read from the page, given with --url, or listed in a pages.csv of file and URL: one that stands in
    a named folder, or is named itself.
    """
    settings, tally = session.settings, Tally(session.terminal)
    files = find_files(paths, url, settings.data)
    with collect(session, RunKind.IMPORT) as intake, session.terminal.progress("importing", len(files)) as advance:
        for file, outcome in import_files(intake, files, settings.crawl.page_limit):
            tally.add(readable(file.path), outcome, is_problem=is_problem(file, outcome))
            advance(tally.done, max(tally.done, len(files)))
    finish(session, tally, no_index=no_index)
