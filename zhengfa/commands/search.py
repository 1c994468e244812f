"""`zhengfa search`: a query's hits."""

from typing import Any

import click

from zhengfa.archive.store import open_archive
from zhengfa.indexer.query import PAGE_SIZE, Query, Sort
from zhengfa.indexer.search import search
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("search", epilog="Example: zhengfa search '“一走了之” 信访' --province 贵州 --json")
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option("--province", multiple=True, help="Only this province; may be repeated.")
@click.option("--portal", multiple=True, help="Only this portal, by its id; may be repeated.")
@click.option("--year", multiple=True, help="Only this year of publication, or `unknown`; may be repeated.")
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value)
@click.option("--limit", type=click.IntRange(0, 1000), default=PAGE_SIZE, show_default=True, help="Hits to print.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to skip.")
@json_option
@common_options
@pass_session
def command(session: Session, /, words: tuple[str, ...], sort: str, **options: Any) -> None:
    """Search the archive: all words must occur; “quoted” text occurs exactly so. Without a query: every article."""
    open_archive(session.settings.data).close()  # a folder without an archive is said to be one, not an empty result
    session.terminal.result(search(session.engine, Query(" ".join(words), sort=Sort(sort), **options)))
