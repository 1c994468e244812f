"""`zhengfa index`: the archive into the index."""

import click

from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("index", epilog="Example: zhengfa index --rebuild")
@click.option("--rebuild", "is_rebuild", is_flag=True, help="Build the whole index anew, then put it in place.")
@json_option
@common_options
@pass_session
def command(session: Session, is_rebuild: bool) -> None:
    """Bring the index level with the archive."""
    indexed = session.index(is_rebuild=is_rebuild)
    session.terminal.say(f"{indexed['added']} articles indexed, up to change {indexed['watermark']}")
    session.terminal.emit(indexed)
