# SPDX-License-Identifier: Apache-2.0
"""The words that a book needs and the print does not have, in the languages we can write."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"[A-Za-z]?\d+([A-Za-z]|-\d+)?")
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))
_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))
_TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?"
    r"(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))?(-x(-[A-Za-z0-9]{1,8})+)?"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language; `{}` stands for what is put in.

    `day`, `month` and `year` are formats of dates with the fields year, month and day; `months`
    are the twelve names of the month. `comma` divides the members of a list, `pause` clauses;
    `stop` ends a sentence.
    """

    language: str
    contents: str
    pages: str
    landmarks: str
    cover: str
    body: str
    colophon: str
    page: str
    loose: str
    to_page: str
    to_item: str
    from_item: str
    untitled: str
    number: str
    day: str
    month: str
    year: str
    about: str
    months: tuple[str, ...]
    comma: str
    colon: str
    pause: str
    stop: str
    newspaper: str
    date: str
    extent: str
    extent_of: str
    publisher: str
    source: str
    rights: str
    made: str
    drawn: str
    picture: str
    printed: str
    reflowable: str
    paged: str
    described: str
    undescribed: str
    still: str

    def page_name(self, label: str) -> str:
        """Return what a page is called; a label that is more than a number says it itself."""
        return self.page.format(label) if _NUMBER.fullmatch(label) else label

    def date_in_words(self, iso: str, certainty: str = "exact") -> str:
        """Return an ISO day, month or year in words, "" for ""."""
        if not iso:
            return ""
        year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
        month = month if month <= len(self.months) else 0
        form = self.day if day else self.month if month else self.year
        words = form.format(year=year, month=self.months[month - 1], day=day)
        return words if certainty == "exact" else self.about.format(words)


_NUMERALS = tuple(map(str, range(1, 13)))

_SIMPLIFIED = Labels(
    language="zh-Hans",
    contents="目录",
    pages="版次",
    landmarks="导览",
    cover="封面",
    body="正文",
    colophon="版本说明",
    page="第{}版",
    loose="{} 未归入篇目的文字",
    to_page="转{}",
    to_item="下转：{}",
    from_item="上接：{}",
    untitled="未题名报纸",
    number="第{}期",
    day="{year}年{month}月{day}日",
    month="{year}年{month}月",
    year="{year}年",
    about="约{}",
    months=_NUMERALS,
    comma="，",
    colon="：",
    pause="；",
    stop="。",
    newspaper="报名",
    date="日期",
    extent="篇幅",
    extent_of="{pages}版，{items}篇",
    publisher="出版",
    source="来源",
    rights="权利",
    made="制作",
    drawn="封面绘制",
    picture="没有文字说明的图片",
    printed="印刷原文：{}",
    reflowable="全部正文为可重排文本，有目录和标题层级",
    paged="标出原报各版的位置，可按版次跳转",
    described="图片均有替代文字",
    undescribed="有图片缺少替代文字",
    still="无音频、视频与脚本",
)

_TRADITIONAL_LABELS = Labels(
    language="zh-Hant",
    contents="目錄",
    pages="版次",
    landmarks="導覽",
    cover="封面",
    body="正文",
    colophon="版本說明",
    page="第{}版",
    loose="{} 未歸入篇目的文字",
    to_page="轉{}",
    to_item="下轉：{}",
    from_item="上接：{}",
    untitled="未題名報紙",
    number="第{}期",
    day="{year}年{month}月{day}日",
    month="{year}年{month}月",
    year="{year}年",
    about="約{}",
    months=_NUMERALS,
    comma="，",
    colon="：",
    pause="；",
    stop="。",
    newspaper="報名",
    date="日期",
    extent="篇幅",
    extent_of="{pages}版，{items}篇",
    publisher="出版",
    source="來源",
    rights="權利",
    made="製作",
    drawn="封面繪製",
    picture="沒有文字說明的圖片",
    printed="印刷原文：{}",
    reflowable="全部正文為可重排文字，有目錄和標題層級",
    paged="標出原報各版的位置，可按版次跳轉",
    described="圖片均有替代文字",
    undescribed="有圖片缺少替代文字",
    still="無音訊、視訊與腳本",
)

