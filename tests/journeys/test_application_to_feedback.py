"""The whole loop in a real browser: apply, consent, record, analyse, review, decide, tell."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from chromium import check_fits, chromium, press
from chromium import new_page as chromium_page
from fake_camera import write_camera
from interview_server import Installation, installation
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PASSWORD = "correct-horse-battery"
ANSWER = (
    "Last year a client threatened to leave because our reports came late. I called her, found that two teams "
    "waited for each other, and set up one short meeting a day. As a result every report came on time within "
    "a month, and she renewed the contract."
)
RESUME = "Emma Clarke\nCustomer success manager\n\n2019-2025 Customer success at Beacon Ltd\nBA English, 2018\n"
FEEDBACK = "You told us clearly what you did for the client. Next time, say more about what others did."

PREPARE = """
import sys
import django; django.setup()
from hireloop.platform.accounts.models import RoleGrant, User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs.actions import create_job, open_job
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow
from hireloop.recruiting.question_bank.actions import LineDraft, QuestionDraft, TemplateDraft
from hireloop.recruiting.question_bank.actions import add_question, save_template

user = User.objects.create_user("zhang.min@example.com", "张敏", sys.argv[1], language="en")
RoleGrant.objects.create(user=user, role=Role.HR)
actor = Actor.user(user)
profile = (ProfileRow("communication", 40), ProfileRow("problem_solving", 30), ProfileRow("responsibility", 30))
job = create_job(JobDraft("Customer success manager", language="en", profile=profile), actor=actor, user=user)
open_job(job, actor=actor)
texts = {"Tell us about a client problem that you solved.": ("problem_solving", "communication", "responsibility"),
         "How do you explain something difficult?": ("communication",)}
questions = [add_question(QuestionDraft(text, "en", dimensions), actor=actor) for text, dimensions in texts.items()]
lines = tuple(LineDraft(question.id, think_seconds=10, answer_seconds=60) for question in questions)
save_template(TemplateDraft("Customer success", "en", lines), actor=actor, job=job)
print(job.id)
"""
WORK = """
import django; django.setup()
from hireloop.platform.background.testing import run_all
print(run_all())
"""
WORK_AND_READ_LINK = """
import re, sys
import django; django.setup()
from hireloop.platform.background.testing import run_all
run_all()
from hireloop.platform.notifications.models import Message
message = Message.objects.filter(template__contains=sys.argv[1]).latest("created_at")
assert message.to_address == "emma.clarke@example.com"
print(re.search(r"https?://\\S+", message.body).group())
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("loop")) as found:
        found.run(PREPARE, PASSWORD)
        yield found


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    picture, sound = write_camera(tmp_path)
    with chromium(camera=picture, microphone=sound) as browser:
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
        page = chromium_page(context, complaints)
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    return make


def test_from_application_to_feedback(
    house: Installation, new_page: Callable[[int, int], Page], complaints: list[str]
) -> None:
    candidate, colleague = new_page(390, 844), new_page(1440, 1000)
    apply(candidate, house)
    sign_in(colleague, house)
    invite(colleague, house)

    candidate.goto(house.run(WORK_AND_READ_LINK, "interview_invitation"))
    hold_interview(candidate)
    house.run(WORK)

    review(colleague, house)
    jump_to_evidence(colleague)
    assert download_report(colleague).startswith(b"%PDF")
    decide(colleague)
    house.run(WORK)
    colleague.reload()
    release_feedback(colleague)

    candidate.goto(house.run(WORK_AND_READ_LINK, "feedback_released"))
    expect(candidate.get_by_role("heading", name="Feedback on your interview")).to_be_visible()
    expect(candidate.get_by_text(FEEDBACK)).to_be_visible()
    check_fits(candidate)
    assert complaints == []


def apply(page: Page, house: Installation) -> None:
    page.goto(f"{house.url}/careers/")
    check_fits(page)
    page.get_by_role("link", name="Customer success manager").first.click()
    check_fits(page)
    page.get_by_role("link", name="Apply for this job").first.click()
    check_fits(page)
    page.get_by_label("Your name").fill("Emma Clarke")
    page.get_by_label("E-mail").fill("emma.clarke@example.com")
    page.locator("#id_resume").set_input_files(
        {"name": "resume.txt", "mimeType": "text/plain", "buffer": RESUME.encode()}
    )
    page.locator("input[name=language][value=en]").check()
    page.locator("#id_agrees").check()
    press(page, "Send application")
    expect(page.get_by_role("heading", name="Thank you, your application is with us")).to_be_visible()
    check_fits(page)


