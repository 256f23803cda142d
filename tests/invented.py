# SPDX-License-Identifier: Apache-2.0
"""Invented TEI for the exporters: one small issue for each construct, and issues by hypothesis."""

from hypothesis import strategies as st

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>云溪日报 2031年11月5日</title></titleStmt>"
    '<publicationStmt><publisher>x</publisher></publicationStmt><sourceDesc><biblStruct type="'
    'newspaper"><monogr><title level="j">云溪日报</title><imprint><date when="2031-11-05"/>'
    '</imprint><biblScope unit="issue" n="1024"/></monogr></biblStruct><bibl type="digital-source"'
    ' xml:id="src-1"><idno type="filename">issue.txt</idno></bibl></sourceDesc></fileDesc>'
    "</teiHeader>"
)


def issue(body: str, front: str = "") -> str:
    """A TEI issue around the content of its body."""
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="zh-Hans" xml:id="yxrb-20311105" '
        f'type="newspaper-issue">{HEADER}<text type="issue">{front}<body>{body}</body></text></TEI>'
    )


def article(content: str, name: str = "a001", attributes: str = "") -> str:
    """An article around its content."""
    return f'<div type="article" xml:id="{name}" n="1" {attributes}>{content}</div>'


PAGE = '<pb n="1" xml:id="pb-01"/>'
HEAD = '<head type="main"><lb n="1"/>渡口的灯亮了</head>'

