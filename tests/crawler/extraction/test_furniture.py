import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengfa.crawler.extraction.credits import is_byline, is_credit
from zhengfa.crawler.extraction.endings import ending
from zhengfa.crawler.extraction.furniture import is_furniture
from zhengfa.crawler.extraction.rights import is_notice


@pytest.mark.parametrize(
    "text",
    [
        "当前位置：首页 > 政法要闻 > 正文",
        "所在位置:首頁 > 文字頭條 > 正文",
        "首页 > 要闻",
        "分享到：",
        "分享到： 微信 微博",
        "【打印本页】 【关闭窗口】",
        "字号：大 中 小",
        "上一篇：全市会议召开",
        "上一条：全市会议召开 下一条：没有了",
        "浏览 人次",
        "3上一篇 4下一篇",  # digits of an icon font
        "上一版 下一版",
        "-标准+",
        "歡迎來(lái)到某某長(zhǎng)安網(wǎng)",
        "主办:中共某省委政法委员会 承办:某某报",
        "移動(dòng)客戶端",
        "|",
        "Copyright 2020 example.cn All Rights Reserved",
        "版权所有：某某网 京ICP备00000000号",
        "免责声明：本文仅代表作者个人观点。请读者仅作参考。",
        "本文来源于网友上传,不代表本站观点。",
        "点击 {{ pvCount }} 次",
        "阅读 539",
    ],
)
def test_navigation_buttons_and_notices_are_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "分享改革成果",
        "评论员文章",
        "主办案件法官谈执行",
        "一、提高政治站位",
        "会议强调，要加强版面管理。",
        "打印件须加盖公章。",
        "首页推荐的做法值得推广。",
        "……",
        "无规不成圆",
        "附件：1.名单",
    ],
)
def test_headings_and_sentences_are_not(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        *("相关报道", "相關(guān)報(bào)道", "相关链接：", "【延伸阅读】", "延伸 · 阅读", "分享到：微信"),
        *("版权声明：转载请注明", "声明：以上内容不构成投资建议。"),
    ],
)
def test_related_lists_end_the_article(text: str) -> None:
    assert ending(text)


@pytest.mark.parametrize("text", ["相关新闻发布会定于下周举行", "责任编辑部的人说。", "附件：1.名单"])
def test_words_that_only_begin_alike_do_not(text: str) -> None:
    assert not ending(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2021-07-13 09:56", "来源：省报 作者：", "发布时间：2024-01-01", "省报 2021-07-13 09:56 大字"),
        "http://www.example.cn/" * 3 + " 2021-07-13 09:56来源： 省报",
    ],
)
def test_bylines_are_known(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize(
    "text", ["2021年7月13日，会议召开。", "7月13日上午9:30，会议准时开始", "一、会议强调", "记者：您怎么看？"]
)
def test_text_is_no_byline(text: str) -> None:
    assert not is_byline(text)


def test_a_meeting_notice_names_its_time_without_being_a_credit() -> None:
    assert not is_credit("时间：2024年5月1日上午")
    assert is_credit("责任编辑：王芳")
    assert is_credit("发布时间：2024-05-01 10:00")


@settings(deadline=None)  # a loaded machine is no failure
@given(st.text())
def test_no_text_raises(text: str) -> None:
    for judge in (is_furniture, ending, is_byline, is_credit):
        judge(text)


@pytest.mark.parametrize(
    "text",
    [
        "点击上方蓝字关注我们",
        "点击上方“某市政法”关注我们",
        "長按識別二維碼",
        "微信扫一扫关注该公众号",
        "关注我们",
        "喜欢就点个在看",
        "点赞 在看 分享",
        "预览时标签不可点",
        "（原题为《某市召开会议》）",
        "原标题《某市召开会议》",
        "微信号：abc123",
        "— END —",
    ],
)
def test_what_accounts_print_round_their_texts_is_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "群众扫描二维码即可预约",
        "原题是一首诗",
        "END行动成效明显",
        "重点关注三类人员",
        "公众号：如何办好政务新媒体，专家这样说。",
        "点击率是多少",
    ],
)
def test_texts_about_such_things_are_not(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "声明：转载此文是出于传递更多信息之目的，若有来源标注错误或侵犯了您的合法权益，请与我们联系。",
        "本文为某号作者上传并发布，仅代表该作者观点，不代表某新闻的观点或立场",
        "本网声明：未注明来源的稿件版权归原作者所有。",
    ],
)
def test_a_reprinters_notice_ends_the_text(text: str) -> None:
    assert is_notice(text)
    assert ending(text)


@pytest.mark.parametrize(
    "text",
    [
        "外交部声明：中方坚决反对。",
        "他说，这不代表中方的立场。",
        "人大代表提出了自己的观点。",
        "本文件自印发之日起施行。",
    ],
)
def test_a_statement_in_the_news_does_not(text: str) -> None:
    assert not is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "审核丨王芳",
        "初审：王芳 复审：李明 终审：张小三",
        "【校对：王芳】",
        "监制/王芳 统筹/李明",
        "投稿邮箱：a@b.example",
    ],
)
def test_who_checked_the_page_is_no_part_of_the_text(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize("text", ["审核通过的有王芳等三人", "视频：会议要求，抓好落实。", "设计"])
def test_other_lines_are_no_credit(text: str) -> None:
    assert not is_credit(text)
