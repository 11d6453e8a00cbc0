"""The page shell in a real browser, on the style guide: nothing is refused by the content security policy."""

import os
from collections.abc import Iterator

import pytest
from chromium import chromium, new_page
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(live_server, settings, monkeypatch) -> Iterator[Page]:
    """A page in English; at its end nothing may stand in the console."""
    settings.DEMO = True
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    complaints: list[str] = []
    with chromium() as browser:
        yield new_page(
            browser.new_context(base_url=live_server.url, locale="en-GB", reduced_motion="reduce"), complaints
        )
    assert complaints == []


def test_search_filters_the_table_and_stands_in_the_address(page):
    page.goto("/style/")
    page.keyboard.press("/")
    page.keyboard.type("session")
    expect(page.locator(".chip")).to_contain_text("session")
    expect(page.locator("tr[data-row]")).to_have_count(1)
    assert page.url.endswith("/style/?q=session")
    page.locator(".chip").click()
    expect(page.locator("tr[data-row]")).to_have_count(8)
    assert page.url.endswith("/style/")


def test_rows_are_walked_marked_and_opened_by_keyboard(page):
    page.goto("/style/")
    expect(page.locator("[data-bulk-bar]")).to_be_hidden()
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[data-marked-count]")).to_have_text("1")
    expect(page.locator("tr.is-current.is-marked")).to_have_count(1)
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/style/?row=*")


def test_a_dangerous_action_waits_for_the_word(page):
    page.goto("/style/")
    page.get_by_role("button", name="Erase the person…").click()
    go = page.locator("#confirm-dialog [data-confirm-go]")
    expect(go).to_be_disabled()
    page.fill("#confirm-typing", "王芳")
    expect(go).to_be_enabled()
    page.keyboard.press("Escape")
    expect(page.locator("#confirm-dialog")).to_be_hidden()


def test_a_bulk_action_asks_first(page):
    page.goto("/style/")
    page.locator("tr[data-row] input").first.check()
    page.get_by_role("button", name="Reject…").click()
    expect(page.locator("#confirm-question")).to_have_text("Reject the marked candidates?")
    page.locator("#confirm-dialog").get_by_role("button", name="Cancel").click()
    assert page.url.endswith("/style/")


def test_the_theme_is_kept_and_drawn_by_the_server(page):
    page.goto("/style/")
    page.get_by_role("button", name="Light or dark").click()
    page.get_by_role("button", name="Dark", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_the_language_changes_in_place(page):
    page.goto("/style/?q=session")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
    assert page.url.endswith("/style/?q=session")


def test_question_mark_shows_the_keys_but_not_while_typing(page):
    page.goto("/style/")
    page.locator("input[type=search]").press("?")
    expect(page.locator("#shortcuts-dialog")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts-dialog")).to_be_visible()


def test_on_a_phone_the_menu_opens_and_rows_are_cards(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/style/")
    toggle = page.locator("[data-menu-toggle]")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("table thead").last.is_hidden()


def test_work_under_way_is_asked_for_until_it_is_done(page):
    page.goto("/style/")
    expect(page.locator(".work-progress-text")).to_contain_text("5 / 10", timeout=10_000)


def test_the_charts_are_drawn_and_stand_in_tables_too(page):
    page.goto("/style/")
    expect(page.locator("[data-chart] canvas")).to_have_count(3)
    page.locator("[data-chart=radar] summary").click()
    expect(page.locator("[data-chart=radar] tbody tr")).to_have_count(6)


def test_one_click_signs_in_to_the_demonstration(page, zhang_min):
    zhang_min.set_password("hireloop-demo")
    zhang_min.language = "en"
    zhang_min.save()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="张敏").click()
    page.wait_for_url(lambda url: "login" not in url)
    expect(page.locator("h1")).to_have_text("Today")
