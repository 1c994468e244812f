"""`python -m zhengfa.samples`: serve the sample portals until Ctrl-C."""

from contextlib import suppress
from datetime import datetime
from threading import Event

import click

from zhengfa.samples.catalogue import LAST_DAY, SIZE
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.server import PORTS, serve_samples
from zhengfa.samples.troubles import Trouble


def _troubles(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, Trouble]:
    """The trouble of each portal, from words as waf:sample_hubei."""
    found = {}
    for value in values:
        trouble, _, portal_id = value.partition(":")
        if trouble not in list(Trouble):
            raise click.BadParameter(f"no trouble {trouble!r}; known: {', '.join(Trouble)}")
        if portal_id not in PORTS:
            raise click.BadParameter(f"no sample portal {portal_id!r}; known: {', '.join(PORTS)}")
        found[portal_id] = Trouble(trouble)
    return found


@click.command(
    epilog="Example: python -m zhengfa.samples sample_hubei --day 2024-06-30 --trouble redesign:sample_hubei"
)
@click.argument("portals", metavar="[PORTAL]...", nargs=-1, type=click.Choice(list(PORTS)))
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), default=str(LAST_DAY), help="The day that the portals show.")
@click.option(
    "--articles",
    type=click.IntRange(min=1),
    default=SIZE,
    show_default=True,
    help="How many articles each portal has, but for the first two.",
)
@click.option(
    "--trouble",
    "troubles",
    multiple=True,
    callback=_troubles,
    metavar="TROUBLE:PORTAL",
    help=f"What is wrong with a portal; may be repeated: {', '.join(Trouble)}.",
)
def main(portals: tuple[str, ...], day: datetime, articles: int, troubles: dict[str, Trouble]) -> None:
    """Serve the named sample portals, or all, on their own ports until Ctrl-C."""
    ports = {portal_id: PORTS[portal_id] for portal_id in portals or PORTS}
    try:
        with (
            suppress(KeyboardInterrupt),
            serve_samples(ports, day=day.date(), troubles=troubles, size=articles) as addresses,
        ):
            for portal_id, address in addresses.items():
                click.echo(f"{portal_id}  {PORTALS[portal_id].name}  http://{address}/")
            click.echo("Ctrl-C stops them.")
            Event().wait()
    except OSError as error:
        raise click.ClickException(f"cannot listen at {error.filename}: {error.strerror}") from error


if __name__ == "__main__":
    main(prog_name="python -m zhengfa.samples")
