"""`zhengfa mentions`: who is named in texts, without an archive."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from zhengfa.indexer.officials.tagging import Tagger, load_tagger
from zhengfa.mention_report import mention_values, print_mentions
from zhengfa.repaired_files import Field, each_repaired
from zhengfa.session import Session, common_options, json_option, pass_session


@click.command("mentions", epilog="Example: zhengfa mentions saved-page.html notes.txt")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--tagger", "asks_tagger", is_flag=True, help="Ask a tagger where the rules are in doubt (an extra).")
@json_option
@common_options
@pass_session
def command(session: Session, files: tuple[Path, ...], asks_tagger: bool) -> None:
    """Print who is named in texts: officials with their titles and posts, reporters, others. Nothing is written.

    Texts are repaired first, and places are those of the repaired text. Of an HTML page the article's fields are read;
    anything else is taken as a text, whole. `-` is standard input. With --json there is one object a file.
    """
    tagger = load_tagger() if asks_tagger else None
    each_repaired(session, files, "mentions", partial(_print, session, tagger))


def _print(session: Session, tagger: Tagger | None, name: str, fields: Sequence[Field]) -> None:
    texts = [(field, repaired.text) for field, repaired in fields]
    if session.as_json:
        session.terminal.emit(mention_values(name, texts, tagger))
    else:
        print_mentions(session.terminal, name, texts, tagger)
