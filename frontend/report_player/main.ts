import "./report_player.css";
import { drawLanes, followLanes, lengthOf } from "./lanes";
import { drawTranscript, followTranscript } from "./transcript";
import type { Answer, Labels } from "./types";

function read<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}") as T;
}

/** The recording, its lanes and its transcript move together; evidence anywhere on the page jumps to its moment. */
class Player {
  private current = 0;

  constructor(
    private readonly page: HTMLElement,
    private readonly answers: Answer[],
    private readonly labels: Labels,
  ) {
    this.video.addEventListener("timeupdate", () => this.follow());
    page.querySelectorAll<HTMLElement>("button[data-answer]:not([data-jump])").forEach((button) => {
      button.addEventListener("click", () => this.show(Number(button.dataset["answer"])));
    });
    page.querySelectorAll<HTMLElement>("[data-jump]").forEach((button) => {
      button.addEventListener("click", () => this.jumpFrom(button));
    });
    page.querySelectorAll<HTMLElement>("[data-dimension]").forEach((section) => {
      section.addEventListener("mouseenter", () => this.mark(section.dataset["dimension"] ?? null));
      section.addEventListener("focusin", () => this.mark(section.dataset["dimension"] ?? null));
      section.addEventListener("mouseleave", () => this.mark(null));
      section.addEventListener("focusout", () => this.mark(null));
    });
    this.show(0);
  }

  private get video(): HTMLVideoElement {
    return this.page.querySelector<HTMLVideoElement>("[data-video]")!;
  }

  private get lanes(): HTMLElement {
    return this.page.querySelector<HTMLElement>("[data-lanes]")!;
  }

  private get transcript(): HTMLElement {
    return this.page.querySelector<HTMLElement>("[data-transcript]")!;
  }

  private get answer(): Answer | undefined {
    return this.answers[this.current];
  }

  private show(index: number): void {
    this.current = index;
    this.page.querySelectorAll<HTMLElement>("[data-answer-text]").forEach((node) => {
      node.hidden = Number(node.dataset["answerText"]) !== index;
    });
    this.page.querySelectorAll<HTMLElement>("button[data-answer]:not([data-jump])").forEach((button) => {
      button.setAttribute("aria-pressed", String(Number(button.dataset["answer"]) === index));
    });
    const answer = this.answer;
    if (!answer) return;
    this.video.hidden = answer.video === null;
    this.page.querySelector<HTMLElement>("[data-no-video]")!.hidden = answer.video !== null;
    if (answer.video === null) this.video.removeAttribute("src");
    else if (this.video.getAttribute("src") !== answer.video) this.video.src = answer.video;
    drawLanes(this.lanes, answer, this.labels, (ms) => this.jump(ms));
    drawTranscript(this.transcript, answer, (ms) => this.jump(ms));
  }

  private jumpFrom(button: HTMLElement): void {
    const index = Number(button.dataset["answer"]);
    if (index !== this.current) this.show(index);
    const startMs = button.dataset["startMs"];
    if (startMs) this.jump(Number(startMs));
    this.showPlace(Number(button.dataset["startChar"] || "-1"));
    this.page.querySelector(".review-player")?.scrollIntoView({ block: "nearest" });
  }

  private jump(ms: number): void {
    if (this.video.hidden) return;
    const go = (): void => {
      this.video.currentTime = ms / 1000;
      this.follow();
    };
    if (this.video.readyState > 0) go();
    else this.video.addEventListener("loadedmetadata", go, { once: true });
  }

  /** Brings the run of the transcript that begins at `place` into view and marks it for a moment. */
  private showPlace(place: number): void {
    if (place < 0) return;
    let passed = 0;
    for (const node of this.transcript.children) {
      passed += node.textContent?.length ?? 0;
      if (passed <= place) continue;
      node.scrollIntoView({ block: "nearest" });
      node.classList.add("is-called");
      window.setTimeout(() => node.classList.remove("is-called"), 2000);
      return;
    }
  }

  private follow(): void {
    const nowMs = this.video.currentTime * 1000;
    if (this.answer) followLanes(this.lanes, nowMs, lengthOf(this.answer));
    followTranscript(this.transcript, nowMs);
  }

  private mark(dimension: string | null): void {
    this.page.querySelectorAll<HTMLElement | SVGElement>("[data-dimensions]").forEach((node) => {
      const isMine = dimension !== null && (node.dataset["dimensions"] ?? "").split(" ").includes(dimension);
      node.classList.toggle("is-lit", isMine);
    });
  }
}

const page = document.querySelector<HTMLElement>("[data-review]");
if (page) new Player(page, read<{ answers: Answer[] }>("player-data").answers, read<Labels>("player-labels"));
