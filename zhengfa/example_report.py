"""Examples of a portal that were read again, on the command line: what differs, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhengfa.archive.portals import NEVER
from zhengfa.crawler.checks.recorded import Difference
from zhengfa.settings.recorded import RecordedLink, RecordedPage
from zhengfa.terminal import Terminal, visible

_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ReadExample:
    """An example, and what differs; `refusal` says why no article was read."""

    path: Path
    recorded: RecordedPage
    differences: tuple[Difference, ...]
    refusal: str = ""


def example_values(example: ReadExample) -> dict[str, Any]:
    """An example as JSON."""
    return {
        "file": str(example.path),
        "url": example.recorded.url,
        "reviewed": str(example.recorded.reviewed),
        "refusal": example.refusal or None,
        "differences": [
            {"field": one.field, "expected": _plain(one.expected), "found": _plain(one.found)}
            for one in example.differences
        ],
    }


def print_examples(terminal: Terminal, examples: Sequence[ReadExample]) -> None:
    """Examples for people."""
    for example in examples:
        terminal.line(f"{example.path}: {'differs' if example.differences else 'as recorded'}")
        if example.refusal:
            terminal.caution(f"  no article is read from it: {visible(example.refusal)}")
        for one in example.differences:
            _print_difference(terminal, one)
        if example.recorded.reviewed == NEVER:
            terminal.line(f"  nobody has compared it with the page yet: see {example.path.with_suffix('.yaml')}")


def _print_difference(terminal: Terminal, difference: Difference) -> None:
    expected, found = difference.expected, difference.found
    if not isinstance(expected, tuple):
        terminal.caution(f"  {difference.field}: should be {_shown(expected)}, is {_shown(found)}")
        return
    for missing in (one for one in expected if one not in found):
        terminal.caution(f"  {difference.field}: is missing: {_shown(missing)}")
    for new in (one for one in found if one not in expected):
        terminal.caution(f"  {difference.field}: should not be there: {_shown(new)}")
    if sorted(map(str, expected)) == sorted(map(str, found)):
        terminal.caution(f"  {difference.field}: is in another order")
    elif set(expected) == set(found):
        terminal.caution(f"  {difference.field}: holds something more or less often")


def _plain(value: Any) -> Any:
    if isinstance(value, RecordedLink):
        return value.model_dump()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _shown(value: Any) -> str:
    if isinstance(value, RecordedLink):
        return visible(f"{value.url} {value.text}".strip())
    return visible(f"“{value}”") if value else _NOTHING
