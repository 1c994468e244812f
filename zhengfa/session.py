"""What every command shares: the common options, and what they lead to."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from zhengfa.archive.errors import ArchiveMissingError, InputError
from zhengfa.archive.portal_history import PortalHistory, portal_histories
from zhengfa.archive.portals import Portal
from zhengfa.archive.store import Archive, open_archive
from zhengfa.crawler.cms import FAMILIES
from zhengfa.crawler.extraction.selector import is_selector
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.indexing import Indexed, Progress, update
from zhengfa.indexer.opening import open_engine
from zhengfa.settings.declarations import Declaration, find_declarations
from zhengfa.settings.loading import find_config, load_settings
from zhengfa.settings.models import Settings
from zhengfa.terminal import Terminal

Bring = Callable[[Engine, Archive, Mapping[str, Portal], Progress], Indexed]  # update, rebuild, or sweep

PARTLY = 7  # the exit code when some pages need to be looked at
_MOST_NAMED = 8  # portals in a message: a hundred are known


class Session:
    """One command's options, settings and terminal."""

    def __init__(self) -> None:
        self.data: Path | None = None
        self.config: Path | None = None
        self.is_quiet = False
        self.as_json = False
        self._settings: Settings | None = None

    @property
    def settings(self) -> Settings:
        """The settings, with --data in its place; raises ConfigError."""
        if self._settings is None:
            self._settings = load_settings(self.config_path, known_cms=FAMILIES, is_selector=is_selector)
            if self.data:
                self._settings = self._settings.model_copy(update={"data": self.data})
        return self._settings

    @property
    def terminal(self) -> Terminal:
        """Where to print."""
        return Terminal(is_quiet=self.is_quiet, as_json=self.as_json)

    @property
    def portals(self) -> dict[str, Portal]:
        """The portals of config.yaml by their ids."""
        return {portal.id: portal for portal in self.settings.to_portals()}

    def portal(self, portal_id: str, where: str) -> Portal:
        """The portal with that id; raises InputError that names those that are near."""
        known = self.portals
        if portal_id not in known:
            near = difflib.get_close_matches(portal_id, known, n=_MOST_NAMED) or [*known][:_MOST_NAMED]
            advice = f"known in config.yaml: {', '.join(near)}" + (" …" if len(near) < len(known) else "")
            raise InputError(f"unknown portal {portal_id!r}", where=where, advice=advice)
        return known[portal_id]

    @property
    def declarations(self) -> dict[str, Declaration]:
        """Where each portal is declared, by its id."""
        return find_declarations(self.config_path)

    @property
    def config_path(self) -> Path:
        """The settings file."""
        return find_config(self.config)

    def portal_histories(self, portal_ids: Iterable[str]) -> dict[str, PortalHistory]:
        """What the archive knows of portals; nothing where there is no archive."""
        try:
            with open_archive(self.settings.data) as archive:
                known = self.portals
                return portal_histories(archive, [known[portal_id] for portal_id in portal_ids])
        except ArchiveMissingError:
            return {}

    @cached_property
    def engine(self) -> Engine:
        """The search engine."""
        return open_engine(self.settings)

    def index(self, bring: Bring = update) -> Indexed:
        """Bring the index level with the archive."""
        with open_archive(self.settings.data) as archive, self.terminal.progress("indexing") as advance:
            return bring(self.engine, archive, self.portals, advance)


pass_session = click.make_pass_decorator(Session, ensure=True)


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all have. They may stand before the command or after it."""
    path = click.Path(path_type=Path)
    shared: dict[str, Any] = {"expose_value": False, "callback": _keep}
    data_help = "The archive's folder; ZHENGFA_DATA names it as well.  [default: `data` in config.yaml]"
    command = click.option("--quiet", "is_quiet", is_flag=True, help="Print results and errors.", **shared)(command)
    command = click.option("--config", type=path, envvar="ZHENGFA_CONFIG", help="The settings file.", **shared)(command)
    return click.option("--data", type=path, envvar="ZHENGFA_DATA", help=data_help, **shared)(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --json."""
    option = click.option(
        "--json", "as_json", is_flag=True, expose_value=False, callback=_keep, help="Print one JSON object."
    )
    return option(command)


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    # A command's environment variable must not undo what was said before the command.
    source = context.get_parameter_source(parameter.name or "")
    session = context.ensure_object(Session)
    is_said = source is click.core.ParameterSource.COMMANDLINE
    if value and parameter.name and (is_said or not getattr(session, parameter.name)):
        setattr(session, parameter.name, value)
