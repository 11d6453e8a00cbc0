"""A candidate records in a real browser: a reload and a cut line in the middle lose no recorded second."""

import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from chromium import chromium, press
from interview_server import Installation, installation
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.slow]

# Counts what the browser really recorded, independently of the room: from each start to its stop or the page's end.
STOPWATCH = """
(() => {
  const add = (ms) => localStorage.setItem("stopwatch", String(Number(localStorage.getItem("stopwatch") ?? 0) + ms));
  const running = new Map();
  const start = MediaRecorder.prototype.start;
  MediaRecorder.prototype.start = function (slice) {
    if (slice) {
      running.set(this, performance.now());
      this.addEventListener("stop", () => finish(this));
    }
    return start.call(this, slice);
  };
  const finish = (recorder) => {
    if (running.has(recorder)) add(performance.now() - running.get(recorder));
    running.delete(recorder);
  };
  addEventListener("pagehide", () => [...running.keys()].forEach(finish));
})();
"""
ONE_SLICE_MS = 1000


def write_clip(folder: Path) -> tuple[Path, Path]:
    """A moving bar and a tone, for the fake camera and microphone."""
    width, height, rate = 320, 240, 24_000
    picture, sound = folder / "camera.y4m", folder / "microphone.wav"
    with picture.open("wb") as file:
        file.write(f"YUV4MPEG2 W{width} H{height} F20:1 Ip A1:1 C420jpeg\n".encode())
        for number in range(40):
            luma = np.full((height, width), 90, np.uint8)
            luma[:, number * 8 : number * 8 + 16] = 220
            file.write(b"FRAME\n" + luma.tobytes() + bytes([128]) * (width * height // 2))
    tone = (np.sin(2 * np.pi * 220 * np.arange(rate * 4) / rate) * 9000).astype("<i2")
    with wave.open(str(sound), "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", ""))
        out.writeframes(tone.tobytes())
    return picture, sound


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("journey")) as found, found.worker():
        yield found


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    picture, sound = write_clip(tmp_path)
    with chromium(camera=picture, microphone=sound) as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    return phone(browser)


def phone(browser: Browser) -> BrowserContext:
    context = browser.new_context(locale="zh-CN", viewport={"width": 390, "height": 844}, has_touch=True)
    context.add_init_script(STOPWATCH)
    return context


def recorded_for(page: Page, seconds: int) -> None:
    """Waits until the clock on the page, counting down from a minute, says that so much is recorded."""
    page.wait_for_function(
        """(left) => {
          const [minutes, seconds] = document.querySelector(".room-ring-clock").textContent.split(":").map(Number);
          return minutes * 60 + seconds <= left;
        }""",
        arg=60 - seconds,
    )


def state_of(page: Page, address: str) -> Any:
    return page.request.get(f"{address}state/").json()


def enter(page: Page, address: str) -> None:
    """Through welcome, notice and device check to the practice question."""
    page.goto(address)
    page.get_by_role("link", name="阅读告知书").click()
    page.get_by_label("我同意录制我的面试回答并转写为文字。").check()
    press(page, "确认选择并继续")
    expect(page.get_by_text("声音正常")).to_be_visible()
    press(page, "画面和声音都正常")


