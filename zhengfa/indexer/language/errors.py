"""Mistakes on their way out of the language: with the change that would repair the query."""

from dataclasses import dataclass

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.language.mistakes import MESSAGES, Mistake


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the query's text: these characters by those."""

    start: int
    end: int
    text: str = ""

    def apply(self, query: str) -> str:
        """The query changed."""
        return query[: self.start] + self.text + query[self.end :]


class MistakeError(Exception):
    """A mistake at a place of the query, and the change that repairs it, if there is one."""

    def __init__(self, mistake: Mistake, start: int, end: int, edit: Edit | None = None, **values: object) -> None:
        super().__init__(mistake, start)
        self.mistake, self.start, self.end, self.edit = mistake, start, end, edit
        self.values = {name: str(value) for name, value in values.items()}

    def to_query_error(self, repaired: str | None) -> QueryError:
        """The error that leaves the language."""
        what, advice = (message.format(**self.values) for message in MESSAGES[self.mistake])
        return QueryError(
            what,
            position=self.start,
            length=max(1, self.end - self.start),
            advice=advice,
            mistake=self.mistake,
            values=self.values,
            repaired=repaired,
        )
