/** One question: before it is shown, thinking, recording, and after. */
import { afterSeeing, answerTimeLeftMs, takesLeft } from "../room/flow.js";
import { type Room } from "../room/room.js";
import { type ServerQuestion } from "../room/state.js";
import { button, el, heading, icon, mirror, ring } from "./dom.js";
import { type View, type ViewOf, ticking } from "./view.js";

const SAID_AT_S = [60, 30, 10];

function kicker(room: Room, question: ServerQuestion): HTMLElement {
  const { t } = room.strings;
  return el("p", { class: "room-kicker" }, t("question_of", { n: question.position, total: room.state.questions.length }));
}

function questionHead(room: Room, question: ServerQuestion): HTMLElement {
  return el("div", { class: "room-question" }, kicker(room, question), heading(question.text ?? "", "room-question-text"));
}

function stage(room: Room): HTMLElement {
  const { stream, strings } = room;
  if (!stream?.getVideoTracks().length) {
    return el("div", { class: "room-stage" }, el("p", { class: "room-no-picture" }, icon("microphone"), strings.t("sound_only")));
  }
  return el("div", { class: "room-stage" }, mirror(stream, strings.t("your_picture")));
}

/** Nothing is shown yet: what will happen, and one button. */
export const readyView: ViewOf<"ready"> = (room, { question: id }) => {
  const { strings } = room;
  const { t } = strings;
  const question = room.question(id);
  const see = button(t("see_question"), () => void show(), { look: "btn-primary room-main" });
  const show = async (): Promise<void> => {
    see.disabled = true;
    if (!room.question(id).text) await room.refresh();
    see.disabled = false;
    if (!room.question(id).text) return room.announce(t("question_needs_line"));
    const answer = await room.beginTake(id);
    room.go(afterSeeing(room.question(id), answer.id));
  };
  const plan = [
    question.think_s > 0 ? t("plan_think", { span: strings.span(question.think_s) }) : null,
    t("plan_answer", { span: strings.span(question.answer_s) }),
    question.takes_allowed > 1 ? t("plan_retakes", { n: question.takes_allowed - 1 }) : t("plan_no_retake"),
  ].filter((line) => line !== null);
  const element = el(
    "section",
    { class: "room-screen" },
    kicker(room, question),
    heading(question.position === 1 ? t("ready_first") : t("ready_next")),
    el("ul", { class: "room-plan" }, ...plan.map((line) => el("li", {}, icon("point"), line))),
    stage(room),
    el("div", { class: "room-actions" }, see),
  );
  return { element };
};

/** Time to think; recording begins by the button, or by itself when the ring is full. */
export const thinkView: ViewOf<"think"> = (room, { question: id, answer, leftS }) => {
  const { strings } = room;
  const question = room.question(id);
  const endsAt = performance.now() + leftS * 1000;
  const clock = ring();
  let isOver = false;
  const start = (): void => {
    if (isOver) return;
    isOver = true;
    room.go({ at: "record", question: id, answer, recordedMs: 0 });
  };
  const element = el(
    "section",
    { class: "room-screen" },
    questionHead(room, question),
    stage(room),
    el("p", { class: "room-hint" }, strings.t("think_hint")),
    el(
      "div",
      { class: "room-actions" },
      clock.element,
      button(strings.t("start_answer"), start, { look: "btn-primary room-main room-record", icon: "player-record" }),
    ),
  );
  room.announce(strings.t("think_now", { span: strings.span(leftS) }));
  const close = ticking(() => {
    const left = (endsAt - performance.now()) / 1000;
    clock.show(left, question.think_s, strings.clock(left));
    if (left <= 0) start();
  });
  return { element, close };
};

/** Not recording, but the question is open: after a reload, a lost camera, or before a retake. */
export const pausedView: ViewOf<"paused"> = (room, { question: id, answer, recordedMs }) => {
  const { strings } = room;
  const question = room.question(id);
  const record = (): void => room.go({ at: "record", question: id, answer, recordedMs });
  const finish = (): void => {
    void room.finishTake(answer).then((isKept) => {
      if (isKept) room.go({ at: "after", question: id, answer });
    });
  };
  const hasTime = answerTimeLeftMs(question, recordedMs) > 1000;
  const label = recordedMs > 0 ? strings.t("go_on_recording") : strings.t("start_answer");
  const element = el(
    "section",
    { class: "room-screen" },
    questionHead(room, question),
    recordedMs > 0 &&
      el(
        "p",
        { class: "room-note room-note-good", role: "status" },
        icon("device-floppy"),
        strings.t("kept_so_far", { span: strings.span(recordedMs / 1000) }),
      ),
    stage(room),
    el(
      "div",
      { class: "room-actions" },
      hasTime && button(label, record, { look: "btn-primary room-main room-record", icon: "player-record" }),
      recordedMs > 0 && button(strings.t("leave_it_at_that"), finish, { look: hasTime ? "" : "btn-primary room-main" }),
    ),
  );
  return { element };
};

export const recordView: ViewOf<"record"> = (room, { question: id, answer, recordedMs }) =>
  new RecordScreen(room, room.question(id), answer, recordedMs);

