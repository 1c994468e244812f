"""Whole results as files: the page that offers them, and the downloads."""

import json
import tempfile
import zipfile
from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import ClientDisconnected

from zhengfa.archive.clock import SHANGHAI, now
from zhengfa.archive.store import Archive
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.export.columns import ALL, COLUMNS, DEFAULT, TEXT, choose_columns
from zhengfa.indexer.export.exporting import MANIFEST, Advance, export_file, stream
from zhengfa.indexer.export.formats import FORMATS, FileFormat, TextFormat
from zhengfa.indexer.export.gaps import Coverage
from zhengfa.indexer.export.manifest import Asked, to_manifest
from zhengfa.indexer.export.taking import Taken, take
from zhengfa.webui.arguments import short
from zhengfa.webui.facets import chips_of
from zhengfa.webui.labels.tongues import listed
from zhengfa.webui.services import services
from zhengfa.webui.urls import ArgumentError, all_args, from_args, without_filters

_CHUNK = 1 << 20  # bytes of a file sent at once

blueprint = Blueprint("export", __name__)


@blueprint.get("/export")
def page() -> str:
    """What a query finds, and as which files it can be had."""
    query = replace(from_args(request.args), offset=0)
    counted = services().search(replace(query, limit=0, facets=()))
    return render_template(
        "export/page.html",
        query=query,
        total=counted.total,
        chips=chips_of(query, services().portals),
        unfiltered=without_filters(query),
        asked=all_args(query),
        formats=FORMATS.values(),
        columns=[column for column in COLUMNS if column.name != TEXT],
    )


@blueprint.get("/export/file")
def download() -> Response:
    """A result as a file: text as it is made, with its manifest in one ZIP unless only the file is asked for."""
    asked = _asked(request.args)
    made, name = FORMATS[asked.format], _file_name(FORMATS[asked.format].suffix)
    if isinstance(made, FileFormat):
        return _sent(_from_file(asked, name), made.media_type, name)
    if request.args.get("manifest") == "0":
        return _sent(_alone(made, asked), made.media_type, name)
    return _sent(_zipped(made, asked, name), "application/zip", f"{name}.zip")


def _asked(args: MultiDict[str, str]) -> Asked:
    """What an address asks for; raises ArgumentError."""
    query = replace(from_args(args), offset=0)
    try:
        made = _known_format(args.get("format", "csv"))
        wanted = [_known_column(name) for names in args.getlist("columns") for name in names.split(",") if name]
    except ValueError as error:
        raise ArgumentError([str(error)], query, query.text) from error
    has_columns = isinstance(made, FileFormat) or made.has_columns
    columns = choose_columns(wanted, has_text=args.get("text") == "1") if has_columns else ()
    here = services()
    coverage = Coverage(here.collected(here.today()), here.portals)
    return Asked(query, here.names, made.name, columns, here.engine.name, coverage)


def _known_format(name: str) -> TextFormat | FileFormat:
    if name not in FORMATS:
        told = {"value": short(name), "known": listed(FORMATS)}
        raise ValueError(_("格式 format 不能是“%(value)s”：可用 %(known)s。", **told))
    return FORMATS[name]


def _known_column(name: str) -> str:
    known = (DEFAULT, ALL, *(column.name for column in COLUMNS))
    if name.strip() not in known:
        told = {"value": short(name), "known": listed(known)}
        raise ValueError(_("列 columns 不能是“%(value)s”：可用 %(known)s。", **told))
    return name


def _file_name(suffix: str) -> str:
    return f"zhengfa-{now().astimezone(SHANGHAI):%Y%m%d-%H%M%S}{suffix}"


def _sent(chunks: Generator[bytes], media_type: str, name: str) -> Response:
    """An answer of which the first chunk is made already: what is wrong with a query or an engine is told on a page."""
    first = next(chunks)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    response = Response(chain((first,), chunks), headers=headers, content_type=media_type)
    response.call_on_close(chunks.close)  # also where the reader went away
    return response


def _alone(made: TextFormat, asked: Asked) -> Generator[bytes]:
    here = services()
    with here.open_archive() as archive, _taken(here.engine, archive, asked) as taken:
        yield from stream(made, asked, taken)


def _zipped(made: TextFormat, asked: Asked, name: str) -> Generator[bytes]:
    """A ZIP of the file and its manifest, made as it is sent: one that breaks off cannot be opened."""
    here, started, drain = services(), now(), _Drain()
    with here.open_archive() as archive, _taken(here.engine, archive, asked) as taken:
        with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as packed:  # type: ignore[call-overload]  # it only writes
            with packed.open(name, "w", force_zip64=True) as file:
                for chunk in stream(made, asked, taken):
                    file.write(chunk)
                    yield drain.taken()
            told = to_manifest(asked, taken, started, now(), archive.sequence())
            packed.writestr(f"{name}{MANIFEST}", json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        yield drain.taken()


def _taken(engine: Engine, archive: Archive, asked: Asked) -> AbstractContextManager[Taken]:
    return take(engine, archive, asked.query, asked.names, asked.columns)


def _from_file(asked: Asked, name: str) -> Generator[bytes]:
    """A file that is whole before it is sent, and has no name any more then."""
    here, advance = services(), _while_awaited(request.environ)
    with tempfile.TemporaryDirectory(prefix="zhengfa-") as folder:
        path = Path(folder) / name
        with here.open_archive() as archive:
            export_file(here.engine, archive, asked, path, advance)
        file = path.open("rb")
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _while_awaited(environ: Mapping[str, Any]) -> Advance:
    """Progress that ends when the reader goes away: a server notices that by itself only when it sends something."""
    is_gone = environ.get("waitress.client_disconnected", lambda: False)

    def advance(done: int, total: int | None) -> None:
        if is_gone():
            raise ClientDisconnected

    return advance


class _Drain:
    """What a ZIP is written into and taken out of again."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Keep bytes until they are taken."""
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        data = b"".join(self._parts)
        self._parts.clear()
        return data