def sign_in(page: Page, house: Installation) -> None:
    page.goto(f"{house.url}/accounts/login/")
    page.locator("input[name=login]").fill("zhang.min@example.com")
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url(lambda url: "login" not in url)


def invite(page: Page, house: Installation) -> None:
    page.goto(f"{house.url}/applications/")
    page.get_by_role("link", name="Emma Clarke").first.click()
    page.locator("a[href*='/interviews/invite/']").first.click()
    press(page, "Send the invitation")
    expect(page.get_by_text("The link is on its way to Emma Clarke.")).to_be_visible()


def hold_interview(page: Page) -> None:
    check_fits(page)
    page.get_by_role("link", name="Read the notice").click()
    check_fits(page)
    for purpose in ("recording", "face_body", "voice"):
        page.locator(f"input[name={purpose}]").check()
    press(page, "Go on with my choice")
    expect(page.get_by_text("We can hear you")).to_be_visible()
    check_fits(page)
    press(page, "Picture and sound are fine")
    press(page, "Skip the practice")
    record_answer(page)
    press(page, "Next question")
    record_answer(page)
    press(page, "Look over the answers")
    page.get_by_label("Transcript of your answer").first.fill(ANSWER)
    expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
    check_fits(page)
    expect(page.get_by_role("button", name="Send the interview")).to_be_enabled(timeout=30_000)
    press(page, "Send the interview")
    page.wait_for_url("**/done/")
    check_fits(page)


def record_answer(page: Page) -> None:
    press(page, "Show the question")
    check_fits(page)
    press(page, "Start answering")
    page.wait_for_function(
        """() => {
          const [minutes, seconds] = document.querySelector(".room-ring-clock").textContent.split(":").map(Number);
          return minutes * 60 + seconds <= 54;
        }"""
    )
    check_fits(page)
    press(page, "Stop")


def review(page: Page, house: Installation) -> None:
    """First the colleague's own scores, then the machine's report."""
    page.goto(f"{house.url}/evaluation/")
    page.get_by_role("link", name="Emma Clarke").first.click()
    expect(page.get_by_text("The machine's report is ready.")).to_be_visible()
    expect(page.locator(".review-summary")).to_have_count(0)
    expect(page.locator(".review-evidence")).to_have_count(0)
    for row in page.locator(".review-row").all():
        row.locator("input[value='3']").check()
    press(page, "Save my scores and open the report")
    expect(page.locator(".review-summary-title")).to_be_visible()
    expect(page.locator(".review-summary .review-reasons li").first).to_be_visible()
    expect(page.locator(".review-radar canvas")).to_have_count(1)
    expect(page.locator(".review-evidence .review-quote").first).to_be_visible()


def jump_to_evidence(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('[data-video]').readyState > 0")
    lane = page.locator("[data-lanes] svg").first
    box = lane.bounding_box()
    assert box is not None
    lane.click(position={"x": box["width"] * 0.6, "y": box["height"] / 2}, force=True)
    page.wait_for_function("() => document.querySelector('[data-video]').currentTime > 2")
    quote = page.locator(".review-evidence .review-quote:not([data-start-ms=''])").first
    starts = int(quote.get_attribute("data-start-ms") or 0) / 1000
    quote.click()
    page.wait_for_function(
        "starts => Math.abs(document.querySelector('[data-video]').currentTime - starts) < 0.2", arg=starts
    )


def download_report(page: Page) -> bytes:
    """The browser may show a PDF instead of saving it, so the link is fetched in the colleague's session."""
    address = page.get_by_role("link", name="PDF", exact=True).get_attribute("href")
    answer = page.request.get(urljoin(page.url, address))
    assert answer.ok, answer.status
    return answer.body()


def decide(page: Page) -> None:
    page.locator(".review-verdicts input").first.check()
    page.get_by_label("Why", exact=True).fill("Clear example with a result that she can show.")
    press(page, "Record the decision")
    expect(page.get_by_text("Your decision is recorded.")).to_be_visible()


def release_feedback(page: Page) -> None:
    draft = page.get_by_label("What the candidate will read")
    assert re.search(r"\w{3}", draft.input_value())
    draft.fill(FEEDBACK)
    press(page, "Release to the candidate")
    page.locator("#confirm-dialog [data-confirm-go]").click()
    expect(page.get_by_text("Released. The candidate gets a mail with a link.")).to_be_visible()
