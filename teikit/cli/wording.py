# SPDX-License-Identifier: Apache-2.0
"""Says summaries in English, or in Chinese where the user reads that.

Only what is printed for people is worded here: files, JSON and findings are the same everywhere.
"""

from collections.abc import Mapping
from contextvars import ContextVar

LANGUAGES = ("en", "zh")

# The first that is set decides, as it does for every program.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_chosen: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])

_UNITS = {
    "article": "篇文章",
    "photo-story": "个图片报道",
    "notice": "则启事",
    "advertisement": "则广告",
    "fragment": "个无归属片段",
    "head": "个标题",
    "byline": "个署名",
    "dateline": "个电头",
    "paragraph": "个段落",
    "character": "个字符",
    "line": "行",
    "error": "个错误",
    "warning": "个警告",
    "note": "个提示",
    "file": "个文件",
    "byte": "字节",
}
_PHRASES = {
    ", ": "、",
    " and ": "、",
    "; doubtful: {what}": "；存疑：{what}",
    "text": "正文",
    "fragment": "无归属片段",
    "furniture": "版面信息",
    "masthead": "报头",
    "hyphens": "断行连字符",
    "outside lines": "行外文字",
    "found": "核对相符",
    "missing": "缺失",
    "added": "多出",
    "of {characters} in {lines}, {way}": "共 {characters}、{lines}，{way}",
    "line by line": "逐行核对",
    "by the digest of the source": "按原文摘要核对",
    "the newspaper": "报名",
    "the day of issue": "出版日期",
    "the page": "版次",
    "note: not stated, and never guessed: {what}; add what you know with {options}, or in"
    " issue.toml beside the text": "提示：{what}没有给出，teikit 从不猜测；"
    "请用 {options} 补充，或写在文本旁边的 issue.toml 里",
    "{file}: valid": "{file}：有效",
    "{findings} in {files}": "{files}：{findings}",
    "; {files} not read": "；另有 {files}无法读取",
    "({count} times)": "（共 {count} 次）",
    "(and {count} more of {code}; --json gives all)": "（{code} 另有 {count} 处；--json 列出全部）",
    "… and {count} more; --json gives all": "……另有 {count} 条；--json 列出全部",
    "; ": "；",
    "{issue}: already kept as {version}": "{issue}：已存为 {version}，没有改动",
    "{issue}: kept as {version}; {files}, {size}; {new} written; read back and equal": (
        "{issue}：存为 {version}；{files}，{size}；写入 {new}；已读回核对，完全一致"
    ),
    "; not proved: {reason}": "；未经证明：{reason}",
    "{count} kept": "存入 {count} 期",
    "{count} there already": "原已存有 {count} 期",
    "{count} refused": "拒绝 {count} 期",
    "{count} checked, {files}, {size}": "检查 {count} 份，{files}，{size}",
    "{count} left out, as checked recently": "{count} 份近期已检查，略过",
    "{count} completed": "补全 {count} 份",
    "{count} damaged": "{count} 份损坏",
    "all sound": "全部完好",
    "files of {version}:": "{version} 的文件：",
    "{folder}: {files} of {issue} {version}": "{folder}：{issue} {version} 的 {files}",
    "nothing changed from {old} to {new}": "从 {old} 到 {new} 没有变化",
    '{where}: {what}: "{before}" is now "{after}"': "{where}：{what}：“{before}”改为“{after}”",
    '{where}: {what} added: "{after}"': "{where}：新增{what}：“{after}”",
    '{where}: {what} removed: "{before}"': "{where}：删去{what}：“{before}”",
    'markup of {kind} "{text}"': "{kind}“{text}”的标记",
    'role of "{text}"': "“{text}”的类别",
    "{kind} {number}": "{kind} {number}",
    "issue": "本期",
    "files": "文件",
    "order of the items": "各篇次序",
    "newspaper": "报名",
    "day of issue": "出版日期",
    "number": "期号",
    "edition": "版本",
    "language": "语言",
    "publisher": "出版者",
    "place": "出版地",
    "rights": "权利",
    "type": "类型",
    "subtype": "子类型",
    "headline": "主标题",
    "column heading": "栏题",
    "kicker": "引题",
    "deck": "副题",
    "subhead": "小标题",
    "caption": "图题",
    "heading": "标题",
    "byline": "署名",
    "dateline": "电头",
    "paragraph": "段落",
    "line of verse": "诗行",
    "list entry": "列表项",
    "table cell": "表格单元",
    "signature": "落款",
    "description of a picture": "图片描述",
    "page furniture": "版面信息",
    "article": "文章",
    "photo-story": "图片报道",
    "notice": "启事",
    "advertisement": "广告",
}


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that a user's environment asks for: "zh", else "en"."""
    wanted = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "zh" if wanted.partition("_")[0].partition(".")[0] == "zh" else "en"


def choose_language(language: str) -> None:
    """Word what is said from now on in one of LANGUAGES."""
    _chosen.set(language)


def in_chinese() -> bool:
    """Tell whether what is said is worded in Chinese."""
    return _chosen.get() == "zh"


def worded(phrase: str, **fields: object) -> str:
    """Return a phrase in the chosen language, its fields filled in; unknown ones stay English.

    Without fields it may be any text, also one with braces.
    """
    said = _PHRASES.get(phrase, phrase) if in_chinese() else phrase
    return said.format(**fields) if fields else said


def counted(count: int, name: str) -> str:
    """Return how many there are of a thing, named in the singular."""
    if in_chinese():
        return f"{count:,} {_UNITS.get(name, name)}"
    return f"{count:,} {name if count == 1 else _plural(name)}"


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