_ENGLISH = Labels(
    language="en",
    contents="Contents",
    pages="Pages",
    landmarks="Landmarks",
    cover="Cover",
    body="Text",
    colophon="About this edition",
    page="Page {}",
    loose="{}: text outside the articles",
    to_page="Continued on {}",
    to_item="Continued: {}",
    from_item="Continued from: {}",
    untitled="Untitled newspaper",
    number="No. {}",
    day="{day} {month} {year}",
    month="{month} {year}",
    year="{year}",
    about="about {}",
    months=(
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    comma=", ",
    colon=": ",
    pause="; ",
    stop=".",
    newspaper="Newspaper",
    date="Date",
    extent="Extent",
    extent_of="pages: {pages}, articles: {items}",
    publisher="Publisher",
    source="Source",
    rights="Rights",
    made="Made with",
    drawn="Cover drawn with",
    picture="Picture without a description",
    printed="Printed: {}",
    reflowable="All text is reflowable, with a table of contents and headings",
    paged="the pages of the print are marked and can be gone to",
    described="all images have alternative text",
    undescribed="some images lack alternative text",
    still="there is no sound, video or script",
)

_GERMAN = Labels(
    language="de",
    contents="Inhalt",
    pages="Seiten",
    landmarks="Orientierung",
    cover="Titelbild",
    body="Text",
    colophon="Zu dieser Ausgabe",
    page="Seite {}",
    loose="{}: Text außerhalb der Artikel",
    to_page="Weiter auf {}",
    to_item="Fortsetzung: {}",
    from_item="Fortsetzung von: {}",
    untitled="Zeitung ohne Titel",
    number="Nr. {}",
    day="{day}. {month} {year}",
    month="{month} {year}",
    year="{year}",
    about="um {}",
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
        *("August", "September", "Oktober", "November", "Dezember"),
    ),
    comma=", ",
    colon=": ",
    pause="; ",
    stop=".",
    newspaper="Zeitung",
    date="Datum",
    extent="Umfang",
    extent_of="Seiten: {pages}, Artikel: {items}",
    publisher="Verlag",
    source="Quelle",
    rights="Rechte",
    made="Hergestellt mit",
    drawn="Titelbild gezeichnet mit",
    picture="Bild ohne Beschreibung",
    printed="Gedruckt: {}",
    reflowable="Der ganze Text fließt frei, mit Inhaltsverzeichnis und Überschriften",
    paged="die Seiten des Drucks sind bezeichnet und anwählbar",
    described="alle Bilder haben einen Alternativtext",
    undescribed="manchen Bildern fehlt ein Alternativtext",
    still="es gibt keinen Ton, kein Video und kein Skript",
)

_ARABIC = Labels(
    language="ar",
    contents="المحتويات",
    pages="الصفحات",
    landmarks="المعالم",
    cover="الغلاف",
    body="النص",
    colophon="عن هذه الطبعة",
    page="صفحة {}",
    loose="{}: نص خارج المقالات",
    to_page="التتمة في {}",
    to_item="التتمة: {}",
    from_item="تابع من: {}",
    untitled="جريدة بلا عنوان",
    number="العدد {}",
    day="{day} {month} {year}",
    month="{month} {year}",
    year="{year}",
    about="نحو {}",
    months=(
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو"),
        *("أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    comma="، ",
    colon=": ",
    pause="؛ ",
    stop=".",
    newspaper="الجريدة",
    date="التاريخ",
    extent="الحجم",
    extent_of="الصفحات: {pages}، المقالات: {items}",
    publisher="الناشر",
    source="المصدر",
    rights="الحقوق",
    made="أُعدّ بواسطة",
    drawn="رُسم الغلاف بواسطة",
    picture="صورة بلا وصف",
    printed="في المطبوع: {}",
    reflowable="النص كله قابل لإعادة التدفق، وله فهرس وعناوين",
    paged="صفحات المطبوع معلَّمة ويمكن الانتقال إليها",
    described="لكل صورة نص بديل",
    undescribed="بعض الصور بلا نص بديل",
    still="لا صوت ولا مرئيات ولا برامج",
)

_TABLE = {"zh": _SIMPLIFIED, "en": _ENGLISH, "de": _GERMAN, "ar": _ARABIC}


def labels_for(language: str) -> Labels:
    """Return the words in a language given by its BCP 47 tag, English ones if we lack it."""
    primary, *others = language.lower().split("-")
    if primary == "zh" and _TRADITIONAL.intersection(others):
        return _TRADITIONAL_LABELS
    return _TABLE.get(primary, _ENGLISH)


def direction_of(language: str) -> str:
    """Return rtl or ltr, by the script in the tag, else by the language."""
    primary, *others = language.lower().split("-")
    script = next((one for one in others if len(one) == 4 and one.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"


def known_tag(language: str) -> str:
    """Return a language tag if its form is right (BCP 47, 2.1), else ""."""
    return language if _TAG.fullmatch(language) else ""
