"""One of the persons of a name as the official's page shows them: posts with their evidence, links, figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhengfa.archive.portals import Portal
from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.tree import Phrase, TextField
from zhengfa.indexer.needles import needles_of
from zhengfa.indexer.officials.asking import ask_official
from zhengfa.indexer.query import UNKNOWN, Fragment, Query
from zhengfa.indexer.register.figures import Figures, articles_of
from zhengfa.indexer.register.records import Link, Role
from zhengfa.indexer.register.register import Cited, Official
from zhengfa.indexer.register.tenures import Career, CitedAs, JointTenure, Span, joint
from zhengfa.indexer.snippet import highlight
from zhengfa.webui.career_picture import Timeline, axis_of, to_timeline
from zhengfa.webui.counts import Counts, counts_view, portal_name

_LATE_SHOWN = 5  # sentences that come late: the press may call a person so for years


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that is evidence, and what it is evidence of; of nothing, if it comes late."""

    said: tuple[CitedAs, ...]
    cited: Cited
    sentence: tuple[Fragment, ...]  # with the name marked
    portal: str


@dataclass(frozen=True, slots=True)
class Row:
    """A post, or posts that one title names together."""

    anchor: str  # its place on the page
    tenures: JointTenure
    gap: Span | None  # before it, without any post
    quotes: tuple[Quote, ...]
    late: tuple[Quote, ...]  # the first of the sentences that name the person so although the post was left
    late_count: int
    articles: Query | None  # that finds the articles counted; None where those of other persons would be found as well
    marked: str  # what marks the name on an article's page


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person of a name."""

    career: Career
    title: str  # the post that tells them from others of the name
    rows: tuple[Row, ...]
    timeline: Timeline | None
    links: tuple["LinkView", ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class LinkView:
    """Two posts that are, or may be, one person's."""

    one: str
    other: str
    link: Link


def person_view(official: Official, career: Career, figures: Figures, portals: Mapping[str, Portal]) -> PersonView:
    """What a page shows of a person."""
    tenures = joint(career)
    rows = tuple(_rows(official, career, tenures, portals))
    longest = max(tenures, key=lambda one: one.role.articles)
    return PersonView(
        career=career,
        title=f"{longest.label}{_years(longest)}",
        rows=rows,
        timeline=to_timeline(((row.anchor, row.tenures) for row in rows), axis_of(official.roles.values())),
        links=tuple(link_view(official, link) for link in career.person.links),
        counts=counts_view(official.name, figures, portals, is_whole=len(official.careers) == 1),
    )


def link_view(official: Official, link: Link) -> LinkView:
    """A link with the names of both posts, and with their years where both are called alike."""
    one, other = official.roles[link.one], official.roles[link.other]
    is_alike = one.labels[0] == other.labels[0]
    return LinkView(_title(one, is_alike=is_alike), _title(other, is_alike=is_alike), link)


def _title(role: Role, *, is_alike: bool) -> str:
    span = _span(role.first, role.last)
    return f"{role.labels[0]}（{span}）" if is_alike and span else role.labels[0]


def _rows(
    official: Official, career: Career, tenures: Sequence[JointTenure], portals: Mapping[str, Portal]
) -> Iterator[Row]:
    gaps = list(career.gaps)
    for number, one in enumerate(tenures, start=1):
        is_behind = bool(gaps and one.role.first and one.role.first >= gaps[0].last)
        yield Row(
            anchor=f"p{career.person.number}-{number}",
            tenures=one,
            gap=gaps.pop(0) if is_behind else None,
            quotes=tuple(_quote(official, said, cited, portals) for said, cited in official.cited(one)),
            late=tuple(
                _quote(official, (), official.evidence[late.holding], portals) for late in one.role.late[:_LATE_SHOWN]
            ),
            late_count=len(one.role.late),
            articles=_articles_in(official, one),
            marked=articles_of(official.name).text if "·" in official.name else official.name,
        )


def _quote(official: Official, said: tuple[CitedAs, ...], cited: Cited, portals: Mapping[str, Portal]) -> Quote:
    sentence = " ".join(cited.sentence.split())
    portal = portal_name(cited.portal or UNKNOWN, portals)
    return Quote(said, cited, _marked(sentence, official.name), portal)


def _marked(text: str, name: str) -> tuple[Fragment, ...]:
    """A text with the name marked, with whatever dots it stands there."""
    asked = Phrase(fold(name), TextField.OFFICIAL)
    return highlight(text, needles_of(asked, officials=[{"name": name, "posts": (), "titles": ()}]))


def _articles_in(official: Official, tenures: JointTenure) -> Query | None:
    """The articles that name somebody in a post, where all of them are this person's."""
    label = str(tenures.tenures[-1].role.label)
    same = [role for role in official.roles.values() if str(role.label) == label]
    asked = ask_official(label + official.name)
    if len(official.careers) > 1 or len(same) > 1 or asked.name != official.name or not asked.labels:
        return None
    return replace(articles_of(official.name), text=f'official:"{label}{official.name}"')


def _years(tenures: JointTenure) -> str:
    span = _span(tenures.role.first, tenures.role.last)
    return f"，{span}" if span else ""


def _span(first: str | None, last: str | None) -> str:
    """2019–2021."""
    if not first or not last:
        return ""
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
