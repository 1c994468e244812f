"""What the register tells: an official's persons and careers, and the officials of a region, post or time."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from zhengfa.indexer.engine import Engine
from zhengfa.indexer.officials.asking import plain_name
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.officials.spelling import full_spellings, is_spelling, typed_spelling
from zhengfa.indexer.register.figures import Figures, figures_of_articles, figures_of_name
from zhengfa.indexer.register.judging import judged_links, unmet
from zhengfa.indexer.register.listing import Listed, Wanted, find_listed
from zhengfa.indexer.register.memory import Memory
from zhengfa.indexer.register.persons import to_persons
from zhengfa.indexer.register.records import Role
from zhengfa.indexer.register.roles import read_roles
from zhengfa.indexer.register.store import RegisterFile
from zhengfa.indexer.register.tenures import Career, CitedAs, JointTenure, to_career
from zhengfa.settings.judgements import FILE_NAME, Judgement, load_judgements

MANY = 1000  # articles: to read one who stands in fewer takes no tenth of a second
HELD = 16  # names, of some ten megabytes each


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that is evidence, and where it stands."""

    article_id: str
    headline: str | None
    portal: str | None
    day: str | None
    kind: StatementKind
    title: str  # as written
    sentence: str


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of officials, and in how many articles it is."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Official:
    """All that is known of the officials of one name: one person, or several of whom some may be the same."""

    name: str
    articles: int  # that name any of them
    careers: tuple[Career, ...]  # a person each; none, if no post of theirs is known
    roles: Mapping[int, Role]  # by their numbers, for the links
    evidence: Mapping[int, Cited]  # by the numbers in tenures, and in what comes late
    namesakes: tuple[KnownName, ...]
    judgements: tuple[Judgement, ...]  # human decisions on this name
    unmet: tuple[tuple[Judgement, str], ...]  # posts in them that nobody holds

    def cited(self, tenures: JointTenure) -> list[tuple[tuple[CitedAs, ...], Cited]]:
        """The sentences that are evidence of tenures, each once, with what it is evidence of."""
        found = dict[tuple[str, str], tuple[set[CitedAs], Cited]]()
        for name in CitedAs:
            for tenure in tenures.tenures:
                if evidence := tenure.cited().get(name):
                    cited = self.evidence[evidence.holding]
                    found.setdefault((cited.article_id, cited.sentence), (set(), cited))[0].add(name)
        return [(tuple(_telling(names)), cited) for names, cited in found.values()]


class Register:
    """The register of one archive."""

    def __init__(self, file: RegisterFile, folder: Path) -> None:
        self._file, self._folder = file, folder
        self._memory = Memory[Official | None]((*file.paths, folder / FILE_NAME))

    def official(self, name: str) -> Official | None:
        """The officials of a name, in whatever script and with whatever dots; None if no article names one.

        Raises IndexMissingError or IndexOutdatedError, and ConfigError for a wrong officials.yaml.
        """
        return self._memory.get(_plain(name), self._read)

    def hold_most_named(self) -> None:
        """Read those who stand in most articles; nobody waits for them until a change. Raises as `official`."""
        with closing(self._file.connect()) as connection:
            names = [row["name"] for row in connection.execute(_MOST_NAMED, (MANY, HELD))]
        for name in names:
            self._memory.hold(name, self._read)

    def _read(self, plain: str) -> Official | None:
        judgements = [one for one in load_judgements(self._folder) if plain_name(one.name) == plain]
        with closing(self._file.connect()) as connection:
            articles = _articles(connection, plain)
            if not articles:
                return None
            known = read_roles(connection, plain)
            persons = to_persons(plain, known.roles, known.together, judged_links(known.roles, judgements))
            careers = tuple(map(to_career, persons))
            return Official(
                name=plain,
                articles=articles,
                careers=careers,
                roles={role.number: role for role in known.roles},
                evidence=_cited(connection, careers),
                namesakes=_namesakes(connection, plain),
                judgements=tuple(judgements),
                unmet=tuple(unmet(known.roles, judgements)),
            )

    def figures(self, engine: Engine, official: Official, career: Career | None) -> Figures:
        """How often a person is named, with whom and where; without a career, everybody of the name."""
        if career is None or len(official.careers) == 1:
            return figures_of_name(engine, official.name)
        with closing(self._file.connect()) as connection:
            articles = frozenset[int]().union(*(role.found_in for role in career.person.roles))
            return figures_of_articles(connection, official.name, articles)

    def names(self, typed: str) -> tuple[KnownName, ...]:
        """The names that a whole name stands for: one at most; in pinyin all that are spelled so, frequent ones first.

        Like `official`, in whatever script and with whatever dots.
        """
        statement, value = _OF_NAME, _plain(typed)
        if is_spelling(typed):
            statement, value = _OF_SPELLING, typed_spelling(typed)
        with closing(self._file.connect()) as connection:
            return tuple(KnownName(*row) for row in connection.execute(statement, (value,)))

    def alike(self, name: str) -> tuple[KnownName, ...]:
        """Names that sound like one, which need not be known itself."""
        with closing(self._file.connect()) as connection:
            return _namesakes(connection, _plain(name))

    def find(self, wanted: Wanted) -> tuple[int, Sequence[Listed]]:
        """How many names fit what is wanted, and one page of them."""
        with closing(self._file.connect()) as connection:
            return find_listed(connection, wanted)


def _telling(names: set[CitedAs]) -> Iterator[CitedAs]:
    """What tells most: the report of an appointment is mostly the first evidence as well."""
    more = names - {CitedAs.FIRST, CitedAs.LAST}
    return (name for name in CitedAs if name in (more or names))


def _plain(typed: str) -> str:
    return plain_name("".join(typed.split()))


def _articles(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("SELECT articles FROM names WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def _cited(connection: sqlite3.Connection, careers: Iterable[Career]) -> dict[int, Cited]:
    tenures = [tenure for career in careers for tenure in career.tenures]
    shown = sorted({one.holding for each in tenures for one in (*each.cited().values(), *each.role.late)})
    statement = """
        SELECT holding, article_id, headline, portal, day, kind, title, sentence
        FROM holdings JOIN articles USING (article) WHERE holding = ?
    """
    rows = (connection.execute(statement, (holding,)).fetchone() for holding in shown)
    return {row["holding"]: _to_cited(row) for row in rows}


def _to_cited(row: sqlite3.Row) -> Cited:
    return Cited(
        article_id=row["article_id"],
        headline=row["headline"],
        portal=row["portal"],
        day=row["day"],
        kind=StatementKind(row["kind"]),
        title=row["title"],
        sentence=row["sentence"],
    )


def _namesakes(connection: sqlite3.Connection, name: str) -> tuple[KnownName, ...]:
    """Names that sound alike, the most frequent first; they are offered, and never taken for the same."""
    found = dict[str, int]()
    for spelling in full_spellings(name):
        statement = """
            SELECT name, articles FROM spellings JOIN names USING (name_id) WHERE spelling = ? AND is_full AND name <> ?
        """
        found.update(connection.execute(statement, (spelling, name)).fetchall())
    return tuple(KnownName(*one) for one in sorted(found.items(), key=lambda one: (-one[1], one[0])) if one[1])


_MOST_NAMED = "SELECT name FROM names WHERE articles >= ? ORDER BY articles DESC, name LIMIT ?"
_OF_NAME = "SELECT name, articles FROM names WHERE name = ? AND articles > 0"
_OF_SPELLING = """
    SELECT name, articles FROM spellings JOIN names USING (name_id) WHERE spelling = ? AND articles > 0
    ORDER BY articles DESC, name
"""
