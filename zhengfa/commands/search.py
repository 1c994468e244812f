"""`zhengfa search`: a query's hits."""

from typing import Any

import click

from zhengfa.archive.store import open_archive
from zhengfa.filters import filter_options
from zhengfa.indexer.language.explaining import Language, explain
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.query import PAGE_SIZE, Interval, Query, Sort
from zhengfa.indexer.search import search
from zhengfa.indexer.vocabulary import names_of
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("search", epilog="Example: zhengfa search '“一走了之” (信访 OR 走访) 2021-07..2022-02' --province 贵州")
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@filter_options
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.RELEVANCE.value)
@click.option("--limit", type=click.IntRange(0, 1000), default=PAGE_SIZE, show_default=True, help="Hits to print.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to skip.")
@click.option("--cursor", default="", help="Go on behind a page: its `next_cursor`.")
@click.option("--histogram", "interval", type=click.Choice([i.value for i in Interval]), help="Count by time.")
@click.option("--explain", "is_explained", is_flag=True, help="Say in words how the query is understood; no search.")
@json_option
@common_options
@pass_session
def command(
    session: Session, /, words: tuple[str, ...], sort: str, interval: str | None, is_explained: bool, **options: Any
) -> None:
    """Search the archive: all words must occur; “quoted” text occurs exactly so. Without a query: every article."""
    text, names = " ".join(words), names_of(session.portals.values())
    if is_explained:
        tree = parse(text, names)
        said = {language.value: explain(tree, language) if tree else "" for language in Language}
        session.terminal.say(said["en"] or "every article")
        session.terminal.emit({"query": text, "explained": said})
        return
    open_archive(session.settings.data).close()  # a folder without an archive is said to be one, not an empty result
    counted = Interval(interval) if interval else None
    query = Query(text, sort=Sort(sort), interval=counted, has_matches=session.as_json, **options)
    session.terminal.result(search(session.engine, query, names))
