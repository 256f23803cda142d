# SPDX-License-Identifier: Apache-2.0
"""Anything that somebody may give to teikit: files of any bytes, pages of any kind, folders."""

from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True)
class Given:
    """Files of a folder by name, which one is converted ("" for the folder), and the options."""

    files: dict[str, bytes]
    asked: str = ""
    options: tuple[tuple[str, str], ...] = ()


# Closed forms of the trade in three scripts: what the decoders look for.
TRADE = (
    *("记者 云 帆", "本报记者 何田 通讯员 白露", "本报讯 ", "（记者 何田）", "新华社湖城11月5日电"),
    *("□ 罗 山", "（云 帆）", "（下转第2版）", "（上接第1版）", "责任编辑：云帆 校对：何田"),
    *(
        "03 民生 2031年11月5日 星期三",
        "第1024期 今日8版",
        "云溪日报",
        "记者 云帆 摄",
        "（资料图片）",
    ),
    *("新闻链接", "简讯", "▲", "■ ", "——", "图为渡口", "①", "问：", "答：", "编辑同志：", "启事"),
    *("本報訊 ", "記者 何田 攝", "（下轉第B2版）", "責任編輯：何田", "本报记者", "记者"),
    *("By OWEN HALE", "HARBOUR, Nov. 5.—", "(Continued on Page 3.)", "To the Editor:", "LATE NEWS"),
    *("Von unserem Korrespondenten", "Paris, le 5 novembre.", "(Fortsetzung auf Seite 2.)"),
    *(
        "一、",
        "（一）",
        "1.",
        "第一章",
        "——续——",
        "完",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "：",
        "。",
    ),
)
WORDS = st.text("荡里看鸟人旧船板渡口灯水，。、", min_size=1, max_size=18)
LATIN = st.text("aber nd-touil'éß,.", min_size=1, max_size=50)
WIDE = st.text("０１２ＡＢ．，％（）12AB.,%()　 ", min_size=1, max_size=12)
ODD = st.text(
    st.sampled_from(
        "\0\x01\x08\t\x0b\x0c\x1b\x1c\x1f\x7f\x85\xa0\xad\u200b\u200d\u200e\u202e\u2028\u2029\u2066"
        "\u0301\u0e31\u3000\u3099\ufe0f\ufeff\ufffd\ufffe\uffff\ue000\uf8ff\u2f00\uf900\U00020bb7"
        "\U000e0100\U000f0000\U0010ffff&<>\"'{}[]]]>\\%$#"
    ),
    min_size=1,
    max_size=6,
)
FREE = st.text(max_size=20)
PIECES = st.one_of(WORDS, st.sampled_from(TRADE), WIDE, LATIN, ODD, FREE)
PRINTED = st.lists(PIECES, max_size=4).map("".join)
COLUMN = st.lists(st.text("荡里看鸟人旧船板，。", min_size=12, max_size=15), max_size=8)
HUGE = st.builds(
    str.__mul__, st.sampled_from(["东", "a ", "<", "。", "e\u0301"]), st.integers(1, 9999)
)
ROWS = st.one_of(
    *[PRINTED.map(lambda row: [row])] * 3,
    COLUMN,
    st.integers(1, 4).map(lambda count: [""] * count),
    st.sampled_from(TRADE).map(lambda row: [row]),
    st.sampled_from([["\f"], ["　　"], [" \t "]]),
)
PARAGRAPHS = st.text("荡里看鸟人旧船板灯水春江夜雨，。“”：；？！", min_size=20, max_size=120).map(
    lambda text: [text[at : at + 13] for at in range(0, len(text), 13)]
)
OPENINGS = st.builds(lambda form, words: [form + words], st.sampled_from(TRADE), WORDS)
TABLES_SET = st.sampled_from([["甲  1  2", "乙  3  4", "丙  5  6"], ["灯下", "水边", "夜雨"]])


def flat(rows: list[list[str]]) -> list[str]:
    return [line for some in rows for line in some]


