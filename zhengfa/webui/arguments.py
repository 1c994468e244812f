"""How the values of an address are read: what is wrong with them is kept, and quoted in a few characters."""

import re
from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

MAX_PAGE = 1_000_000  # no archive has so many pages; keeps offsets within every engine's integers


class Reading:
    """Reads the values of an address, and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def read(self, parse: Callable[..., Any], *values: Any, default: Any) -> Any:
        """A value as it is parsed; the default where that raises ValueError, whose message is kept."""
        try:
            return parse(*values)
        except ValueError as error:
            self.problems.append(str(error))
            return default


def page_number(value: str) -> int:
    """The page that an address asks for, from 1; raises ValueError."""
    if not re.fullmatch("[0-9]{1,7}", value) or not 1 <= int(value) <= MAX_PAGE:
        raise ValueError(_("页码 page 不能是“%(value)s”：要写从 1 起的整数。", value=short(value)))
    return int(value)


def short(value: str) -> str:
    """The beginning of a value that is quoted in a message."""
    return value if len(value) <= 20 else f"{value[:20]}…"
