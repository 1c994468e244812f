"""Suspected clones: pages that pass off an office's text as their own, and often change what it says.

The rules and the hosts are in `docs/decisions/0006-suspected-clones.md`. The archive keeps such a page, search ranks it
last and says so, and it is evidence on nobody.
"""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files

from zhengfa.archive.portals import Portal, Trust
from zhengfa.archive.urls import host_of, is_web_url
from zhengfa.indexer.repair.article import RepairedArticle
from zhengfa.indexer.repair.records import RepairKind

# One gloss or two may be the author's own, of a rare character in a name.
FEWEST_ANNOTATIONS = 3


class CloneSign(StrEnum):
    """What speaks for a clone."""

    KNOWN_HOST = "known_host"
    CLONE_PORTAL = "clone_portal"  # declared with `trust: clone`
    FALSIFIED_TEXT = "falsified_text"
    ANNOTATIONS = "annotations"
    BYTE_SHIFTS = "byte_shifts"
    SPAM_LINES = "spam_lines"
    OFFICIAL_PATH = "official_path"  # the address of a portal's page, but for the host


_HOSTS = frozenset(files("zhengfa.indexer").joinpath("clone_hosts.txt").read_text("ascii").split())

# The addresses that the portals' systems give to articles (TRS, Founder, Xinhua, enorth, Hanweb, hexmon and others).
_OFFICIAL_PATH = re.compile(
    r"/(?:t20\d{6}_\d+|content_\d{5,}|c_\d{8,}|post_\d{6,}|art_\d+_\d+)(?:\.s?html?|\.jhtml|/|$)"
    r"|/20\d\d-?\d\d[-/]\d\d/|/system/20\d\d/|/20\d{4}/[\da-f]{32}\.|/dy/article/"
)

# What link farms put in the place of names. Reports on gambling name the same things, but never as somebody's name.
_BRANDS = (
    "(?:亚博|凯发|必威|伟德|乐鱼|开云|金沙|皇冠|太阳城|葡京|威尼斯人)(?:体育|官网|官方|平台|国际|娱乐|首页|app)|新葡京"
    r"|bet\d{2,}|\d{3,}bet|asia\d{4,}|bwin|casino"
)
_PHRASES = r"(?:去哪里|哪里可以|怎么|如何|在线)[A-Za-z\d]{0,6}(?:投注|买球|赌球|下注)"
_OFFICES = "公安厅|公安局|检察院|法院|司法厅|司法局|政法委|委员会"
_GAMBLING_NAME = re.compile(f"{_BRANDS}|{_PHRASES}|投注|买球", re.IGNORECASE)
_FALSIFIED = (
    # …精神和去哪里投注nba比赛:总书记
    re.compile(
        rf"(?:{_BRANDS}|{_PHRASES})[A-Za-z\d\u4e00-\u9fff]{{0,6}}[:：](?:总书记|国家主席|书记|省长)", re.IGNORECASE
    ),
    # www.asia28365.com暨沈阳市公安局; between an address and an office a report has 网站, 等, 一案 or a mark
    re.compile(rf"(?:{_BRANDS})[A-Za-z\d]{{0,12}}\.[a-z]{{2,4}}暨?[^\W网等的案站为被和与]{{0,8}}?(?:{_OFFICES})", re.I),
    # 习法治思想: the given name cut out. 学习, 研习 and the like are words.
    re.compile(
        r"(?<![学研练实传温复补自修见预演调恶陋])习(?:新时代|法治|强军|经济|外交|生态文明|文化)[^\n，。]{0,14}?思想"
    ),
)


def clone_signs(url: str, portal: Portal | None, article: RepairedArticle) -> tuple[CloneSign, ...]:
    """The signs by which an article is suspected to be a clone; none if it is not.

    `portal` is the one that the address belongs to: what a declared portal publishes is its own, unless it is declared
    as a clone. A text without a web address (a saved file) has come from anywhere; only what it says counts.
    """
    if portal is not None:
        return (CloneSign.CLONE_PORTAL, *_text_signs(article)) if portal.trust is Trust.CLONE else ()
    is_falsified = [CloneSign.FALSIFIED_TEXT] if _is_falsified(article) else []
    if not is_web_url(url):
        return tuple(is_falsified)
    signs = ([CloneSign.KNOWN_HOST] if is_clone_host(host_of(url)) else []) + is_falsified + list(_text_signs(article))
    return (*signs, CloneSign.OFFICIAL_PATH) if signs and _OFFICIAL_PATH.search(url) else tuple(signs)


def is_clone_host(host: str) -> bool:
    """Whether a host, or a domain that it is part of, is known to serve clones."""
    labels = host.partition(":")[0].split(".")
    return any(".".join(labels[first:]) in _HOSTS for first in range(len(labels)))


def _text_signs(article: RepairedArticle) -> Iterator[CloneSign]:
    counts: Counter[RepairKind] = Counter()
    for _, text in article.fields():
        for repair in text.repairs:
            counts[repair.kind] += len(repair.places)
    if counts[RepairKind.ANNOTATION] >= FEWEST_ANNOTATIONS:
        yield CloneSign.ANNOTATIONS
    if counts[RepairKind.BYTE_SHIFT] or article.is_damaged:
        yield CloneSign.BYTE_SHIFTS
    if counts[RepairKind.SPAM]:
        yield CloneSign.SPAM_LINES


def _is_falsified(article: RepairedArticle) -> bool:
    content = article.content()
    byline = (content.byline.source, *content.byline.authors, content.byline.editor)
    if any(name and _GAMBLING_NAME.search(name) for name in byline):
        return True
    texts = (content.kicker, content.headline, content.subtitle, *content.body)
    return any(text and rule.search(text) for text in texts for rule in _FALSIFIED)
