# SPDX-License-Identifier: Apache-2.0
"""The one XML parser: bytes in, a tree out, and nothing fetched, expanded or repaired."""

from typing import Any

from lxml import etree

from teikit.errors import InputError
from teikit.report import refusal

MAXIMUM_BYTES = 64 * 1024 * 1024

_SETTINGS: dict[str, Any] = {
    "resolve_entities": "internal",
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "recover": False,
    "huge_tree": False,
    "decompress": False,
    "remove_comments": False,
    "remove_pis": False,
    "remove_blank_text": False,
    "strip_cdata": False,
    # Doubled or malformed xml:id are for the validators to report, not for the parser to refuse.
    "collect_ids": False,
}

_LIMIT_ERRORS = frozenset(
    (
        etree.ErrorTypes.ERR_RESOURCE_LIMIT,
        etree.ErrorTypes.ERR_NAME_TOO_LONG,
        etree.ErrorTypes.ERR_ENTITY_LOOP,
    )
)


class _Nothing(etree.Resolver):
    """Hands the parser an empty text for whatever it asks for.

    It does ask: with collect_ids=False, libxml2 loads the external DTD although load_dtd is
    False, and takes entities from it. The class derives from lxml's because lxml wants it so.
    """

    def resolve(self, system_url: Any, public_id: Any, context: Any) -> Any:  # noqa: ANN401
        return self.resolve_string("<!-- not read -->", context)


def parse(data: bytes, name: str) -> etree._Element:
    """Return the root element of the XML document `data`; `name` is that of its file.

    A DOCTYPE passes if it declares no entity; its external DTD is never read. Depth is at most
    256, a text node or attribute at most 10 MB. Raises InputError R003 for XML that is not well
    formed, with `line` set, and R004 for what is unsafe or over a limit.
    """
    if len(data) > MAXIMUM_BYTES:
        raise refusal("R004", file=name, reason=f"it is larger than {MAXIMUM_BYTES >> 20} MB")
    parser = etree.XMLParser(**_SETTINGS)
    parser.resolvers.add(_Nothing())
    try:
        root: etree._Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_refusal(error, name) from None
    _refuse_entities(root, name)
    return root


def _syntax_refusal(error: etree.XMLSyntaxError, name: str) -> InputError:
    """Return the refusal for what the parser said."""
    line, column = error.position
    if error.code in _LIMIT_ERRORS:
        reason = f"at line {line} it is nested, repeated or expanded beyond what is safe"
        refused = refusal("R004", file=name, reason=reason)
    else:
        said = " ".join(str(error.msg).split()).rpartition(", line ")[0] or "no XML"
        refused = refusal("R003", file=name, line=line, column=column, reason=said)
    refused.line = line
    return refused


def _refuse_entities(root: etree._Element, name: str) -> None:
    """Raise R004 if the document declares an entity or still holds a reference to one."""
    declarations = root.getroottree().docinfo.internalDTD
    declared = [] if declarations is None else list(declarations.iterentities())
    if declared or next(root.iter(etree.Entity), None) is not None:
        raise refusal("R004", file=name, reason="its DOCTYPE declares entities")
