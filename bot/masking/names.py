"""Names, where somebody says whose they are."""

import re
from typing import Final

from bot.masking.placeholders import Placeholder
from knowledge.normalize import simplified
from knowledge.tokens import rarity

# the common ones of 百家姓, in both scripts
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘蒋蔡余于杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚"
    "符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时"
    "穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬仇"
    "栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "張劉陳楊黃趙吳孫馬羅鄭謝許鄧韓馮葉蘇呂盧鍾鐘譚陸賈韋鄒閻龍賀顧龔邵萬錢嚴湯莊聶魯歐關蘭寧紀畢單"
    "駱藍華饒陽農車項連蘆麥婁竇黨宮費衛應閔鄔邊欒叢鞏遲鄺蕭"
)
_DOUBLE: Final = (
    "欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|司徒|东方|東方|独孤|獨孤|南宫|南宮|夏侯|皇甫|尉迟|尉遲|公孙|公孫"
    "|慕容|令狐|宇文|长孙|長孫|端木|轩辕|軒轅|呼延"
)
_HAN: Final = "[\u3400-\u9fff]"
_SURNAME: Final = rf"(?:{_DOUBLE}|[{_SURNAMES}])"
_TITLE: Final = (
    "(?:先生|女士|小姐|太太|阿姨|叔叔|大爷|大爺|大妈|大媽|大叔|大姐|大哥|师傅|師傅|老师|老師|医生|醫生"
    "|奶奶|爷爷|爺爺|伯伯|婆婆|生|姨|伯|叔|姐|哥)"
)
_NOT_IN_NAMES: Final = "人员員者户戶的吗嗎呢了吧们們村镇鎮街区區县縣市省族店院校局处處谁誰啥么麼哪"
_GIVEN: Final = f"(?:(?![{_NOT_IN_NAMES}]){_HAN}){{1,2}}?"
# what may follow a name; words that go on with the sentence
_END: Final = (
    r"(?=$|[^\w]|[0-9A-Za-z]|住|家|现|現|在|来自|來自|想|要|请|請|求|咨|今年|身份|电|電|手机|手機|号|號"
    r"|户|戶|男|女|是|的|和|跟|有|没|沒|从|從|也|都|能|可|怎|为|為|办|辦|去|问|問)"
)
_NAME: Final = (
    rf"(?:{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}})+"  # 艾力·买买提
    rf"|(?P<titled>{_SURNAME}{_TITLE})|[小老阿]{_SURNAME}|{_SURNAME}{_GIVEN}){_END}"
)
_SPACE: Final = r"[\s:：“\"]{0,2}"

# who is called so is said, so that what follows is a name, even if it is also a word
_CALLED: Final = (
    r"(?:[我他她]|本人|名字|姓名|大名|名|孩子|儿子|兒子|女儿|女兒|老公|老婆|丈夫|妻子|父亲|父親|母亲|母親"
    r"|爸爸|妈妈|媽媽|老人)的?(?:名字)?(?:叫做?|就叫)|[我他她]的?(?:名字|姓名)[是为為]|姓名[是为為]?"
    r"|联系人[是为為]?|聯繫人[是为為]?|[个個]?(?:仔|囡|女)叫做?|(?:阿爸|阿妈|阿媽|老豆|老母|細佬|细佬|家姐)叫做?"
)
_SURNAME_SAID: Final = r"(?:[我他她]|本人|免贵|免貴|敝)姓"
_BE: Final = r"(?:我(?:就)?[是係系]|这里是|這裡是|本人(?:是)?)"

_SURE: Final = re.compile(rf"((?:{_CALLED}){_SPACE}){_NAME}")
_OF_FAMILY: Final = re.compile(rf"({_SURNAME_SAID}{_SPACE}){_SURNAME}(?:{_GIVEN})?{_END}")
_PERHAPS: Final = re.compile(rf"(?P<said>{_BE}{_SPACE})(?P<name>{_NAME})")

# whoever says 我叫 says a name next, whatever comes behind it; what is called for is none:
# 我叫车, 我叫了外卖, 我叫什么
_OWN: Final = re.compile(
    rf"((?:[我俺]|本人|我的?名字)[个個]?名?叫做?{_SPACE})"
    r"(?!车|車|救护|救護|外卖|外賣|滴滴|快递|快遞|网约|網約|物业|物業|人"
    r"|[他她你佢您大了过過停来來不什啥咩乜做这呢嗰号號])"
    rf"(?:(?:{_DOUBLE}){_HAN}{{1,2}}|{_HAN}(?: {{0,2}}{_HAN}){{1,2}}"
    r"|[A-Za-z]+(?: [A-Za-z]+){0,2})"
)

_WORD: Final = 15.6  # nats: what is as common in jieba's counts (10 in 60 million) is a word
# with these hardly anything begins that one can be, though the dictionary has people of fame
_NEVER_WORDS: Final = (
    "王李张刘陈赵孙胡郭谢冯曹彭曾袁潘蒋蔡姚卢姜崔谭汪廖邹熊邱薛侯覃樊張劉陳趙孫謝馮蔣盧譚鄒"
)


def without_names(text: str) -> str:
    """Return `text` with the names masked that somebody gives as their own or of their own."""
    text = _SURE.sub(rf"\1{Placeholder.NAME}", text)
    text = _OWN.sub(rf"\1{Placeholder.NAME}", text)
    text = _OF_FAMILY.sub(rf"\1{Placeholder.NAME}", text)
    return _PERHAPS.sub(_unless_word, text)


def _unless_word(found: re.Match[str]) -> str:
    """Mask 我是陈静, and leave 我是高中生 and 我是农民 as they are."""
    said, name = found["said"], found["name"]
    return said + (Placeholder.NAME if found["titled"] or _is_name(name) else name)


def _is_name(text: str) -> bool:
    return text.lstrip("小老阿")[0] in _NEVER_WORDS or rarity(simplified(text)) >= _WORD
