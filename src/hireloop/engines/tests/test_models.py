"""Pulling models from a server on this machine: whole, broken off, wrong, and packed."""

import hashlib
import io
import tarfile
import zipfile

import pytest

from hireloop.engines.known_models import KNOWN_MODELS, ModelFile
from hireloop.engines.models import DownloadFailed, known_model, pull, pulled_models
from hireloop.kernel.errors import BadInput

from .conftest import Reply

WEIGHTS = bytes(range(256)) * 4000
SHA256 = hashlib.sha256(WEIGHTS).hexdigest()


def ranged(content=WEIGHTS, *, cuts=()):
    """A server that knows ranges; each of the first answers breaks off after so many bytes."""
    left = list(cuts)

    def reply(call):
        start = int(call.headers.get("Range", "bytes=0-")[6:-1])
        part = content[start:]
        headers = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"} if start else {}
        return Reply(part, status=206 if start else 200, headers=headers, cut_after=left.pop(0) if left else None)

    return reply


def file_at(server, name="model.bin", sha256=SHA256):
    return ModelFile(f"{server.url}/{name}", sha256)


def test_it_fetches_checks_and_keeps(server, tmp_path):
    server.replies = [ranged()]
    told = []
    model = pull("tiny", [file_at(server)], on_progress=lambda *progress: told.append(progress))
    assert model.directory == tmp_path / "models" / "tiny"
    assert (model.directory / "model.bin").read_bytes() == WEIGHTS
    assert (model.is_verified, model.sha256) == (True, {"model.bin": SHA256})
    assert told[-1] == ("model.bin", len(WEIGHTS), len(WEIGHTS))
    assert pulled_models() == [model]


def test_it_does_not_fetch_twice(server):
    server.replies = [ranged()]
    pull("tiny", [file_at(server)])
    pull("tiny", [file_at(server)])
    assert len(server.calls) == 1


def test_a_broken_line_is_taken_up_where_it_broke(server):
    server.replies = [ranged(cuts=[300_000, 400_000])]
    model = pull("tiny", [file_at(server)])
    assert (model.directory / "model.bin").read_bytes() == WEIGHTS
    assert [call.headers.get("Range") for call in server.calls] == [None, "bytes=300000-", "bytes=700000-"]


def test_an_interrupted_pull_goes_on_next_time(server):
    server.replies = [ranged(cuts=[300_000, 0])]
    with pytest.raises(DownloadFailed, match=r"stopped after 300000 bytes .* Run it again"):
        pull("tiny", [file_at(server)])
    assert pulled_models() == []
    server.calls.clear()
    server.replies = [ranged()]
    assert pull("tiny", [file_at(server)]).is_verified
    assert server.calls[0].headers["Range"] == "bytes=300000-"


def test_a_server_without_ranges_begins_again(server):
    server.replies = [Reply(WEIGHTS, cut_after=300_000), Reply(WEIGHTS)]
    assert pull("tiny", [file_at(server)]).sha256 == {"model.bin": SHA256}


def test_the_wrong_checksum_is_refused_and_nothing_is_kept(server, tmp_path):
    server.replies = [ranged(b"something else")]
    with pytest.raises(DownloadFailed, match="is not what it should be") as caught:
        pull("tiny", [file_at(server)])
    assert caught.value.code == "wrong_checksum"
    assert pulled_models() == []
    assert not list((tmp_path / "models").rglob("model.bin"))


def test_without_a_checksum_it_asks_for_one(server):
    server.replies = [ranged()]
    unknown = file_at(server, sha256=None)
    with pytest.raises(BadInput, match=r"model\.bin is not known.*--sha256.*--accept-unverified"):
        pull("tiny", [unknown])
    assert server.calls == []
    assert pull("given", [unknown], checksums={"model.bin": SHA256.upper()}).is_verified
    taken = pull("taken", [unknown], accept_unverified=True)
    assert (taken.is_verified, taken.sha256) == (False, {"model.bin": SHA256})


def test_a_given_checksum_is_checked_even_where_unverified_ones_are_accepted(server):
    server.replies = [ranged()]
    with pytest.raises(DownloadFailed, match="not what it should be"):
        pull("tiny", [file_at(server, sha256="0" * 64)], accept_unverified=True)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_a_server_that_says_no_is_quoted(server, status):
    server.replies = [Reply("no", status=status)]
    with pytest.raises(DownloadFailed, match=f"model.bin: HTTP {status}"):
        pull("tiny", [file_at(server)])


def test_a_server_that_is_not_there_is_named():
    with pytest.raises(DownloadFailed, match=r"http://127\.0\.0\.1:9/m\.bin cannot be reached"):
        pull("tiny", [ModelFile("http://127.0.0.1:9/m.bin", SHA256)])


def packed(kind):
    target = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("outer/model.onnx", WEIGHTS)
            archive.writestr("outer/tokens.txt", "a 0")
    else:
        with tarfile.open(fileobj=target, mode=f"w:{kind}") as archive:
            for name, content in (("outer/model.onnx", WEIGHTS), ("outer/tokens.txt", b"a 0")):
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    return target.getvalue()


@pytest.mark.parametrize(("name", "kind"), [("m.tar.bz2", "bz2"), ("m.tar.gz", "gz"), ("m.zip", "zip")])
def test_an_archive_is_unpacked_without_its_outermost_folder(server, name, kind):
    content = packed(kind)
    server.replies = [ranged(content)]
    model = pull("packed", [file_at(server, name, hashlib.sha256(content).hexdigest())])
    assert (model.directory / "model.onnx").read_bytes() == WEIGHTS
    assert (model.directory / "tokens.txt").read_text() == "a 0"
    assert not (model.directory / name).exists()


def test_an_archive_cannot_write_elsewhere(server, tmp_path):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        entry = tarfile.TarInfo("../../escaped.txt")
        entry.size = 1
        archive.addfile(entry, io.BytesIO(b"x"))
    server.replies = [ranged(target.getvalue())]
    with pytest.raises(DownloadFailed, match="cannot be unpacked"):
        pull("evil", [file_at(server, "m.tar.gz", hashlib.sha256(target.getvalue()).hexdigest())])
    assert not list(tmp_path.rglob("escaped.txt"))


def test_a_broken_archive_is_told(server):
    server.replies = [ranged(b"no archive")]
    with pytest.raises(DownloadFailed, match="cannot be unpacked"):
        pull("broken", [file_at(server, "m.tar.bz2", hashlib.sha256(b"no archive").hexdigest())])


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden"])
def test_a_name_cannot_lead_elsewhere(server, name):
    with pytest.raises(BadInput, match="cannot be the name"):
        pull(name, [file_at(server)])


def test_known_models_are_pinned():
    assert len({model.name for model in KNOWN_MODELS}) == len(KNOWN_MODELS)
    for model in KNOWN_MODELS:
        for file in model.files:
            assert file.url.startswith("https://")
            assert len(file.sha256) == 64
            assert "/resolve/main/" not in file.url
    with pytest.raises(BadInput, match=r"no model nonsense\. Known are: sense-voice"):
        known_model("nonsense")
