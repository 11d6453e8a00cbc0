"""From a pasted job description to a match with evidence, in a browser: the first half of the screening."""

import os
from collections.abc import Iterator

import pytest
from chromium import check_fits, chromium, new_page, press
from playwright.sync_api import Browser, Page, expect

from hireloop.platform.background.testing import run_all
from hireloop.recruiting.screening.models import RejectionProposal

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct-horse-battery"
JD = """招聘岗位：高级后端工程师
工作地点：上海
岗位职责：
1、负责交易平台后端服务的设计与开发；
任职要求：
1. 本科及以上学历，计算机相关专业，35岁以下；
2. 3年以上后端开发经验，精通 MySQL；
3. 英语六级；
"""
RESUME = """李晓明
电话：13900001111
邮箱：li.xiaoming@example.com
现居：上海

教育经历
2012.09-2016.06 南京大学 软件工程 本科

工作经历
2018.03-至今 云图科技有限公司 后端工程师
负责订单服务的设计，使用 Python 和 MySQL，日处理 300 万单
2016.07-2018.02 海纳软件有限公司 Java 开发工程师
维护仓储系统，使用 Java、MySQL

技能
Python、Java、MySQL、Redis、Docker

证书
大学英语六级（CET-6）
"""


@pytest.fixture
def browser(live_server, monkeypatch) -> Iterator[Browser]:
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with chromium() as started:
        yield started


def test_from_a_description_to_a_match_with_evidence(browser, live_server, zhang_min):
    complaints: list[str] = []
    hr = page_of(browser, live_server, complaints)
    sign_in(hr)
    address = paste_the_description(hr)
    candidate = page_of(browser, live_server, complaints)
    apply(candidate, address)
    run_all()
    look_at_the_match(hr)
    assert not RejectionProposal.objects.exists()
    assert complaints == []


def page_of(browser: Browser, live_server, complaints: list[str]) -> Page:
    context = browser.new_context(base_url=live_server.url, locale="zh-CN", reduced_motion="reduce")
    return new_page(context, complaints)


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", "zhang.min@example.com")
    page.fill("[name=password]", PASSWORD)
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/")


def paste_the_description(page: Page) -> str:
    """HR pastes, sees where each value comes from and what was left out, saves and opens; the careers address."""
    page.goto("/jobs/draft/")
    page.fill("[name=text]", JD)
    press(page, "开始读取")
    expect(page.locator("[name=title]")).to_have_value("高级后端工程师")
    expect(page.locator(".jd-source")).to_contain_text("《就业促进法》")
    expect(page.locator(".jd-mark.is-left-out")).to_contain_text("35岁以下")
    expect(page.get_by_text("来自“MySQL”")).to_be_visible()
    check_fits(page)
    press(page, "保存为草稿")
    page.wait_for_url("**/jobs/*-*/")
    expect(page.get_by_text("35岁以下")).to_have_count(0)
    press(page, "开始招聘")
    page.locator("#confirm-dialog").get_by_role("button", name="开始招聘").click()
    return page.locator("#careers-link").input_value()


def apply(page: Page, address: str) -> None:
    """The candidate applies with a résumé as a text file."""
    page.goto("/" + address.split("/", 3)[3] + "apply/")
    page.fill("[name=name]", "李晓明")
    page.fill("[name=email]", "li.xiaoming@example.com")
    page.set_input_files(
        "input[type=file]", {"name": "李晓明.txt", "mimeType": "text/plain", "buffer": RESUME.encode()}
    )
    page.locator("[name=agrees]").check()
    press(page, "提交申请")
    expect(page.get_by_role("heading", name="谢谢，我们已收到您的申请")).to_be_visible()


def look_at_the_match(page: Page) -> None:
    """The ranked list leads to the match: every requirement met, each with its words from the résumé."""
    page.goto("/screening/")
    page.get_by_role("link", name="高级后端工程师").first.click()
    expect(page.locator("tr[data-row]")).to_have_count(1)
    check_fits(page)
    page.get_by_role("link", name="李晓明").click()
    skill = page.locator(".verdict", has_text="技能：MySQL")
    expect(skill).to_contain_text("符合")
    expect(skill.locator("q").first).to_have_text("MySQL")
    expect(page.locator(".verdict", has_text="后端")).to_contain_text("后端工程师")
    check_fits(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    check_fits(page)
