"""`zhengfa extract`: what is read from a page, field by field, with where it was read and what lost."""

from collections.abc import Iterator
from pathlib import Path

import click

from zhengfa.archive.clock import now
from zhengfa.archive.errors import InputError
from zhengfa.archive.records import Response
from zhengfa.archive.store import open_archive
from zhengfa.archive.urls import is_web_url
from zhengfa.archive.warc_contents import Damage
from zhengfa.archive.warc_records import read_responses
from zhengfa.crawler.extraction.decode import declared_charset, decode
from zhengfa.crawler.extraction.page_url import stated_url
from zhengfa.crawler.reading import read_response
from zhengfa.crawler.registry import Registry
from zhengfa.crawler.saved_pages import FileKind, kind_of
from zhengfa.crawler.web_archives import unread_type
from zhengfa.extract_report import extraction_values, print_extraction
from zhengfa.input_files import STANDARD_INPUT, name_of, read_input
from zhengfa.session import PARTLY, Session, common_options, json_option, pass_session


@click.command("extract", epilog="Example: zhengfa extract saved-page.html")
@click.argument("pages", metavar="FILE|URL...", nargs=-1, required=True)
@click.option("--url", help="The URL that the one named file was saved from.")
@json_option
@common_options
@pass_session
def command(session: Session, pages: tuple[str, ...], url: str | None) -> None:
    """Show what is read from pages: each field with where it was read, and what lost against it. Nothing is written.

    A page is a saved file (HTML, plain text, WARC; `-` is standard input) or the URL of one in the archive. With --json
    there is one object a page.
    """
    if url is not None and (len(pages) != 1 or _is_url(pages[0])):
        raise InputError("--url names the page of one file", where="--url", advice="name one file")
    registry = Registry(session.portals.values())
    unread = 0
    for page in pages:
        try:
            for response in _responses(session, page, url):
                _print(session, page, response, registry)
        except InputError as error:
            if len(pages) == 1:
                raise
            session.terminal.warn(str(error))
            unread += 1
    if unread == len(pages):
        raise InputError("none of these pages could be read", where="extract", advice="what is wrong stands above")
    if unread:
        raise click.exceptions.Exit(PARTLY)


def _print(session: Session, page: str, response: Response, registry: Registry) -> None:
    found = read_response(response, registry, session.settings.crawl.page_limit, with_losers=True)
    name = page if _is_url(page) else name_of(Path(page))
    if session.as_json:
        session.terminal.emit(extraction_values(name, response.url, found))
    else:
        print_extraction(session.terminal, name, response.url, found)


def _responses(session: Session, page: str, url: str | None) -> Iterator[Response]:
    """The pages behind an argument; raises InputError if there is none."""
    if _is_url(page):
        yield _archived(session, page)
        return
    file = Path(page)
    payload = b"" if kind_of(file, b"") is FileKind.WARC else read_input(file, session.settings.crawl.page_limit)
    kind = kind_of(file, payload)
    if kind is FileKind.WARC:
        yield from _from_warc(session, file)
    else:
        yield _saved(file, payload, kind, url)


def _archived(session: Session, url: str) -> Response:
    """The latest capture of a URL, as it came."""
    with open_archive(session.settings.data) as archive:
        capture = archive.latest_capture(url)
        if capture is None:
            raise InputError("not in the archive", where=url, advice="import or crawl it first, or name a saved file")
        payload, headers = archive.payload(capture)
    return Response(capture.url, payload, capture.fetched_at, capture.content_type, capture.status, headers)


def _saved(file: Path, payload: bytes, kind: FileKind, url: str | None) -> Response:
    """A saved page; what is neither text nor HTML by its name is taken as HTML, so that its reason is said."""
    is_text = kind is FileKind.TEXT
    stated = None if is_text or url else stated_url(decode(payload, declared_charset(payload)).text)
    own = "file:///dev/stdin" if file == STANDARD_INPUT else file.absolute().as_uri()
    return Response(url or stated or own, payload, now(), "text/plain" if is_text else "text/html")


def _from_warc(session: Session, file: Path) -> Iterator[Response]:
    """The pages of a WARC file; what is damaged in it is said."""
    if not file.is_file():
        read_input(file, session.settings.crawl.page_limit)  # says what is wrong with it
    found = 0
    for response in read_responses(file):
        if isinstance(response, Damage):
            session.terminal.warn(f"{name_of(file)}: {response.reason}")
        elif not unread_type(response.content_type):
            found += 1
            yield response
    if not found:
        raise InputError("no page in this WARC", where=name_of(file), advice="name one with HTML or text responses")


def _is_url(page: str) -> bool:
    return is_web_url(page) or page.startswith("file:")
