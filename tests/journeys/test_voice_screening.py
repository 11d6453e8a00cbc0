"""The voice screening in a real browser, with a microphone from a file: asked, heard, proposed, confirmed."""

import json
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from fake_camera import SAMPLES
from interview_server import Installation, installation
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from hireloop.engines.catalog import engine
from hireloop.engines.media import SAMPLE_RATE, read_audio

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PASSWORD = "correct-horse-battery"
VOICE = SAMPLES / "speech" / "en_librivox_0870.wav"
SPOKEN = "I called the client, found the cause of the problem, and we solved it together within two days."
WRITTEN = (
    "At Beacon I worked with two teams that blamed each other. I listened to both, wrote down what each needed, and "
    "set up a short meeting every Monday. After six weeks the number of open complaints fell from 40 to 12."
)
CORRECTED = "I called the client, found the cause, and we solved it together."
SILENCE_S = 5
REMEMBER_THE_SOCKET = """
window.WebSocket = class extends WebSocket { constructor(...asked) { super(...asked); window.lastSocket = this; } };
"""

PREPARE = """
import sys
import django; django.setup()
from django.utils import timezone
from hireloop.platform.accounts.models import RoleGrant, User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.actions import create_job, open_job
from hireloop.recruiting.jobs.drafts import JobDraft, ProfileRow
from hireloop.recruiting.question_bank.actions import LineDraft, QuestionDraft, TemplateDraft
from hireloop.recruiting.question_bank.actions import add_question, save_template

user = User.objects.create_user("zhang.min@example.com", "张敏", sys.argv[1], language="en")
RoleGrant.objects.create(user=user, role=Role.HR)
actor, now = Actor.user(user), timezone.now()
profile = (ProfileRow("problem_solving", 60), ProfileRow("teamwork", 40))
job = create_job(JobDraft("Customer success manager", language="en", profile=profile), actor=actor, user=user)
open_job(job, actor=actor)
texts = {"Tell us about a client problem that you solved.": ("problem_solving",),
         "How do you work with others?": ("teamwork",)}
questions = [add_question(QuestionDraft(text, "en", dimensions), actor=actor) for text, dimensions in texts.items()]
lines = tuple(LineDraft(question.id, think_seconds=10, answer_seconds=60) for question in questions)
save_template(TemplateDraft("Customer success", "en", lines), actor=actor, job=job)
for name, email in (("Emma Clarke", "emma.clarke@example.com"), ("Noah Reed", "noah.reed@example.com")):
    person, _ = find_or_create_person(name=name, email=email, actor=actor, language="en")
    Application.objects.create(person=person, job=job, applied_at=now, stage_since=now)
print(job.id)
"""
LINK = """
import re, sys
import django; django.setup()
from hireloop.platform.notifications.models import Message
message = Message.objects.filter(template=sys.argv[1], person__name=sys.argv[2]).latest("created_at")
print(re.search(r"https?://\\S+", message.body).group())
"""
WORK = """
import django; django.setup()
from hireloop.platform.background.testing import run_all
print(run_all())
"""
LOOK = """
import json, sys
import django; django.setup()
from hireloop.recruiting.voice_screening.models import VoiceAnswer, VoiceScreening
screening = VoiceScreening.objects.get(person__name=sys.argv[1])
answers = VoiceAnswer.objects.filter(question__screening=screening)
print(json.dumps({"status": screening.status, "proposed": screening.proposed, "stage": screening.application.stage,
    "answers": [{"status": a.status, "duration_ms": a.duration_ms, "ended_by": a.ended_by, "heard_ms": a.heard_ms,
                 "written": a.written} for a in answers]}))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("voice")) as found:
        found.run(PREPARE, PASSWORD)
        yield found


def write_microphone(path: Path) -> None:
    """Speech, a silence, and again: the browser plays it in a loop."""
    if VOICE.exists():
        samples = read_audio(VOICE).samples
    else:
        print(f"No sample data in {SAMPLES}: the microphone hears a synthetic voice.")  # noqa: T201
        samples = engine("text_to_speech").speak(SPOKEN, language="en").samples
    whole = np.concatenate([samples, samples, np.zeros(SILENCE_S * SAMPLE_RATE, np.float32)])
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
        out.writeframes((np.clip(whole, -1, 1) * 32767).astype("<i2").tobytes())


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    sound = tmp_path / "microphone.wav"
    write_microphone(sound)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                f"--use-file-for-fake-audio-capture={sound}",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def new_page(browser: Browser, complaints: list[str]) -> Callable[..., Page]:
    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            complaints.append(f"{message.text} at {message.location}")

    def make(width: int, height: int) -> Page:
        context = browser.new_context(
            locale="en-GB", viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    return make


def test_spoken_and_written_answers_lead_to_the_video_interview(
    house: Installation, new_page: Callable[..., Page], complaints: list[str]
) -> None:
    candidate, colleague = new_page(390, 844), new_page(1440, 1000)
    sign_in(colleague, house)
    write_script(colleague, house)
    invite(colleague, house, "Emma Clarke")

    candidate.add_init_script(REMEMBER_THE_SOCKET)
    candidate.goto(house.run(LINK, "voice_invitation", "Emma Clarke"))
    agree(candidate)
    press(candidate, "Start with microphone")
    speak_the_first_answer(candidate)
    write_the_second_answer(candidate)
    look_over_the_answers(candidate, house)
    expect(candidate.get_by_role("heading", name="Thank you, Emma Clarke")).to_be_visible(timeout=60_000)
    check_fits(candidate)

    house.run(WORK)
    answers = look(house, "Emma Clarke")["answers"]
    assert answers[0]["duration_ms"] > 3000
    assert answers[0]["ended_by"] == "pause"
    assert answers[1]["written"] == WRITTEN
    confirm(colleague, house)
    assert look(house, "Emma Clarke")["stage"] == "video"
    assert "/i/" in house.run(LINK, "interview_invitation", "Emma Clarke")
    assert complaints == []


def test_without_a_socket_or_a_microphone_it_is_held_all_the_same(
    house: Installation, new_page: Callable[..., Page]
) -> None:
    colleague, candidate = new_page(1440, 1000), new_page(390, 844)
    sign_in(colleague, house)
    invite(colleague, house, "Noah Reed")
    candidate.add_init_script("window.WebSocket = class { constructor() { throw new Error('blocked'); } };")
    candidate.goto(house.run(LINK, "voice_invitation", "Noah Reed"))
    agree(candidate)
    pieces: list[str] = []
    candidate.on("request", lambda request: pieces.append(request.url) if request.method == "PUT" else None)
    press(candidate, "Start with microphone")
    expect(candidate.get_by_text("A live connection is not possible here.")).to_be_visible()
    press(candidate, "Interrupt")
    expect(candidate.get_by_text("Recording. Press “I have finished” when you have.")).to_be_visible()
    candidate.wait_for_timeout(7000)
    press(candidate, "I have finished")
    expect(candidate.get_by_text("Question 2 of 2")).to_be_visible()
    assert len(pieces) < 10, "the sound goes up in pieces of some seconds, one after another"
    write_the_second_answer(candidate)
    expect(candidate.get_by_role("heading", name="Look over your answers")).to_be_visible(timeout=60_000)
    press(candidate, "Send my answers")
    expect(candidate.get_by_role("heading", name="Thank you, Noah Reed")).to_be_visible(timeout=60_000)
    house.run(WORK)
    found = look(house, "Noah Reed")
    assert found["answers"][0]["duration_ms"] > 5000
    assert found["proposed"] in {"advance", "listen", "not_now"}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def look(house: Installation, name: str) -> dict:
    return json.loads(house.run(LOOK, name))


def check_fits(page: Page) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390, f"{page.url} is {width} pixels wide"


def sign_in(page: Page, house: Installation) -> None:
    page.goto(f"{house.url}/accounts/login/")
    page.locator("input[name=login]").fill("zhang.min@example.com")
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url(lambda url: "login" not in url)


def write_script(page: Page, house: Installation) -> None:
    page.goto(f"{house.url}/jobs/")
    page.get_by_role("link", name="Customer success manager").first.click()
    page.get_by_role("link", name="Write the script").click()
    press(page, "Save the script")
    expect(page.get_by_text("The voice script is saved.")).to_be_visible()


def invite(page: Page, house: Installation, name: str) -> None:
    page.goto(f"{house.url}/applications/")
    page.get_by_role("link", name=name).first.click()
    page.locator("a[href*='/voice-screenings/invite/']").first.click()
    press(page, "Send the invitation")
    expect(page.get_by_text(f"The link is on its way to {name}.")).to_be_visible()


def agree(page: Page) -> None:
    expect(page.get_by_text("You will talk to a machine.")).to_be_visible()
    check_fits(page)
    page.get_by_role("link", name="Read the notice").click()
    check_fits(page)
    for purpose in ("recording", "voice"):
        page.locator(f"input[name={purpose}]").check()
    press(page, "Go on with my choice")
    expect(page.get_by_role("button", name="Start with microphone")).to_be_visible()
    check_fits(page)


def speak_the_first_answer(page: Page) -> None:
    """The machine says what it is, asks, hears the answer, and goes on by itself; a reload in between loses nothing."""
    expect(page.locator(".voice-words")).to_contain_text("a machine and not a person")
    expect(page.get_by_text("Question 1 of 2")).to_be_visible()
    check_fits(page)
    expect(page.locator(".voice-orb[data-mood='hearing']")).to_be_visible(timeout=60_000)
    page.evaluate("lastSocket.close()")
    expect(page.get_by_text("The line is gone.")).to_be_visible()
    expect(page.get_by_text("Still recording on this device: finish your sentence.")).to_be_visible()
    expect(page.locator(".voice-words")).to_contain_text("What you said is kept", timeout=30_000)
    page.reload()
    press(page, "Go on with microphone")
    expect(page.locator(".voice-words")).to_contain_text("What you said is kept", timeout=30_000)
    expect(page.get_by_text("Question 2 of 2")).to_be_visible(timeout=120_000)


def write_the_second_answer(page: Page) -> None:
    press(page, "Type instead")
    page.get_by_label("Your answer in writing").fill(WRITTEN)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    check_fits(page)
    press(page, "Send this answer")


def look_over_the_answers(page: Page, house: Installation) -> None:
    """The words come while the candidate looks; what was misheard is corrected, and the answers are sent."""
    expect(page.get_by_role("heading", name="Look over your answers")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Your answer is being written down").first).to_be_visible()
    house.run(WORK)
    words = page.locator("#voice-text-1")
    expect(words).not_to_have_value("", timeout=30_000)
    page.wait_for_function("() => document.querySelector('audio').src !== ''")
    check_fits(page)
    words.fill(CORRECTED)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    press(page, "Send my answers")


def confirm(page: Page, house: Installation) -> None:
    """HR sees the proposal with its reasons, listens, and confirms; the invitation follows."""
    page.goto(f"{house.url}/voice-screenings/?decided=open")
    page.get_by_role("link", name="Emma Clarke").click()
    expect(page.locator("[data-proposal]")).to_be_visible()
    expect(page.locator("[data-transcript]")).to_contain_text(CORRECTED)
    expect(page.get_by_text("Corrected by the candidate").first).to_be_visible()
    expect(page.locator(".review-versions").first).to_contain_text("Speech engine")
    page.wait_for_function("() => document.querySelector('[data-video]').readyState > 0")
    page.get_by_label("Invite to the video interview").check()
    page.get_by_label("Why", exact=True).fill("A clear example with numbers; the recording is good.")
    press(page, "Record the decision")
    expect(page.get_by_text("Confirmed: Emma Clarke is invited to the video interview")).to_be_visible()
