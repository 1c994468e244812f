"""Officials on the command line: one with posts over time and evidence, or a list of them; and all of it as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from zhengfa.indexer.query import Bucket
from zhengfa.indexer.regions.records import label
from zhengfa.indexer.register.figures import Figures
from zhengfa.indexer.register.listing import Listed
from zhengfa.indexer.register.records import Link, Person, Role
from zhengfa.indexer.register.register import Cited, Official
from zhengfa.indexer.register.tenures import Career, JointTenure, Tenure, joint
from zhengfa.terminal import Terminal, visible

Reported = Sequence[tuple[Career, Figures]]

_SHOWN = 10  # companions, portals and late sentences that are printed; JSON has all
HEADINGS = ("name", "articles", "posts")


def official_values(official: Official, reported: Reported) -> dict[str, Any]:
    """The officials of a name as JSON; persons by their numbers, evidence where it is cited."""
    return {
        "name": official.name,
        "articles": official.articles,
        "persons": [_person_values(official, career, figures) for career, figures in reported],
        "maybe_same": [_link_values(official, link) for link in _maybe(reported)],
        "namesakes": [asdict(one) for one in official.namesakes],
        "judgements": [judgement.model_dump(mode="json", exclude_none=True) for judgement in official.judgements],
        "unmet_judgements": [{"post": post, "why": judgement.why} for judgement, post in official.unmet],
    }


def listed_values(total: int, listed: Sequence[Listed]) -> dict[str, Any]:
    """A page of officials as JSON."""
    return {
        "total": total,
        "officials": [
            {
                "name": one.name,
                "articles": one.articles,
                "posts": [
                    {"post": str(post.label), "first": post.first, "last": post.last, "articles": post.articles}
                    for post in one.posts
                ],
            }
            for one in listed
        ],
    }


def print_official(terminal: Terminal, official: Official, reported: Reported) -> None:
    """The officials of a name: each person's posts over time, with the sentences that say so."""
    persons = {0: "no post known", 1: "one person"}.get(len(reported), f"{len(reported)} persons, as far as is known")
    terminal.heading(f"{visible(official.name)}: {official.articles} articles, {persons}")
    for career, figures in reported:
        _print_person(terminal, official, career, figures)
    for link in _maybe(reported):
        one, other = (str(official.roles[number].label) for number in (link.one, link.other))
        terminal.caution(f"same name, maybe one person ({link.probability:.0%}): {one} and {other}: {_reasons(link)}")
    if official.namesakes:
        alike = ", ".join(f"{visible(one.name)} ({one.articles})" for one in official.namesakes)
        terminal.line(f"sounds alike: {alike}")
    for judgement in official.judgements:
        what = "are one person's" if judgement.same else "are different persons'"
        said = f"{judgement.by}, {judgement.date}: {judgement.why}"
        terminal.line(f"decided: {visible(', '.join(judgement.posts))} {what} ({visible(said)})")
    for judgement, post in official.unmet:
        terminal.caution(f"officials.yaml: nobody of this name is found as {post!r} ({judgement.why})")


def print_listed(terminal: Terminal, total: int, listed: Sequence[Listed], offset: int) -> None:
    """A page of officials, a row each."""
    terminal.heading(f"{total} names")
    rows = [(visible(one.name), str(one.articles), "; ".join(_dated(post) for post in one.posts)) for one in listed]
    terminal.table(HEADINGS, rows)
    if total > offset + len(listed):
        terminal.note(f"more: --offset {offset + len(listed)}")


def _dated(post: Any) -> str:
    return f"{visible(str(post.label))} {_span(post.first, post.last)}"


def _span(first: str | None, last: str | None) -> str:
    if first is None:
        return "(time unknown)"
    return first if first == last else f"{first} … {last}"


def _maybe(reported: Reported) -> list[Link]:
    links = {(link.one, link.other): link for career, _ in reported for link in career.person.maybe}
    return sorted(links.values(), key=lambda link: -link.probability)


