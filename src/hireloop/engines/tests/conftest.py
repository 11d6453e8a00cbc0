"""Recordings made on the spot, the sample data where it is there, and a server that plays protocols."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from hireloop.engines import catalog
from hireloop.engines.media import SAMPLE_RATE, Audio, read_audio, write_clip

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "data"


@pytest.fixture(autouse=True)
def fresh_engines(monkeypatch, tmp_path):
    """No engine is configured, none is remembered, no model was pulled."""
    for kind in catalog.ENGINES:
        for ending in ("", "_MODEL", "_URL", "_KEY"):
            monkeypatch.delenv(f"ENGINE_{kind.upper()}{ending}", raising=False)
    monkeypatch.setenv("HIRELOOP_MODELS", str(tmp_path / "models"))
    catalog.made.cache_clear()
    yield
    catalog.made.cache_clear()


@pytest.fixture
def sample():
    """A file of the sample data; the test is skipped where there is none."""

    def find(name: str) -> Path:
        path = SAMPLES / name
        if not path.exists():
            pytest.skip(f"the sample data has no {name} here")
        return path

    return find


@pytest.fixture
def speech(sample) -> Audio:
    return read_audio(sample("speech/en_librivox_0870.wav"))


def tone(seconds: float, *, hertz: float = 220) -> Audio:
    times = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return Audio(samples=(0.3 * np.sin(2 * np.pi * hertz * times)).astype(np.float32))


def pictures(count: int, *, width: int = 160, height: int = 90):
    """Grey pictures with a bright bar that moves down, so that each can be told from the next."""
    for number in range(count):
        image = np.full((height, width, 3), 60, dtype=np.uint8)
        image[number % height] = 255
        yield image


@pytest.fixture
def clip(tmp_path):
    """Make a recording: ``clip("a.webm", seconds=2)``."""

    def make(name: str, *, seconds: float = 2, fps: int = 20, audio: Audio | None = None) -> Path:
        path = tmp_path / name
        write_clip(path, pictures(int(seconds * fps)), audio or tone(seconds), fps=fps)
        return path

    return make


@dataclass
class Call:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


@dataclass
class Reply:
    """``cut_after`` bytes the line breaks; ``drip_s`` is waited before each byte; ``wait_s`` before anything."""

    body: bytes | dict | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait_s: float = 0
    drip_s: float = 0
    cut_after: int | None = None

    @property
    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


class StandIn:
    """A server on this machine. ``replies`` are given one after another, the last one again and again;

    a reply may be a function of the Call.
    """

    def __init__(self) -> None:
        self.replies: list = []
        self.calls: list[Call] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                call = Call(self.path, dict(self.headers), body)
                stand_in.calls.append(call)
                reply = stand_in.replies.pop(0) if len(stand_in.replies) > 1 else stand_in.replies[0]
                self.give(reply(call) if callable(reply) else reply)

            do_GET = do_POST  # noqa: N815 - the base class calls it so

            def give(self, reply: Reply):
                time.sleep(reply.wait_s)
                try:
                    self.send_response(reply.status)
                    for name, value in {"Content-Length": str(len(reply.content)), **reply.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    content = reply.content[: reply.cut_after]
                    for start in range(0, len(content), 1 if reply.drip_s else max(1, len(content))):
                        time.sleep(reply.drip_s)
                        self.wfile.write(content[start : start + (1 if reply.drip_s else len(content))])
                        self.wfile.flush()
                except ConnectionError:
                    pass
                self.close_connection = True

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server():
    stand_in = StandIn()
    yield stand_in
    stand_in.close()
