"""The date in a URL, as the CMS that wrote it means it; for an unknown one, as most do."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from zhengfa.archive.content import Published
from zhengfa.crawler.extraction.dates import from_url, on_day, path_of
from zhengfa.crawler.extraction.layout import Layout

_SHANGHAI = timedelta(hours=8)


def url_date(url: str, layouts: Sequence[Layout] = (), *, not_after: datetime | None = None) -> Published | None:
    """The day or month that the first layout reads which knows such a URL. None also where it holds no date."""
    path = path_of(url)
    for layout in layouts:
        if found := layout.names(path):
            return on_day(_day(found), not_after=not_after)
    return from_url(url, not_after=not_after)


def _day(found: re.Match[str]) -> tuple[str | None, ...]:
    """Year, month and day as the named groups hold them; the day alone may be missing."""
    parts = found.groupdict()
    if parts.get("ms"):
        local = datetime(1970, 1, 1) + timedelta(milliseconds=int(parts["ms"])) + _SHANGHAI
        return str(local.year), str(local.month), str(local.day)
    if "y" in parts and "m" in parts:
        return parts["y"], parts["m"], parts["d"]
    # Only the year has four digits; hyphens may part the rest.
    digits = "".join(parts.get(name) or "" for name in ("ymd", "ym", "y", "md", "d")).replace("-", "")
    return digits[:4], digits[4:6], digits[6:] or None
