"""Lines that stand on an article's page and are no part of the article: navigation, buttons, legal notices.

A line with a full stop is a sentence, and no sentence is ever furniture, a site's own notices excepted.
"""

import re
from functools import lru_cache

from zhengfa.crawler.extraction.labels import COLON, label_pattern, lifted
from zhengfa.crawler.extraction.rights import is_notice, is_remark

_CACHED = 2_000  # lines: each is asked about several times while its page is read
_LONGEST = 120  # characters

# A line that holds nothing but these, signs and numbers.
_BUTTONS = label_pattern(
    """
    分享 分享到 分享至 分享到朋友圈 分享至好友和朋友圈 微信 微博 新浪微博 腾讯微博 QQ空间 Qzone 朋友圈 QQ 打印
    打印本页 打印此页 关闭 关闭窗口 关闭本页 返回顶部 回到顶部 返回首页 回到首页 返回 我要纠错 纠错 上一篇 下一篇
    上一页 下一页 尾页 首页 字号 字体 大 中 小 放大 缩小 正常 超大 标准 大字号 小字号 收藏 点赞 移动客户端 客户端
    官方微信 官方微博 网站地图 联系我们 阅读原文 查看原图 复制链接 加载更多 评论 跟贴 我要评论 参与评论 订阅 举报
    浏览 下载客户端 我要留言 进入论坛 设为首页 无障碍浏览 扫一扫 扫描二维码 手机看新闻 推荐 转发 更多 隐藏边栏 保存
    阅读 赞 在看 分享收藏 点赞分享 点分享 点收藏 点点赞 点在看 已收藏 取消订阅 已订阅 大字号 参与互动 语音播报 收听本文
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
SIGNS = r"[\s\[\]【】()（）|｜>＞»·•+＋\d,，、/_*■●▪\-—]"  # that may stand between buttons
# Atomic: 返回首页 is one button or two, and a row of them must not be tried in every way.
_ONLY_BUTTONS = re.compile(rf"{SIGNS}*(?:(?>{_BUTTONS}){SIGNS}*+)++[:：]?{SIGNS}*")
_LABELLED = re.compile(rf"{SIGNS}*{_LABELS}\s*(?:{COLON}.*|[】\])）].*)?")
_TRAIL = re.compile(r"^.{0,12}(?:首页|首頁)\s*(?:[>＞»›/-]|&gt;)")
_WELCOME = re.compile(r"(?:您好，?)?[欢歡]迎(?:[来來]到|光[临臨]|[访訪][问問]).{2,20}[网網站]!?！?")
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
# 2021年7月13日 星期二 第A01版：头版
_PAGE_OF_PAPER = re.compile(r"[^，]{0,24}第\s?[A-Z]?\d{1,3}\s?版\s*[:：]?[^，]{0,10}")
_UNRENDERED = re.compile(r"\{\{.{0,80}\}\}")  # a template's placeholder that no script filled
# Rules and arrows; then what a video player prints, a thumb, a font size, and a text's end. An ellipsis is text.
_ONLY_SIGNS = re.compile(
    r"[\s|｜>＞»·•=_*—+/\\-]+|Play Video|/?\d{1,2}:\d\d(?:\s*/\s*\d{1,2}:\d\d)?|\+1|T\s?\|\s?T|[\s—-]*END[\s—-]*"
)

_WHOLE = re.compile(
    "|".join(
        f"(?:{pattern.pattern})"
        for pattern in (_ONLY_SIGNS, _ONLY_BUTTONS, _LABELLED, _WELCOME, _INVITATION, _ORIGINAL_TITLE, _PAGE_OF_PAPER)
    )
)


@lru_cache(_CACHED)
def is_furniture(text: str) -> bool:
    """Whether a line is navigation, a button or a legal notice."""
    if is_notice(text) or is_remark(text):
        return True
    if len(text) > _LONGEST or "。" in text:
        return False
    plain = lifted(text)
    return bool(_WHOLE.fullmatch(plain) or _TRAIL.search(plain) or _UNRENDERED.search(plain))
