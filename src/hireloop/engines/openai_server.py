"""Talk to an OpenAI-compatible server (DeepSeek, Qwen, vLLM, Ollama, …) within a time and a size."""

import time
from typing import TYPE_CHECKING, Any

from hireloop.kernel.errors import N_

from .errors import EngineFailed, EngineUnavailable
from .settings import EngineSettings

if TYPE_CHECKING:
    from requests import Response

CONNECT_S = 5.0
MOST_BYTES = 32 * 1024 * 1024
TRIES = 2
LONGEST_PAUSE_S = 5.0
NOT_UNDERSTOOD = {400, 422}
PASSING_TROUBLE = {429, 500, 502, 503, 504}


class OpenAIServer:
    """One configured server: EngineUnavailable where it cannot be used at all, EngineFailed where a call fails."""

    def __init__(self, settings: EngineSettings) -> None:
        if not settings.url:
            raise EngineUnavailable(
                N_("Set %(variable)s to the base address of an OpenAI-compatible server (ending in /v1)."),
                variable=settings.variable("url"),
            )
        self.settings = settings

    def post(self, path: str, *, timeout_s: float, most_bytes: int = MOST_BYTES, **body: Any) -> bytes:
        """The body of the answer. ``body`` is what ``requests`` takes: ``json=``, or ``data=`` and ``files=``.

        Passing trouble (busy, restarting, line cut) is tried once more within ``timeout_s``.
        """
        deadline = time.monotonic() + timeout_s
        for tries_left in reversed(range(TRIES)):
            try:
                return self._post_once(path, deadline=deadline, most_bytes=most_bytes, body=body)
            except PassingTrouble as trouble:
                if not tries_left or time.monotonic() + trouble.pause_s > deadline:
                    raise trouble.reason from trouble
                time.sleep(trouble.pause_s)
        raise AssertionError("the last try returns or raises")

    def _post_once(self, path: str, *, deadline: float, most_bytes: int, body: dict[str, Any]) -> bytes:
        import requests
        import urllib3

        headers = {"Authorization": f"Bearer {self.settings.key}"} if self.settings.key else {}
        left_s = max(0.1, deadline - time.monotonic())
        try:
            response = requests.post(
                self._address(path),
                headers=headers,
                timeout=(min(CONNECT_S, left_s), left_s),
                stream=True,
                allow_redirects=False,
                **body,
            )
            with response:
                content = read_within(response, deadline=deadline, most_bytes=most_bytes)
        except (requests.exceptions.ConnectTimeout, urllib3.exceptions.ConnectTimeoutError) as error:
            raise self._unreachable() from error
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError) as error:
            raise self._too_slow() from error
        except requests.exceptions.ConnectionError as error:
            if never_connected(error):
                raise self._unreachable() from error
            raise self._line_cut() from error
        except urllib3.exceptions.HTTPError as error:
            raise self._line_cut() from error
        except requests.exceptions.RequestException as error:
            raise self._failed(type(error).__name__) from error
        except OverflowError as error:
            raise self._failed("the answer is too long") from error
        self._check(response, content)
        return content

    def _check(self, response: "Response", content: bytes) -> None:
        status = response.status_code
        if status < 300:
            return
        said = content[:300].decode("utf-8", "replace").strip() or response.reason
        if status in {401, 403}:
            raise EngineUnavailable(
                N_("%(url)s refuses the key (HTTP %(status)d). Set %(variable)s."),
                url=self.settings.url,
                status=status,
                variable=self.settings.variable("key"),
            )
        if status == 404:
            raise EngineUnavailable(
                N_("%(url)s does not know the model %(model)s (HTTP 404: %(said)s). Check %(variable)s."),
                url=self.settings.url,
                model=self.settings.model,
                said=said,
                variable=self.settings.variable("model"),
            )
        failed = self._failed(f"HTTP {status}: {said}", code="engine_refused" if status in NOT_UNDERSTOOD else None)
        if status in PASSING_TROUBLE:
            raise PassingTrouble(failed, pause_s=pause_of(response))
        raise failed

    def _address(self, path: str) -> str:
        return f"{self.settings.url.rstrip('/')}/{path}"

    def _unreachable(self) -> EngineUnavailable:
        return EngineUnavailable(
            N_("%(url)s cannot be reached. Start the server, or correct %(variable)s."),
            url=self.settings.url,
            variable=self.settings.variable("url"),
        )

    def _too_slow(self) -> EngineFailed:
        return EngineFailed(N_("%(url)s did not answer in time."), code="engine_timeout", url=self.settings.url)

    def _line_cut(self) -> "PassingTrouble":
        return PassingTrouble(self._failed("the line was cut"), pause_s=0.2)

    def _failed(self, why: str, *, code: str | None = None) -> EngineFailed:
        return EngineFailed(N_("%(url)s failed: %(why)s"), code=code, url=self.settings.url, why=why)


class PassingTrouble(Exception):
    """A failure that may be over in a moment."""

    def __init__(self, reason: EngineFailed, *, pause_s: float) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.pause_s = pause_s


def never_connected(error: Exception) -> bool:
    """Whether ``requests`` did not even reach the server (it hides the reason in the arguments)."""
    from urllib3.exceptions import NewConnectionError

    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError)


def read_within(response: "Response", *, deadline: float, most_bytes: int) -> bytes:
    """The body, taken as it comes: a server that drips byte by byte, or without end, is given up."""
    content = bytearray()
    while block := response.raw.read1(64 * 1024, decode_content=True):
        content += block
        if time.monotonic() > deadline:
            raise TimeoutError
        if len(content) > most_bytes:
            raise OverflowError
    return bytes(content)


def pause_of(response: "Response") -> float:
    """What the server asks for, within reason."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), LONGEST_PAUSE_S) if asked.isdigit() else 0.5
