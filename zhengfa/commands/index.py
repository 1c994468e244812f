"""`zhengfa index`: the archive into the index."""

from dataclasses import asdict

import click

from zhengfa.indexer.indexing import rebuild, sweep, update
from zhengfa.session import PARTLY, Session, common_options, json_option, pass_session


@click.command("index", epilog="Example: zhengfa index --rebuild")
@click.option("--rebuild", "bring", flag_value="rebuild", help="Build the whole index anew, then put it in place.")
@click.option("--sweep", "bring", flag_value="sweep", help="Compare every article with the index, and put it right.")
@json_option
@common_options
@pass_session
def command(session: Session, bring: str | None) -> None:
    """Bring the index level with the archive."""
    indexed = session.index({"rebuild": rebuild, "sweep": sweep}.get(bring or "", update))
    session.terminal.indexed(indexed)
    session.terminal.emit(asdict(indexed))
    if indexed.refused:
        raise click.exceptions.Exit(PARTLY)