CONSTRUCTS = {
    "headings of every role": article(
        '<head type="column">守水</head><head type="kicker">汛期将尽</head>'
        '<head type="main">连夜<lb break="no"/>加固</head><head type="deck">全部排查</head>'
        "<p>文。</p>"
    ),
    "byline, dateline and signature": article(
        f'{HEAD}<byline><lb n="2"/><roleName>见习记者</roleName> <persName role="intern-reporter">'
        "<choice><orig>季 风</orig><reg>季风</reg></choice></persName> <persName>林小舟</persName>"
        '</byline><dateline rendition="#run-in"><lb n="3"/>本报讯 </dateline><p>昨夜有雨。</p>'
        '<p>今天放晴。 </p><byline rendition="#run-in">（<persName role="author">白露</persName>）'
        "</byline>"
    ),
    "bylines at the head and at the end": article(
        f"{HEAD}<byline>记者 甲</byline><p>文。</p><byline>通讯员 乙</byline>"
    ),
    "a signature after a subsection, in its line": article(
        f'{HEAD}<p>甲。</p><div type="subsection"><head type="subhead">小题</head><p>乙。</p></div>'
        '<byline rendition="#run-in">（丙）</byline>'
    ),
    "a column that ends between a paragraph and its signature": article(
        f'{HEAD}<p><lb n="2"/>甲。<cb n="2"/></p><quote><lb n="3"/>乙。</quote>'
        '<byline rendition="#run-in"><lb n="4"/>（丙）</byline>'
    ),
    "line ends": article(
        f'{HEAD}<p><lb n="2"/>甲<lb n="3" break="no"/>乙 word<lb n="4" break="yes"/>next<lb n="5"/>'
        '丙<lb n="6"/>丁 end <lb n="7"/> off ”<lb n="8"/>戊<cb n="2" break="no"/><lb n="9" '
        'break="no"/>己<pb n="2" break="no"/><lb n="10" break="no"/>庚 re<pc force="weak">-</pc>'
        '<lb n="11" break="no"/>turn soft&#xAD;<lb n="12" break="no"/>ly</p>'
    ),
    "spaces": article(
        f"{HEAD}<p>　　行首  两格 　全角&#xA0;不断\n    换行\t制表</p><p> 　</p><p/>"
    ),
    "choices": article(
        f"{HEAD}<p><choice><sic>进行进行</sic><corr>进行</corr></choice><choice><abbr>省委</abbr>"
        "<expan>省委员会</expan></choice><choice><unclear>甲</unclear><unclear>乙</unclear></choice>"
        '<choice><orig>季 <lb n="3"/>风</orig><reg>季风</reg></choice></p>'
    ),
    "gaps, spaces and what is supplied": article(
        f'{HEAD}<p>甲<gap unit="chars" quantity="3" reason="illegible"/>乙<gap reason="torn"/>丙'
        '<space quantity="2"/>丁<supplied resp="#e">戊</supplied><unclear cert="low">己</unclear>'
        "<del>庚</del><add>辛</add><note resp='#e'>按</note><fw type='jump'>（下转2版）</fw></p>"
    ),
    "subsections": article(
        f'{HEAD}<p>甲。</p><div type="subsection"><head type="subhead">一</head><p>乙。</p>'
        '<div type="subsection"><head type="subhead">二</head><p>丙。</p></div></div>'
    ),
    "a list, a table and verse": article(
        f"{HEAD}<list><head>清单</head><item>甲</item><item>乙<list><item>丙</item></list></item>"
        "</list><table><row><cell>1</cell><cell/></row><row><cell>2</cell><cell>3</cell></row>"
        "</table><lg><head>诗</head><l>山中</l><l>有雨</l></lg><lg><lg><l>再</l></lg></lg>"
    ),
    "blocks inside a paragraph": article(
        f"{HEAD}<p>甲<list><item>乙</item></list>丙<note>印注</note>丁<figure><head>图</head>"
        "<p>说明</p></figure></p><quote><p>引一</p><p>引二</p></quote><p>戊</p>"
    ),
    "an opener and a closer": article(
        f"{HEAD}<opener><salute>编辑同志：</salute></opener><p>甲。</p><closer><signed>北街 "
        "居民</signed> <dateline><date when='2031-11-04'>11月4日</date></dateline><date>同日</date>"
        "</closer>"
    ),
    "figures": article(
        f'{HEAD}<p>甲。</p><figure type="photo"><graphic url="a.jpg"/><head type="caption">晨光'
        "</head><p><lb n='7'/>渡船靠岸。 </p><byline rendition='#run-in'><roleName>记者</roleName> "
        "<persName role='photographer'>陆遥</persName> <roleName>摄</roleName></byline>"
        "<figDesc>a boat</figDesc></figure><p>乙。</p><figure><byline>丙 摄</byline></figure>"
    ),
    "names, titles and speech": article(
        f"{HEAD}<p><persName ref='#p'>周平</persName>在<placeName>云溪</placeName>说：“<said "
        "who='#p'>好。</said>”<title>《手册》</title><date when='2031-01-01'>元旦</date>"
        "<orgName>水务站</orgName><hi rend='bold'>粗</hi></p>"
    ),
    "tokens": article(
        f'{HEAD}<p><s>\n<w>one</w>\n<w join="right">two</w>\n<pc>,</pc>\n<w>three<w/></w>\n'
        '<pc join="left">.</pc>\n</s></p>'
    ),
    "an extension-B character before a break": article(
        f'{HEAD}<p><lb n="2"/>𠮷<lb n="3"/>野<persName>𠮷田</persName></p>'
    ),
    "briefs with datelines in their paragraphs": article(
        f"{HEAD}<p><seg type='dateline'>本报讯 </seg>甲。<seg type='byline'>（<roleName>记者"
        "</roleName> <persName role='reporter'>乙</persName>）</seg></p><p>丙。</p>"
    ),
    "a jumped article": article(f"{HEAD}<p>甲。</p>", "a001", 'part="I" next="#a003"')
    + article("<head type='main'>另一篇</head><p>乙。</p>", "a002")
    + '<pb n="2" xml:id="pb-02"/>'
    + article(
        f"{HEAD}<head type='kicker'>后续</head><p>丙。</p><byline>丁</byline>",
        "a003",
        'part="F" prev="#a001"',
    ),
    "an item inside an item": article(
        f"{HEAD}<p>甲。</p>" + article("<head type='main'>链接</head><p>乙。</p>", "a002")
    ),
    "a section and other kinds of items": '<div type="section"><head type="column">简讯</head>'
    + article(f"{HEAD}<p>甲。</p>")
    + '<div type="notice" xml:id="a002"><p>乙。</p></div><div type="fragment" xml:id="a003" '
    'cert="low"><p>丙。</p></div></div><div type="photo-story" xml:id="a004"><figure><p>丁。</p>'
    "</figure></div>",
}


def constructs(name: str) -> str:
    """The issue that shows one construct."""
    return issue(PAGE + CONSTRUCTS[name])


CHARACTERS = "甲乙丙丁春江，。、“”…　 \u00a0ab.1-\u00ad\u200b𠮷\uf9dc\n\té"


def texts(least: int = 0) -> st.SearchStrategy[str]:
    """A short text; nothing in it needs an escape."""
    return st.text(CHARACTERS, min_size=least, max_size=8)


