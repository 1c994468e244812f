"""Groups of commands whose modules are loaded when they are called for: Scrapy alone takes half a second."""

import ast
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import click

_FUNCTION = "command"  # what each module calls its command


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
        command: click.Command = getattr(module, _FUNCTION)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands as click does, by what their modules say: to load all of them takes seconds."""
        told = {name: click.Command(name, help=_docstring(module)) for name, module in self.modules.items()}
        _Told(commands=told).format_commands(ctx, formatter)


class _Told(click.Group):
    """Commands of which no more is known than what they do."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _docstring(module: str) -> str | None:
    """What a module's command says that it does."""
    spec = find_spec(module)
    assert spec is not None and spec.origin is not None, f"{module} is a file of ours"
    body = ast.parse(Path(spec.origin).read_text("utf-8")).body
    functions = (node for node in body if isinstance(node, ast.FunctionDef))
    return next(ast.get_docstring(node) for node in functions if node.name == _FUNCTION)
