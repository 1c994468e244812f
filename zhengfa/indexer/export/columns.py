"""The columns of an export: what each holds of an article. Names are those of hits, and headings of every format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhengfa.archive.errors import InputError
from zhengfa.indexer.export.evidence import Evidence
from zhengfa.indexer.stored import Stored

Cell = str | int | bool | tuple[str, ...] | None
TEXT = "text"  # the only column that has no limit of size, and that needs the texts of an index
DEFAULT, ALL = "default", "all"  # instead of names


@dataclass(frozen=True, slots=True)
class Exported:
    """An article, and what the archive keeps of it; None where no column needs that, or the article is gone."""

    stored: Stored
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export."""

    name: str
    read: Callable[[Exported], Cell]
    kind: type = str  # of its cells: str, int, bool, or tuple for lists of texts
    is_default: bool = True
    is_evidence: bool = False


def _kept(name: str, kind: type = str, *, is_default: bool = True) -> Column:
    return Column(name, lambda row: getattr(row.stored, name), kind, is_default)


def _proved(name: str, kind: type = str) -> Column:
    def read(row: Exported) -> Cell:
        cell: Cell = getattr(row.evidence, name, None)
        return cell

    return Column(name, read, kind, is_default=False, is_evidence=True)


def _names(row: Exported) -> tuple[str, ...]:
    return tuple(one["name"] for one in row.stored.officials)


def _posts(row: Exported) -> tuple[str, ...]:
    """张国清：辽宁省委书记, each post of each official by itself."""
    return tuple(f"{one['name']}：{post}" for one in row.stored.officials for post in one["posts"])


def _signs(row: Exported) -> tuple[str, ...]:
    return tuple(map(str, row.stored.clone_signs))


COLUMNS = (
    _kept("article_id"),
    _kept("headline"),
    _kept("kicker", is_default=False),
    _kept("subtitle"),
    _kept("published_at"),
    _kept("published_precision"),
    _kept("published_provenance", is_default=False),
    _kept("source"),
    _kept("authors", tuple),
    _kept("editor"),
    _kept("portal"),
    _kept("portal_name"),
    _kept("province"),
    _kept("level"),
    _kept("channel"),
    _kept("kind"),
    Column("officials", _names, tuple),
    Column("posts", _posts, tuple),
    _kept("url"),
    _kept("state"),
    Column("clone_signs", _signs, tuple),
    _kept("is_sample", bool, is_default=False),
    _kept("is_repaired", bool),
    _kept("is_damaged", bool, is_default=False),
    _kept("fetched_at"),
    _proved("first_seen"),
    _proved("last_seen"),
    _proved("revision", int),
    _proved("capture_url"),
    _proved("payload_sha256"),
    _proved("warc_file"),
    _proved("warc_offset", int),
    Column(TEXT, lambda row: row.stored.body, is_default=False),
    _proved("published_text"),
)
_BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}


def choose_columns(wanted: Sequence[str], *, has_text: bool = False) -> tuple[Column, ...]:
    """The columns of these names, in this order; `default` and `all` are names of many. Raises InputError."""
    chosen = dict.fromkeys(name for one in wanted or (DEFAULT,) for name in _meant(one.strip()))
    if has_text:
        chosen[TEXT] = None
    return tuple(_BY_NAME[name] for name in chosen)


def _meant(name: str) -> Iterator[str]:
    if name in (DEFAULT, ALL):
        yield from (column.name for column in COLUMNS if column.is_default or name == ALL)
    elif name in _BY_NAME:
        yield name
    else:
        advice = f"known: {DEFAULT}, {ALL}, {', '.join(_BY_NAME)}"
        raise InputError(f"unknown column {name!r}", where="--columns", advice=advice)


def cells_of(columns: Sequence[Column], row: Exported) -> tuple[Cell, ...]:
    """The cells of an article."""
    return tuple(column.read(row) for column in columns)


def json_values(columns: Sequence[Column], cells: Sequence[Cell]) -> dict[str, Any]:
    """Cells by their columns, as JSON has them: lists stay lists."""
    return dict(zip((column.name for column in columns), cells, strict=True))
