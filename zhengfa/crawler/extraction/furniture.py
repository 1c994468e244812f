"""Lines that stand on an article's page and are no part of the article: navigation, buttons, legal notices.

A line with a full stop is a sentence, and no sentence is ever furniture, a site's own notices excepted.
"""

import re
from functools import lru_cache

from zhengfa.archive.content import Precision, Provenance
from zhengfa.crawler.extraction.dates import moments
from zhengfa.crawler.extraction.labels import COLON, Field, label_pattern, labelled, lift

_CACHED = 2_000  # lines: each is asked about several times while its page is read
LONGEST = 120  # characters; a byline with every label filled takes about 100
LONGEST_NOTICE = 400  # characters; legal notices run longer
_LONGEST_BARE_BYLINE = 60  # characters of a byline without labels: date, outlet, name
_LABEL_BY = 60  # the character by which a byline's first label stands: behind a date and a URL at most
_LONGEST_ENDING = 40  # characters

# A line that holds nothing but these, signs and numbers.
_BUTTONS = label_pattern(
    """
    分享 分享到 分享至 分享到朋友圈 分享至好友和朋友圈 微信 微博 新浪微博 腾讯微博 QQ空间 Qzone 朋友圈 QQ 打印
    打印本页 打印此页 关闭 关闭窗口 关闭本页 返回顶部 回到顶部 返回首页 回到首页 返回 我要纠错 纠错 上一篇 下一篇
    上一页 下一页 尾页 首页 字号 字体 大 中 小 放大 缩小 正常 超大 标准 大字号 小字号 收藏 点赞 移动客户端 客户端
    官方微信 官方微博 网站地图 联系我们 阅读原文 查看原图 复制链接 加载更多 评论 跟贴 我要评论 参与评论 订阅 举报
    浏览 下载客户端 我要留言 进入论坛 设为首页 无障碍浏览 扫一扫 扫描二维码 手机看新闻 推荐 转发 更多 隐藏边栏 保存
    阅读 在看 分享收藏 点赞分享 点分享 点收藏 点点赞 点在看 已收藏 取消订阅 已订阅 大字号 参与互动 语音播报 收听本文
    展开全文 查看全文 阅读全文 打开APP阅读全文 打开APP 查看更多 返回搜狐 点击播报本文 约 分钟
    上一版 下一版 上一条 下一条 版面导航 返回目录 浏览人次 默认
    """
)
# A line that begins with one of these and a colon, or holds it alone.
_LABELS = label_pattern(
    """
    当前位置 您当前的位置 您现在的位置 您所在的位置 您的位置 你的位置 所在位置 位置 分享到 分享 字号 字体 上一篇
    下一篇 主办 承办 主办单位 承办单位 技术支持 原标题 原题 来源链接 责任编辑 责编 标签 关键词 浏览 浏览次数 点击
    点击数 阅读 扫一扫 编辑 打印 收藏 网站标识码
    上一条 下一条 上一版 下一版
    """
)
# Behind such a line there is no more of the article.
_BACKGROUND = label_pattern("相关链接")  # behind which agencies print other pages, or prose of the article's own
_RELATED = label_pattern(
    """
    相关新闻 相关报道 相关阅读 相关文章 相关专题 相关稿件 相关推荐 相关内容 相关搜索 延伸阅读 推荐阅读
    延伸推荐 重点推荐 更多精彩资讯 更多精彩内容 热门推荐 热点新闻 热点推荐 精彩推荐 更多新闻 更多精彩 更多阅读
    猜你喜欢 为您推荐 您可能感兴趣 今日热点 热点视频 精彩图片 热门文章 最新文章 新闻排行 点击排行 热门关键词
    往期回顾 往期推荐 往期精彩 往期阅读 精彩回顾
    """
)
_COMMENTS = label_pattern("网友评论 最新评论 热门评论 精彩评论 全部评论 发表评论 我要评论 我来说两句")
_CLOSINGS = label_pattern(
    """
    版权声明 免责声明 特别声明 上一篇 下一篇 上一条 下一条 分享到 分享让更多人看到 扫一扫 扫码
    扫一扫在手机打开当前页 扫一扫在手机打开当前页面 打印本页 打印此页 责任编辑 返回顶部
    """
)
# Who checked, made and put out the page, behind the text: 初审：… 复审：… 终审：…
_STAFF = label_pattern(
    """
    审核 初审 复审 终审 一审 二审 三审 一校 二校 三校 审稿 审签 审读 复核 签发 编审 监审 校对 责任校对 制作 制图 排版
    设计 统筹 策划 出品 出品人 监制 总监制 主编 总编 编委 值班主任 值班编辑 值班编委 值班总编 美编 美术编辑 视觉编辑
    图片编辑 视频编辑 技术编辑 摄影 视频 录入 投稿邮箱
    """
)
_SIGNS = r"[\s\[\]【】()（）|｜>＞»·•+＋\d,，、/_*■●▪\-—]"
# Atomic: 返回首页 is one button or two, and a row of them must not be tried in every way.
_ONLY_BUTTONS = re.compile(rf"{_SIGNS}*(?:(?>{_BUTTONS}){_SIGNS}*+)++[:：]?{_SIGNS}*")
_LABELLED = re.compile(rf"{_SIGNS}*{_LABELS}\s*(?:{COLON}.*|[】\])）].*)?")
_ENDINGS = {
    kind: re.compile(rf"{_SIGNS}*{words}\s*(?:[:：∶】\])）>＞|].*)?")
    for kind, words in (
        ("background", _BACKGROUND),
        ("related", _RELATED),
        ("comments", _COMMENTS),
        ("closing", _CLOSINGS),
    )
}
_DOTS = re.compile("[·•・]")  # 延伸·阅读
_ADDRESS = re.compile(r"https?://[!-~]+")  # of the site, in front of a byline
_STAMP = re.compile(label_pattern("发布时间 发布日期 发表时间 发稿时间 更新时间 录入时间"))
_TRAIL = re.compile(r"^.{0,12}(?:首页|首頁)\s*(?:[>＞»›/-]|&gt;)")
_WELCOME = re.compile(r"(?:您好，?)?[欢歡]迎(?:[来來]到|光[临臨]|[访訪][问問]).{2,20}[网網站]!?！?")
# One of these stands in every notice: looked for first, as that is ten times quicker than the pattern.
_SIGNS_OF_NOTICE = """
    声明 聲明 otice opyright OPYRIGHT © 版权 版權 ICP 公网 公網 代表
"""
_NOTICE_SIGNS = tuple(_SIGNS_OF_NOTICE.split())
_REMARK_SIGNS = ("代表", "未经", "未經", "不构成", "不構成", "转载", "轉載")
_NOTICE = re.compile(
    r"^[\s\[【“\"（(]*(?:(?:免[责責]|特[别別]|版[权權]|平[台臺]|(?:本站)?[郑鄭]重)[声聲]明|Notice)[\]】]?\s*[:：∶本以凡]"
    r"|[Cc]opyright|COPYRIGHT|©|版[权權]所有|ICP[备備]|公[网網]安[备備]"
)
# These may stand below a picture in the middle of a text, and end nothing. What somebody did 未经许可 is news.
_REMARK = re.compile(
    r"不代表本(?:站|网|網)"
    r"|未[经經].{0,12}(?:授[权權]|[许許]可|允[许許]|同意)[，, ]?(?:均|一律)?"
    r"(?:不得|不可|[严嚴]禁|禁止|[请請]勿|勿|[谢謝][绝絕]).{0,8}(?:[转轉][载載]|使用|[复複]制|摘[编編])"
    r"|不[构構]成.{0,6}投[资資]建[议議]|[转轉][载載][请請须需].{0,8}(?:注明|附上|[联聯][系繫]|授[权權])"
)
_DISCLAIMER = re.compile(
    r"(?:本文|以上|文章|此文|注|[声聲]明)[^。]{0,60}(?:不代表|[仅僅]代表)[^。]{0,20}(?:[观觀][点點]|立[场場])"
    r"|(?:本[网網站])?[声聲]明\s*[:：∶].{0,80}(?:[转轉][载載]|侵[权權犯]|版[权權]|不[构構]成)"
)
_CREW = re.compile(rf"{_SIGNS}*{_STAFF}{COLON}[^。，]{{1,60}}")
# What accounts of social media print round their texts.
_INVITATION = re.compile(
    r"(?:点击|點擊|戳|长按|長按|扫码|掃碼|扫描|掃描|识别|識別|(?:微信)?扫一扫)[^，。；]{0,20}"
    r"(?:[关關]注|[蓝藍]字|二[维維][码碼]|公[众眾][号號]|名片|原文)[^，。；]{0,12}"
    r"|[关關]注我[们們]|预览时标签不可点|.{0,8}[点點]个?.{0,2}在看.{0,6}|(?:微信|公众)号\s*[:：].{1,30}"
    r"|(?:微信)?[扫掃]一[扫掃][，, ]{0,2}[关關]注.{0,12}|.{0,20}[尽盡]在.{2,12}(?:APP|客户端)"
    r"|更多.{0,8}(?:内容|资讯|新闻)[，, ]?[请敬]?.{0,4}(?:进入|关注|点击|下载).{0,20}"
    r"|(?:本文(?:链接|鏈接|地址|网址)|(?:投诉)?举报(?:电话|邮箱)|新闻热线)\s*[:：].{1,120}"
    r"|.{0,20}(?:会员|付费|订阅)[^。]{0,12}(?:阅读|查看)全文|您的浏览器(?:不支持|版本).{0,40}"
)
_ORIGINAL_TITLE = re.compile(r"[(（【\s]*(?:原|原文)(?:[标標])?[题題](?:[为為]|[:：])?\s*[《“].{2,80}")
_UNRENDERED = re.compile(r"\{\{.{0,80}\}\}")  # a template's placeholder that no script filled
# Rules and arrows; then what a video player prints, a thumb, a font size, and a text's end. An ellipsis is text.
_ONLY_SIGNS = re.compile(
    r"[\s|｜>＞»·•=_*—+/\\-]+|Play Video|/?\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?|\+1|T\s?\|\s?T|[\s—-]*END[\s—-]*"
)

