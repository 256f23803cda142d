# SPDX-License-Identifier: Apache-2.0
"""Phrases of English, French and German newspapers: each form, and what only looks like it."""

import pytest
from phrase_rows import marked, plain

from teikit.language.credits import find_credit
from teikit.language.furniture import editor_parts, full_day, furniture_kind, masthead_kind
from teikit.language.lexicon import load_profile
from teikit.language.phrases import (
    find_byline,
    find_dateline,
    find_jump,
    find_signature,
)


def each(*rows: tuple[str, str]):
    return pytest.mark.parametrize(("language", "written"), rows)


def text_in(written: str) -> str:
    """The text that was marked up, the days in it too."""
    return plain(written.replace("~", ""))


@each(
    ("en", "By [JANE ROE|reporter]"),
    ("en", "By [T. W. Halloran|reporter]"),
    ("en", "By [Jane Roe|reporter] and [John Doe|reporter]"),
    ("en", "By [Mary O'Brien|reporter], [Staff Writer]"),
    ("en", "By [our Special Correspondent]"),
    ("en", "(From [Our Own Correspondent].)"),
    ("en", "[Special Correspondent] of The Millbrook Herald"),
    ("en", "Special to The Millbrook Herald."),
    ("en", "(By the <Associated Press>.)"),
    ("fr", "Par [Jean Roche|author]"),
    ("fr", "Par [JEAN ROCHE|author] et [MARIE LEBRUN|author]"),
    ("fr", "De [notre envoyé spécial]"),
    ("fr", "(De [notre correspondant particulier].)"),
    ("fr", "De [nos envoyés spéciaux à Sorlac]"),
    ("fr", "De [notre envoyée spéciale à Sorlac], [Claire Dunois|correspondent]"),
    ("de", "Von [Karl Weber|author]"),
    ("de", "Von [KARL WEBER|author] und [ANNA LENZ|author]"),
    ("de", "Von [unserem Berichterstatter]"),
    ("de", "(Von [unserem nach Mühlau entsandten Sonderberichterstatter].)"),
    ("de", "Von [unserer Redaktion]"),
    ("de", "[Eigener Bericht]"),
)
def test_a_byline_is_read(language: str, written: str):
    text = plain(written)
    found = find_byline(load_profile(language), text)
    assert found is not None
    assert marked(text, found.start, found.end, found.parts) == f"‖{written}‖"


@each(
    ("en", "By the river"),
    ("en", "BY THE RIVER"),
    ("en", "By John Doe of the upper mill"),
    ("en", "By request"),
    ("en", "The Special Correspondence"),
    ("fr", "Par le maire"),
    ("fr", "PAR LES CHAMPS"),
    ("fr", "De notre jardin"),
    ("de", "Von der Brücke"),
    ("de", "VON DEN BERGEN"),
    ("de", "Von unserem Garten"),
    ("de", "Eigener Herd"),
)
def test_a_line_is_no_byline(language: str, written: str):
    assert find_byline(load_profile(language), written) is None


@each(
    ("en", "{PENNICK FALLS}, ~May 8~ — |The iron"),
    ("en", "{WILLOWFORD}, ~March 3~ (<Agency>) —\n|The old"),
    ("en", "{MILLBROOK}, ~March 3~.—|On Monday"),
    ("en", "{St. Anne}, ~March 3~. |The mill"),
    ("en", "{ALBANY}, N. Y., ~May 5~.—|The mill"),
    ("en", "{LONDON} — |The mill"),
    ("en", "{SORREL JUNCTION} (<Reuters>) - |The mill"),
    ("fr", "{Paris}, ~3 mars~. |Le pont"),
    ("fr", "{Saint-Aubin}, ~1er mai~. — |Le pont"),
    ("fr", "{LYON}, le ~3 mars~ (<Havas>). — |Le pont"),
    ("de", "{Berlin}, ~3. März~. |Die Brücke"),
    ("de", "{Frankfurt a. M.}, ~5. Mai~. |Die Brücke"),
    ("de", "{MÜHLAU}, ~den 3. März~. (<W. T. B.>) |Die Brücke"),
    ("de", "{Mühlau} (<dpa>) – |Die Brücke"),
)
def test_a_dateline_opens_a_paragraph(language: str, written: str):
    wanted, _, rest = written.partition("|")
    text = text_in(wanted) + rest
    found, byline = find_dateline(load_profile(language), text)
    assert found is not None
    assert byline is None
    days = [one for one in found.parts if one.kind == "date"]
    shown = marked(text, found.start, found.end, [one for one in found.parts if one not in days])
    for day in days:
        words = text[day.start : day.end]
        shown = shown.replace(words, f"~{words}~")
    assert shown == f"‖{wanted}‖{rest}"


