"""The TOML files beside this one."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def load_table(name: str) -> dict[str, Any]:
    """What a file holds; `families/dede` is one in a folder."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
