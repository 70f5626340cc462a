"""Paper holds what people write, also the signs that no font of ours knows."""

import pytest

from samspil.base.ui.pdf import typeset

TEMPLATE = """#set document(title: "Prøve")
#set text(font: "IBM Plex Sans", lang: "da")
#let data = json(bytes(sys.inputs.data))
= Prøve
#data.text
"""


@pytest.mark.parametrize("is_archival", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Æblegrød på fløde",
        "Tak 😀 for 👩‍🚒 i dag",
        "中文",
        "".join(chr(sign) for sign in range(0x2600, 0x2700)),
        "\ue000",
        "한국어 " + "".join(chr(sign) for sign in range(0x4E00, 0x4E80)),
        "العربية",
        '#strong[ikke markup] \\u{1F600} `"x"`',
    ],
)
def test_what_people_write_becomes_paper(tmp_path, text, is_archival):
    template = tmp_path / "prove.typ"
    template.write_text(TEMPLATE, encoding="utf-8")
    assert typeset(template, {"text": text}, is_archival=is_archival).startswith(b"%PDF")


def test_a_template_that_is_wrong_is_still_an_error(tmp_path):
    template = tmp_path / "prove.typ"
    template.write_text("#mangler", encoding="utf-8")
    with pytest.raises(Exception, match="mangler"):
        typeset(template, {})
