"""Changes of settings files by single lines, so that comments and order stay; each is tried before it is made."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from zhengfa.archive.errors import ConfigError
from zhengfa.settings.declarations import entries, node_of, scalar
from zhengfa.settings.portal_files import KEY

_BESIDE = ("cms", "hosts", "id")  # `verified` is written behind the first of these that is a plain value
Portals = list[dict[str, Any]]


def mark_verified(path: Path, portal_id: str, day: date) -> None:
    """Write `verified: DAY` into the entry of a portal; raises ConfigError, and changes nothing, where that fails."""

    def expected(portals: Portals) -> Portals:
        return [one | {"verified": day} if one.get("id") == portal_id else one for one in portals]

    _rewrite(
        path, lambda text: with_verified(text, portal_id, day), expected, f"write `verified: {day}` there yourself"
    )


def with_verified(text: str, portal_id: str, day: date) -> str:
    """A settings file's text with the day on which a portal was verified."""
    entry = next(entry for entry in entries(text) if scalar(entry, "id") == portal_id)
    if (old := node_of(entry, "verified")) is not None:
        return text[: old.start_mark.index] + day.isoformat() + text[old.end_mark.index :]
    beside = next(node for key in _BESIDE if isinstance(node := node_of(entry, key), yaml.ScalarNode))
    at = beside.end_mark.index
    if entry.flow_style:
        return f"{text[:at]}, verified: {day}{text[at:]}"
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    line_end = "\r\n" if text[end - 1 : end + 1] == "\r\n" else "\n"
    at = end - len(line_end) + 1
    column = entry.value[0][0].start_mark.column
    return f"{text[:at]}{line_end}{' ' * column}verified: {day}{text[at:]}"


def _rewrite(path: Path, change: Callable[[str], str], expected: Callable[[Portals], Portals], advice: str) -> None:
    """Put a changed file in the place of a file, if it then holds what it should and all else as before."""
    path = path.resolve()  # what a link leads to is changed, and the link stays
    before = path.read_bytes().decode("utf-8")
    after = change(before)
    held, holds = _loaded(before), _loaded(after)
    if holds != {**held, KEY: expected(held.get(KEY) or [])}:
        raise ConfigError("is written in a way that cannot be changed safely", where=str(path), advice=advice)
    new = path.with_name(f".{path.name}.new")  # the folder is read by suffixes: this is none of its files
    with new.open("wb") as file:
        file.write(after.encode())
        file.flush()
        os.fsync(file.fileno())
    shutil.copymode(path, new)
    new.replace(path)


def _loaded(text: str) -> dict[str, Any]:
    try:
        held = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return held if isinstance(held, dict) else {}