_WHOLE = re.compile(
    "|".join(
        f"(?:{pattern.pattern})"
        for pattern in (_ONLY_SIGNS, _ONLY_BUTTONS, _LABELLED, _WELCOME, _INVITATION, _ORIGINAL_TITLE)
    )
)


@lru_cache(_CACHED)
def is_furniture(text: str) -> bool:
    """Whether a line is navigation, a button or a legal notice."""
    if is_notice(text) or _is_remark(text):
        return True
    if len(text) > LONGEST or "。" in text:
        return False
    plain = lift(text).text
    return bool(_WHOLE.fullmatch(plain) or _TRAIL.search(plain) or _UNRENDERED.search(plain))


def is_notice(text: str) -> bool:
    """Whether a line is a copyright notice or a site's disclaimer."""
    if len(text) > LONGEST_NOTICE or not any(sign in text for sign in _NOTICE_SIGNS):
        return False
    return bool(_NOTICE.search(text) or _DISCLAIMER.match(text))


def _is_remark(text: str) -> bool:
    """Whether a line reserves rights or opinions."""
    return len(text) <= LONGEST and any(sign in text for sign in _REMARK_SIGNS) and bool(_REMARK.search(text))


def ending(text: str) -> str:
    """What begins here, so that the article may be over: "background", "related", "comments", "closing"; or ""."""
    if is_notice(text):
        return "closing"
    plain = _DOTS.sub("", lift(text).text)
    if len(plain) > _LONGEST_ENDING or "。" in plain:
        return ""
    return next((kind for kind, pattern in _ENDINGS.items() if pattern.fullmatch(plain)), "")


@lru_cache(_CACHED)
def is_byline(text: str) -> bool:
    """Whether a line is a byline: labels with their values, or a date and time with next to nothing else."""
    if len(text) > LONGEST or "。" in text:
        return False
    plain = lift(_ADDRESS.sub("", text) if "://" in text else text)
    fields = labelled(plain)
    if any(field is not Field.OTHER for field, _, _ in fields):
        first_value = fields[0][1]
        return first_value <= _LABEL_BY and "，" not in plain.text[:first_value]
    dated = any(moment.precision is Precision.MINUTE for moment in moments(plain.text, Provenance.BYLINE))
    return dated and len(plain.text) <= _LONGEST_BARE_BYLINE and "，" not in plain.text


def is_credit(text: str) -> bool:
    """Whether a line names who made the page and nothing else: behind the text it is no part of it."""
    named = (Field.SOURCE, Field.AUTHOR, Field.EDITOR, Field.CHIEF_EDITOR)
    plain = lift(text)
    if _CREW.fullmatch(plain.text):
        return True
    return is_byline(text) and (
        bool(_STAMP.search(plain.text)) or any(field in named for field, _, _ in labelled(plain))
    )
