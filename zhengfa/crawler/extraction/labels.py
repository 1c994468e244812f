"""The labels of a byline, as portals print them: 来源: 作者: 责任编辑: …

One line may hold several, glued (`時間:2022-02-17 11:11來源:法制日報責任編輯:趙維`), empty (`作者: 来源:`), in either
script, with blanks inside (来 源) and with pinyin annotations (來(lái)源). Labels are looked for in a copy with the
annotations lifted; values are cut out of the line as published.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_CACHED = 500  # lines: those around one article, each of which is asked for source, authors, editor and time


class Field(StrEnum):
    """What a label announces."""

    SOURCE = "source"
    PUBLISHER = "publisher"  # the office that put it online: the source where no other is credited
    AUTHOR = "author"
    CHIEF_EDITOR = "chief_editor"  # 责任编辑: who answers for the page
    EDITOR = "editor"
    TIME = "time"
    OTHER = "other"  # ends the value before it


_FIELDS = {field.value: field for field in Field}  # by the name of their group: faster than asking the class
# In simplified script; traditional forms follow from _TRADITIONAL. Within a field the order is without meaning.
LABELS: dict[Field, str] = {
    # 数据来源 and 图片来源 credit a chart or a picture. 记者: stands before an interview's questions, so it is no
    # author's label either; authors.py takes it where names follow.
    Field.OTHER: """
        数据来源 图片来源 资料来源 视频来源 图源 点击数 点击量 点击次数 点击 浏览次数 浏览量 浏览 阅读次数 阅读量
        阅读数 阅读 访问量 访问次数 字号 字体 字体大小 大小 评论 分享到 分享 打印 关键词 标签 索引号 文号 审核 初审
        复审 终审 一审 二审 三审 审稿 审签 审读 复核 签发 编审 监审 校对 责任校对 制作 制图 摄影 视频 排版 设计 统筹
        策划 出品 出品人 录入 录入员 发布人 发布者 上传 上传者 新闻热线 分类 栏目 主办 承办 监制 总监制 主编 值班主任
        值班编辑 美术编辑 视觉编辑 图片编辑 技术编辑 视频编辑 美编 作者单位 本报记者 记者 通讯员 撰文 撰稿 采写 执笔
        文字
        """,
    Field.CHIEF_EDITOR: "责任编辑 责编 本文责编 本文编辑",
    Field.EDITOR: "编辑 选稿 网络编辑 新闻编辑 本网编辑 值班责编 实习编辑 助理编辑 执行编辑 文字编辑 首席编辑 网编",
    Field.SOURCE: """
        来源 信息来源 稿源 出处 稿件来源 文章来源 新闻来源 消息来源 文稿来源 本文来源 内容来源 来源单位 信息来源单位
        来源公众号 来自 转自 转载自 摘自 来源于
        """,
    Field.PUBLISHER: "发布单位 发布机构 发布部门 供稿单位 报送单位 发布",
    Field.AUTHOR: "作者 文章作者 本文作者 供稿人 供稿 撰稿人 投稿人",
    Field.TIME: "发布时间 发布日期 时间 日期 发表时间 发稿时间 更新时间 录入时间 发文日期 发文时间 成文日期 发布于",
}
_SECOND_JOBS = "排版 整理 制作 校对 设计 视频 审核 制图 剪辑 美编 责编 编辑 文字 图片 摄影 翻译"
# Simplified and traditional forms of each character that a label holds.
_FORMS = """
    来來 记記 责責 编編 辑輯 发發 时時 间間 处處 闻聞 讯訊 选選 图圖 数數 资資 频頻 点點 击擊 阅閱 读讀 访訪 问問
    体體 论論 键鍵 词詞 标標 签籤簽 号號 审審 终終 复復 网網 热熱 线線 类類 栏欄 监監 术術 觉覺 单單 转轉 录錄 当當
    页頁 关關 闭閉 权權 备備 户戶 门門 荐薦 链鏈 报報 导導 扫掃 码碼 错錯 声聲 顶頂 让讓 动動 态態 载載 华華 电電
    员員 见見 习習 实實 约約 综綜 台臺 传傳 输輸 专專 题題 详詳 东東 业業 对對 说說 布佈 设設 计計 划劃 构構 笔筆
    写寫
