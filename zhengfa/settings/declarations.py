"""Where a portal is declared: the file, and the line in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from zhengfa.settings.portal_files import KEY, portal_files


@dataclass(frozen=True, slots=True)
class Declaration:
    """A file, and the line that an entry begins at, from 1."""

    path: Path
    line: int


def find_declarations(config: Path) -> dict[str, Declaration]:
    """Where every portal is declared, in the settings or a file beside them, by its id."""
    return {
        portal_id: Declaration(path, entry.start_mark.line + 1)
        for path in (config, *portal_files(config))
        for entry in entries(path.read_text("utf-8"))
        if (portal_id := scalar(entry, "id"))
    }


def entries(text: str) -> Iterator[yaml.MappingNode]:
    """The portals of a settings file as nodes, which know where they stand in its text."""
    if listed := portals_node(text):
        yield from (entry for entry in listed.value if isinstance(entry, yaml.MappingNode))


def portals_node(text: str) -> yaml.SequenceNode | None:
    """The list of portals in a settings file; None where there is none."""
    # Python's own parser: of libyaml's, the places of nodes are less exact.
    root = yaml.compose(text, yaml.SafeLoader)
    listed = node_of(root, KEY) if isinstance(root, yaml.MappingNode) else None
    return listed if isinstance(listed, yaml.SequenceNode) else None


def node_of(entry: yaml.MappingNode, key: str) -> yaml.Node | None:
    """The value of a key of a mapping."""
    return next((value for name, value in entry.value if name.value == key), None)


def scalar(entry: yaml.MappingNode, key: str) -> str | None:
    """The value of a key as written; None where it is none, or a list."""
    value = node_of(entry, key)
    return str(value.value) if isinstance(value, yaml.ScalarNode) else None
