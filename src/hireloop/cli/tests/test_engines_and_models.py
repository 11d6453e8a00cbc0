"""``hireloop engines`` and ``hireloop models``, as a person and as a program sees them."""

import functools
import hashlib
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hireloop.cli import main
from hireloop.engines import catalog

WEIGHTS = b"weights" * 1000
SHA256 = hashlib.sha256(WEIGHTS).hexdigest()


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch, tmp_path):
    for kind in catalog.ENGINES:
        for ending in ("", "_MODEL", "_URL", "_KEY"):
            monkeypatch.delenv(f"ENGINE_{kind.upper()}{ending}", raising=False)
    monkeypatch.setenv("HIRELOOP_MODELS", str(tmp_path / "models"))


@pytest.fixture
def published(tmp_path):
    """The address of a model file on this machine."""
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "model.bin").write_bytes(WEIGHTS)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/model.bin"
    server.shutdown()
    server.server_close()


def test_engines_tells_what_is_ready_and_how_to_get_the_rest(capsys):
    assert main(["engines"]) == 0
    said = capsys.readouterr().out
    assert "+ pocketsphinx   ready" in said
    assert "used for en" in said
    assert "- openai         Set ENGINE_LANGUAGE_MODEL_URL" in said


def test_engines_tells_programs_the_same(capsys):
    assert main(["engines", "--json"]) == 0
    found = {(engine["kind"], engine["name"]): engine for engine in json.loads(capsys.readouterr().out)}
    assert found["vision", "mediapipe"]["ready"] is True
    assert found["vision", "mediapipe"]["provenance"]["version"] == "0.10.21"
    assert found["language_model", "openai"]["ready"] is False
    assert "ENGINE_LANGUAGE_MODEL_URL" in found["language_model", "openai"]["how_to_get"]


def test_models_lists_what_can_be_pulled(capsys, tmp_path):
    assert main(["models"]) == 0
    said = capsys.readouterr().out
    assert f"models in {tmp_path / 'models'}" in said
    assert "- sense-voice" in said


def test_a_model_is_pulled_and_listed(capsys, published, tmp_path):
    assert main(["models", "pull", "mine", "--url", published, "--sha256", SHA256]) == 0
    assert "checksums are right" in capsys.readouterr().out
    assert (tmp_path / "models" / "mine" / "model.bin").read_bytes() == WEIGHTS
    assert main(["models", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pulled"] == ["mine"]


def test_pulling_tells_programs_what_came(capsys, published):
    assert main(["models", "pull", "mine", "--url", published, "--accept-unverified", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verified"], told["sha256"]) == (False, {"model.bin": SHA256})


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "There is no model nonsense. Known are: sense-voice"),
        (["mine", "--url", "PUBLISHED"], "The checksum of model.bin is not known"),
        (["mine", "--url", "PUBLISHED", "--sha256", "0" * 64], "model.bin is not what it should be"),
        (["mine", "--url", "PUBLISHED", "--sha256", "abc"], "abc is not a SHA-256"),
        (["whisper-tiny", "--sha256", "0" * 64], "Say which file"),
        (["mine", "--url", "PUBLISHED.gone", "--accept-unverified"], "HTTP 404"),
    ],
)
def test_what_cannot_be_pulled_is_said_in_one_line(capsys, published, arguments, says):
    filled = [argument.replace("PUBLISHED", published) for argument in arguments]
    assert main(["models", "pull", *filled]) == 2
    error = capsys.readouterr().err
    assert error.startswith("hireloop: ")
    assert says in error
    assert error.count("\n") == 1
