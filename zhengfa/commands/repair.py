"""`zhengfa repair`: texts before and after their repair, without an archive."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from zhengfa.repair_report import print_repaired, repaired_values
from zhengfa.repaired_files import Field, each_repaired
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("repair", epilog="Example: zhengfa repair copied-page.html notes.txt")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@common_options
@pass_session
def command(session: Session, files: tuple[Path, ...]) -> None:
    """Print texts before and after their repair, with a log of every change. Nothing is written.

    Of an HTML page the article's fields are repaired; anything else is taken as a text, whole. `-` is standard input.
    With --json there is one object a file.
    """
    each_repaired(session, files, "repair", partial(_print, session))


def _print(session: Session, name: str, fields: Sequence[Field]) -> None:
    if session.as_json:
        session.terminal.emit(repaired_values(name, fields))
    else:
        print_repaired(session.terminal, name, fields)
