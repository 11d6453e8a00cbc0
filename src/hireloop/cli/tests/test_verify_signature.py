"""``hireloop verify-signature`` on a signed file, a changed one, and on what is none."""

import json
from pathlib import Path

import pytest

from hireloop.cli import main
from hireloop.engines.pdf_signatures import fields
from hireloop.engines.pdf_signatures.preparing import Place
from hireloop.engines.pdf_signatures.tests.conftest import NAME, make_house


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    from weasyprint import HTML

    folder, house = tmp_path_factory.mktemp("signed"), make_house()
    pdf = fields.with_fields(HTML(string="<p>录用通知</p>").write_pdf(), [Place("one", 0, (60, 600, 250, 684))])
    signed = house.sign(pdf, "one", last=True)
    changed = bytearray(signed)
    changed[len(pdf) // 2] ^= 1
    contents = {
        "signed.pdf": signed,
        "changed.pdf": bytes(changed),
        "root.pem": house.root.certificate,
        "text.txt": b"hello",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


def test_a_good_file(files, capsys):
    arguments = ["verify-signature", str(files["signed.pdf"]), "--trust", str(files["root.pem"]), "--strict"]
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert told.startswith("valid")
    assert NAME in told
    assert main([*arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["bottom_line"] is True
    assert found["signatures"][0]["signer"] == NAME


def test_without_a_trusted_root_nothing_is_valid(files, capsys):
    assert main(["verify-signature", str(files["signed.pdf"])]) == 0
    assert "NOT VALID" in capsys.readouterr().out
    assert main(["verify-signature", str(files["signed.pdf"]), "--strict"]) == 1


def test_a_changed_file(files, capsys):
    assert main(["verify-signature", str(files["changed.pdf"]), "--trust", str(files["root.pem"]), "--strict"]) == 1
    assert "changed after signing" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["text.txt"], ["missing.pdf"], ["signed.pdf", "--trust", "text.txt"], ["signed.pdf", "--trust", "missing.pem"]],
)
def test_bad_input_is_one_clear_line(files, arguments, capsys):
    named = [str(files.get(each, each)) for each in arguments]
    assert main(["verify-signature", *named]) == 2
    told = capsys.readouterr().err
    assert told.startswith("hireloop: ")
    assert told.count("\n") == 1