def breaks() -> st.SearchStrategy[str]:
    """A line or column break with any policy; every line has a number."""
    policy = st.sampled_from(["", ' break="no"', ' break="yes"', ' break="maybe"'])
    line = st.builds('<lb n="{}"{}/>'.format, st.integers(1, 99), policy)
    return st.one_of(line, st.builds('<cb n="2"{}/>'.format, policy))


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An inline element around text."""
    pattern = st.sampled_from(
        [
            "<hi>{}</hi>", '<persName role="reporter">{}</persName>', "<supplied>{}</supplied>",
            "<choice><sic>{}</sic><corr>丑</corr></choice>", "<fw type='other'>{}</fw>",
            "<choice><orig>{}</orig><reg>寅 卯</reg></choice>", "<note resp='#e'>{}</note>",
            '<pc force="weak">{}</pc>', '<w join="right">{}</w>', '<pc join="left">{}</pc>',
            "<seg type='dateline'>{}</seg>", "<del>{}</del>", "<roleName>{}</roleName>",
        ]
    )  # fmt: skip
    return st.builds(str.format, pattern, inner)


def inlines() -> st.SearchStrategy[str]:
    """The content of a block."""
    simple = st.one_of(
        texts(1), breaks(), st.sampled_from(['<gap unit="chars" quantity="2"/>', "<space/>"])
    )
    one = st.one_of(simple, wrapped(st.lists(simple, max_size=3).map("".join)))
    return st.lists(one, max_size=6).map("".join)


def opened(pattern: str) -> st.SearchStrategy[str]:
    """A block that opens with a line break."""
    return st.builds(
        lambda n, x: pattern.format(f'<lb n="{n}"/>{x}'), st.integers(1, 99), inlines()
    )


def blocks() -> st.SearchStrategy[str]:
    """A block of an item."""
    paragraph = opened("<p>{}</p>")
    return st.one_of(
        paragraph,
        opened("<quote>{}</quote>"),
        opened("<ab>{}</ab>"),
        st.builds("<list>{}</list>".format, opened("<item>{}</item>")),
        st.builds("<lg>{}{}</lg>".format, opened("<l>{}</l>"), opened("<l>{}</l>")),
        st.builds(
            "<table><row>{}{}</row></table>".format,
            opened("<cell>{}</cell>"),
            opened("<cell>{}</cell>"),
        ),
        st.builds(
            "<figure>{}{}{}</figure>".format,
            opened("<head type='caption'>{}</head>"),
            paragraph,
            st.one_of(st.just(""), opened("<byline rendition='#run-in'>{}</byline>")),
        ),
        st.just('<cb n="2"/>'),
        opened("<fw type='other'>{}</fw>"),
    )


@st.composite
def items(draw: st.DrawFn, name: str, links: str = "") -> str:
    """An item with headings, bylines and blocks."""
    heads = draw(st.lists(st.sampled_from(["column", "kicker", "main", "deck"]), max_size=3))
    parts = [draw(opened(f"<head type='{role}'>{{}}</head>")) for role in heads]
    run_in = draw(st.sampled_from(["", " rendition='#run-in'"]))
    parts.append(draw(st.one_of(st.just(""), opened(f"<byline{run_in}>{{}}</byline>"))))
    parts.append(
        draw(st.one_of(st.just(""), opened("<dateline rendition='#run-in'>{}</dateline>")))
    )
    parts += draw(st.lists(blocks(), max_size=4))
    if draw(st.booleans()):
        subhead = draw(opened("<head type='subhead'>{}</head>"))
        parts.append(
            f'<div type="subsection">{subhead}{"".join(draw(st.lists(blocks(), max_size=2)))}</div>'
        )
    parts.append(draw(st.one_of(st.just(""), opened(f"<byline{run_in}>{{}}</byline>"))))
    return article("".join(parts), name, links)


@st.composite
def issues(draw: st.DrawFn) -> str:
    """An issue of two pages; its first and last item may be one."""
    joined = draw(st.booleans())
    first = draw(items("a001", 'next="#a003"' if joined else ""))
    second = draw(items("a002"))
    third = draw(items("a003", 'prev="#a001"' if joined else ""))
    return issue(f'{PAGE}{first}{second}<pb n="2" xml:id="pb-02"/>{third}')
