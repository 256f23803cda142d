"""Which lines the encoder names, and how it divides them."""

from issues import worked_example
from lxml import etree

from teikit.encoder import encode
from teikit.options import EncodeOptions
from teikit.report import Report


def blocks(issue):
    """The blocks of the text as they are printed, without their ids."""
    root = encode(issue, EncodeOptions(), Report()).root
    names = {f"{{http://www.tei-c.org/ns/1.0}}{n}" for n in ("head", "byline", "dateline", "p")}
    text = root[1]
    found = []
    for node in text.iter(*names):
        shown = etree.tostring(node, encoding="unicode", with_tail=False)
        found.append(shown.partition(">")[2].rpartition("<")[0])
    return found


def test_a_line_break_stands_only_where_the_text_does_not_run_on():
    assert blocks(worked_example()) == [
        '<lb n="6"/>云溪渡口开航',
        '<lb n="1"/><roleName>记者</roleName> <persName role="reporter"><choice><orig>林 舟</orig>'
        '<reg resp="#teikit" cert="high">林舟</reg></choice></persName>',
        '<lb n="3"/>本报讯 ',
        '渡口昨日重<lb n="4" break="no"/>新开航。',
    ]
