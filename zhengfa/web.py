"""Serving the web page with waitress."""

from collections.abc import Callable
from functools import partial
from typing import Any
from wsgiref.types import WSGIApplication

import waitress

from zhengfa.archive.errors import InputError
from zhengfa.crawler.page_text import page_text
from zhengfa.session import Session
from zhengfa.webui.app import create_app, prepare

THREADS = 8  # readers at once; a search takes milliseconds


def open_server(app: WSGIApplication, host: str, port: int) -> Any:
    """A server of the page that listens; raises OSError."""
    # With a look ahead it notices who goes away while an answer is made, so that no file is made for nobody.
    ahead = {"channel_request_lookahead": 1}
    return waitress.create_server(app, host=host, port=port, threads=THREADS, ident="zhengfa", **ahead)


def serve_web(session: Session, host: str | None, port: int | None, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `ready` is told the address. Raises InputError if it cannot be listened on."""
    web = session.settings.web
    host, port = host or web.host, web.port if port is None else port
    settings = session.settings
    read_page = partial(page_text, limit=settings.crawl.page_limit)
    portals = list(session.portals.values())
    app = create_app(session.engine, settings.data, portals, read_page=read_page, settings=settings)
    prepare(app)
    try:
        server = open_server(app, host, port)
    except OSError as error:
        advice = "name another with --port or ZHENGFA_WEB__PORT, or stop the program that uses it"
        raise InputError(f"cannot listen: {error.strerror}", where=f"{host}:{port}", advice=advice) from error
    try:
        ready(f"http://{host}:{server.effective_port}/")
        server.run()
    except KeyboardInterrupt:
        pass  # Ctrl-C is how it is meant to end
    finally:
        server.close()
