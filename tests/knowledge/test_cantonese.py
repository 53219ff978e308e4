import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import cantonese, lexicon
from knowledge.normalize import simplified
from knowledge.tokens import Words


def mandarin(written: str, *names: str) -> str:
    return cantonese.mandarin(simplified(written), Words(names).cut)


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("邊度可以攞", "哪里可以拿"),
        ("边度可以攞", "哪里可以拿"),
        ("邊度", "哪里"),
        ("艾小越係乜嘢", "艾小越是什么"),
        ("係乜嘢", "是什么"),
        ("幾多", "多少"),
        ("幾多群", "多少群"),
        ("而家有幾多個群", "现在有多少个群"),
        ("幾時公布", "什么时候公布"),
        ("點解要整呢個", "为什么要做这个"),
        ("點樣申請", "怎样申请"),
        ("有冇普法", "有没有普法"),
        ("邊兩個街道試緊", "哪两个街道正在试"),
        ("嗰個搵工地圖係幫邊個局整㗎", "那个找工作地图是帮哪个局做"),
        ("佢哋搞掂未", "他们办好没有"),
        ("成個區一年落嚟補咗幾多個窿", "全区一年下来补了多少个漏洞"),
        ("呢份報告邊個寫㗎,幾時出㗎", "这份报告哪个写,什么时候出"),
        ("你哋仲有咩做得未夠好", "你们还有什么做得不够好"),
        ("出年諗住點樣整好啲", "明年打算怎样改进"),
        ("得閒傾偈使唔使錢", "有空聊天要不要钱"),
        ("識唔識,得唔得,使唔使", "会不会,行不行,要不要"),
        ("阿婆成日俾人呃錢", "老人整天被人骗钱"),
        ("電腦病毒擋咗幾多次", "电脑病毒挡了多少次"),
        ("政府啲嘢係咪攤開俾人睇", "政府那些东西是不是公开被人看"),
        ("普通話", "普通话"),
        ("", ""),
    ],
)
def test_written_cantonese_is_put_into_standard_words(written: str, standard: str) -> None:
    assert mandarin(written) == standard


@pytest.mark.parametrize(
    "written",
    [
        *("2023年重点做了什么", "项目验收工作", "国家下达", "身边个体户", "支出年度"),
        *("出差人员", "听日语课", "依家庭", "几点用餐", "试点办", "毕业后生活", "做紧急救援"),
        *("整改情况", "帮办代办", "演讲比赛", "搞好关系", "咸鱼翻身", "关系", "系统联系"),
        *("哪些要返工", "跟住户沟通", "一次过关", "后生可畏", "边界", "呢子大衣"),
        *("应用程序", "数据资料", "防疫隔离", "人工客服", "中意交流", "入口处", "周围居民"),
        *("实时监控", "群组管理", "闸口", "提点意见", "落实到位", "行风监督员"),
    ],
)
def test_mandarin_is_not_taken_for_cantonese(written: str) -> None:
    assert mandarin(written) == written


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("国家下达嘅任务", "国家下达的任务"),
        ("重点做咗乜", "重点做了什么"),
        ("住户跟住户倾偈", "住户跟住户聊天"),
        ("系統係關係嚟㗎", "系统是关系"),
        ("3點開門,幾點收工呀喺邊度", "3点开门,几点下班呀在哪里"),
        ("2023年度嘅進度", "2023年度的进度"),
    ],
)
def test_words_of_mandarin_stay_whole_in_cantonese(written: str, standard: str) -> None:
    assert mandarin(written) == standard


def test_a_name_of_the_reports_stays_whole_in_cantonese() -> None:
    assert mandarin("边度点系有咩用", "边度点系") == "边度点系有什么用"


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("招商數位地圖", "招商数字地图"),
        ("網路安全專案", "网络安全项目"),
        ("資訊化專案", "信息化项目"),
        ("企業資料如何彙整", "企业数据如何汇总"),
        ("監視器", "监控摄像头"),
        ("資訊", "资讯"),
        ("檔案", "档案"),
    ],
)
def test_words_of_other_regions_are_put_into_those_of_the_mainland(
    written: str, standard: str
) -> None:
    assert mandarin(written) == standard


def test_no_word_is_put_into_cantonese() -> None:
    standard = lexicon.cantonese().values()

    assert [word for word in standard if cantonese.is_written_in(word)] == []


@given(st.text(st.sampled_from("嗰啲街坊而家係咪2023年重点做咗,3點邊度?abc"), max_size=60))
def test_what_was_read_once_reads_the_same_again(written: str) -> None:
    once = mandarin(written)

    assert mandarin(once) == once or cantonese.is_written_in(once)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_can_be_read(written: str) -> None:
    assert isinstance(mandarin(written), str)
