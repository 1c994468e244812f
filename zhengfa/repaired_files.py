"""Files that a command repairs without an archive: of a page its article's fields, of anything else the whole."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from zhengfa.archive.clock import now
from zhengfa.archive.errors import InputError
from zhengfa.archive.records import Response
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.extraction.page_url import stated_url
from zhengfa.crawler.reading import read_response
from zhengfa.crawler.registry import Registry
from zhengfa.crawler.saved_pages import FileKind, kind_of
from zhengfa.indexer.repair.article import repair_article
from zhengfa.indexer.repair.records import Repaired
from zhengfa.indexer.repair.text import repair
from zhengfa.input_files import name_of, read_input
from zhengfa.session import PARTLY, Session

Field = tuple[str, Repaired]  # with its name

WHOLE = "text"  # the name of the one field of a text that is taken whole
# Of a text's characters, from which it is none but a picture, say. Damaged copies have a few in a thousand.
_MOST_UNREADABLE = 0.1


def each_repaired(
    session: Session, files: Sequence[Path], command: str, show: Callable[[str, Sequence[Field]], None]
) -> None:
    """Show every file's name and fields; those that cannot be read are warned of, or raised if none can."""
    unread = 0
    for file in files:
        try:
            fields = _repaired(session, file)
        except InputError as error:
            if len(files) == 1:
                raise
            session.terminal.warn(str(error))
            unread += 1
        else:
            show(name_of(file), fields)
    if unread == len(files):
        raise InputError("none of these files could be read", where=command, advice="what is wrong stands above")
    if unread:
        raise click.exceptions.Exit(PARTLY)


def _repaired(session: Session, file: Path) -> list[Field]:
    payload = read_input(file, session.settings.crawl.page_limit)
    kind = kind_of(file, payload)
    if kind is FileKind.WARC:
        raise InputError("a WARC holds many pages", where=name_of(file), advice="import it, or name saved pages")
    return _article_fields(session, file, payload) if kind is FileKind.HTML else [(WHOLE, repair(_text(file, payload)))]


def _article_fields(session: Session, file: Path, payload: bytes) -> list[Field]:
    """The fields that an import of the page would have."""
    stated = stated_url(decode(payload, declared_charset(payload)).text)
    url = stated or file.absolute().as_uri()
    response = Response(url, payload, now(), "text/html")
    found = read_response(response, Registry(session.portals.values()), session.settings.crawl.page_limit)
    if found.content is None:
        advice = "save its text as a .txt file: that is taken whole"
        raise InputError(f"no article could be read: {found.reason}", where=name_of(file), advice=advice)
    return list(repair_article(found.content).fields())


def _text(file: Path, payload: bytes) -> str:
    text = decode(payload).text.replace("\r\n", "\n").replace("\r", "\n")
    unreadable = sum(character == "\ufffd" or (character < " " and character not in "\n\t\f") for character in text)
    if unreadable > _MOST_UNREADABLE * len(text):
        raise InputError("this is no text", where=name_of(file), advice="name text files and saved pages")
    return text
