"""Articles as an index keeps them, whole or full of what files do not expect."""

from hypothesis import strategies as st

from zhengfa.indexer.export.columns import Exported
from zhengfa.indexer.export.evidence import Evidence
from zhengfa.indexer.stored import Stored

STORED = Stored(
    article_id="0123456789abcdef",
    url="http://ln.example/t20210713_1.html",
    headline="全省会议召开",
    kicker=None,
    subtitle="部署工作",
    source="辽宁日报",
    authors=("张三", "李四"),
    editor="王五",
    published_at="2021-07-13T09:56+08:00",
    published_precision="minute",
    published_provenance="meta",
    portal="ln",
    portal_name="辽宁样例",
    channel="要闻",
    province="辽宁",
    level="province",
    kind="meeting",
    state="live",
    is_sample=False,
    clone_signs=(),
    is_repaired=True,
    is_damaged=False,
    fetched_at="2021-07-20T01:02:03Z",
    officials=({"name": "高岩", "posts": ["青河市委书记", "青河市市长"], "titles": ["市委书记"]},),
    body="第一段。\n第二段。",
    repairs=(),
)
EVIDENCE = Evidence("2021-07-20T01:02:03Z", "2021-08-01T00:00:00Z", 2, STORED.url, "ab" * 32, "a.warc.gz", 77, "原文。")
WHOLE = Exported(STORED, EVIDENCE)

# Whatever an archive can hold: every character but lone surrogates, which SQLite does not take.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        *("=1+1", "＝cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\ttab", "\r", "   ", "\ufeff"),
        *('a"b', "a,b\r\nc", "_x0041_", "{}\\%&#~^_$"),
    ]
)


@st.composite
def exported(draw: st.DrawFn) -> Exported:
    """An article with any text in every field that portals fill."""
    optional = st.none() | texts
    fields = ("headline", "kicker", "subtitle", "source", "editor", "portal_name", "channel")
    values = {name: draw(optional) for name in fields}
    stored = {name: getattr(STORED, name) for name in Stored.__slots__}
    lists = {"authors": tuple(draw(st.lists(texts, max_size=4))), "body": draw(texts)}
    officials = ({"name": draw(texts), "posts": draw(st.lists(texts, max_size=2)), "titles": []},)
    evidence = draw(st.sampled_from([None, EVIDENCE]))
    return Exported(Stored(**stored | values | lists | {"officials": officials}), evidence)
