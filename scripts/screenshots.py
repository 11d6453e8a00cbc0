"""Shoots pages of a running server and reports what a designer would blush at.

    python scripts/screenshots.py http://127.0.0.1:8000 / /jobs/ --login zhang.min@example.com:PASSWORD --out out/shots

Every path is shot at 1440 and 390 pixels, in Chinese and English, light and dark. Reported for each: horizontal
overflow, console errors and refusals by the content security policy, serious findings of axe, answers of 400 and
above, texts that are not in the page's language. Leaves with 1 when anything was found.
"""

import argparse
import itertools
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlparse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from po_files import catalog_pairs

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
LANGUAGES = ("zh-hans", "en")
THEMES = ("light", "dark")
ENGLISH_WORDS = re.compile(r"\b[A-Za-z]{2,}(?: [A-Za-z']{2,}){2,}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")

OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide <= 0) return null;
  const worst = [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.right > window.innerWidth + 1 && getComputedStyle(e).position !== "fixed";
  });
  const last = worst[worst.length - 1];
  return `${wide}px wider than the window: ${last ? last.tagName.toLowerCase() + "." + last.className : "?"}`;
}"""
TEXTS = """() => {
  const own = "[translate=no], code, kbd, pre, script, style, template, [data-content], [aria-hidden=true]";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const lang = parent.closest("[lang]").lang;
    const text = node.textContent.trim().replace(/\\s+/g, " ");
    if (text && !parent.closest(own) && lang === document.documentElement.lang) found.push(text);
  }
  for (const e of document.querySelectorAll("[placeholder], [aria-label], [title]:not(time)")) {
    if (e.closest(own)) continue;
    const names = ["placeholder", "aria-label", "title"];
    found.push(...names.map((name) => e.getAttribute(name)).filter(Boolean));
  }
  found.push(document.title);
  return found;
}"""


@dataclass
class Shot:
    path: str
    size: str
    language: str
    theme: str
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        page = re.sub(r"[^a-z0-9]+", "-", self.path.lower()).strip("-") or "home"
        return f"{page}.{self.size}.{self.language}.{self.theme}.png"


def main() -> int:
    options = parse_arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        shots = [shot for variant in variants(options) for shot in shoot_all(browser, options, *variant)]
        browser.close()
    return report(shots, options.out)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="address of the server, such as http://127.0.0.1:8000")
    parser.add_argument("paths", nargs="+", help="paths of pages")
    parser.add_argument("--login", default="", metavar="EMAIL:PASSWORD")
    parser.add_argument("--out", type=Path, default=Path("out/shots"))
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=list(THEMES))
    parser.add_argument("--no-axe", dest="axe", action="store_false")
    parser.add_argument("--expect-errors", action="store_true", help="pages that answer 400 and above are meant")
    return parser.parse_args()


def variants(options: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    return itertools.product(options.sizes, options.languages, options.themes)


def shoot_all(browser: Browser, options: argparse.Namespace, size: str, language: str, theme: str) -> list[Shot]:
    context = new_context(browser, options.base, size=size, language=language, theme=theme)
    if options.login:
        sign_in(context, options.base, *options.login.split(":", 1))
        set_language(context, options.base, language)
    shots = []
    for path in options.paths:
        shot = Shot(path, size, language, theme)
        shoot(context.new_page(), shot, options)
        shots.append(shot)
    context.close()
    return shots


def new_context(browser: Browser, base: str, *, size: str, language: str, theme: str) -> BrowserContext:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        is_mobile=size == "phone",
        has_touch=size == "phone",
        device_scale_factor=2 if size == "phone" else 1,
        reduced_motion="reduce",
        locale="zh-CN" if language == "zh-hans" else "en-GB",
        timezone_id="Asia/Shanghai",
    )
    host = urlparse(base).hostname or "127.0.0.1"
    context.add_cookies(
        [
            {"name": "theme", "value": theme, "domain": host, "path": "/"},
            {"name": "django_language", "value": language, "domain": host, "path": "/"},
        ]
    )
    return context


def sign_in(context: BrowserContext, base: str, email: str, password: str) -> None:
    page = context.new_page()
    page.goto(f"{base}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    page.close()


def set_language(context: BrowserContext, base: str, language: str) -> None:
    """The account's language counts more than the cookie, so it is set by the page's own switch."""
    page = context.new_page()
    page.goto(f"{base}/accounts/password/change/")
    switch = page.locator(f".language-switch button[value='{language}']")
    if switch.count():
        switch.click()
        page.wait_for_load_state()
    page.close()


def shoot(page: Page, shot: Shot, options: argparse.Namespace) -> None:
    page.on("console", lambda message: note_console(shot, message.type, message.text, options))
    page.on("pageerror", lambda error: shot.problems.append(f"script error: {error}"))
    response = page.goto(options.base + shot.path, wait_until="load")
    page.wait_for_timeout(350)
    if response and response.status >= 400 and not options.expect_errors:
        shot.problems.append(f"answered {response.status}")
    if overflow := page.evaluate(OVERFLOW):
        shot.problems.append(f"overflow: {overflow}")
    check_language(shot, page.evaluate(TEXTS))
    if options.axe:
        check_axe(shot, page)
    page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
    page.screenshot(path=options.out / shot.name, full_page=True)
    page.close()


def note_console(shot: Shot, kind: str, text: str, options: argparse.Namespace) -> None:
    if kind != "error" or (options.expect_errors and "the server responded with a status of" in text):
        return
    shot.problems.append(f"console: {text[:300]}")


def check_language(shot: Shot, texts: list[str]) -> None:
    """Texts known to the catalogues in the other language are mistakes; others that look so are noted."""
    pairs = catalog_pairs()
    for text in dict.fromkeys(texts):
        if shot.language == "en":
            is_wrong, is_odd = text in pairs.values() and text not in pairs, bool(CHINESE.search(text))
        else:
            is_wrong, is_odd = pairs.get(text, text) != text, bool(ENGLISH_WORDS.search(text))
        if is_wrong:
            shot.problems.append(f"not translated: {text[:80]!r}")
        elif is_odd:
            shot.notes.append(text[:60])


def check_axe(shot: Shot, page: Page) -> None:
    for finding in Axe().run(page).response["violations"]:
        if finding["impact"] in {"serious", "critical"}:
            where = "; ".join(str(node["target"][0]) for node in finding["nodes"][:4])
            shot.problems.append(f"axe {finding['id']} ({len(finding['nodes'])}): {where}")


def report(shots: list[Shot], out: Path) -> int:
    for shot in shots:
        print(f"{'!!' if shot.problems else 'ok'} {shot.path} {shot.size} {shot.language} {shot.theme}")
        for problem in dict.fromkeys(shot.problems):
            print(f"     {problem}")
        if shot.notes:
            print(f"     data or untranslated? {' | '.join(shot.notes[:8])}")
    bad = sum(bool(shot.problems) for shot in shots)
    print(f"{len(shots)} shots in {out}, {bad} with problems")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
