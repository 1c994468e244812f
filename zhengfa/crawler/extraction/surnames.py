"""What a Chinese person's name looks like: a surname of the common ones and a given name of one or two characters.

Words and places that begin like a surname are no names: 江苏, 全文, 高清.
"""

import re

# The commonest surnames in both scripts; those of two characters follow. Surnames that begin everyday words more
# often than names (国 海 明 来 代 司) are left out: behind a reporter's title any name is taken.
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董袁"
    "潘于於余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾鐘姜崔谭譚廖范範汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎"
    "閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐"
    "颜顏倪庄莊聂聶章鲁魯岳翟申欧歐殷耿关關兰蘭焦巴左柳祝纪紀梅舒凌涂塗包宁寧霍路苗解饶饒阮尚纵祁苑车車裴柯管卜柴"
    "单單童费費娄婁滕米佟桂骆駱栾欒盛项項曲卓成游裘谷池查干戚连連冉阳陽应應岑仇牟井房古银銀鲍鮑华華喻郁鬱柏窦竇木"
    "邬鄔敖印鹿隋封时時臧茅乌烏丛叢郎卞褚靳边邊匡甘屈晏辛屠麦麥全闵閔闫閆初楚宗景冷艾谈談雍党黨燕和母戈肇纳納多寇"
    "乐樂宫宮从從晁巩鞏幸芦蘆蔚蔺藺栗宓计計普哈才朴奚伊旷缪修蔡付俞詹荆鞠丰豐巫贝貝繆符尧堯强強桑支瞿赫翁庾麻沙危"
    "仲束闻聞邸厉厲廉惠荣榮楼樓甄蒙蒲蓝藍虞衣衡谌諶迟遲隗郜逄逯阚闞阙闕胥茹荀戎扈敬晋晉沐濮漆湛皮盖蓋简簡竺粟佘冀"
    "冼仝亓綦劳勞宿尉揭杭植汝滑班释釋钮鈕隆靖韶郗郦酈鄢邝鄺储儲雒种逯"
)
_COMPOUND = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|尉迟|尉遲|令狐|慕容|端木|东方|東方|夏侯|呼延|司徒|公孙|公孫|司空|轩辕"
)
HAN = r"\u3400-\u9fff"

# Places that stand beside names: provinces, their capitals, and towns that begin like a surname.
_PLACES = """
    北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州
    云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾 石家庄 太原 沈阳 长春 哈尔滨 南京 杭州 合肥 福州
    南昌 济南 郑州 武汉 长沙 广州 海口 成都 贵阳 昆明 西安 兰州 西宁 呼和浩特 南宁 拉萨 银川 乌鲁木齐 深圳 苏州
    常州 徐州 温州 宁波 金华 江门 柳州 梅州 贺州 安阳 安庆 安康 万州 梁山 齐齐哈尔 石嘴山 马鞍山 连云港 和田 文山
    乐山 白山 雷州 池州 巴中 康定 丰台 石景山 房山 华盛顿 纽约 东京 伦敦 巴黎
    台北 臺北 新北 台中 臺中 台南 臺南 高雄 桃园 桃園
"""
# Words that begin like a surname and stand where names do: in brackets, beside the date, behind an outlet.
_WORDS = """
    全文 全文完 全国 全省 全市 全县 全区 全媒体 全景 全部 时政 时评 时事 时间 时代 时讯 文化 文明 文字 文章 文旅 文图
    文史 文艺 文教 文体 文摘 文件 金融 高清 高级 高考 高校 方案 方法 方言 万象 万元 万人 江南 武警 安全 安防 车辆 华东
    华南 华北 华中 华西 华人 石油 马上 和谐 和平 连载 应急 单位 强调 向上 成果 成效 成员 房产 房市 银行 钱币 米字 白话
    边疆 游戏 游记 乐活 乐享 常识 常用 常见 多图 多方 支持 支付 解读 解析 解说 解答 路况 关注 关闭 关于 关键词 盛会
    盛况 温馨 温度 古籍 江湖 沙龙 麻辣 简介 简讯 简报 简体 简明 项目 管理 管理员 应用 任免 任命 路透 包括 左右 查看
    查询 谈话 谈判 计划 计算 初审 景区 景点 印发 干部 干警 宗教 党建 党史 党报 党务 党员 党委 党群 甘肃网 晋中 邵阳
    沙坪坝 康养 尚法 从严 从优 修订 普法 宁安 祝贺 洪水 常委 常委会 母亲 华声 金羊 龙虎网 东方网 马蜂窝 荣誉 蓝天 蓝图
    储备 简版 班子
"""
_PROVINCE = re.compile(rf"(?:{'|'.join(_PLACES.split())})(?:省|市|.{{0,4}}自治区)?")
_NO_NAMES = frozenset([*_PLACES.split(), *_WORDS.split()])
PLACE = "(?:" + "|".join(sorted(_PLACES.split(), key=len, reverse=True)) + ")"


def surname_pattern(given: str) -> str:
    """A name of which `given` matches each further character: surname and one or two of them; or 欧阳 and the like."""
    return rf"(?:(?:{_COMPOUND}){given}{{1,2}}|[{_SURNAMES}]{given}{{1,2}})"


# 努尔·白克力; then 徐 超, whose two characters a blank draws to the width of three.
_FOREIGN = rf"[{HAN}]{{2,6}}[·•‧・][{HAN}]{{2,8}}"
_SPACED = rf"[{_SURNAMES}][ \u3000\xa0]+[{HAN}](?![{HAN}])"


def name_pattern(given: str) -> str:
    """A person's name in all its forms."""
    return rf"(?:{surname_pattern(given)}|{_FOREIGN}|{_SPACED})"


_NAME = re.compile(name_pattern(f"[{HAN}]"))
_INSTITUTION = re.compile(rf"[{HAN}]{{2}}[区區县縣市镇鎮乡鄉局厅廳网網报報社]")  # 高新区, 江北网: no given name ends so


def is_name(text: str) -> bool:
    """Whether a text is one person's name and nothing more."""
    return bool(_NAME.fullmatch(text)) and not is_word(text)


def is_word(text: str) -> bool:
    """Whether a text that may look like a name is a place, an institution or an everyday word."""
    return text in _NO_NAMES or bool(_INSTITUTION.fullmatch(text))


def is_place(text: str) -> bool:
    """Whether a text is a province or a city and nothing more: where a platform's user was (来自：北京市)."""
    return bool(_PROVINCE.fullmatch(text))
