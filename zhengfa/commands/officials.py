"""`zhengfa officials`: the officials of a region, a post, a time."""

import re

import click

from zhengfa.archive.errors import InputError
from zhengfa.archive.store import open_archive
from zhengfa.indexer.opening import open_register
from zhengfa.indexer.regions.asking import ask_region
from zhengfa.indexer.regions.records import Region, label
from zhengfa.indexer.register.listing import PAGE, Wanted
from zhengfa.official_report import listed_values, print_listed
from zhengfa.session import Session, common_options, json_option, pass_session

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@click.command(
    "officials", epilog="Example: zhengfa officials --region 辽宁 --post 政法委书记 --since 2021 --until 2022"
)
@click.argument("name", default="")
@click.option("--region", default="", help="In posts of this region, or of one that lies in it.")
@click.option("--post", default="", help="In this post: a title, or a part of one.")
@click.option("--since", default="", help="In the post on a day from then on: 2021, 2021-07 or 2021-07-13.")
@click.option("--until", default="", help="In the post on a day up to then.")
@click.option("--limit", type=click.IntRange(1, 1000), default=PAGE, show_default=True, help="Names to print.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Names to skip.")
@json_option
@common_options
@pass_session
def command(
    session: Session, name: str, region: str, post: str, since: str, until: str, limit: int, offset: int
) -> None:
    """List the officials that articles name, those in most articles first. NAME is a part of a name, or pinyin."""
    open_archive(session.settings.data).close()
    for option, day in (("--since", since), ("--until", until)):
        if day and not _DAY.fullmatch(day):
            raise InputError(f"{day!r} is no day", where=option, advice="write it as 2021, 2021-07 or 2021-07-13")
    wanted = Wanted(name, post, _region(region) if region else None, since, until, offset, limit)
    total, listed = open_register(session.settings.data).find(wanted)
    session.terminal.emit(listed_values(total, listed))
    if not session.as_json:
        print_listed(session.terminal, total, listed, offset)


def _region(written: str) -> Region:
    """The region that is meant; raises InputError where it is none, or several."""
    asked = ask_region(written)
    if asked.meant:
        return asked.meant
    if asked.others:
        names = ", ".join(f"{label(region)} ({region.id})" for region in asked.others)
        advice = f"say which, by the name in full or by its number: {names}"
        raise InputError("several regions are called so", where=f"--region {written}", advice=advice)
    raise InputError(
        "no region is called so", where=f"--region {written}", advice="write it as 辽宁, 沈阳市 or 沈阳市和平区"
    )
