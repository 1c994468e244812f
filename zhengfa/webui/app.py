"""The Flask app: its pages, its security headers, its static files."""

import gc
import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

from flask import Flask, Response, g, send_from_directory

from zhengfa.archive.errors import ZhengfaError
from zhengfa.archive.portals import Portal
from zhengfa.archive.store import open_archive
from zhengfa.health.collected import CollectedMemory
from zhengfa.health.memory import HealthMemory
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.limits import first_text, last_text
from zhengfa.indexer.officials.asking import ask_official
from zhengfa.indexer.opening import open_register
from zhengfa.indexer.regions.table import load_table
from zhengfa.indexer.register.register import Register
from zhengfa.indexer.search import search
from zhengfa.indexer.tokens import index_words
from zhengfa.indexer.vocabulary import names_of
from zhengfa.settings.models import Settings
from zhengfa.webui import (
    about,
    article,
    capture,
    compression,
    coverage,
    errors,
    export,
    facet,
    form_page,
    guide,
    languages,
    official,
    officials,
    urls,
)
from zhengfa.webui import portals as portals_page
from zhengfa.webui import search as search_page
from zhengfa.webui.chronology import dates
from zhengfa.webui.chronology import page as timeline
from zhengfa.webui.chronology.addresses import timeline_url
from zhengfa.webui.counting import CountsMemory
from zhengfa.webui.labels.filters import FILTERS
from zhengfa.webui.labels.tongues import gap
from zhengfa.webui.neighbours import article_url
from zhengfa.webui.services import EXTENSION, PageReader, Services

STATIC_MAX_AGE = 365 * 24 * 3600  # seconds; safe, because pages name static files with the hash of their content
ICON_MAX_AGE = 24 * 3600  # this address carries no hash

_PAGES = (
    *(search_page, facet, form_page, article, capture, official, officials, export, coverage, portals_page),
    *(guide, about, timeline),
)

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


def create_app(
    engine: Engine, folder: Path, portals: Sequence[Portal], *, read_page: PageReader, settings: Settings | None = None
) -> Flask:
    """The web interface to the archive in a folder, searched by an engine; `settings` are told, not followed."""
    app = Flask(__name__)
    names, register = names_of(portals), open_register(folder)
    find = partial(search, engine, names=names)
    app.extensions[EXTENSION] = Services(
        search=find,
        parse=partial(parse, names=names),
        open_archive=partial(open_archive, folder),
        portals={portal.id: portal for portal in portals},
        register=register,
        figures=partial(register.figures, engine),
        engine=engine,
        names=names,
        read_page=read_page,
        health=HealthMemory([portal.id for portal in portals]),
        collected=CollectedMemory(partial(open_archive, folder)).read,
        settings=settings or Settings(),
        counts=CountsMemory(find, lambda: engine.watermark()).read,
    )
    _set_up_templates(app)
    _set_up_static_files(app)
    for page in _PAGES:
        app.register_blueprint(page.blueprint)
    languages.register(app)
    errors.register(app)
    app.after_request(_add_security_headers)
    compression.register(app)
    return app


def prepare(app: Flask) -> Thread:
    """What the first readers would wait for: dictionaries and grammar are loaded, all templates are compiled.

    The officials who stand in most articles are read by a thread, which may go on for some seconds.

    None of that ever becomes garbage, and from here on it is not looked through for any, which took a tenth of a
    second at every twentieth page.
    """
    index_words("政法委员会")
    parse("“政法” OR 综治")
    ask_official("辽宁省委政法委书记高远洲")
    load_table()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    gc.collect()
    gc.freeze()
    thread = Thread(target=_hold_most_named, args=(app.extensions[EXTENSION].register,), daemon=True)
    thread.start()
    return thread


def _hold_most_named(register: Register) -> None:
    try:
        register.hold_most_named()
    except ZhengfaError:  # the pages of officials tell what is wrong
        return
    gc.freeze()


def _set_up_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.policies["ext.i18n.trimmed"] = True  # a message may be broken over lines in a template
    app.jinja_env.filters.update(FILTERS | dates.FILTERS)
    app.jinja_env.filters.update(first_text=first_text, last_text=last_text)
    makers = (urls.search_url, urls.export_url, urls.facet_url, urls.form_url, article_url, timeline_url)
    addresses = {maker.__name__: maker for maker in makers}
    arguments = {"kept_args": urls.kept_args, "all_args": urls.all_args}
    app.jinja_env.globals.update(**addresses, **arguments, gap=gap, MAX_LENGTH=MAX_LENGTH)


def _set_up_static_files(app: Flask) -> None:
    version = _content_hash(Path(app.static_folder or ""))

    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("v", version)

    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_MAX_AGE
    app.url_defaults(add_version)
    icon = partial(send_from_directory, app.static_folder or "", "icon.svg", max_age=ICON_MAX_AGE)
    app.add_url_rule("/favicon.ico", "favicon", icon)  # asked for unasked


def _content_hash(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _add_security_headers(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)  # captures have a stricter policy of their own
    if g.get("has_frame"):
        response.headers["Content-Security-Policy"] += "; frame-src 'self'"
    return response
