"""From the decision to the first day in a real browser: offer, contract, signatures, seal, papers, employee."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from chromium import check_fits, chromium, press
from chromium import new_page as chromium_page
from interview_server import Installation, installation
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PASSWORD = "correct-horse-battery"
TITLE = "Customer success manager"
EMPLOYER = "Beacon Example Ltd"
ID_NUMBER = "11010519491231002X"
REFUSED = "status of 422"
"""How the browser's console notes a form that was sent back with a message; the journey hands two in wrongly."""
LINK, CODE = r"https?://\S+", r"(?m)^\d{6}$"

PREPARE = """
import sys
import django; django.setup()
from hireloop.platform.accounts.models import RoleGrant, User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.actions import find_or_create_person, save_department, save_employer
from hireloop.platform.directory.models import Department, Employer
from hireloop.platform.signing.actions import SealDraft, register_seal
from hireloop.recruiting.evaluation import actions as evaluation
from hireloop.recruiting.evaluation.models import Decision
from hireloop.recruiting.evaluation.testing import GOOD, written_interview
from hireloop.recruiting.jobs.actions import create_job, open_job
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow

password, title, company = sys.argv[1:]
def colleague(email, name, role):
    user = User.objects.create_user(email, name, password, language="en")
    RoleGrant.objects.create(user=user, role=role)
    return user
user = colleague("zhang.min@example.com", "张敏", Role.HR)
colleague("sun.li@example.com", "孙莉", Role.HR)
colleague("wu.lei@example.com", "吴磊", Role.IT_SUPPORT)
actor = Actor.user(user)

address, code = "1 North Caoxi Road, Xuhui, Shanghai", "91310000MA1FL0XX0X"
employer = save_employer(Employer(name=company, city="上海", address=address, credit_code=code,
    legal_representative="Shen Lan"), actor=actor)
department = save_department(Department(employer=employer, name="Customers"), actor=actor)
register_seal(SealDraft(employer, name="Contract seal", text=company), holders=[user], user=user, actor=actor)

profile = (ProfileRow("teamwork", 50), ProfileRow("problem_solving", 50))
job = create_job(JobDraft(title, city="上海", language="en", department_id=department.pk, profile=profile,
    salary_from_fen=25_000_00, salary_to_fen=35_000_00), actor=actor, user=user)
job = open_job(job, actor=actor)
person, _ = find_or_create_person(name="Emma Clarke", email="emma.clarke@example.com", language="en", actor=actor)
interview = written_interview(person, job, [GOOD, GOOD])
run_all()
evaluation.decide(interview, verdict=Decision.Verdict.ADVANCE, reason="Two clear examples with results.",
    decided_by=user, actor=actor)
run_all()
interview.application.refresh_from_db()
print(interview.application.stage)
"""
WORK_AND_READ = """
import re, sys
import django; django.setup()
from hireloop.platform.background.testing import run_all
from hireloop.platform.notifications.models import Message
run_all()
template, wanted = sys.argv[1:]
message = Message.objects.filter(template=template).latest("created_at")
assert message.to_address == "emma.clarke@example.com"
print(re.search(wanted, message.body).group())
"""
WORK = """
import django; django.setup()
from hireloop.platform.background.testing import run_all
print(run_all())
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("hire")) as plain, plain.with_assistant() as found:
        assert found.run(PREPARE, PASSWORD, TITLE, EMPLOYER) == "offer"
        yield found


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def complaints() -> list[str]:
    """What stood in the consoles: errors, and what the content security policy refused."""
    return []


@pytest.fixture
def new_page(browser: Browser, complaints: list[str]) -> Callable[[int, int], Page]:
    def make(width: int, height: int) -> Page:
        context = browser.new_context(
            locale="en-GB", viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        return chromium_page(context, complaints)

    return make


def test_from_the_decision_to_the_first_day(
    house: Installation, new_page: Callable[[int, int], Page], complaints: list[str]
) -> None:
    candidate, hr, second_hr = new_page(390, 844), new_page(1440, 1000), new_page(1440, 1000)
    sign_in(hr, house, "zhang.min@example.com")
    sign_in(second_hr, house, "sun.li@example.com")

    prepare_offer(hr, house)
    approve(second_hr, house, "Emma Clarke")
    house.run(WORK)
    send_offer(hr)
    accept_offer(candidate, house)

    candidate.goto(house.run(WORK_AND_READ, "contract_facts", LINK))
    give_details(candidate)
    mend_contract(hr, house)
    approve(second_hr, house, "Emma Clarke")
    candidate.goto(house.run(WORK_AND_READ, "signing_invitation", LINK))
    sign_contract(candidate, house)
    put_the_seal(hr)
    house.run(WORK)
    check_signed(hr, candidate, house)

    candidate.goto(house.run(WORK_AND_READ, "onboarding_materials", LINK))
    send_paper(candidate)
    accept_paper(hr, house)
    colleague = new_page(1440, 1000)
    sign_in(colleague, house, "wu.lei@example.com")
    do_task(colleague, house)
    look_at_employee(hr)
    assert [each for each in complaints if REFUSED not in each] == []


def sign_in(page: Page, house: Installation, email: str) -> None:
    page.goto(f"{house.url}/accounts/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url(lambda url: "login" not in url)


def prepare_offer(page: Page, house: Installation) -> None:
    """A probation that is too long for the term is objected to while one types, and mended."""
    page.goto(f"{house.url}/applications/")
    page.get_by_role("link", name="Emma Clarke").first.click()
    page.get_by_role("link", name="Prepare the offer").first.click()
    page.get_by_label("Base salary").fill("30000")
    page.get_by_label("Allowances a month").fill("Meals 600")
    page.get_by_label("Benefits").fill("Supplementary health insurance")
    page.get_by_label("Term in months").fill("24")
    expect(page.locator("#offer-check").get_by_text("Has to be mended:")).to_be_visible()
    page.get_by_label("Probation in months").fill("2")
    expect(page.locator("#offer-check").get_by_text("Nothing stands against these terms.")).to_be_visible()
    press(page, "Save as draft")
    press(page, "Hand in for approval")
    expect(page.get_by_text("Handed in. You are told when it is decided.")).to_be_visible()


def approve(page: Page, house: Installation, name: str) -> None:
    page.goto(f"{house.url}/approvals/")
    page.get_by_role("link", name=name).first.click()
    press(page, "Approve")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_have_count(0)


def send_offer(page: Page) -> None:
    page.reload()
    press(page, "Send offer")
    page.locator("#confirm-dialog [data-confirm-go]").click()
    expect(page.get_by_text("Sent. The candidate has a mail with the link.")).to_be_visible()


def accept_offer(page: Page, house: Installation) -> None:
    own = house.run(WORK_AND_READ, "offer_sent", LINK)
    page.goto(own)
    expect(page.get_by_role("heading", name=f"{EMPLOYER} would like to have you on board.")).to_be_visible()
    check_fits(page)
    press(page, "Accept and sign")
    read_to_the_end(page)
    sign(page, house)
    expect(page.get_by_text("Signed. Thank you.")).to_be_visible()
    check_fits(page)
    house.run(WORK)
    page.goto(own)
    expect(page.get_by_role("heading", name="You have accepted. Welcome!")).to_be_visible()


def read_to_the_end(page: Page) -> None:
    """The button stays shut until every page was on the screen."""
    check_fits(page)
    button = page.get_by_role("button", name="I have read it all, on to signing")
    expect(button).to_be_disabled()
    for picture in page.locator("[data-page]").all():
        picture.evaluate("picture => picture.scrollIntoView({ block: 'start' })")
    expect(button).to_be_enabled()
    button.click()
    expect(page.get_by_role("button", name="Sign the document")).to_be_visible()
    check_fits(page)


def sign(page: Page, house: Installation, *, id_number: str = "") -> None:
    """By hand where the pad is, with the code from the mail."""
    page.get_by_role("button", name="Send me a code").click()
    expect(page.locator("#code-sent").get_by_text("A code is on its way to")).to_be_visible()
    page.locator("input[name=agrees]").check()
    draw(page)
    if id_number:
        page.get_by_label("ID number").fill(id_number)
    page.get_by_label("One-time code").fill(house.run(WORK_AND_READ, "signing_code", CODE))
    check_fits(page)
    press(page, "Sign the document")


def draw(page: Page) -> None:
    pad = page.locator(".pad-canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    left, top = box["x"], box["y"] + box["height"] / 2
    page.mouse.move(left + 30, top)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(left + 30 + step * 18, top + (-1) ** step * 22)
    page.mouse.up()


def give_details(page: Page) -> None:
    """What only the candidate knows; a number with a wrong check digit is refused and nothing typed is lost."""
    check_fits(page)
    page.get_by_label("Identity number", exact=True).fill("110105194912310021")
    page.get_by_label("Home address").fill("1 Lingling Road, Xuhui, Shanghai")
    page.get_by_label("Phone").fill("+86 138 0013 8000")
    press(page, "Send the details")
    expect(page.locator(".is-invalid, [aria-invalid=true]").first).to_be_visible()
    expect(page.get_by_label("Home address")).to_have_value("1 Lingling Road, Xuhui, Shanghai")
    check_fits(page)
    page.get_by_label("Identity number", exact=True).fill(ID_NUMBER)
    press(page, "Send the details")
    expect(page.get_by_role("heading", name="Thank you, we have your details")).to_be_visible()
    check_fits(page)


def mend_contract(page: Page, house: Installation) -> None:
    """The offer has filled the contract; a probation beyond the law is shown at once, and adopting mends it."""
    page.goto(f"{house.url}/contracts/")
    page.get_by_role("link", name="Emma Clarke").first.click()
    fill_fact(page, "job_content", "Looks after key customers")
    expect(page.locator("[data-fact=base_fen] input")).to_have_value(re.compile(r"30,?000"))
    fill_fact(page, "probation_months", "8")
    violation = page.locator("[data-findings] .finding-violation").filter(has_text="probation")
    expect(violation.first).to_be_visible()
    press(page, "Hand in for approval")
    expect(page.get_by_text(re.compile("violations? of the law (is|are) neither mended nor"))).to_be_visible()
    while page.locator(".finding-adopt").count():
        page.locator(".finding-adopt button").first.click()
        page.wait_for_load_state()
    expect(page.get_by_text("No open violation of the law")).to_be_visible()
    expect(page.locator("[data-fact=probation_months] input")).to_have_value("2")
    press(page, "Hand in for approval")
    expect(page.get_by_text("Handed in for approval. You hear from us when it is decided.")).to_be_visible()


def fill_fact(page: Page, key: str, value: str) -> None:
    """To the fact's tab, type, and wait until the editor has saved."""
    field = page.locator(f"[data-fact={key}]").locator("input, textarea")
    group = page.locator(f"[data-facts-group]:has([data-fact={key}])").get_attribute("data-facts-group")
    page.locator(f"[data-facts-tabs] [data-group={group}]").click()
    field.fill(value)
    expect(page.locator("[data-save-state]")).to_have_text("All saved")


