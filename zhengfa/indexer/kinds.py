"""The kind of an article: what its headline, or else its channel, says it reports on.

Kinds are those that the press of the committees has (meeting, visit, instruction …); the rules go by the set words of
their headlines and are tried in this order, the most telling first. What none of them knows is `other`.
"""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What an article reports on."""

    APPOINTMENT = "appointment"
    INVESTIGATION = "investigation"
    INSTRUCTION = "instruction"
    MEETING = "meeting"
    TRAINING = "training"
    VISIT = "visit"
    BRIEFING = "briefing"
    CASE = "case"
    RULE = "rule"
    CAMPAIGN = "campaign"
    COMMENT = "comment"
    OTHER = "other"


KIND_RULES = 1  # raise it whenever the same article gets another kind than before

KINDS = {  # what people call them, the first being shown
    Kind.APPOINTMENT: ("任免", "任命", "免职", "任前公示", "公示"),
    Kind.INVESTIGATION: ("查处", "审查调查", "处分"),
    Kind.INSTRUCTION: ("批示", "指示"),
    Kind.MEETING: ("会议",),
    Kind.TRAINING: ("动员培训", "动员", "培训", "开班"),
    Kind.VISIT: ("调研督导", "调研", "督导", "慰问", "领导活动"),
    Kind.BRIEFING: ("发布通报", "发布会", "通报"),
    Kind.CASE: ("案例", "案件", "以案释法"),
    Kind.RULE: ("法规文件", "法规", "条例", "意见", "解读"),
    Kind.CAMPAIGN: ("专项行动", "行动", "警务"),
    Kind.COMMENT: ("评论综述", "评论", "综述"),
    Kind.OTHER: ("其他",),
}

_HEADLINES = (
    # 任命 alone is a verb of meetings as well ("任命大会"): a name or an office stands near it in either case.
    (Kind.APPOINTMENT, r"任前公示|拟任|任免|任命|免去|提名为|当选|履新|干部公示|同志任|宣誓就职"),
    (
        Kind.INVESTIGATION,
        r"接受.{0,6}(?:审查|调查)|被(?:双开|开除|查|逮捕|公诉|提起公诉)|严重违纪|主动投案|落马|受贿案",
    ),
    (Kind.INSTRUCTION, r"批示|重要指示"),
    (Kind.TRAINING, r"开班|培训|动员|宣讲|研讨班|轮训|党课|学习班"),
    (
        Kind.MEETING,
        r"会议|全会|例会|推进会|座谈会|部署会|工作会|研判会|调度会|视频会|专题会|协调会|联席会|交流会|汇报会|大会",
    ),
    (Kind.BRIEFING, r"发布会|通报|公布|公告|通告|白皮书|发布"),
    (Kind.VISIT, r"调研|督导|慰问|走访|考察|视察|检查|督查|看望|会见|接访|指导工作|到.{1,12}(?:听取|察看)"),
    (Kind.RULE, r"条例|办法|规定|意见|细则|解释|法律|立法|解读|修正案|施行"),
    (Kind.CASE, r"案(?:件|例|$|[》”，、：])|以案释法|宣判|判处|开庭|庭审|诈骗|被告|获刑|原告|赔偿"),
    (
        Kind.CAMPAIGN,
        r"专项|行动|整治|战役|打击|严打|抓获|破获|侦破|收网|扫黑除恶|平安建设|宣传(?:周|月|日|活动)|巡逻|清查",
    ),
    (Kind.COMMENT, r"评论|时评|综述|述评|观察|侧记|访谈|专访|纪实|谈|论|感悟|体会"),
)
_CHANNELS = (
    (Kind.CASE, r"以案释法|案例|案件|大案|庭审|说法"),
    (Kind.COMMENT, r"评论|时评|观点|言论|理论|访谈|综述"),
    (Kind.RULE, r"法规|法律|条例|文件|解读"),
    (Kind.APPOINTMENT, r"任免|公示|人事"),
    (Kind.BRIEFING, r"通知|公告|发布"),
    (Kind.CAMPAIGN, r"专项|行动|警务|平安"),
)
_BY_HEADLINE, _BY_CHANNEL = (
    tuple((kind, re.compile(pattern)) for kind, pattern in rules) for rules in (_HEADLINES, _CHANNELS)
)


def kind_of(headline: str | None, channel: str | None) -> Kind:
    """The kind of an article with this headline, in simplified script, in this channel."""
    for rules, text in ((_BY_HEADLINE, headline), (_BY_CHANNEL, channel)):
        for kind, pattern in rules:
            if text and pattern.search(text):
                return kind
    return Kind.OTHER
