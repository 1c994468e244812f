"""Did you mean: names that sound like one that was searched for and hardly found, as the archive's texts write them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from zhengfa.indexer.engine import Engine, Plan
from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.language.tree import All, Any, Node, Pattern, Phrase, Text
from zhengfa.indexer.language.unparsing import unparse
from zhengfa.indexer.planning import to_condition
from zhengfa.indexer.query import Sort
from zhengfa.indexer.readings import readings
from zhengfa.indexer.shapes import ANY_ONE
from zhengfa.indexer.stored import from_stored
from zhengfa.indexer.typed import pieces_of

FEW = 3  # a query that finds more than that was hardly mistyped
MOST = 3  # suggestions
LOOKED_AT = 50  # articles in which names of the same sound are looked for
_NAME = re.compile("[\u4e00-\u9fd5]{2,4}")


def suggest(engine: Engine, tree: Node | None, total: int) -> tuple[str, ...]:
    """Queries with a name that the archive knows in the place of one that it hardly does, the most frequent first."""
    if total > FEW or tree is None:
        return ()
    found = Counter[str]()
    for leaf in _names_in(tree):
        for name, count in _heard_as(engine, leaf.text).items():
            found[unparse(_with(tree, leaf, replace(leaf, text=name)))] += count
    return tuple(query for query, count in found.most_common(MOST) if count > total and len(query) <= MAX_LENGTH)


def _names_in(node: Node) -> Iterator[Text | Phrase]:
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _names_in(part)
        case Text(text) | Phrase(text) if _NAME.fullmatch(text) and pieces_of(text).runs == (text,):
            yield node
        case _:
            pass


def _heard_as(engine: Engine, name: str) -> Counter[str]:
    """Other names that differ in one character and sound alike, and in how many articles each was seen."""
    patterns = [name[:at] + ANY_ONE + name[at + 1 :] for at in range(len(name))]
    condition = to_condition(Any(tuple(map(Pattern, patterns))))
    regex = re.compile("|".join(f"(?=({re.escape(pattern).replace(re.escape(ANY_ONE), '.')}))" for pattern in patterns))
    seen = Counter[str]()
    for row in engine.find(Plan(condition, {}, Sort.NEWEST, 0, LOOKED_AT)).rows:
        stored = from_stored(row.stored, row.body)
        text = fold(f"{stored.headline}\n{stored.body}")
        seen.update({other for match in regex.finditer(text) for other in match.groups() if other})
    alike = {other for other in seen if other != name and _NAME.fullmatch(other) and _sound_alike(name, other)}
    return Counter({other: seen[other] for other in alike})


def _sound_alike(name: str, other: str) -> bool:
    return all(one == two or _sounds(one) & _sounds(two) for one, two in zip(name, other, strict=True))


def _sounds(character: str) -> set[str]:
    """How a character is read, without what speakers of southern dialects do not tell apart: zh and z, ing and in."""
    return {re.sub("g$", "", re.sub("^([zcs])h", r"\1", reading)) for reading in readings(character)}


def _with(node: Node, leaf: Node, other: Node) -> Node:
    if node is leaf:
        return other
    if isinstance(node, All | Any):
        return replace(node, parts=tuple(_with(part, leaf, other) for part in node.parts))
    return node
