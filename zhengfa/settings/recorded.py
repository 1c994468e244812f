"""Pages of portals that were recorded as examples: each as it came, and beside it in YAML what it holds."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from zhengfa.archive.errors import ConfigError, InputError
from zhengfa.settings.portal_files import FOLDER, load_yaml

EXAMPLES = "examples"  # a folder in that of the portals' files, with one for each portal
_PAGE, _EXPECTED = ".html", ".yaml"
_HEAD = """\
# Recorded by `zhengfa portal record`. What stands under `expected` is what was read, right or wrong: compare every
# field with the page, put right what is wrong, and write the day on which you did in the place of `never`.
"""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _written(value: Any) -> Any:
    """A day that is not quoted is one in YAML, and no text."""
    return value.isoformat() if type(value) is date else value


class RecordedLink(_Section):
    """An image or attachment, and its caption or text."""

    url: str
    text: str = ""


class RecordedFields(_Section):
    """What an article page holds."""

    headline: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    published_at: Annotated[str | None, BeforeValidator(_written)] = (
        None  # as exact as the page has it: 2021-07-13T09:56+08:00, 2021-07-13, 2021-07
    )
    body: tuple[str, ...] = ()
    images: tuple[RecordedLink, ...] = ()
    attachments: tuple[RecordedLink, ...] = ()


class RecordedPage(_Section):
    """A page, as whose URL and when it came, and what has to be read from it."""

    url: str
    fetched_at: datetime  # UTC
    content_type: str = ""
    reviewed: date | Literal["never"] = "never"
    expected: RecordedFields


def examples_folder(config: Path, portal_id: str) -> Path:
    """Where the examples of a portal stand, beside a settings file."""
    return config.parent / FOLDER / EXAMPLES / portal_id


def load_examples(folder: Path) -> Iterator[tuple[Path, RecordedPage, bytes]]:
    """The examples in a folder, by name: the page's path, what is said of it, its bytes; raises ConfigError."""
    for path in sorted(folder.glob(f"*{_EXPECTED}")):
        page = path.with_suffix(_PAGE)
        if not page.is_file():
            raise ConfigError("has no page beside it", where=str(path), advice=f"record it again, or add {page.name}")
        try:
            recorded = RecordedPage.model_validate(load_yaml(path))
        except ValidationError as error:
            first = error.errors()[0]
            where = f"{path}: {'.'.join(map(str, first['loc']))}"
            raise ConfigError(first["msg"][:1].lower() + first["msg"][1:], where=where) from None
        yield page, recorded, page.read_bytes()


def check_free(page: Path) -> None:
    """Raise InputError if there is an example of that name."""
    if taken := next((path for path in (page, page.with_suffix(_EXPECTED)) if path.exists()), None):
        advice = "with --force it is overwritten, and what was reviewed in it is lost"
        raise InputError("is recorded already", where=str(taken), advice=advice)


def save_example(page: Path, recorded: RecordedPage, payload: bytes) -> None:
    """Write an example, in the place of one of that name; raises InputError if that fails."""
    values: dict[str, Any] = recorded.model_dump(mode="json")
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        _write(page, payload)
        _write(page.with_suffix(_EXPECTED), (_HEAD + _dumped(values)).encode())
    except OSError as error:
        advice = "name another with --folder"
        raise InputError(f"cannot be written: {error.strerror}", where=str(page.parent), advice=advice) from error


def _dumped(values: dict[str, Any]) -> str:
    """As YAML that people can read; escaped, where PyYAML would not read again what it wrote (U+0085, for one)."""
    shown = str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=120))
    if yaml.safe_load(shown) == values:
        return shown
    return str(yaml.safe_dump(values, sort_keys=False, width=120))


def _write(path: Path, content: bytes) -> None:
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
