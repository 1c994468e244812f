"""`zhengfa portal`: the portals that are declared, and how one is added without anybody's help."""

import click

from zhengfa.on_demand import CommandsOnDemand

COMMANDS = {
    "list": "zhengfa.commands.portal.list",
    "show": "zhengfa.commands.portal.show",
    "check": "zhengfa.commands.portal.check",
    "record": "zhengfa.commands.portal.record",
    "add": "zhengfa.commands.portal.add",
}


class _Commands(CommandsOnDemand):
    modules = COMMANDS


@click.group("portal", cls=_Commands, epilog="Example: zhengfa portal list --unverified")
def command() -> None:
    """List, show, check and add portals."""
