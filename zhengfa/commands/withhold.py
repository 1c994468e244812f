"""`zhengfa withhold`: articles that are shown no longer, since somebody asked for it."""

import re
from dataclasses import asdict

import click

from zhengfa.archive.clock import iso_utc, now
from zhengfa.archive.errors import InputError
from zhengfa.archive.records import Article, Withheld
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.urls import article_id, canonical_url
from zhengfa.archive.withholding import all_withheld, release, withhold
from zhengfa.session import Session, common_options, json_option, pass_session

_ID = re.compile(r"(?:.*/article/)?([0-9a-f]{16})(?:[?#].*)?")  # alone, or in the address of the article's page here


@click.command("withhold", epilog="Example: zhengfa withhold http://www.example.cn/a.html --reason 当事人要求")
@click.argument("article", default="")
@click.option("--reason", default="", help="Why, for everybody who opens the article's page.")
@click.option("--release", "is_released", is_flag=True, help="Show it again.")
@json_option
@common_options
@pass_session
def command(session: Session, article: str, reason: str, is_released: bool) -> None:
    """Show an article no longer: not in searches, exports and officials' pages, nor its own page and captures.

    ARTICLE is its id, its URL, or the address of its page here. Nothing is deleted: the evidence is kept. Without
    ARTICLE, those that are withheld are listed.
    """
    if not article:
        _list(session, reason=reason, is_released=is_released)
        return
    if bool(reason.strip()) == is_released:
        advice = "say why with --reason, which is shown on its page; or --release, to show it again"
        raise InputError("one of --reason and --release has to be said", where=article, advice=advice)
    with open_archive(session.settings.data) as archive:
        found = _find(archive, article)
        if is_released:
            _release(archive, found)
        else:
            withhold(archive, found.article_id, " ".join(reason.split()), now())
        said = archive.withheld(found.article_id)
    session.terminal.say(f"{found.url}: {'withheld' if said else 'shown again'}")
    session.terminal.indexed(session.index())
    session.terminal.emit({"article_id": found.article_id, "url": found.url, "withheld": said and _values(said)})


def _list(session: Session, *, reason: str, is_released: bool) -> None:
    if reason or is_released:
        advice = "name it: its id, its URL, or the address of its page here"
        raise InputError("no article is named", where="withhold", advice=advice)
    with open_archive(session.settings.data) as archive:
        every = all_withheld(archive)
    session.terminal.emit({"withheld": [_values(one) for one in every]})
    if not session.as_json:
        for one in every:
            session.terminal.line(f"{iso_utc(one.at)}  {one.article_id}  {one.url}  {one.reason}")
    session.terminal.say(f"{len(every)} articles are withheld")


def _find(archive: Archive, typed: str) -> Article:
    if found := _ID.fullmatch(typed.strip()):
        article = archive.article(found[1])
    else:
        article = archive.article(article_id(canonical_url(typed.strip())))
    if article is None:
        advice = "name an article's id, its URL, or the address of its page here"
        raise InputError("no such article is in the archive", where=typed, advice=advice)
    return article


def _release(archive: Archive, article: Article) -> None:
    if archive.withheld(article.article_id) is None:
        raise InputError("it is not withheld", where=article.url, advice="`zhengfa withhold` lists those that are")
    release(archive, article.article_id)


def _values(one: Withheld) -> dict[str, str]:
    return asdict(one) | {"at": iso_utc(one.at)}
