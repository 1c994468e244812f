"""Lines behind which there is no more of the article: other pages, comments, closing words."""

import re

from zhengfa.crawler.extraction.furniture import SIGNS
from zhengfa.crawler.extraction.labels import label_pattern, lifted
from zhengfa.crawler.extraction.rights import is_notice

_LONGEST_ENDING = 40  # characters

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
_KINDS = {"background": _BACKGROUND, "related": _RELATED, "comments": _COMMENTS, "closing": _CLOSINGS}
_ENDING = re.compile(
    rf"{SIGNS}*(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _KINDS.items())})\s*(?:[:：∶】\])）>＞|].*)?"
)
_DOTS = re.compile("[·•・]")  # 延伸·阅读


def ending(text: str) -> str:
    """What begins here, so that the article may be over: "background", "related", "comments", "closing"; or ""."""
    if is_notice(text):
        return "closing"
    plain = _DOTS.sub("", lifted(text))
    if len(plain) > _LONGEST_ENDING or "。" in plain:
        return ""
    found = _ENDING.fullmatch(plain)
    return found.lastgroup or "" if found else ""
