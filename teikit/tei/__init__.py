# SPDX-License-Identifier: Apache-2.0
"""TEI as such: the document, its names, its bytes; knows nothing of newspapers' lines."""

from teikit.tei.document import TeiDocument

__all__ = ["TeiDocument"]
