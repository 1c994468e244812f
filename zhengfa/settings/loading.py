"""config.yaml, read once into typed settings, and the overrides from the environment. Unknown keys are refused.

Portals may also stand in files of the folder `portals` beside it.
"""

import difflib
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from zhengfa.archive.errors import ConfigError
from zhengfa.settings.models import Settings
from zhengfa.settings.portal_files import check_once, load_yaml, with_files

CONFIG_NAME = "config.yaml"
PREFIX = "ZHENGFA_"  # ZHENGFA_WEB__PORT=9000 overrides web.port
_PACKAGE = Path(__file__).parent.parent


def find_config(named: Path | None = None) -> Path:
    """The settings file: the named one, else config.yaml here, else the one that came with this program."""
    shipped = (_PACKAGE / CONFIG_NAME, _PACKAGE.parent / CONFIG_NAME)
    candidates = [named] if named else [Path(CONFIG_NAME), *shipped]
    for path in candidates:
        if path.is_file():
            return path
    raise ConfigError("no such file", where=str(candidates[0]), advice="name another with --config")


def load_settings(
    path: Path,
    environment: Mapping[str, str] | None = None,
    *,
    known_cms: Collection[str] = (),
    is_selector: Callable[[str], bool] = bool,
) -> Settings:
    """Read a settings file; raises ConfigError that names file, key and what is allowed.

    What CMS there are and which CSS selectors can be read, the crawler knows.
    """
    overrides = _overrides(os.environ if environment is None else environment)
    declared = load_yaml(path)
    if not isinstance(declared, dict):
        raise ConfigError("holds no settings", where=str(path), advice=f"known: {', '.join(Settings.model_fields)}")
    _refuse_secrets(declared, path)
    declared, places = with_files(declared, path)
    try:
        settings = Settings.model_validate(_merged(declared, overrides))
    except ValidationError as error:
        raise _config_error(error.errors()[0], path, overrides, places) from None
    check_once(settings.portals, places)
    _check_cms(settings, places, known_cms)
    _check_selectors(settings, places, is_selector)
    return settings


def _refuse_secrets(declared: dict[str, Any], path: Path) -> None:
    """Settings files are shown and shared; what must not be is given by a variable."""
    section = declared.get("elasticsearch")
    if isinstance(section, dict) and "api_key" in section:
        advice = f"take it out, and set {PREFIX}ELASTICSEARCH__API_KEY"
        raise ConfigError("secrets are not read from a file", where=f"{path}: elasticsearch.api_key", advice=advice)


def _overrides(environment: Mapping[str, str]) -> dict[str, Any]:
    """Settings from the environment, nested at `__`. Lists cannot be given there; other ZHENGFA_ names are not ours."""
    found: dict[str, Any] = {}
    for name, value in environment.items():
        section, _, key = name.removeprefix(PREFIX).lower().partition("__")
        if not name.startswith(PREFIX) or section not in Settings.model_fields or section == "portals":
            continue
        if key:
            found.setdefault(section, {})[key] = value
        else:
            found[section] = value
    return found


def _merged(declared: dict[str, Any], overrides: dict[str, Any]) -> dict[str, Any]:
    merged = dict(declared)
    for key, value in overrides.items():
        section = merged.get(key)
        merged[key] = {**section, **value} if isinstance(section, dict) and isinstance(value, dict) else value
    return merged


def _check_cms(settings: Settings, places: Sequence[str], known: Collection[str]) -> None:
    for place, portal in zip(places, settings.portals, strict=True):
        if known and portal.cms and portal.cms not in known:
            allowed = f"known: {', '.join(sorted(known))}"
            raise ConfigError(f"unknown {portal.cms!r}", where=f"{place}.cms", advice=allowed)


def _check_selectors(settings: Settings, places: Sequence[str], is_selector: Callable[[str], bool]) -> None:
    for where, selector in _selectors(settings, places):
        if not is_selector(selector):
            advice = "quote it if it begins with #, and try it in a browser's console: document.querySelector(…)"
            raise ConfigError(f"no CSS selector: {selector!r}", where=where, advice=advice)


def _selectors(settings: Settings, places: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Where every CSS selector stands, and it."""
    for place, portal in zip(places, settings.portals, strict=True):
        for number, layout in enumerate(portal.layouts):
            for field, selectors in layout.selectors():
                yield from ((f"{place}.layouts[{number}].{field}", selector) for selector in selectors)


def _config_error(details: ErrorDetails, path: Path, overrides: dict[str, Any], places: Sequence[str]) -> ConfigError:
    """The first complaint as one line: which file or variable, which key, what is allowed."""
    place = details["loc"]
    where = f"{path}: {_dotted(place)}" if place else str(path)
    match place:
        case ("portals", int(number), *rest) if number < len(places):
            where = places[number] + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in rest)
    if place and _is_override(place, overrides):
        where = PREFIX + "__".join(str(part) for part in place).upper()
    if details["type"] == "extra_forbidden":
        allowed = _allowed(place[:-1])
        near = difflib.get_close_matches(str(place[-1]), allowed, n=1)
        advice = f"did you mean {near[0]!r}? known: {', '.join(allowed)}" if near else f"known: {', '.join(allowed)}"
        return ConfigError("unknown key", where=where, advice=advice)
    message = details["msg"].removeprefix("Value error, ")
    shown = "" if details["type"] in ("missing", "value_error") else f" (it is {details['input']!r})"
    return ConfigError(f"{message[0].lower()}{message[1:]}{shown}", where=where)


def _is_override(place: tuple[int | str, ...], overrides: dict[str, Any]) -> bool:
    value: Any = overrides
    for part in place:
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True


def _allowed(place: tuple[int | str, ...]) -> list[str]:
    model: Any = Settings
    for part in place:
        if isinstance(part, str):
            model = model.model_fields[part].annotation
            model = get_args(model)[0] if get_origin(model) is tuple else model
    return list(model.model_fields)


def _dotted(place: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")
