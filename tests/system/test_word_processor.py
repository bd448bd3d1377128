"""The tracked changes of `klausa diff --format docx` in a real word processor: seen, accepted to the new text, rejected to the old one."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from klausa.diff import as_docx
from klausa.redline.inline import words_of
from klausa.redline.lines import read as lines_of
from klausa.text import split
from tests.diff import LONGER, repository
from tests.tree import Tree

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice Writer is not installed"),
]
LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
{}</library:library>
"""
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Klausa" script:language="StarBasic">{}</script:module>
"""
# opens a document, says how many changes are tracked, accepts or rejects them all, and stores the text that is left
MACRO = """
Sub Resolve(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  changes = document.Redlines.createEnumeration()
  count = 0
  Do While changes.hasMoreElements()
    changes.nextElement()
    count = count + 1
  Loop
  number = FreeFile
  Open ConvertFromURL(target & ".count") For Output As #number
  Print #number, count
  Close #number
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(document.CurrentController.Frame, ".uno:" & command & "AllTrackedChanges", "", 0, Array())
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  plain(0).Name = "FilterName"
  plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions"
  plain(1).Value = "UTF8,LF"
  document.storeToURL(target, plain())
  document.close(True)
End Sub
"""


def soffice(profile: Path, *arguments: str) -> None:
    """Runs LibreOffice without a window, with settings of its own."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Settings with the macro in them, put there once LibreOffice has made its own."""
    made = tmp_path / "profile"
    soffice(made, "--terminate_after_init")
    library = made / "user/basic/Standard"
    (library / "script.xlb").write_text(LIBRARY.format(' <library:element library:name="Klausa"/>\n'), encoding="utf-8")
    (library / "Klausa.xba").write_text(MODULE.format(escape(MACRO)), encoding="utf-8")
    return made


def resolved(document: Path, profile: Path, command: str) -> tuple[int, list[str]]:
    """How many changes LibreOffice sees, and the words that are left when all are accepted or rejected."""
    target = document.with_name(f"{command}.txt")
    soffice(profile, f'macro:///Standard.Klausa.Resolve("{document.as_uri()}","{target.as_uri()}","{command}")')
    count = int(target.with_name(f"{target.name}.count").read_text(encoding="utf-8"))
    return count, target.read_text(encoding="utf-8-sig").replace("•", " ").split()


def seen(texts: list[str]) -> list[str]:
    """What readers see of texts, word by word."""
    found = []
    for text in texts:
        opening, clauses = split(text)
        said = [opening.removeprefix("# "), *(body.replace("## ", "", 1) for _, body in clauses)]
        found += [word for part in said for line in lines_of(part) for cell in line.cells for word in words_of(cell).split()]
    return found


def test_all_accepted_is_the_new_text_and_all_rejected_the_old(tmp_path: Path, profile: Path) -> None:
    """Three languages in one document, tables and moved numbers among them."""
    (tmp_path / "site").mkdir()
    kept = repository(Tree(tmp_path / "site"))
    folder = kept.tree.root / "policies/acme/text"
    texts = [[file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md"))]]
    kept.render(
        LONGER, ("  hosting:", "  mail: {kind: auditors, names: [Pos], country: MY}\n  hosting:"), ("sale: {sold: no}\n", "")
    )
    texts.append([file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.md"))])
    document = tmp_path / "changes.docx"
    document.write_bytes(as_docx(kept.diff(), datetime.date(2026, 3, 1)))
    for command, wanted in (("Accept", texts[1]), ("Reject", texts[0])):
        count, words = resolved(document, profile, command)
        assert count > 10
        assert words == seen(wanted)
