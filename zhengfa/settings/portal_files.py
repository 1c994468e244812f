"""The portals that stand in files of the folder `portals` beside config.yaml, and where each portal stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from zhengfa.archive.errors import ConfigError
from zhengfa.settings.models import PortalSettings

FOLDER = "portals"
KEY = "portals"
# The parser of libyaml, where PyYAML has it, is ten times faster than Python's own: every command reads these files.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path) -> Any:
    """What a YAML file holds, {} if nothing; raises ConfigError."""
    try:
        return yaml.load(path.read_text("utf-8"), _LOADER) or {}  # noqa: S506 - both loaders are safe ones
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=str(path)) from error
    except yaml.YAMLError as error:
        raise ConfigError(f"is not YAML: {' '.join(str(error).split())}", where=str(path)) from error


def with_files(declared: Mapping[str, Any], path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The settings with the portals of the files behind their own, and the place of every portal: file and key."""
    own = declared.get(KEY) or []
    if not isinstance(own, list):  # said by whoever validates it
        return dict(declared), ()
    found = [(f"{path}: {KEY}[{number}]", portal) for number, portal in enumerate(own)]
    for file in portal_files(path):
        found += ((f"{file}: {KEY}[{number}]", portal) for number, portal in enumerate(load_portals(file)))
    return {**declared, KEY: [portal for _, portal in found]}, tuple(place for place, _ in found)


def portal_files(config: Path) -> list[Path]:
    """The files of the folder beside a settings file, in order."""
    return sorted(file for file in (config.parent / FOLDER).glob("*") if file.suffix in (".yaml", ".yml"))


def load_portals(path: Path) -> list[Any]:
    """The portals of one file of the folder, not validated; raises ConfigError."""
    declared = load_yaml(path)
    advice = f"known: {KEY}"
    if not isinstance(declared, dict):
        raise ConfigError("holds no portals", where=str(path), advice=advice)
    if unknown := next((key for key in declared if key != KEY), None):
        raise ConfigError("unknown key", where=f"{path}: {unknown}", advice=advice)
    portals = declared.get(KEY) or []
    if not isinstance(portals, list):
        raise ConfigError("holds no list", where=f"{path}: {KEY}", advice="each entry begins with `- id:`")
    return portals


def check_once(portals: Sequence[PortalSettings], places: Sequence[str]) -> None:
    """Every id and every host is one portal's; raises ConfigError that names both places."""
    seen: dict[tuple[str, str], str] = {}
    for place, portal in zip(places, portals, strict=True):
        for key, value in _claims(portal):
            first = seen.setdefault((key, value), place)
            if first != place:
                raise ConfigError(f"declared twice: {value}", where=f"{place}.{key}", advice=f"the other is {first}")


def _claims(portal: PortalSettings) -> Iterator[tuple[str, str]]:
    record = portal.to_portal()
    yield "id", record.id
    for host in (*record.hosts, *record.former_hosts):
        yield "hosts", host
