"""Changes of settings files by single lines, so that comments and order stay; each is tried before it is made."""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from zhengfa.archive.errors import ConfigError
from zhengfa.settings.declarations import entries, node_of, portals_node, scalar
from zhengfa.settings.models import PortalSettings
from zhengfa.settings.portal_files import KEY

_BESIDE = ("cms", "hosts", "id")  # `verified` is written behind the first of these that is a plain value
_UNBROKEN = 1_000_000  # characters in a line
_PLAIN = re.compile(r"[\w.-]+")
Portals = list[dict[str, Any]]


def mark_verified(path: Path, portal_id: str, day: date) -> None:
    """Write `verified: DAY` into the entry of a portal; raises ConfigError, and changes nothing, where that fails."""

    def expected(portals: Portals) -> Portals:
        return [one | {"verified": day} if one.get("id") == portal_id else one for one in portals]

    advice = f"write `verified: {day}` there yourself"
    _rewrite(path, lambda text: with_verified(text, portal_id, day), expected, advice)


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
    _replace(path, after, advice)


def _replace(path: Path, text: str, advice: str) -> None:
    """Write a file whole, beside the old one if there is one, and put it in that one's place."""
    new = path.with_name(f".{path.name}.new")  # the folder is read by suffixes: this is none of its files
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", where=str(path), advice=advice) from error


def _loaded(text: str) -> dict[str, Any]:
    try:
        held = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return held if isinstance(held, dict) else {}


def check_entry(values: Mapping[str, Any]) -> None:
    """Raise ConfigError for an entry that would be refused when it is loaded."""
    try:
        PortalSettings.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        where, reason = ".".join(map(str, ("entry", *first["loc"]))), first["msg"].removeprefix("Value error, ")
        raise ConfigError(f"cannot be declared: {reason}", where=where, advice="write it yourself") from None


def entry_text(values: Mapping[str, Any], remarks: Mapping[str, str]) -> str:
    """An entry as people write it: a key a line, with remarks behind; raises ConfigError if that fails."""
    lines = []
    for key, value in values.items():
        remark = f"  # {remarks[key]}" if remarks.get(key) else ""
        if key == "channels":
            rows = (f"  - {{name: {_quoted(one['name'])}, url: {_quoted(one['url'])}}}" for one in value)
            lines.append("\n".join([f"channels:{remark}", *rows]))
        elif isinstance(value, list):
            lines.append(f"{key}: [{', '.join(map(_quoted, value))}]{remark}")
        else:
            lines.append(f"{key}: {str(value).lower() if isinstance(value, bool) else _quoted(value)}{remark}")
    lines += [f"# {key}: {remark}" for key, remark in remarks.items() if key not in values]
    text = "- " + "\n".join(lines).replace("\n", "\n  ") + "\n"
    if yaml.safe_load(text) != [dict(values)]:
        raise ConfigError(f"cannot be written as YAML: {values['id']}", advice="write the entry yourself")
    return text


def add_entry(path: Path, entry: str) -> None:
    """Add an entry at the end of a file of portals, made if there is none; raises ConfigError if that fails."""
    values, advice = yaml.safe_load(entry), "add it there yourself"
    if path.exists():
        _rewrite(path, lambda text: with_entry(text, entry), lambda portals: portals + values, advice)
    else:
        _replace(path, f"{KEY}:\n{_dented(entry, 2)}", advice)


def with_entry(text: str, entry: str) -> str:
    """A file's text with an entry behind the last one."""
    listed = portals_node(text)
    added = _dented(entry, listed.start_mark.column if listed else 2)
    line_end = "\r\n" if "\r\n" in text else "\n"
    text += "" if text.endswith("\n") or not text else line_end
    return text + added.replace("\n", line_end)


def _dented(entry: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in entry.removesuffix("\n").split("\n"))


def _quoted(value: str) -> str:
    """A value in quotes, unless it is a plain word, and none of YAML's own."""
    if _PLAIN.fullmatch(value) and yaml.safe_load(value) == value:
        return value
    return str(yaml.safe_dump(value, default_style='"', allow_unicode=True, width=_UNBROKEN)).rstrip("\n")
