"""config.yaml, read once into typed settings, and the overrides from the environment. Unknown keys are refused."""

import difflib
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from zhengfa.archive.errors import ConfigError
from zhengfa.archive.portals import Channel, Level, Portal, PortalLayout, Trust

CONFIG_NAME = "config.yaml"
PREFIX = "ZHENGFA_"  # ZHENGFA_WEB__PORT=9000 overrides web.port
_PACKAGE = Path(__file__).parent


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WebSettings(_Section):
    """Where the web page is served."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080


class CrawlSettings(_Section):
    """How portals are visited."""

    contact: str = ""
    delay: Annotated[float, Field(ge=0)] = 3.0
    timeout: Annotated[float, Field(gt=0)] = 30.0
    page_limit: Annotated[int, Field(ge=1024)] = 10 * 1024 * 1024
    list_pages: Annotated[int, Field(ge=1)] = 50


class ChannelSettings(_Section):
    """A channel of a portal and its first list page."""

    name: str
    url: Annotated[str, Field(pattern=r"^https?://[^/\s]+/")]


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Selectors = Annotated[tuple[str, ...], BeforeValidator(_listed)]  # one CSS selector, or several, the surest first


class LayoutSettings(_Section):
    """Where a portal's pages keep a field otherwise than its CMS does; what is not said stays as it is."""

    name: str = ""
    body: Selectors = ()
    headline: Selectors = ()
    kicker: Selectors = ()
    subtitle: Selectors = ()
    byline: Selectors = ()
    remove: Selectors = ()

    def selectors(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is said, by field. An empty list is: nothing of the CMS's selectors is looked for."""
        said = [field for field in type(self).model_fields if field in self.model_fields_set - {"name"}]
        return tuple((field, getattr(self, field)) for field in said)


class PortalSettings(_Section):
    """A portal as config.yaml declares it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: str
    province: str
    level: Level
    hosts: Annotated[tuple[str, ...], Field(min_length=1)]
    cms: str
    trust: Trust = Trust.ORIGINAL
    sample: bool = False
    channels: tuple[ChannelSettings, ...] = ()
    layouts: tuple[LayoutSettings, ...] = ()

    def to_portal(self) -> Portal:
        """The record that the rest of the project works with."""
        return Portal(
            id=self.id,
            name=self.name,
            province=self.province,
            level=self.level,
            hosts=tuple(host.lower().removeprefix("www.") for host in self.hosts),
            cms=self.cms,
            channels=tuple(Channel(channel.name, channel.url) for channel in self.channels),
            trust=self.trust,
            is_sample=self.sample,
            layouts=tuple(
                PortalLayout(layout.name or f"{self.id} {number}", layout.selectors())
                for number, layout in enumerate(self.layouts, start=1)
            ),
        )


class Settings(_Section):
    """All settings, from config.yaml and the environment."""

    data: Path = Path("data")
    engine: Literal["embedded"] = "embedded"
    web: WebSettings = WebSettings()
    crawl: CrawlSettings = CrawlSettings()
    portals: tuple[PortalSettings, ...] = ()

    @model_validator(mode="after")
    def _each_id_and_host_is_one_portals(self) -> "Settings":
        for values in ([p.id for p in self.portals], [h for p in self.to_portals() for h in p.hosts]):
            repeated = sorted({value for value in values if values.count(value) > 1})
            if repeated:
                raise ValueError(f"portals: declared twice: {', '.join(repeated)}")
        return self

    def to_portals(self) -> tuple[Portal, ...]:
        """The portals as records."""
        return tuple(portal.to_portal() for portal in self.portals)


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
    try:
        declared = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=str(path)) from error
    except yaml.YAMLError as error:
        raise ConfigError(f"is not YAML: {_one_line(error)}", where=str(path)) from error
    if not isinstance(declared, dict):
        raise ConfigError("holds no settings", where=str(path), advice=f"known: {', '.join(Settings.model_fields)}")
    try:
        settings = Settings.model_validate(_merged(declared, overrides))
    except ValidationError as error:
        raise _config_error(error.errors()[0], path, overrides) from None
    _check_cms(settings, path, known_cms)
    _check_selectors(settings, path, is_selector)
    return settings


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


def _check_cms(settings: Settings, path: Path, known: Collection[str]) -> None:
    for number, portal in enumerate(settings.portals):
        if known and portal.cms not in known:
            where = f"{path}: portals[{number}].cms"
            raise ConfigError(f"unknown {portal.cms!r}", where=where, advice=f"known: {', '.join(sorted(known))}")


def _check_selectors(settings: Settings, path: Path, is_selector: Callable[[str], bool]) -> None:
    for place, selector in _selectors(settings):
        if not is_selector(selector):
            advice = "quote it if it begins with #, and try it in a browser's console: document.querySelector(…)"
            raise ConfigError(f"no CSS selector: {selector!r}", where=f"{path}: {place}", advice=advice)


def _selectors(settings: Settings) -> Iterator[tuple[str, str]]:
    """Every CSS selector, and the key under which it stands."""
    for at, portal in enumerate(settings.portals):
        for number, layout in enumerate(portal.layouts):
            for field, selectors in layout.selectors():
                yield from ((f"portals[{at}].layouts[{number}].{field}", selector) for selector in selectors)


def _config_error(details: ErrorDetails, path: Path, overrides: dict[str, Any]) -> ConfigError:
    """The first complaint as one line: which file or variable, which key, what is allowed."""
    place = details["loc"]
    where = f"{path}: {_dotted(place)}" if place else str(path)
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


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
