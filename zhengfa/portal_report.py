"""Portals on the command line: as a table, one in full, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from zhengfa.archive.clock import iso_utc
from zhengfa.archive.portal_history import PortalHistory
from zhengfa.settings.declarations import Declaration
from zhengfa.settings.models import PortalSettings
from zhengfa.terminal import Terminal, visible

UNKNOWN = "unknown"
_HEADINGS = ("id", "name", "province", "level", "cms", "verified", "channels", "last crawl", "last new article")
_APART = ("id", "name", "declared", "channels", "layouts")  # shown in a form of their own
_NOTHING = "–"
_DAY = 10  # characters of a time that are its day


def portal_values(portal: PortalSettings, history: PortalHistory | None) -> dict[str, Any]:
    """A portal in a list, as JSON."""
    history = history or PortalHistory()
    return {
        "id": portal.id,
        "name": portal.name,
        "province": portal.province,
        "level": portal.level,
        "region": portal.region,
        "cms": portal.cms,
        "verified": str(portal.verified) if portal.verified else None,
        "is_sample": portal.sample,
        "channels": len(portal.channels),
        "articles": history.articles,
        "last_crawl": _time(history.last_crawl),
        "last_new_article": _time(history.last_new),
    }


def whole_values(portal: PortalSettings, history: PortalHistory | None, declared: Declaration) -> dict[str, Any]:
    """All that there is of a portal, as JSON."""
    return {
        **portal_values(portal, history),
        "declared": {"file": str(declared.path), "line": declared.line},
        "trust": portal.trust,
        "note": portal.note,
        "hosts": list(portal.hosts),
        "former_hosts": list(portal.former_hosts),
        "article_patterns": list(portal.articles),
        "channels": [{"name": channel.name, "url": channel.url} for channel in portal.channels],
        "layouts": [{"name": layout.name, **dict(layout.selectors())} for layout in portal.layouts],
    }


def print_portals(
    terminal: Terminal, portals: Sequence[PortalSettings], histories: Mapping[str, PortalHistory]
) -> None:
    """A line a portal, for people."""
    terminal.table(_HEADINGS, [tuple(_cells(portal_values(one, histories.get(one.id)))) for one in portals])


def print_portal(terminal: Terminal, values: Mapping[str, Any]) -> None:
    """A portal in full, for people."""
    terminal.heading(f"{values['id']}  {visible(values['name'])}")
    terminal.line(f"declared in {values['declared']['file']}, line {values['declared']['line']}")
    said = {key.replace("_", " "): _shown(value) for key, value in values.items() if key not in _APART}
    terminal.table(("key", "value"), [*said.items()])
    terminal.heading(f"\n--- channels: {len(values['channels'])} ---")
    for channel in values["channels"]:
        terminal.line(visible(f"{channel['name']}  {channel['url']}"))
    for layout in values["layouts"]:
        terminal.heading(f"\n--- layout {visible(layout['name'] or _NOTHING)} ---")
        for field, selectors in layout.items():
            if field != "name":
                terminal.line(visible(f"{field}: {', '.join(selectors) or 'nothing'}"))


def _cells(values: Mapping[str, Any]) -> Iterator[str]:
    for name in ("id", "name", "province", "level", "cms", "verified", "channels"):
        yield _shown(values[name])
    for name in ("last_crawl", "last_new_article"):
        yield (values[name] or _NOTHING)[:_DAY]


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return visible(", ".join(value)) or _NOTHING
    return visible(str(value)) if value or value == 0 else _NOTHING


def _time(moment: datetime | None) -> str | None:
    return iso_utc(moment) if moment else None