"""
_TRADITIONAL = {pair[0]: pair[1:] for pair in _FORMS.split()}

# U+2236, U+FE30 and U+4E28 stand for a colon on real pages; so do a slash and a stroke in a paper's or account's own
# credits (编辑/王芳, 来源 | 省报).
COLON = r"\s*[:：∶︰丨/／|｜]\s*"
_ANY_COLON = re.compile("[:：∶︰丨/／|｜]")
# Lifting is safe on undamaged text: a run of Latin letters in brackets right behind a Chinese character.
_ANNOTATION = re.compile(r"(?<=[\u3400-\u9fff])\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜɡńňǹḿ]{1,7}\)")


@dataclass(frozen=True, slots=True)
class Lifted:
    """A line without its pinyin annotations, and the way back to the line as published."""

    text: str
    origin: Sequence[int]  # for each character its place in the published line; last, that line's length
    published: str

    def as_published(self, start: int, end: int) -> str:
        """The published text behind these characters, annotations included."""
        return self.published[self.origin[start] : self.origin[end]].strip() if start < end else ""


@lru_cache(_CACHED)
def lift(text: str) -> Lifted:
    """Lift the pinyin annotations off a line, to match on what remains."""
    if "(" not in text:
        return Lifted(text, range(len(text) + 1), text)
    kept: list[int] = []
    place = 0
    for annotation in _ANNOTATION.finditer(text):
        kept.extend(range(place, annotation.start()))
        place = annotation.end()
    kept.extend(range(place, len(text)))
    return Lifted("".join(text[i] for i in kept), (*kept, len(text)), text)


def lifted(text: str) -> str:
    """A line without its pinyin annotations."""
    return lift(text).text if "(" in text else text  # most have no bracket, and need no way back


def up_to(stop: re.Pattern[str], value: str) -> str:
    """A published value up to the first stop; the brackets of annotations are none."""
    line = lift(value)
    found = stop.search(line.text)
    return line.as_published(0, found.start() if found else len(line.text))


def labelled(text: str) -> Sequence[tuple[Field, int, int]]:
    """Every labelled value of a lifted line: the field, and where its value starts and ends."""
    return _labelled(text) if _ANY_COLON.search(text) else ()


@lru_cache(_CACHED)
def _labelled(text: str) -> tuple[tuple[Field, int, int], ...]:
    found = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    named = ((_FIELDS[match.lastgroup or Field.OTHER], match.end()) for match in found)
    return tuple((field, start, end) for (field, start), end in zip(named, ends, strict=False))


def before_labels(line: Lifted) -> str:
    """What stands before a line's first label: all of it, if there is none."""
    found = _LABEL.search(line.text)
    return line.text[: found.start()] if found else line.text


def label_pattern(words: str) -> str:
    """Alternatives for some words (parted by blanks), longest first, in either script and with blanks inside."""
    longest_first = sorted(words.split(), key=len, reverse=True)
    return "(?:" + "|".join(r"[\s　]{0,4}".join(map(_either_script, word)) for word in longest_first) + ")"


def _either_script(character: str) -> str:
    other = _TRADITIONAL.get(character)
    return f"[{character}{other}]" if other else character


# Blanks are taken only where a colon follows, so that 时间 in a sentence costs nothing.
# 发布 ends many a sentence's subject (市公安局发布：), so it is a label only where no character stands before it.
_BEFORE = {Field.PUBLISHER: r"(?<![\u3400-\u9fff])"}
# 编辑/排版：王芳: one person with two jobs, of which the first is meant.
_JOINT = rf"(?:[/／、&](?:{'|'.join(_SECOND_JOBS.split())}))?"
_NAMED = (
    f"(?P<{name.value}>{_BEFORE.get(name, '')}{label_pattern(words)})(?={_JOINT}{COLON})"
    for name, words in LABELS.items()
)
_INITIALS = "".join({_either_script(word[0]).strip("[]") for words in LABELS.values() for word in words.split()})
_LABEL = re.compile(f"(?=[{_INITIALS}])(?:{'|'.join(_NAMED)}){_JOINT}{COLON}")