def test_a_reload_and_a_cut_line_lose_no_recorded_second(house: Installation, context: BrowserContext) -> None:
    address = house.invite("王芳", "wang.fang@example.com")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())

    enter(page, address)
    press(page, "录一段练习")
    press(page, "结束")
    expect(page.locator("video.room-replay")).to_be_visible()
    press(page, "开始正式面试")
    assert state_of(page, address)["questions"][0]["answers"] == []

    press(page, "查看题目")
    expect(page.get_by_role("heading", name="请讲一次您解决客户难题的经历。")).to_be_focused()
    press(page, "开始回答")
    recorded_for(page, 4)
    page.reload()
    expect(page.get_by_text("可以接着录")).to_be_visible()
    press(page, "继续录制")
    recorded_for(page, 8)
    context.set_offline(True)
    recorded_for(page, 11)
    expect(page.get_by_text("已保存到本机，正在续传")).to_be_visible()
    press(page, "结束")
    expect(page.get_by_text("回答已保存")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_text("已全部上传")).to_be_visible(timeout=30_000)
    recorded_ms = float(page.evaluate("localStorage.getItem('stopwatch')"))

    press(page, "下一题")
    press(page, "查看题目")
    press(page, "开始回答")
    recorded_for(page, 2)
    press(page, "结束")
    press(page, "检查回答")
    page.get_by_label("转写文字").first.fill("我先倾听客户，再一起找原因。")
    expect(page.get_by_text("已保存", exact=True).first).to_be_visible()
    expect(page.get_by_role("button", name="提交面试")).to_be_enabled(timeout=30_000)
    press(page, "提交面试")
    page.wait_for_url("**/done/")

    found = until_joined(house, "王芳")
    first = found["answers"][0]
    assert found["status"] == "submitted"
    assert (first["segments"], first["has_video"]) == (2, True)
    assert first["texts"] == {"corrected": "我先倾听客户，再一起找原因。"}
    assert first["duration_ms"] > recorded_ms - ONE_SLICE_MS, f"recorded {recorded_ms:.0f} ms"
    assert problems == []


def test_a_second_device_goes_on_where_the_first_one_died(house: Installation, browser: Browser) -> None:
    address = house.invite("孙丽", "sun.li@example.com")
    first = phone(browser)
    page = first.new_page()
    enter(page, address)
    press(page, "跳过练习")
    press(page, "查看题目")
    press(page, "开始回答")
    recorded_for(page, 5)
    first.close()

    second = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = second.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}room/")
    press(page, "画面和声音都正常")
    expect(page.get_by_text("可以接着录")).to_be_visible()
    press(page, "继续录制")
    recorded_for(page, 9)
    press(page, "结束")
    expect(page.get_by_text("已全部上传")).to_be_visible(timeout=30_000)
    press(page, "下一题")
    press(page, "查看题目")
    press(page, "开始回答")
    recorded_for(page, 2)
    press(page, "结束")
    press(page, "检查回答")
    page.get_by_label("转写文字").first.fill("我先问清楚客户要什么。")
    expect(page.get_by_text("已保存", exact=True).first).to_be_visible()
    expect(page.get_by_role("button", name="提交面试")).to_be_enabled(timeout=30_000)
    press(page, "提交面试")
    page.wait_for_url("**/done/")

    first_answer = until_joined(house, "孙丽")["answers"][0]
    assert first_answer["segments"] == 2
    assert first_answer["duration_ms"] > 7_000


def test_consent_withdrawn_while_recording_stops_at_once(house: Installation, context: BrowserContext) -> None:
    address = house.invite("赵磊", "zhao.lei@example.net")
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    enter(page, address)
    press(page, "跳过练习")
    press(page, "查看题目")
    press(page, "开始回答")
    recorded_for(page, 3)

    press(page, "记录哪些内容")
    press(page, "撤回")
    expect(page.get_by_text("您已撤回对录音录像的同意")).to_be_visible()
    page.get_by_label("您的回答").fill("我会先听对方说完。")
    press(page, "下一题")
    expect(page.get_by_role("heading", name="您如何与同事合作？")).to_be_visible()
    page.get_by_label("您的回答").fill("分工清楚，每天同步。")
    press(page, "检查回答")
    press(page, "提交面试")
    page.wait_for_url("**/done/")

    found = house.look("赵磊")
    assert found["status"] == "submitted"
    written = [answer["texts"] for answer in found["answers"] if answer["status"] == "ready"]
    assert written == [{"typed": "我会先听对方说完。"}, {"typed": "分工清楚，每天同步。"}]
    assert all(answer["duration_ms"] is None for answer in found["answers"] if answer["is_typed"])


def until_joined(house: Installation, name: str) -> Any:
    """Waits for the worker to have put the recordings together."""
    for _look in range(60):
        found = house.look(name)
        if all(answer["status"] == "ready" for answer in found["answers"]):
            return found
    raise AssertionError(f"the recordings were not joined: {found}")
