# SPDX-License-Identifier: Apache-2.0
"""A TEI document comes from bytes, from a file, and from another process."""

import pickle

import pytest

from teikit.errors import InputError
from teikit.tei import TeiDocument

DATA = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="zh-Hans">\n'
    "  <text>\n"
    "    <body>\n"
    "      <p>\u3000渡口 重新开航。 </p>\n"
    "    </body>\n"
    "  </text>\n"
    "</TEI>\n"
).encode()


def test_a_document_goes_back_to_the_bytes_it_came_from():
    assert TeiDocument.parse(DATA).to_bytes() == DATA


def test_a_document_is_loaded_from_a_file_and_knows_its_name(tmp_path):
    path = tmp_path / "issue.tei.xml"
    path.write_bytes(DATA)
    document = TeiDocument.load(path)
    assert (document.to_bytes(), document.name) == (DATA, str(path))


def test_a_file_that_is_not_there_is_bad_input(tmp_path):
    with pytest.raises(InputError):
        TeiDocument.load(tmp_path / "issue.tei.xml")


def test_a_document_survives_pickling():
    copy = pickle.loads(pickle.dumps(TeiDocument.parse(DATA, "issue.tei.xml")))
    assert (copy.to_bytes(), copy.name) == (DATA, "issue.tei.xml")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"<TEI/>", "TEI, in no namespace"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "html in the namespace"),
        (b'<x:TEI.2 xmlns:x="http://www.tei-c.org/ns/1.0"/>', "TEI.2 in the namespace"),
    ],
)
def test_a_root_that_is_no_tei_is_refused_with_its_name(data, shown):
    with pytest.raises(InputError, match=shown) as caught:
        TeiDocument.parse(data, "page.xml")
    assert caught.value.message.startswith("page.xml is no TEI")
    assert caught.value.hint


def test_what_is_not_well_formed_is_refused():
    with pytest.raises(InputError):
        TeiDocument.parse(b"<TEI>", "page.xml")
