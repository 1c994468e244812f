"""The examples of the help: queries as typed, and what they find. docs/query-language.md has every one of them too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString


@dataclass(frozen=True, slots=True)
class Example:
    """A query, and what it finds."""

    text: str
    finds: LazyString


EXAMPLES: Mapping[str, Sequence[Example]] = {
    "words": (
        Example("扫黑除恶 信访", _("两个词都有，标题或正文里都算")),
        Example("“回头看”", _("一字不差地有这几个字，标点也算")),
        Example('"一走了之"', _("同上：英文引号也可以，从一个字起都行")),
        Example("政法", _("“政法”这个词，不含“行政法”")),
        Example("張國清", _("繁体、全角、大写都一样，等于张国清")),
    ),
    "operators": (
        Example("信访 OR 走访", _("至少有一个；也可以写“或”")),
        Example("信访 -贵州", _("有前一个，没有后一个；也可以写 NOT 或“非”")),
        Example("(信访 OR 走访) 辽宁", _("括号里的先算")),
        Example("张国清 near/5 辽宁", _("两者相隔最多五个字，不分先后；也可以写“近/5”")),
        Example("张?清", _("问号代替任何一个字")),
        Example("习*思想", _("星号代替最多八个字")),
        Example("政法*", _("以此开头的词，如政法委、政法系统")),
    ),
    "fields": (
        Example("title:回头看", _("只在标题、引题、副题里找；也可以写“标题：”")),
        Example("source:法治日报", _("来源里有这几个字")),
        Example("province:辽宁", _("这个省的门户")),
        Example("level:市级", _("这一级的门户")),
        Example("kind:任免", _("这一类的文章")),
        Example("channel:要闻", _("栏目名里有这几个字")),
    ),
    "officials": (
        Example("official:于天敏", _("提到这位官员的文章")),
        Example("official:yutianmin", _("姓名拼音如此的官员；首字母 ytm 也可以")),
        Example("official:于*", _("姓于的官员")),
        Example("official:省委政法委书记于天敏", _("在这个职务上的这位官员")),
        Example("post:政法委书记", _("任何一位政法委书记，不含副书记")),
        Example("post:公安局", _("职务名称里有这几个字")),
    ),
    "dates": (
        Example("2021", _("这一年发布的")),
        Example("2021-07", _("这个月发布的")),
        Example("2021-07-13", _("这一天发布的")),
        Example("2021-07..2022-02", _("从前一个月的第一天到后一个月的最后一天")),
        Example("2021..", _("从这一年起")),
        Example("from:2021-07 to:2022-02", _("同样的范围，用字段写；也可以写“自：”“至：”")),
    ),
}
