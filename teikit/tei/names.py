# SPDX-License-Identifier: Apache-2.0
"""The names of TEI that teikit reads and writes, and what they may hold."""

from lxml import etree

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NAMESPACE}}}id"
XML_LANG = f"{{{XML_NAMESPACE}}}lang"
XML_SPACE = f"{{{XML_NAMESPACE}}}space"
XML_WHITE_SPACE = " \t\r\n"  # U+3000 and its like are text

ITEM_TYPES = frozenset({"article", "photo-story", "notice", "advertisement", "fragment"})
HEAD_ROLES = ("column", "kicker", "main", "deck", "subhead", "caption")  # in their order

_HEADER = """
    teiHeader fileDesc titleStmt respStmt editionStmt extent publicationStmt availability seriesStmt
    notesStmt sourceDesc biblStruct monogr analytic imprint relatedItem biblFull listBibl
    encodingDesc projectDesc samplingDecl editorialDecl correction normalization hyphenation
    quotation segmentation punctuation interpretation tagsDecl namespace refsDecl citeStructure
    classDecl taxonomy category appInfo application profileDesc langUsage textClass keywords
    revisionDesc listChange listPrefixDef prefixDef charDecl abstract creation textDesc particDesc
    settingDesc
"""
_STANDOFF = """
    facsimile surface surfaceGrp zone standOff listPerson person listOrg org listPlace place
    location listEvent event listRelation spanGrp linkGrp interpGrp joinGrp
"""
_TEXT = """
    TEI teiCorpus text group front body back titlePage docTitle div div1 div2 div3 div4 div5 div6
    div7 floatingText argument epigraph closer postscript figure table row list listBibl lg sp
    choice
"""
ELEMENT_ONLY = frozenset((_HEADER + _STANDOFF + _TEXT).split())
"""Elements whose white space is layout, not text (encoding.md 4); all others are mixed."""


def tei(name: str) -> str:
    """Return a TEI element name in Clark notation, as lxml wants it."""
    return f"{{{TEI_NAMESPACE}}}{name}"


def local_name(node: etree._Element) -> str:
    """Return the name of a TEI element, "" for comments, instructions and other namespaces."""
    if not isinstance(node.tag, str):
        return ""
    return node.tag.removeprefix(_TEI_PREFIX) if node.tag.startswith(_TEI_PREFIX) else ""


_TEI_PREFIX = tei("")


def is_blank(text: str | None) -> bool:
    """Tell whether a text node is absent or holds XML white space only."""
    return not text or not text.strip(XML_WHITE_SPACE)


def holds_elements_only(element: etree._Element) -> bool:
    """Tell whether the white space of an element is layout.

    By its name, and by its content: an element-only name with text in it is taken as mixed. In
    the header, the `bibl` of a digital source is a list of fields.
    """
    name = local_name(element)
    if name == "bibl":
        parent = element.getparent()
        named = parent is not None and local_name(parent) == "sourceDesc"
    else:
        named = name in ELEMENT_ONLY
    return named and is_blank(element.text) and all(is_blank(child.tail) for child in element)
