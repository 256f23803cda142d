# SPDX-License-Identifier: Apache-2.0
"""Places in an item: the states of the item decoder, and which may follow which.

A state names the convention and the role of a block. Conventions: b headings before the body,
a after it, p a picture that stands alone, x a box or briefs with their label after them. Roles:
K kicker, M main, D deck, S subhead, B byline, P paragraph, A caption before the headings,
C caption before the body, c caption in or after it, z caption after the headings, J jump from
elsewhere, j jump to elsewhere, E signature, e byline in its place, Y byline above the
headings, Q a line taken for a heading that is text, T a line taken for text that is the main
heading, U one that is a caption, N a byline of a name alone that is a subhead, V verse or a table,
W a whole advertisement.
"""

# For each state: the kind of block it takes, and the states that may follow it in the same item.
STATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "bK": ("head", ("bK", "bM")),
    "bM": ("head", ("bD", "bB", "bC", "bJ", "bP")),
    "bD": ("head", ("bD", "bB", "bC", "bJ", "bP")),
    "bB": ("byline", ("bB", "bC", "bJ", "bP", "bS")),
    "bY": ("byline", ("bK", "bM")),
    "bA": ("caption", ("bA", "bK", "bM")),
    "bC": ("caption", ("bC", "bB", "bJ", "bP")),
    "bJ": ("jump", ("bC", "bB", "bP")),
    "bP": ("paragraph", ("bP", "bS", "bc", "bj", "bE", "be")),
    "bS": ("head", ("bP", "bc", "bS")),
    "bc": ("caption", ("bc", "bP", "bS", "bj", "bE", "be")),
    "bj": ("jump", ("bc",)),
    "bE": ("signature", ("bE", "bc", "bP", "bS")),
    "be": ("byline", ("bc",)),
    "aK": ("head", ("aK", "aB", "aC", "aJ", "aP")),
    "aB": ("byline", ("aB", "aC", "aJ", "aP", "aS")),
    "aC": ("caption", ("aC", "aK", "aB", "aJ", "aP")),
    "aJ": ("jump", ("aB", "aC", "aP")),
    "aP": ("paragraph", ("aP", "aS", "ac", "aj", "aE", "ak", "aM")),
    "aS": ("head", ("aP", "ac", "aS")),
    "ac": ("caption", ("ac", "aP", "aS", "aj", "aE", "ak", "aM")),
    "aj": ("jump", ("ac", "ak", "aM")),
    "aE": ("signature", ("aE", "ac", "ak", "aM", "aP", "aS")),
    "ak": ("head", ("ak", "aM")),
    "aM": ("head", ("aD", "az")),
    "aD": ("head", ("aD", "az")),
    "az": ("caption", ("az",)),
    "pK": ("head", ("pM",)),
    "pM": ("head", ("pD", "pC")),
    "pD": ("head", ("pC",)),
    "pC": ("caption", ("pC",)),
    "pc": ("caption", ("pc", "pm")),
    "pm": ("head", ("pd",)),
    "pd": ("head", ()),
    "pX": ("caption", ()),
    "xP": ("paragraph", ("xP", "xM")),
    "xM": ("head", ("xD",)),
    "xD": ("head", ()),
    "pW": ("advertisement", ()),
}
# A line taken for a heading may be text after all, and a line of text a heading: state Q stands
# wherever P may, and T wherever M may; V, too, stands where P may, and a name, N, where S may.
_LIKE = (
    ("Q", "P", "head"),
    ("T", "M", "paragraph"),
    ("V", "P", "verse"),
    ("N", "S", "byline"),
    ("G", "B", "head"),
)
for way in "ab":
    for other, like, kind in _LIKE:
        STATES[way + other] = (kind, STATES[way + like][1])
        for state, (takes, follow) in STATES.items():
            if way + like in follow:
                STATES[state] = (takes, (*follow, way + other))
# So may a line of text be a caption behind the headings.
STATES["aU"] = ("paragraph", STATES["az"][1])
for state in ("aM", "aT", "aD", "az"):
    STATES[state] = (STATES[state][0], (*STATES[state][1], "aU"))
# States an item may begin and end with; those with points in the profile pay them.
_BEGIN = "bY bK bM bT bA bC bB bG bP bQ bV bJ bj bE aK aB aG aP aQ aV aC aJ pK pM pc pX pW xP"
STARTS = tuple(_BEGIN.split())
_FINAL = """
    bP bQ bV bc bj bE be bM bT bD bB bG bJ bK bA bC aM aT aD az aU aP aQ aV ac aj aE
    pC pm pd pX pW xP xM xD
"""
ENDS = tuple(_FINAL.split())
ROLES = {"K": "kicker", "k": "kicker", "M": "main", "m": "main", "D": "deck", "d": "deck"}

BY_KIND = {
    kind: tuple(state for state, (takes, _) in STATES.items() if takes == kind)
    for kind in dict.fromkeys(takes for takes, _ in STATES.values())
}
BY_KIND["table"] = BY_KIND["verse"]
_WAYS = dict.fromkeys(("pM", "pK", "pC"), "b")
_WAYS |= dict.fromkeys(("pm", "pc", "pd", "xP", "xM", "xD"), "a")


def way_of(state: str) -> str:
    """Return the convention a state belongs to: a, b, or p where it may belong to either."""
    return _WAYS.get(state, state[0])