def test_a_byline_in_brackets_follows_the_dateline():
    text = "LYON, 3 mars. — (De notre correspondant.) — Le pont"
    dateline, byline = find_dateline(load_profile("fr"), text)
    assert dateline
    assert text[: dateline.end] == "LYON, 3 mars. — "
    assert byline
    assert text[byline.start : byline.end] == "(De notre correspondant.) — "


@each(
    ("en", "In Willowford, on March 3, the old bridge"),
    ("en", "Willowford, March 3, the old bridge"),
    ("en", "Monday, March 3. The bridge"),
    ("en", "The March 3 meeting"),
    ("fr", "Le maire, 3 mars"),
    ("fr", "Paris, trois mars"),
    ("de", "Müller (SPD) sagte am Montag"),
    ("de", "Am 3. März. Die Brücke"),
)
def test_an_opening_is_no_dateline(language: str, written: str):
    assert find_dateline(load_profile(language), written)[0] is None


@each(
    ("en", "‖Continued on page 4, column 2.‖to 4"),
    ("en", "It was cold. ‖(Continued on page 3)‖to 3"),
    ("en", "‖Continued from page 1‖from 1"),
    ("en", "‖▶Turn to page 5‖to 5"),
    ("fr", "‖Suite page 2‖to 2"),
    ("fr", "Il pleuvait. ‖(Suite en page 2.)‖to 2"),
    ("fr", "‖Lire la suite page 3‖to 3"),
    ("fr", "‖Suite de la page 1‖from 1"),
    ("de", "‖Fortsetzung Seite 3‖to 3"),
    ("de", "Es regnete. ‖(Fortsetzung auf Seite 3.)‖to 3"),
    ("de", "‖Schluß auf Seite 2.‖to 2"),
    ("de", "‖Fortsetzung von Seite 1‖from 1"),
)
def test_a_jump_is_read(language: str, written: str):
    before, jump, direction = written.split("‖")
    found = find_jump(load_profile(language), before + jump)
    assert found is not None
    assert (before + jump)[found.start :] == jump
    assert f"{found.direction} {found.page}" == direction


@each(
    ("en", "The meeting continued on page 4."),
    ("en", "See page 4."),
    ("fr", "Il lut la suite page 3"),
    ("de", "Die Fortsetzung Seite 3 fehlt"),
    ("de", "Er las auf Seite 3."),
)
def test_a_sentence_is_no_jump(language: str, written: str):
    assert find_jump(load_profile(language), written) is None


@each(
    ("en", "It is so.‖ —[J. R.|author]‖"),
    ("en", "It is so.‖ (J. R.)‖"),
    ("en", "‖—[JANE ROE|author].‖"),
    ("en", "‖[JEREMIAH POOLE|author], Town Clerk.‖"),
    ("fr", "C'est ainsi.‖ — [J. R.|author]‖"),
    ("de", "So ist es.‖ —[K. W.|author]‖"),
)
def test_a_signature_is_read(language: str, written: str):
    text = plain(written)
    found = find_signature(load_profile(language), text)
    assert found is not None
    assert text[found.start :] == plain(written.split("‖")[1])
    assert [one.role for one in found.parts] == ["author"]


@each(
    ("en", "said Mr. Quimby."),
    ("en", "the brook (J. R.) ran"),
    ("en", "MILL BURNED, Loss Heavy"),
    ("fr", "dit M. Roche."),
    ("de", "sagte Dr. Weber."),
)
def test_the_end_of_a_text_is_no_signature(language: str, written: str):
    assert find_signature(load_profile(language), written) is None