class RecordScreen implements View {
  readonly element: HTMLElement;
  private readonly clock = ring();
  private readonly stopButton: HTMLButtonElement;
  private stopTicking: (() => void) | null = null;
  private isStopping = false;
  private readonly said = new Set<number>();

  constructor(
    private readonly room: Room,
    private readonly question: ServerQuestion,
    private readonly answer: string,
    recordedMs: number,
  ) {
    const { t } = room.strings;
    this.stopButton = button(t("stop"), () => void this.stop(), { look: "btn-primary room-main", icon: "player-stop" });
    this.stopButton.disabled = true;
    const live = el("p", { class: "room-live" }, el("span", { class: "room-live-dot", "aria-hidden": "true" }), t("recording_now"));
    this.element = el(
      "section",
      { class: "room-screen" },
      questionHead(room, question),
      el("div", { class: "room-stage-frame" }, stage(room), live),
      el("div", { class: "room-actions" }, this.clock.element, this.stopButton),
    );
    this.showTime(recordedMs);
    void this.start();
  }

  close(): void {
    this.stopTicking?.();
  }

  private async start(): Promise<void> {
    try {
      await this.room.startRecording(this.question.id, this.answer, () => void this.stop());
    } catch {
      return this.room.go({ at: "device" });
    }
    this.room.announce(this.room.strings.t("recording_now"));
    this.stopButton.disabled = false;
    this.stopTicking = ticking(() => this.tick());
  }

  private tick(): void {
    this.showTime(this.room.recordedMs);
    const left = answerTimeLeftMs(this.question, this.room.recordedMs) / 1000;
    const mark = SAID_AT_S.find((second) => left <= second && left > second - 1 && second < this.question.answer_s);
    if (mark && !this.said.has(mark)) {
      this.said.add(mark);
      this.room.announce(this.room.strings.t("time_left", { span: this.room.strings.span(mark) }));
    }
    if (left <= 0) void this.stop();
  }

  private showTime(recordedMs: number): void {
    const left = answerTimeLeftMs(this.question, recordedMs) / 1000;
    this.clock.show(left, this.question.answer_s, this.room.strings.clock(left));
  }

  private async stop(): Promise<void> {
    if (this.isStopping) return;
    this.isStopping = true;
    this.stopTicking?.();
    this.stopButton.disabled = true;
    const where = { question: this.question.id, answer: this.answer };
    const isKept = await this.room.finishTake(this.answer);
    if (!isKept) this.room.notice("too_short");
    this.room.go(isKept ? { at: "after", ...where } : { at: "paused", ...where, recordedMs: 0 });
  }
}

/** The answer is given: look at it, record it anew, or go on. */
export const afterView: ViewOf<"after"> = (room, { question: id, answer }) => {
  const { t } = room.strings;
  const question = room.question(id);
  const left = takesLeft(question, room.takesOf(id));
  const player = el("div", { class: "room-stage" });
  const urls: string[] = [];
  const watch = button(t("watch"), () => void showReplay(), { look: "", icon: "player-play" });
  const showReplay = async (): Promise<void> => {
    watch.disabled = true;
    const source = await replaySource(room, answer);
    watch.disabled = false;
    if (!source) return room.announce(t("replay_coming"));
    if (source.startsWith("blob:")) urls.push(source);
    const video = el("video", { class: "room-replay", src: source, controls: true, playsinline: true, autoplay: true });
    video.setAttribute("aria-label", t("your_recording"));
    player.replaceChildren(video);
  };
  const retake = async (): Promise<void> => {
    const next = await room.beginTake(id);
    room.go({ at: "paused", question: id, answer: next.id, recordedMs: 0 });
  };
  const isLast = question.position === room.state.questions.length;
  player.append(el("p", { class: "room-done" }, icon("circle-check"), t("answer_kept")));
  const element = el(
    "section",
    { class: "room-screen" },
    questionHead(room, question),
    player,
    el("p", { class: "room-hint" }, left > 0 ? t("retakes_left", { n: left }) : t("no_retake_left")),
    el(
      "div",
      { class: "room-actions" },
      button(isLast ? t("to_check") : t("next_question"), () => room.nextQuestion(), { look: "btn-primary room-main" }),
      el(
        "div",
        { class: "room-actions-quiet" },
        watch,
        left > 0 && button(t("record_again"), () => void retake(), { look: "", icon: "refresh" }),
      ),
    ),
  );
  return { element, close: () => urls.forEach((url) => URL.revokeObjectURL(url)) };
};

/** What this device recorded in one go; else the server's file, once it is put together. */
export async function replaySource(room: Room, answer: string): Promise<string | null> {
  if (room.takes.recorders(answer) === 1) {
    const pieces = await room.store.piecesOf(answer);
    const ordered = pieces.sort((one, other) => one.index - other.index);
    const isWhole = ordered.length > 0 && ordered.every((piece, place) => piece.index === place && piece.segment === 0);
    if (isWhole) return URL.createObjectURL(new Blob(ordered.map((piece) => piece.bytes), { type: ordered[0]?.mediaType ?? "" }));
  }
  await room.refresh();
  return room.serverAnswer(answer)?.replay ?? null;
}
