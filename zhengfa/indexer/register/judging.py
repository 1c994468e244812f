"""Human decisions as links between roles."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from zhengfa.indexer.register.records import Link, LinkReason, Role
from zhengfa.settings.judgements import Judgement

_AT = "@"


def judged_links(roles: Sequence[Role], judgements: Sequence[Judgement]) -> Mapping[tuple[int, int], Link]:
    """The links that humans decided among a name's roles; of two decisions on one link the later in the file holds."""
    found: dict[tuple[int, int], Link] = {}
    for judgement in judgements:
        meant = [[role for role in roles if _is_meant(role, post)] for post in judgement.posts]
        for ones, others in combinations(meant, 2):
            for one in ones:
                for other in others:
                    if one.number != other.number:
                        link = _link(one, other, judgement)
                        found[link.one, link.other] = link
    return found


def unmet(roles: Sequence[Role], judgements: Sequence[Judgement]) -> list[tuple[Judgement, str]]:
    """Posts of decisions that no role of the name has: a mistyped label decides nothing, and must be told of."""
    return [
        (judgement, post)
        for judgement in judgements
        for post in judgement.posts
        if not any(_is_meant(role, post) for role in roles)
    ]


def _is_meant(role: Role, post: str) -> bool:
    label, _, years = post.partition(_AT)
    if label.strip() not in (str(role.label), *role.labels):
        return False
    first, dots, last = (part.strip() for part in years.partition(".."))
    end = last or ("9999" if dots else first)  # 2020.. is open, 2020 is that year
    return not years or (_year(role.last, "9999") >= first and _year(role.first, "0000") <= end)


def _year(day: str | None, otherwise: str) -> str:
    return day[:4] if day else otherwise


def _link(one: Role, other: Role, judgement: Judgement) -> Link:
    first, second = sorted((one.number, other.number))
    is_same = judgement.same is not None
    reason = LinkReason.JUDGED_SAME if is_same else LinkReason.JUDGED_DIFFERENT
    note = f"{judgement.by}, {judgement.date}: {judgement.why}"
    return Link(first, second, 1.0 if is_same else 0.0, (reason,), note)
