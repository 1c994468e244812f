"""`zhengfa export`: a whole result as a file."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import click

from zhengfa.archive.clock import now
from zhengfa.archive.errors import InputError
from zhengfa.archive.store import Archive, open_archive
from zhengfa.filters import filter_options
from zhengfa.health.collected import read_collected
from zhengfa.health.reading import day_of
from zhengfa.indexer.export.columns import choose_columns
from zhengfa.indexer.export.exporting import export_file, stream
from zhengfa.indexer.export.formats import FORMATS, TextFormat, format_of
from zhengfa.indexer.export.gaps import Coverage
from zhengfa.indexer.export.manifest import Asked, to_manifest
from zhengfa.indexer.export.taking import take
from zhengfa.indexer.query import Query, Sort
from zhengfa.indexer.vocabulary import names_of
from zhengfa.session import Session, common_options, json_option, pass_session

STANDARD_OUTPUT = "-"


@click.command("export", epilog="Example: zhengfa export 扫黑除恶 --province 贵州 -o result.xlsx")
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option("-o", "--output", default=STANDARD_OUTPUT, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--format", "name", type=click.Choice(list(FORMATS)), help="Else the end of the file's name says it.")
@click.option("--columns", default="", help="Names with commas between them, `default` or `all`.")
@click.option("--text", "has_text", is_flag=True, help="With the articles' texts, in a column more.")
@click.option("--resume", "resumes", is_flag=True, help="Go on with an export that broke off.")
@filter_options
@click.option("--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.NEWEST.value, show_default=True)
@json_option
@common_options
@pass_session
def command(
    session: Session,
    /,
    words: tuple[str, ...],
    output: str,
    name: str | None,
    columns: str,
    has_text: bool,
    resumes: bool,
    sort: str,
    **filters: Any,
) -> None:
    """Write every article that a query finds, however many, with a manifest that says what was asked and what came."""
    made = FORMATS[name] if name else format_of(Path(output)) if output != STANDARD_OUTPUT else FORMATS["csv"]
    has_columns = not isinstance(made, TextFormat) or made.has_columns
    if not has_columns and (columns or has_text):
        raise InputError(f"{made.name} has no columns to choose", where="--columns", advice="leave it out")
    with open_archive(session.settings.data) as archive:
        asked = Asked(
            query=Query(" ".join(words), sort=Sort(sort), **filters),
            names=names_of(session.portals.values()),
            format=made.name,
            columns=choose_columns(columns.split(",") if columns else (), has_text=has_text) if has_columns else (),
            engine=session.engine.name,
            coverage=Coverage(read_collected(archive, day_of(now())), session.portals),
        )
        if output == STANDARD_OUTPUT:
            _print(session, archive, asked, made, resumes=resumes)
            return
        with session.terminal.progress("exporting") as advance:
            told = export_file(session.engine, archive, asked, Path(output), advance, resumes=resumes)
    session.terminal.say(f"{told['rows_written']} articles in {output}")
    session.terminal.emit(told)


def _print(session: Session, archive: Archive, asked: Asked, made: Any, *, resumes: bool) -> None:
    """To standard output; the manifest goes to standard error, since the output is the file."""
    if not isinstance(made, TextFormat) or resumes or session.as_json:
        wrong = "--resume" if resumes else "--json" if session.as_json else made.name
        raise InputError(f"{wrong} needs a file", where="--output", advice="name one with -o")
    started, digest = now(), hashlib.sha256()
    with take(session.engine, archive, asked.query, asked.names, asked.columns) as taken:
        for chunk in stream(made, asked, taken):
            digest.update(chunk)
            sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()
    told = to_manifest(asked, taken, started, now(), archive.sequence()) | {"sha256": digest.hexdigest()}
    session.terminal.note(json.dumps(told, ensure_ascii=False))