def sign_contract(page: Page, house: Installation) -> None:
    read_to_the_end(page)
    sign(page, house, id_number=ID_NUMBER)
    expect(page.get_by_role("heading", name="You have signed.")).to_be_visible()
    check_fits(page)


def put_the_seal(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name="Signatures and evidence").click()
    page.get_by_role("link", name="Put the seal").click()
    page.get_by_label("Your password").fill("not my password")
    press(page, "Put the seal")
    expect(page.get_by_text("The password is wrong.").first).to_be_visible()
    page.get_by_label("Your password").fill(PASSWORD)
    press(page, "Put the seal")
    expect(page.get_by_text("Sealed. Everybody who still has to sign is told.")).to_be_visible()


def check_signed(hr: Page, visitor: Page, house: Installation) -> None:
    """The signed file holds on the public page; with one byte turned it does not."""
    hr.goto(f"{house.url}/contracts/")
    hr.get_by_role("link", name="Emma Clarke").first.click()
    with hr.expect_download() as waiting:
        hr.get_by_role("link", name="Signed PDF").click()
    signed = waiting.value.path().read_bytes()
    check_file(visitor, house, signed)
    expect(visitor.get_by_role("heading", name="The signatures hold; nothing was changed since.")).to_be_visible()
    expect(visitor.get_by_text("The same file is kept here under the code")).to_be_visible()
    check_fits(visitor)
    turned = bytearray(signed)
    turned[len(signed) // 3] ^= 1
    check_file(visitor, house, bytes(turned))
    expect(visitor.get_by_role("heading", name="This file does not hold.")).to_be_visible()


def check_file(page: Page, house: Installation, content: bytes) -> None:
    page.goto(f"{house.url}/check/")
    page.locator("input[name=file]").set_input_files(
        {"name": "contract.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    press(page, "Check the file")


def send_paper(page: Page) -> None:
    check_fits(page)
    page.get_by_role("link", name=re.compile("Send it ?: Photo for the badge")).click()
    check_fits(page)
    page.locator("input[name=file]").set_input_files(
        {"name": "photo.png", "mimeType": "image/png", "buffer": page.screenshot()}
    )
    press(page, "Send it")
    expect(page.get_by_text("Thank you, we have it and will look at it.")).to_be_visible()
    check_fits(page)


def accept_paper(page: Page, house: Installation) -> None:
    page.goto(f"{house.url}/onboarding/")
    page.get_by_role("link", name="Emma Clarke").click()
    press(page, "Accept")
    expect(page.get_by_text("Noted.")).to_be_visible()
    expect(page.get_by_role("button", name="Accept", exact=True)).to_have_count(0)


def do_task(page: Page, house: Installation) -> None:
    page.goto(f"{house.url}/onboarding/tasks/")
    page.get_by_role("button", name=re.compile("Mark as done ?: Set up e-mail and accounts")).click()
    expect(page.get_by_text("Done: Set up e-mail and accounts").first).to_be_visible()
    expect(page.get_by_role("heading", name="Done lately")).to_be_visible()


def look_at_employee(page: Page) -> None:
    """Nothing was typed for the record: it all comes from the offer and the contract."""
    page.reload()
    page.get_by_role("link", name="Employee record").click()
    expect(page.get_by_role("heading", name="Emma Clarke")).to_be_visible()
    main = page.get_by_role("main")
    expect(main.get_by_text(f"{TITLE} · {EMPLOYER} · Customers")).to_be_visible()
    expect(main.get_by_text("Fixed term", exact=True)).to_be_visible()
    starts = date.fromisoformat(fact(page, "First day"))
    assert date.fromisoformat(fact(page, "End of probation")) > starts
    assert date.fromisoformat(fact(page, "Contract until")).year == starts.year + 2
    panel = page.locator("section[aria-labelledby=onboarding-panel]")
    expect(panel.get_by_text("Photo for the badge")).to_be_visible()
    expect(panel).to_contain_text("1")


def fact(page: Page, label: str) -> str:
    text = page.locator(f"dt:text-is('{label}') + dd").text_content()
    assert text is not None
    return text.strip()
