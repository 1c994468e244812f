"""`zhengfa demo`: the first run."""

import click

from zhengfa.demo import run_demo
from zhengfa.session import Session, common_options, pass_session


@click.command("demo", epilog="Example: zhengfa demo --port 9000")
@click.option("--host", help="The address to listen on.  [default: web.host in config.yaml]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port.  [default: web.port in config.yaml]")
@common_options
@pass_session
def command(session: Session, host: str | None, port: int | None) -> None:
    """The whole flow on sample portals: serve them on loopback, crawl, index, serve the web page."""
    run_demo(session, host, port)