# Few odd lines, which fail on their own, or a page as it is printed, where lines weigh on others.
LINES = st.one_of(
    st.lists(ROWS, max_size=14).map(flat),
    st.lists(st.one_of(PARAGRAPHS, OPENINGS, PARAGRAPHS, ROWS, TABLES_SET), max_size=40).map(flat),
)
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\r", "\x85", "\u2028", "\f", "\n\n"])
ENCODINGS = st.sampled_from(
    [
        *["utf-8"] * 14,
        *("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "big5"),
        *("latin-1", "cp1252", "utf-7", "shift_jis", "euc-kr", "koi8-r"),
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A page of lines, mostly ended alike."""
    lines, end = draw(LINES), draw(ENDS)
    if draw(st.integers(0, 19)) == 0:
        lines.insert(len(lines) // 2, draw(HUGE))
    return end.join(lines) + draw(st.sampled_from([end, "", "\n", "\f"]))


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with one place cut out, doubled, turned over or overwritten."""
    at = draw(st.integers(0, len(data)))
    until = draw(st.integers(at, min(at + 9, len(data))))
    inside = draw(st.sampled_from([b"", data[at:until] * 2, data[at:until][::-1]]))
    return data[:at] + draw(st.one_of(st.just(inside), st.binary(max_size=4))) + data[until:]


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """A page in some encoding, now and then damaged or not a text at all."""
    if draw(st.integers(0, 9)) == 0:
        beginning = draw(st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"<?xml ", b"PK\3\4"]))
        return beginning + draw(st.binary(max_size=200))
    encoding = draw(ENCODINGS)
    data = draw(texts()).encode(encoding, draw(st.sampled_from(["ignore", "replace"])))
    return draw(broken(data)) if draw(st.integers(0, 4)) == 0 else data


SAFE = st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
NAMES = st.one_of(
    st.sampled_from(
        ["p1.txt", "第01版 要闻.txt", "-o.txt", "a b.TXT", "p10.text", "é.txt", ".h.txt"]
    ),
    st.text(SAFE, min_size=1, max_size=12).map(lambda name: f"{name}.txt"),
)
VALUES = st.one_of(
    st.text(max_size=12).map(lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'),
    st.sampled_from(
        [
            *('"云溪日报"', '"yxrb"', '"2031-11-05"', "2031-11-05", "2031-13-05", "7", "0", "-1"),
            *("99999999999999999999", "nan", "true", "[]", "{}", '["zh-Hans", "fr"]', '"gb18030"'),
            *('"none"', '"form-feed"', '"zh-Hans"', '"p1.txt"', '"../p1.txt"', '"CC0-1.0"', "1.5"),
            *('{ ISSN = "0000-0000" }', '"<&>"', '"\\u0000"', '"\\u202e"', "'''x\ny'''", '"a001"'),
        ]
    ),
)
KEYS = st.sampled_from(
    [
        *("id", "code", "paper", "date", "number", "edition", "publisher", "place", "licence"),
        *("rights", "languages", "idno", "encoding", "page_break", "profile", "file", "n", "x"),
    ]
)
ENTRIES = st.builds("{} = {}".format, KEYS, VALUES)
TABLES = st.sampled_from(["[issue]", "[source]", "[[page]]", "[page]", "[x]", "# note", "", "["])
GOOD = (
    '[issue]\ncode = "yxrb"\npaper = "云溪日报"\ndate = 2031-11-05\nnumber = "1024"\n'
    'languages = ["zh-Hans"]\n'
)


@st.composite
def sidecars(draw: st.DrawFn, names: list[str]) -> bytes:
    """An issue.toml: right, nearly right, or of words that only look like one."""
    if draw(st.booleans()):
        listed = draw(st.sampled_from([[], names, names[::-1], [*names, "none.txt"]]))
        escaped = [
            "".join(
                f"\\u{ord(char):04x}" if char < " " or char in '"\\\x7f' else char for char in one
            )
            for one in listed
        ]
        text = GOOD + "".join(f'[[page]]\nfile = "{name}"\n' for name in escaped)
    else:
        text = "\n".join(draw(st.lists(st.one_of(TABLES, ENTRIES, ENTRIES), max_size=8)))
    data = text.encode("utf-8", "replace")
    return draw(broken(data)) if draw(st.integers(0, 4)) == 0 else data


OPTIONS = st.lists(
    st.sampled_from(
        [
            *(("--title", "云溪日报"), ("--title", "<&]]>"), ("--title", "\u202e\x85")),
            *(("--date", "2031-11-05"), ("--page", "A02"), ("--page", "第01版 要闻")),
            *(("--language", "zh-Hans"), ("--language", "fr"), ("--language", "x-y")),
            *(("--id", "yxrb-1"), ("--keywords", "3"), ("--encoding", "gb18030")),
            *(("--encoding", "utf-8"), ("--encoding", "utf-16")),
        ]
    ),
    max_size=2,
).map(tuple)


@st.composite
def inputs(draw: st.DrawFn) -> Given:
    """A single page, or a folder of pages with or without its issue.toml."""
    options = draw(OPTIONS)
    if draw(st.integers(0, 2)):
        name = draw(NAMES)
        return Given({name: draw(pages())}, name, options)
    names = draw(st.lists(NAMES, max_size=3, unique=True))
    files = {name: draw(pages()) for name in names}
    if draw(st.integers(0, 3)):
        files["issue.toml"] = draw(sidecars(names))
    return Given(files, draw(st.sampled_from(["", "", "issue.toml"])), options)
