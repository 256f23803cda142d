# SPDX-License-Identifier: Apache-2.0
"""Picture credits: who took, made or gave a picture, at the end of its caption.

By form alone, as `phrases.py`; offsets are code points of the text that was given.
"""

import re
from dataclasses import replace

from teikit.language.forms import trailing_form
from teikit.language.lexicon import Profile
from teikit.language.names import are_short, parse_names
from teikit.language.parts import CLOSE, OPEN, Part, Phrase, unwrap
from teikit.language.script import is_han

_DEALER = re.compile(r"[（(]([\u4e00-\u9fff]{2,8})[）)]\Z")  # who deals in a picture: 摄（…）
_LEAST = 2  # characters of what a dealer is called
_DEALT = 10  # characters of that, brackets and all


def find_credit(profile: Profile, text: str) -> Phrase | None:
    """Return the picture credit a caption ends with: 记者 云帆 摄, （资料图片）, 新华社发（…）."""
    return (
        trailing_form(profile, "credit", text)
        or _dealt_credit(profile, text)
        or _word_credit(profile, text, len(text.rstrip()))
    )


def is_credit_line(profile: Profile, text: str) -> bool:
    """Tell whether a whole line only says who took a picture: 记者 云帆 摄, not 文/摄."""
    credit = find_credit(profile, text)
    if not credit or text[: credit.start].strip():
        return False
    tails = (one for one in profile.tails if len(one) > 1 and text.endswith(one))
    roles = [text[one.start : one.end] for one in credit.parts if one.kind == "role"]
    picture = roles[-1:] and roles[-1] in profile.picture_verbs
    return bool(picture) and not any(tails) and profile.text_roles.isdisjoint(roles)


def shares_credit(profile: Profile, text: str) -> bool:
    """Tell whether a caption ends with a credit that is said to be that of all pictures."""
    credit = find_credit(profile, text)
    if not credit:
        return False
    blanks = len(text[credit.start :]) - len(text[credit.start :].lstrip(OPEN + " \u3000"))
    lead = profile.credit_lead.match(text, credit.start + blanks)
    return lead is not None and any(lead.groups())


def _dealt_credit(profile: Profile, text: str) -> Phrase | None:
    """Return a credit with who deals in the picture behind it: 云帆摄（湖光视觉）."""
    last = len(text.rstrip())
    dealer = _DEALER.search(text, max(0, last - _DEALT), last)
    taken = text[: dealer.start()].rstrip() if dealer else ""
    if not dealer or not taken.endswith(profile.credit_verbs):
        return None
    if profile.aside.fullmatch(dealer[1]):  # where who is seen stands
        return None
    credit = _word_credit(profile, text, len(taken), apart=True)
    start, end = dealer.span(1)
    end -= len(profile.credit_issued) * text[:end].endswith(profile.credit_issued)
    known = dealer[1] in profile.credit_stock or end - start < _LEAST
    parts = () if known else (Part(start, end, "organisation"),)
    return replace(credit, parts=credit.parts + parts) if credit else None


def _word_credit(profile: Profile, text: str, end: int, apart: bool = False) -> Phrase | None:
    """Return the credit that text[:end] ends with: verbs, role words and names of the profile.

    `apart` tells that it is one even if nothing stands before it.
    """
    first = max(0, end - 40)
    if not profile.credit_verbs or not profile.credit_words.search(text, first, end):
        return None
    ends = profile.marks["stops"] | profile.marks["closers"]
    borders = (
        at
        for at in range(first, end)
        if not text[at].isspace()
        and (at == 0 or text[at - 1].isspace() or text[at - 1] in ends or text[at] in OPEN)
    )
    for at in borders:
        parts = _credit_parts(profile, text, at, end, apart or at > 0)
        if parts is not None:
            return Phrase(at, len(text), parts)
    return None


def _credit_parts(
    profile: Profile, text: str, start: int, end: int, apart: bool
) -> tuple[Part, ...] | None:
    """Return the parts of the credit that text[start:end] is, () for a stock phrase, or None."""
    issued = re.match(
        rf"[\u4e00-\u9fff]{{2,5}}{profile.agency_end}{profile.credit_issued}", text[start:end]
    )
    agency: tuple[Part, ...] = ()
    if issued:
        agency = (Part(start, start + issued.end() - len(profile.credit_issued), "agency"),)
        start += issued.end()
        if start == end:
            return agency
    low, high = unwrap(text, start, end)
    lead = profile.credit_lead.match(text, low, high)
    low = lead.end() if lead else low
    if text[low:high].strip() in profile.credit_stock:
        return agency
    if any(char in profile.marks["stops"] for char in text[low:high]):
        return None
    givers = _givers(profile, text, low, high, low > start or apart)
    return (*agency, *givers) if givers else None


def _givers(profile: Profile, text: str, low: int, high: int, apart: bool) -> tuple[Part, ...]:
    """Return who made or gave a picture, the verb among the parts; () if text is no credit.

    Without a role word the verb must stand off, or the whole must stand `apart` from a text.
    """
    verb = next((one for one in profile.credit_verbs if text[low:high].endswith(one)), "")
    if not verb:
        return _led_credit(profile, text, low, high)
    if verb in profile.set_off_verbs and not _is_work(text, low, high - len(verb)):
        return ()
    parts = parse_names(profile, text, low, high - len(verb))
    kinds = {part.kind for part in parts}
    if "role" not in kinds and not (parts and are_short(text, parts)):
        gives = apart and verb in profile.giving_verbs
        parts = _giver(text, low, high - len(verb)) if gives else ()
    elif not (apart or "role" in kinds or text[high - len(verb) - 1].isspace()):
        return ()
    role = profile.verb_roles.get(verb, "photographer")
    made = (replace(one, role=role if one.kind == "person" else "") for one in parts)
    return (*made, Part(high - len(verb), high, "role")) if parts else ()


def _is_work(text: str, low: int, high: int) -> bool:
    """Tell whether text[low:high] is a name set off behind what closes: （国画） 云帆 作.

    周末 读 书 is none, nor is a whole line 倡 议 书.
    """
    return text[high - 1 : high].isspace() and text[:low].rstrip()[-1:] in tuple(CLOSE + "》")


def _led_credit(profile: Profile, text: str, low: int, high: int) -> tuple[Part, ...]:
    """Return a credit whose verb stands first, such as 图/苏小禾; () if it is not one."""
    parts = parse_names(profile, text, low, high)
    if len(parts) < 2 or parts[0].kind != "role" or parts[1].role != "photographer":
        return ()
    between = text[parts[0].end : parts[1].start].strip()
    return parts if between in ("/", "／", ":", "：") else ()


def _giver(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the one office or firm that gave a picture: a word of ideographs."""
    word = text[start:end].strip()
    if not 2 <= len(word) <= 16 or not all(map(is_han, word)):
        return ()
    begin = text.index(word, start)
    return (Part(begin, begin + len(word), "organisation"),)
