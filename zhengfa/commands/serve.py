"""`zhengfa serve`: the web page."""

import click

from zhengfa.archive.store import open_archive
from zhengfa.session import Session, common_options, pass_session
from zhengfa.web import serve_web


@click.command("serve", epilog="Example: zhengfa serve --port 9000")
@click.option("--host", help="The address to listen on.  [default: web.host in config.yaml]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port.  [default: web.port in config.yaml]")
@common_options
@pass_session
def command(session: Session, host: str | None, port: int | None) -> None:
    """Serve the web page until Ctrl-C."""
    open_archive(session.settings.data).close()
    serve_web(session, host, port, lambda address: session.terminal.say(f"{address}  (Ctrl-C stops)"))
