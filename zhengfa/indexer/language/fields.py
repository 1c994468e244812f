"""The names of fields, in both languages."""

from enum import StrEnum

from zhengfa.indexer.language.tree import TextField, ValueField


class DateField(StrEnum):
    """What is followed by a date."""

    DATE = "date"
    FROM = "from"
    TO = "to"


Field = TextField | ValueField | DateField

# What each is called; the first Chinese name is the one that is shown. Traditional script is simplified before.
FIELD_NAMES: dict[Field, tuple[str, ...]] = {
    TextField.TITLE: ("标题",),
    TextField.OFFICIAL: ("官员",),
    TextField.POST: ("职务",),
    TextField.SOURCE: ("来源",),
    TextField.CHANNEL: ("栏目",),
    TextField.EDITOR: ("编辑", "责编", "责任编辑"),
    TextField.AUTHOR: ("作者",),
    ValueField.PORTAL: ("门户",),
    ValueField.PROVINCE: ("省", "省份"),
    ValueField.LEVEL: ("层级", "级别"),
    ValueField.KIND: ("类型", "体裁"),
    DateField.DATE: ("日期", "发布"),
    DateField.FROM: ("自", "起"),
    DateField.TO: ("至", "止"),
}
FIELDS: dict[str, Field] = {name: field for field, chinese in FIELD_NAMES.items() for name in (field.value, *chinese)}
