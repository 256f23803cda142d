# SPDX-License-Identifier: Apache-2.0
"""The rules that a grammar cannot state: one table of XPath, run here and printed as teikit.sch.

XPath 1.0 with key() of XSLT; `t` is the prefix of TEI. Source: encoding.md of the design; the
code of a rule leads to its texts in the catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from teikit.tei.names import TEI_NAMESPACE
from teikit.validators.problems import Problem, short

NAMESPACES = {"t": TEI_NAMESPACE}


@dataclass(frozen=True, slots=True)
class Key:
    """An index: the elements that match, by the value of `use`, as xsl:key declares it."""

    name: str
    match: str
    use: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Every element of the `context` passes the `test`; `facts` are the fields of its message."""

    code: str
    context: str
    test: str
    facts: tuple[tuple[str, str], ...] = ()


_ITEM = (
    "t:div[@type='article' or @type='photo-story' or @type='notice'"
    " or @type='advertisement' or @type='fragment']"
)
_HEADED = "t:div[@type='article' or @type='notice' or @type='advertisement']"
_JOURNAL = "t:biblStruct/t:monogr/t:title[@level='j']"
_DAY = "t:biblStruct/t:monogr/t:imprint/t:date"
_SOURCES = "/t:TEI/t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl[@type='digital-source']"
_UNHEADED = "contains(concat(' ',@rend,' '),' unheaded ')"
_LINE = "concat(@edRef,' ',@n)"

KEYS = (
    Key("id", "t:*[@xml:id]", "@xml:id"),
    Key("item", _ITEM, "@n"),
    Key("language", "t:langUsage/t:language", "@ident"),
    Key("line", "t:text//t:lb", _LINE),
)

