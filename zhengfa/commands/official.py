"""`zhengfa official`: one official, or those of one name."""

import click

from zhengfa.archive.errors import InputError
from zhengfa.archive.store import open_archive
from zhengfa.indexer.opening import open_register
from zhengfa.indexer.register.listing import Wanted
from zhengfa.indexer.register.register import Official, Register
from zhengfa.official_report import official_values, print_official
from zhengfa.session import Session, common_options, json_option, pass_session

_OFFERED = 10  # names that pinyin may stand for


@click.command("official", epilog="Example: zhengfa official 张国清, or zhengfa official zhangguoqing")
@click.argument("name", nargs=-1, required=True)
@json_option
@common_options
@pass_session
def command(session: Session, name: tuple[str, ...]) -> None:
    """Print an official's posts over time, each with the sentences that are evidence for it.

    NAME is in simplified or traditional script, or in pinyin: whole, as initials, in either order. Several persons of
    one name are shown apart; what links their posts, or may link them, is said with how probable it is.
    """
    open_archive(session.settings.data).close()
    register = open_register(session.settings.data)
    official = _official(register, " ".join(name))
    reported = [(career, register.figures(session.engine, official, career)) for career in official.careers]
    session.terminal.emit(official_values(official, reported))
    if not session.as_json:
        print_official(session.terminal, official, reported)


def _official(register: Register, typed: str) -> Official:
    """The officials of a name; raises InputError, which names those that pinyin may stand for."""
    if official := register.official(typed):
        return official
    total, alike = register.find(Wanted(name=typed, limit=_OFFERED))
    if total == 1 and (official := register.official(alike[0].name)):
        return official
    offered = ", ".join(f"{one.name} ({one.articles} articles)" for one in alike)
    advice = f"there are: {offered}" if alike else "`zhengfa officials` lists those that are"
    what = "several names are spelled so" if alike else "no article names an official of this name"
    raise InputError(what, where=typed, advice=advice)
