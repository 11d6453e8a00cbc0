"""Debian's Chromium, as every journey starts it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium(*, camera: Path | None = None, microphone: Path | None = None) -> Iterator[Browser]:
    """A browser; with the files (Y4M, WAV) it has a camera and a microphone, and says yes when asked for them."""
    fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"] if camera or microphone else []
    fake += [f"--use-file-for-fake-video-capture={camera}"] if camera else []
    fake += [f"--use-file-for-fake-audio-capture={microphone}"] if microphone else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*ARGUMENTS, *fake])
        try:
            yield browser
        finally:
            browser.close()


def new_page(context: BrowserContext, complaints: list[str]) -> Page:
    """A page whose complaints (console errors, what the content security policy refused) are collected."""
    page = context.new_page()
    page.on("console", _listener(complaints))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def _listener(complaints: list[str]) -> Callable[[ConsoleMessage], None]:
    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            complaints.append(f"{message.text} at {message.location}")

    return heard


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def check_fits(page: Page) -> None:
    """Nothing on the page is wider than the window."""
    width, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= window, f"{page.url} is {width} pixels wide in a window of {window}"
