"""Groups of commands whose modules are loaded when they are called for: Scrapy alone takes half a second."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import click


class CommandsOnDemand(click.Group):
    """A group that knows where each of its commands stands: in a module, by the name `command`."""

    modules: ClassVar[Mapping[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are declared."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command's module."""
        if cmd_name not in self.modules:
            return None
        module: Any = import_module(self.modules[cmd_name])
        command: click.Command = module.command
        return command
