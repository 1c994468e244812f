"""`zhengfa captures`: the index of captures, and whether they are what was written."""

import re
from collections.abc import Iterator

import click

from zhengfa.archive.capture_index import Flaw, Wanted, cdxj, entries, verify
from zhengfa.archive.errors import InputError
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.urls import is_web_url
from zhengfa.session import PARTLY, Session, common_options, json_option, pass_session

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@click.command("captures", epilog="Example: zhengfa captures 'http://www.example.cn/zfyw/*' --since 2026-11")
@click.argument("url", default="")
@click.option("--since", default="", help="Fetched on this day (UTC) or later: 2021, 2021-07 or 2021-07-13.")
@click.option("--until", default="", help="Fetched on this day (UTC) or before.")
@click.option("--verify", "is_verified", is_flag=True, help="Read them again and compare digests, instead.")
@json_option
@common_options
@pass_session
def command(session: Session, url: str, since: str, until: str, is_verified: bool) -> None:
    """Print the index of captures as CDXJ, sorted, as pywb and other tools that replay WARC files read it.

    URL is a page in any spelling; with a * at its end, all whose URLs begin so. Without it, every capture is printed.
    """
    wanted = _wanted(url, since, until)
    with open_archive(session.settings.data) as archive:
        if is_verified:
            _verify(session, archive, wanted)
            return
        for entry in entries(archive, wanted):
            if session.as_json:
                session.terminal.emit(dict(entry))
            else:
                click.echo(cdxj(entry))


def _wanted(url: str, since: str, until: str) -> Wanted:
    plain = url.removesuffix("*")
    if url and not (is_web_url(plain) or plain.startswith("file:")):
        raise InputError(f"{plain!r} is no URL", where="captures", advice="begin it with http:// or https://")
    for option, day in (("--since", since), ("--until", until)):
        if day and not _DAY.fullmatch(day):
            raise InputError(f"{day!r} is no day", where=option, advice="write it as 2021, 2021-07 or 2021-07-13")
    return Wanted(plain, plain != url, since, until)


def _verify(session: Session, archive: Archive, wanted: Wanted) -> None:
    checked, flaws = 0, list[Flaw]()
    for flaw in _with_progress(session, verify(archive, wanted)):
        checked += 1
        if flaw:
            flaws.append(flaw)
            session.terminal.warn(f"{flaw.capture.url}: {flaw.reason}")
    session.terminal.say(f"{checked} captures read again, {len(flaws)} of them damaged")
    damaged = [
        {"capture": flaw.capture.id, "url": flaw.capture.url, "filename": flaw.capture.warc_file, "reason": flaw.reason}
        for flaw in flaws
    ]
    session.terminal.emit({"checked": checked, "damaged": damaged})
    if flaws:
        raise click.exceptions.Exit(PARTLY)


def _with_progress(session: Session, found: Iterator[Flaw | None]) -> Iterator[Flaw | None]:
    with session.terminal.progress("verifying") as advance:
        for number, flaw in enumerate(found, 1):
            advance(number, None)
            yield flaw
