# SPDX-License-Identifier: Apache-2.0
"""Lines are labelled once more where their items would rather have them otherwise."""

from pages import PAGE, draft

from teikit.structure.blocks import text_of


def kinds(page: str) -> dict[str, str]:
    """The kind of each block, by its first line."""
    made = draft(page)
    return {text_of(one, made.rows).split("\n")[0][:8]: one.kind for one in made.blocks}


def test_the_first_line_of_a_paragraph_at_a_columns_end_is_no_subhead():
    page = PAGE.replace(
        "@bridge: 本报讯_",
        "@bridge.1\n\n¶ 修桥的石匠今年六十七岁//他的祖父也修过这座桥，如今没人记得。\n@bridge.3",
    )
    assert "head" not in {kind for text, kind in kinds(page).items() if text.startswith("修桥")}


def test_a_line_behind_the_headings_is_a_caption_without_a_credit():
    page = PAGE.replace("云溪老石桥修好通行", "云溪老石桥修好通行\n\n石匠在老桥边凿石头。")
    assert kinds(page)["石匠在老桥边凿石"] == "caption"


def test_subheads_that_come_in_numbers_stay():
    page = PAGE.replace(
        "@bridge: 本报讯_", "@bridge.1\n先把石头编上号\n@bridge.2\n再用灰浆填满缝\n@bridge.3"
    )
    found = kinds(page)
    assert (found["先把石头编上号"], found["再用灰浆填满缝"]) == ("head", "head")