RULES = (
    Rule("V101", "t:sourceDesc", f"{_JOURNAL}[normalize-space(.)!='' or @cert='unknown']"),
    Rule(
        "V102",
        "t:sourceDesc",
        f"{_DAY}[string-length(@when)=10 or (@notBefore and @notAfter) or @cert='unknown']",
    ),
    Rule("V103", "t:text/t:body", f".//{_ITEM}"),
    Rule(
        "V104",
        "t:teiHeader",
        "t:encodingDesc/t:appInfo/t:application[@ident='teikit'][@xml:id='teikit']/@version",
    ),
    Rule(
        "V105",
        "t:sourceDesc/t:bibl[@type='digital-source']",
        "t:idno[@type='sha256'][string-length(.)=64][translate(.,'0123456789abcdefABCDEF','')='']",
        (("source", "@xml:id"),),
    ),
    Rule("V106", "t:TEI[@xml:lang]", "key('language',@xml:lang)", (("language", "@xml:lang"),)),
    Rule(
        "V107",
        "t:*[@xml:lang][not(self::t:TEI)]",
        "key('language',@xml:lang)",
        (("language", "@xml:lang"),),
    ),
    Rule(
        "V108",
        "t:text//t:pb",
        "not(preceding::t:pb) or number(@n)=number(preceding::t:pb[1]/@n)+1"
        " or (preceding-sibling::*[1][self::t:gap][@unit='page']"
        " and number(@n)>number(preceding::t:pb[1]/@n))",
        (("n", "@n"), ("previous", "preceding::t:pb[1]/@n")),
    ),
    Rule("V109", "t:text//t:pb", "@facs or not(/t:TEI/t:facsimile)", (("n", "@n"),)),
    Rule(
        "V110",
        _HEADED,
        f"(count(t:head[@type='main'])=1 and not({_UNHEADED}))"
        f" or (not(t:head[@type='main']) and {_UNHEADED})",
        (
            ("kind", "@type"),
            ("n", "@n"),
            ("count", "count(t:head[@type='main'])"),
            ("rend", "@rend"),
        ),
    ),
    Rule("V111", _ITEM, "@xml:id and @n", (("kind", "@type"),)),
    Rule("V112", _ITEM, "not(ancestor::t:div[not(@type='section')])", (("n", "@n"),)),
    Rule(
        "V113",
        _ITEM,
        ".//t:p or .//t:lg or .//t:table or .//t:list or .//t:figure",
        (("n", "@n"),),
    ),
    Rule("V114", f"{_ITEM}[@n]", "count(.|key('item',@n)[1])=1", (("n", "@n"),)),
    Rule(
        "V115",
        f"{_ITEM}[@next or @prev]",
        "(not(@next) or starts-with(@next,'#')"
        " and key('id',substring(@next,2))/@prev=concat('#',@xml:id))"
        " and (not(@prev) or starts-with(@prev,'#')"
        " and key('id',substring(@prev,2))/@next=concat('#',@xml:id))",
        (("id", "@xml:id"), ("next", "@next"), ("prev", "@prev")),
    ),
    Rule("V116", "t:head[@type='subhead']", "parent::t:div[@type='subsection']"),
    Rule("V117", "t:head[@type='caption']", "parent::t:figure or parent::t:table"),
    Rule("V118", "t:head[@type='kicker']", "following-sibling::t:head[@type='main']"),
    Rule("V119", "t:head[@type='deck']", "preceding-sibling::t:head[@type='main']"),
    Rule(
        "V120",
        "t:text//t:*[self::t:p or self::t:head or self::t:byline or self::t:dateline]",
        "translate(normalize-space(.),'\u3000\u00a0 ','')!='' or .//t:gap",
        (("name", "local-name()"),),
    ),
    Rule("V121", "t:figure[@type='photo']", "t:head[@type='caption'] or t:p or t:figDesc"),
    Rule("V122", "t:figure[@type='photo']/t:byline", ".//t:persName or .//t:orgName"),
    Rule(
        "V123",
        "t:text//t:*[self::t:lb or self::t:cb or self::t:pb][ancestor::t:p]",
        "@break or not(preceding-sibling::text()[normalize-space(.)!='']"
        " or preceding-sibling::*[normalize-space(.)!=''])",
        (("name", "local-name()"), ("n", "@n")),
    ),
    Rule(
        "V124",
        "t:*[self::t:ref or self::t:ptr][starts-with(@target,'#')][not(contains(@target,' '))]",
        "key('id',substring(@target,2))",
        (("name", "local-name()"), ("id", "substring(@target,2)")),
    ),
    Rule("V125", "t:*[@cert]", "@resp", (("name", "local-name()"), ("cert", "@cert"))),
    Rule("V126", "t:monogr/t:title[@level='j']", "not(@cert='unknown')"),
    Rule("V127", "t:imprint/t:date", "not(@cert='unknown')"),
    Rule("V128", _ITEM, "not(@type='fragment')", (("n", "@n"),)),
    Rule("V129", "t:text//t:lb", f"@edRef or count({_SOURCES})<2", (("n", "@n"),)),
    Rule("V130", "t:text//t:lb", f"count(.|key('line',{_LINE})[1])=1", (("n", "@n"),)),
    Rule(
        "V131",
        "t:div[@type='section']",
        "t:head[@type='column'] and not(t:head[not(@type='column')])"
        " and not(t:*[not(self::t:head or self::t:pb or self::t:cb or self::t:fw or self::t:gap"
        " or self::t:milestone or self::t:note or self::t:div[@type!='subsection'])])",
    ),
    Rule(
        "V132",
        "t:div[@type='subsection']",
        "count(t:head)=1 and t:head[@type='subhead']"
        " and ancestor::t:div[not(@type='section' or @type='subsection')]",
    ),
    Rule("V133", "t:head[@type='column']", "not(preceding-sibling::t:head[@type!='column'])"),
)


def check_rules(root: etree._Element) -> Iterator[Problem]:
    """Yield a problem for each element that fails a rule; V101 to V133."""
    keys = _Keys(root)
    evaluate = etree.XPathEvaluator(
        root, namespaces=NAMESPACES, extensions={(None, "key"): keys.find}
    )
    for rule in RULES:
        for element in evaluate(f"//{rule.context}[not({rule.test})]"):
            yield Problem(element, rule.code, dict(_facts(rule, element)))


def _facts(rule: Rule, element: etree._Element) -> Iterator[tuple[str, str]]:
    for name, path in rule.facts:
        found = element.xpath(f"string({path})", namespaces=NAMESPACES)
        yield name, short(str(found))


@dataclass(slots=True)
class _Keys:
    """The indexes of one document, each made when it is first asked for."""

    root: etree._Element
    made: dict[str, dict[str, list[etree._Element]]] = field(default_factory=dict)

    def find(self, _context: Any, name: str, value: Any) -> list[etree._Element]:  # noqa: ANN401
        """Return the elements that key() finds, in document order."""
        values = value if isinstance(value, list) else [value]
        index = self.made.get(name) or self._make(name)
        return [element for one in values for element in index.get(str(one), [])]

    def _make(self, name: str) -> dict[str, list[etree._Element]]:
        key = next(one for one in KEYS if one.name == name)
        use = etree.XPath(f"string({key.use})", namespaces=NAMESPACES)
        index: dict[str, list[etree._Element]] = {}
        for element in self.root.xpath(f"//{key.match}", namespaces=NAMESPACES):
            index.setdefault(str(use(element)), []).append(element)
        self.made[name] = index
        return index
