"""The list pages of a channel as they are on one day: which articles each of them shows, and where it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from string import Template

from zhengfa.samples.catalogue import Catalogue
from zhengfa.samples.family import ListForm, address_fields, day_fields
from zhengfa.samples.portals import SampleChannel

_NEAR = 4  # list pages before and behind one that its pager links to by their numbers
_NODE = 3  # articles on a page of a newspaper


@dataclass(frozen=True)
class ChannelLists:
    """All list pages of a channel."""

    form: ListForm
    channel: SampleChannel
    catalogue: Catalogue
    numbers: Sequence[int]  # of the articles that are shown, the newest first

    @cached_property
    def chunks(self) -> list[Sequence[int]]:
        """The articles of each list page; there is always a first one."""
        front: list[Sequence[int]] = [()] if self.form.has_front else []
        issues = self._issues if self.form.kind == "issues" else [self.numbers]
        size = _NODE if self.form.kind == "issues" else self.form.rows
        return front + [issue[at : at + size] for issue in issues for at in range(0, len(issue), size)] or [()]

    @cached_property
    def paths(self) -> list[str]:
        """Where the list pages are."""
        first = Template(self.form.first).substitute(address_fields(self.channel))
        return [first, *map(self._later, range(1, len(self.chunks)))]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Which list page is at a path."""
        return {path: at for at, path in enumerate(self.paths)}

    def near(self, at: int) -> Sequence[int]:
        """The list pages that one links to by number: those around it, or all of an issue, or all behind a front."""
        if self.form.kind == "issues":
            first = at - self._nodes[at] + 1
            return range(first, self.earlier(at) or len(self.chunks)) if self.chunks[at] else ()
        if self.form.has_front:
            return range(1, len(self.chunks))
        return range(max(0, at - _NEAR), min(len(self.chunks), at + _NEAR + 1))

    def earlier(self, at: int) -> int | None:
        """The first page of the issue before this one."""
        return next((other for other in range(at, len(self.chunks)) if self._days[other] != self._days[at]), None)

    def _later(self, at: int) -> str:
        form, channel = self.form, address_fields(self.channel)
        number = len(self.chunks) - at if form.is_down else form.second + at - 1
        start = at * form.rows + 1
        fields = {
            "number": f"{number:0{form.width}}",
            "hundred": f"{number // 100:04}",
            "total": str(len(self.numbers)),
            "start": str(start),
            "end": str(min(start + form.rows - 1, len(self.numbers))),
        }
        if form.kind == "issues":
            day = self.catalogue.published(self.chunks[at][0])
            fields |= day_fields(day) | {"node": f"{self._nodes[at]:02}"}
        return Template(form.later).substitute(fields | channel)

    @cached_property
    def _days(self) -> list[str]:
        """The day of each page of a newspaper."""
        return [self.catalogue.published(chunk[0]).isoformat() if chunk else "" for chunk in self.chunks]

    @cached_property
    def _nodes(self) -> list[int]:
        """Which page of its issue each page is."""
        seen: Counter[str] = Counter()
        nodes = []
        for day in self._days:
            seen[day] += 1
            nodes.append(seen[day])
        return nodes

    @cached_property
    def _issues(self) -> list[Sequence[int]]:
        days = groupby(self.numbers, key=self.catalogue.published)
        return [sorted(numbers) for _, numbers in days]