@each(
    ("en", "The team.‖ Photograph by [H. L. Stockbridge|photographer].‖"),
    ("en", "The team.‖ Photograph\nby [H. L. Stockbridge|photographer].‖"),
    ("en", "The team.‖ (Photo: [Jane Roe|photographer] / <<Millbrook Herald>>)‖"),
    ("fr", "Le pont.‖ (Photo [Marie Lebrun|photographer].)‖"),
    ("fr", "Le pont.‖ Cliché [J. Moreau|photographer].‖"),
    ("de", "Die Brücke.‖ Foto: [Karl Weber|photographer]‖"),
    ("de", "Die Brücke.‖ (Aufnahme: [K. Weber|photographer].)‖"),
)
def test_a_caption_ends_with_its_credit(language: str, written: str):
    text = plain(written)
    found = find_credit(load_profile(language), text)
    assert found is not None
    assert marked(text, found.start, found.end, found.parts) == written


@each(
    ("en", "He bought the photograph by H. L. Stockbridge."),
    ("en", "Photographs were taken."),
    ("fr", "Il regarda la photo de Marie Lebrun."),
    ("de", "Sie zeigte ein Foto von Karl Weber."),
)
def test_a_sentence_on_pictures_is_no_credit(language: str, written: str):
    assert find_credit(load_profile(language), written) is None


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "4  THE PENNICK FALLS REGISTER, THURSDAY, MAY 9, 1912.", "header"),
        ("en", "The Millbrook Herald   Thursday, March 12, 2026   Page 4", "header"),
        ("en", "Thursday, May 9, 1912.", "header"),
        ("en", "Editor: Jane Roe", "credits"),
        ("en", "On Thursday, May 9, 1912", ""),
        ("en", "Thursday, May 9, 1912, at four o'clock", ""),
        ("en", "At the age of 4 he read the Times", ""),
        ("fr", "2 — LE COURRIER DE SORLAC — Samedi 4 mai 1912", "header"),
        ("fr", "Le gérant : JEAN ROCHE.", "credits"),
        ("fr", "Le samedi 4 mai 1912 il pleuvait", ""),
        ("de", "Seite 2   Erlenbacher Rundschau   Donnerstag, 9. Mai 1912", "header"),
        ("de", "Verantwortlicher Redakteur: Karl Weber.", "credits"),
        ("de", "Am Donnerstag, den 9. Mai 1912, regnete es", ""),
    ],
)
def test_a_line_of_the_page_itself_is_told(language: str, text: str, kind: str):
    assert furniture_kind(load_profile(language), text) == kind


def test_the_editor_of_a_page_is_named():
    text = "Verantwortlicher Redakteur: Karl Weber."
    role, name = editor_parts(load_profile("de"), text)
    assert (text[role.start : role.end], role.kind) == ("Verantwortlicher Redakteur", "role")
    assert (text[name.start : name.end], name.role) == ("Karl Weber", "editor")


@pytest.mark.parametrize(
    ("language", "text", "kind", "day"),
    [
        ("en", "THE PENNICK FALLS REGISTER", "title", ""),
        ("en", "VOL. XXVII. NO. 19.", "edition", ""),
        ("en", "PENNICK FALLS, THURSDAY, MAY 9, 1912.", "date", "1912-05-09"),
        ("en", "9th of May, 1912", "", ""),
        ("en", "9 May 1912", "date", "1912-05-09"),
        ("en", "Established in 1885", "imprint", ""),
        ("en", "FIRE AT THE MILL", "", ""),
        ("en", "The Times said so. Nobody read it.", "", ""),
        ("fr", "LE COURRIER DE SORLAC", "title", ""),
        ("fr", "12e année. — N° 1 024", "edition", ""),
        ("fr", "Samedi 1er février 1908", "date", "1908-02-01"),
        ("de", "Der Bote vom Erlenbach", "title", ""),
        ("de", "Nr. 19.   23. Jahrgang.", "edition", ""),
        ("de", "Donnerstag, den 11. März 1911.", "date", "1911-03-11"),
    ],
)
def test_a_line_of_a_masthead_is_told(language: str, text: str, kind: str, day: str):
    profile = load_profile(language)
    assert (masthead_kind(profile, text), full_day(profile, text)) == (kind, day)


def test_a_day_that_is_not_in_the_calendar_is_none():
    assert full_day(load_profile("de"), "den 31. Februar 1911") == ""
