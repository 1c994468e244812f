"""What is read about officials in a text."""

from dataclasses import dataclass
from enum import StrEnum

OFFICIAL_RULES = 6  # raise it whenever other officials or posts are read in the same article than before


class MentionKind(StrEnum):
    """How a person is named at a place."""

    TITLED = "title+name"  # 市委书记张三
    NAME = "name only"
    SUFFIXED = "name+title suffix"  # 张三书记
    GIVEN = "given name+title"  # 小明书记
    SHARED = "shared title (list)"  # 李四 in 副书记张三、李四
    ELSEWHERE = "title elsewhere in clause"  # 任命张三为局长
    REPORTER = "reporter"
    EDITOR = "editor/reviewer"
    OTHER = "other person"


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a title names it: 省委政法委常务副书记 is (省, 省, 政法委, 书记), deputy and executive."""

    region: str | None  # as written: 辽宁省, 省, 武陵区; None if the title has none
    level: str | None  # the word that the region ends with: 省, 市, 自治州; 国 for what is of the whole country
    organ: str | None  # without its region, by its usual name: 党委, 政法委, 公安局; None if the title has none
    office: str  # 书记, 局长, 常委
    rank: str | None = None  # 一级 of 一级巡视员, 正厅级 in brackets
    is_deputy: bool = False  # 副
    is_executive: bool = False  # 常务, 第一
    is_acting: bool = False  # 代, 代理
    is_former: bool = False  # 原, 时任
    is_region_inherited: bool = False  # the region stands in the part of the title before


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at a place of a text. Spans count its characters from 0, the end exclusive."""

    start: int  # of the name and the title that touches it
    end: int
    name: str  # in full and without blanks, as far as the text knows it
    name_start: int
    name_end: int
    title: str | None  # as written; None where the mention has no title of its own
    kind: MentionKind
    posts: tuple[Post, ...] = ()
    is_official: bool = True
    is_inherited: bool = False  # the posts are those of a mention with a title elsewhere in the text
    is_tagged: bool = False  # that this is a name, or where it ends, is known from the tagger alone


class StatementKind(StrEnum):
    """What a sentence says of a person and a post."""

    HOLDS = "holds"
    APPOINTED = "appointed"
    REMOVED = "removed"
    HELD = "held"  # before the text was written: 原, 曾任
    NOMINATED = "nominated"  # 候选人, 拟任: not yet in the post


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence on a person in posts. Spans count the text's characters from 0, the end exclusive."""

    name: str
    posts: tuple[Post, ...]
    kind: StatementKind
    title: str  # as written
    title_start: int
    start: int  # of the sentence
    end: int
    since: str | None = None  # 2019 or 2019-05, where the sentence dates what it says
    until: str | None = None
    is_tagged: bool = False  # the name is known from the tagger alone


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read about officials in a text, in its order."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The two parts of a post's name: so that 书记 can be told from 副书记 wherever labels are searched."""

    organ: str  # with its region: 辽宁省委政法委
    office: str  # 常务副书记

    def __str__(self) -> str:
        return self.organ + self.office


class PlaceReason(StrEnum):
    """How it is known which region a post is of."""

    NATIONAL = "national"
    NAMED = "named"  # the title names a region that no other is named like
    NAMED_NEAR = "named_near"  # of several regions of that name, the one within a region that the text names
    NAMED_PORTAL = "named_portal"  # … the one within the portal's region
    NEAREST = "nearest"  # the title says 市 or nothing; the text names the region
    PORTAL = "portal"  # the title says 省 or nothing; the region is the portal's
    UNKNOWN = "unknown"  # the name is in no table: a development zone, a township
    OPEN = "open"  # several are possible, or none is known


@dataclass(frozen=True, slots=True)
class PlacedPost:
    """A post whose region is known, or said to be open."""

    label: Label
    body: str  # the organ without its region, by its usual name: 政法委; empty if there is none
    level: str  # what the region's name ends with, as 市; empty if nothing is known of it
    region: str | None  # its id in the table of regions; None: national, or not known
    province: str | None  # the id of the province that it is or lies in; of an open region, the portal's
    city: str | None
    reason: PlaceReason
    sureness: float  # of the region, from 0 to 1
    candidates: tuple[str, ...] = ()  # regions between which it is open, as labels
    is_acting: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """What an article says of one person in one post, and the sentence that says so."""

    name: str
    post: PlacedPost
    kind: StatementKind
    title: str  # as written
    sentence: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleOfficials:
    """The officials that an article names, in its order, and what it says of their posts."""

    names: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
