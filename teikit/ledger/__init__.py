# SPDX-License-Identifier: Apache-2.0
"""Source + TEI -> Ledger: rebuilds every line of the sources from TEI and compares.

It shares no code with the encoder, as a check that uses what it checks proves nothing.
"""

from teikit.ledger.account import Ledger, share, table
from teikit.ledger.comparison import verify, verify_alone

__all__ = ["Ledger", "share", "table", "verify", "verify_alone"]
