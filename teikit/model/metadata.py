# SPDX-License-Identifier: Apache-2.0
"""Facts about an issue that only a person can state; nothing here is ever inferred."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an issue; "" means not known.

    `date` is a full day, YYYY-MM-DD; `page` a printed page label; `language` a BCP 47 tag.
    """

    id: str = ""
    title: str = ""
    date: str = ""
    page: str = ""
    language: str = ""