def _print_person(terminal: Terminal, official: Official, career: Career, figures: Figures) -> None:
    person = career.person
    sure = "" if len(person.roles) == 1 else f", one person with {person.probability:.1%}"
    terminal.heading(f"\n{person.number}. {visible(person.name)}{sure}")
    for tenures in joint(career):
        _print_tenures(terminal, official, tenures)
    for gap in career.gaps:
        terminal.line(f"   no post known between {gap.first} and {gap.last}")
    for overlap in career.overlaps:
        span = f"{overlap.span.first} … {overlap.span.last}"
        terminal.caution(f"   at once: {overlap.one.label} and {overlap.other.label}, {span}")
    for link in person.links:
        one, other = (official.roles[number].label for number in (link.one, link.other))
        note = f" ({link.note})" if link.note else ""
        terminal.line(f"   {one} = {other}: {link.probability:.1%}: {_reasons(link)}{note}")
    terminal.line(f"   {figures.articles} articles; months {_counted(figures.months)}")
    terminal.line(f"   with: {_counted(figures.companions)}")
    terminal.line(f"   portals: {_counted(figures.portals)}")


def _print_tenures(terminal: Terminal, official: Official, tenures: JointTenure) -> None:
    role = tenures.role
    last = role.last if role.last != role.first else None
    where = "" if not role.candidates else f" [region open: {', '.join(role.candidates)}]"
    span = _span(role.first, last or role.first)
    terminal.line(f"   {visible(tenures.label)}  {span}  {role.articles} articles{where}")
    for said, cited in official.cited(tenures):
        terminal.line(f"      {', '.join(said)} {_cited(cited)}")
    for late in role.late[:_SHOWN]:
        terminal.line(f"      still so called {_cited(official.evidence[late.holding])}")
    if (more := len(role.late) - _SHOWN) > 0:
        terminal.line(f"      still so called in {more} more")
    for silence in tenures.tenures[0].silences:
        terminal.line(f"      no evidence between {silence.first} and {silence.last}")


def _cited(cited: Cited) -> str:
    return f"{cited.day or 'undated'} {visible(cited.portal or '?')}: “{visible(' '.join(cited.sentence.split()))}”"


def _counted(buckets: Sequence[Bucket]) -> str:
    shown = ", ".join(f"{visible(bucket.value)} {bucket.count}" for bucket in buckets[:_SHOWN])
    return (shown + (" …" if len(buckets) > _SHOWN else "")) or "none"


def _reasons(link: Link) -> str:
    return ", ".join(reason.replace("_", " ") for reason in link.reasons)


def _person_values(official: Official, career: Career, figures: Figures) -> dict[str, Any]:
    person: Person = career.person
    return {
        "number": person.number,
        "probability": person.probability,
        "tenures": [_tenure_values(official, tenure) for tenure in career.tenures],
        "gaps": [asdict(gap) for gap in career.gaps],
        "overlaps": [
            {"posts": [str(one.one.label), str(one.other.label)], **asdict(one.span)} for one in career.overlaps
        ],
        "links": [_link_values(official, link) for link in person.links],
        "articles": figures.articles,
        "months": _count_values(figures.months),
        "appears_with": _count_values(figures.companions),
        "portals": _count_values(figures.portals),
    }


def _count_values(buckets: Sequence[Bucket]) -> Mapping[str, int]:
    return {bucket.value: bucket.count for bucket in buckets}


def _tenure_values(official: Official, tenure: Tenure) -> dict[str, Any]:
    role: Role = tenure.role
    return {
        "post": role.labels[0],
        "also_written": role.labels[1:],
        "region": label(role.region) if role.region else None,
        "region_known_by": role.reason,
        "region_candidates": role.candidates,
        "first": role.first,
        "last": role.last,
        "is_acting": role.is_acting,
        "articles": role.articles,
        "silences": [asdict(silence) for silence in tenure.silences],
        "evidence": {name: asdict(official.evidence[one.holding]) for name, one in tenure.cited().items()},
        "late": [asdict(official.evidence[one.holding]) for one in role.late],
    }


def _link_values(official: Official, link: Link) -> dict[str, Any]:
    return {
        "posts": [str(official.roles[number].label) for number in (link.one, link.other)],
        "probability": link.probability,
        "reasons": link.reasons,
        "note": link.note,
    }
