"""The pages in `templates`, shaped like those of the real CMS families, with places and names invented."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Example:
    """A page, `<name>.html`, and what its article holds, `<name>.json`."""

    name: str
    url: str
    container: str  # that the body was read by: a layout's, or else a general one; empty where there is none
    headline: str
    published: str
    first: str  # the body's first words
    last: str  # and its last
    paragraphs: int = 3
    kicker: str | None = None
    subtitle: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    images: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    encoding: str = "utf-8"

    @property
    def family(self) -> str:
        """The id in `FAMILIES`."""
        return self.name.split("-")[0]

    @property
    def html(self) -> str:
        """The page."""
        return (_TEMPLATES / f"{self.name}.html").read_text("utf-8")


def _load(name: str) -> Example:
    stored: dict[str, Any] = json.loads((_TEMPLATES / f"{name}.json").read_text("utf-8"))
    lists = {field: tuple(value) for field, value in stored.items() if isinstance(value, list)}
    return Example(name, **(stored | lists))


EXAMPLES = tuple(_load(page.stem) for page in sorted(_TEMPLATES.glob("*.html")))
