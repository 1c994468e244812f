"""The Flask app: its pages, its security headers, its static files."""

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from flask_compress import Compress

from zhengfa.archive.portals import Portal
from zhengfa.archive.store import open_archive
from zhengfa.health.memory import HealthMemory
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.opening import open_register
from zhengfa.indexer.search import search
from zhengfa.indexer.vocabulary import names_of
from zhengfa.webui import article, coverage, errors, export, labels, languages, official, officials, urls
from zhengfa.webui import search as search_page
from zhengfa.webui.services import EXTENSION, Services

STATIC_MAX_AGE = 365 * 24 * 3600  # seconds; safe, because every address of a static file carries its content's hash

SECURITY_HEADERS = {
    # Nothing but our own script, style sheets and icon: what portals published can load and run nothing.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # portals must not learn what was searched
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

# What is sent compressed: what pages are made of. Exports are not: they are ZIPs already, or are streamed as they are
# made. A page that repeats what was typed gives nothing away by its size (BREACH): no page holds a secret.
COMPRESSED = {
    "COMPRESS_MIMETYPES": ["text/html", "text/css", "text/javascript", "image/svg+xml"],
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_STREAMS": False,
}


def create_app(engine: Engine, folder: Path, portals: Sequence[Portal]) -> Flask:
    """The web interface to the archive in a folder, searched by an engine."""
    app = Flask(__name__)
    names, register = names_of(portals), open_register(folder)
    app.extensions[EXTENSION] = Services(
        search=partial(search, engine, names=names),
        parse=partial(parse, names=names),
        open_archive=partial(open_archive, folder),
        portals={portal.id: portal for portal in portals},
        register=register,
        figures=partial(register.figures, engine),
        engine=engine,
        names=names,
        health=HealthMemory([portal.id for portal in portals]),
    )
    _set_up_templates(app)
    _set_up_static_files(app)
    for page in (search_page, article, official, officials, export, coverage):
        app.register_blueprint(page.blueprint)
    languages.register(app)
    errors.register(app)
    app.after_request(_add_security_headers)
    app.config.update(COMPRESSED)
    Compress(app)
    app.after_request(_read_static_file)  # the last to be added is the first to run
    return app


def _set_up_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.policies["ext.i18n.trimmed"] = True  # a message may be broken over lines in a template
    app.jinja_env.filters.update(labels.FILTERS)
    addresses = {"search_url": urls.search_url, "export_url": urls.export_url}
    app.jinja_env.globals.update(**addresses, gap=labels.gap, kept_args=urls.kept_args, MAX_LENGTH=MAX_LENGTH)


def _set_up_static_files(app: Flask) -> None:
    version = _content_hash(Path(app.static_folder or ""))

    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("v", version)

    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_MAX_AGE
    app.url_defaults(add_version)
    app.add_url_rule("/favicon.ico", "favicon", partial(app.send_static_file, "icon.svg"))  # asked for unasked


def _content_hash(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _add_security_headers(response: Response) -> Response:
    response.headers.update(SECURITY_HEADERS)
    return response


def _read_static_file(response: Response) -> Response:
    """A static file is small, and is read to be compressed; without this it would be streamed."""
    if request.endpoint in ("static", "favicon") and response.status_code == 200:
        response.direct_passthrough = False
        response.make_sequence()
    return response
