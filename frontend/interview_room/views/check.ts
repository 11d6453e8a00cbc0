/** The look over everything before sending: each answer with its words, to be corrected. */
import { CallFailed } from "../room/call.js";
import { countedTake } from "../room/flow.js";
import { type Room } from "../room/room.js";
import { type ServerAnswer, type ServerQuestion } from "../room/state.js";
import { Autosave } from "./autosave.js";
import { button, el, heading, icon } from "./dom.js";
import { replaySource } from "./question.js";
import { type View, type ViewOf } from "./view.js";
import { saveWord } from "./write.js";

const ASK_AGAIN_MS = 4000;

export const checkView: ViewOf<"check"> = (room) => new CheckScreen(room);

class CheckScreen implements View {
  readonly element: HTMLElement;
  private readonly cards: AnswerCard[];
  private readonly waiting = el("p", { class: "room-hint", role: "status" });
  private readonly send: HTMLButtonElement;
  private readonly timer: number;
  private isSending = false;

  constructor(private readonly room: Room) {
    const { t } = room.strings;
    this.cards = room.state.questions.map((question) => new AnswerCard(room, question));
    this.send = button(t("send"), () => void this.sendAll(), { look: "btn-primary room-main", icon: "send" });
    this.element = el(
      "section",
      { class: "room-screen" },
      heading(t("check_title")),
      el("p", { class: "room-lead" }, t(room.state.in_writing ? "check_lead_written" : "check_lead")),
      el("ol", { class: "room-answers" }, ...this.cards.map((card) => card.element)),
      this.waiting,
      el("div", { class: "room-actions" }, this.send),
    );
    this.show();
    void this.ask();
    this.timer = window.setInterval(() => void this.ask(), ASK_AGAIN_MS);
  }

  close(): void {
    window.clearInterval(this.timer);
    for (const card of this.cards) card.close();
  }

  private get isUploading(): boolean {
    const open = this.room.takes.list().some((take) => take.finished && !this.room.isUp(take.id));
    return this.room.progress.waiting > 0 || open;
  }

  private async ask(): Promise<void> {
    const isComing = this.cards.some((card) => card.isComing);
    if (isComing || this.isUploading) await this.room.refresh();
    for (const card of this.cards) card.update(this.room.question(card.question));
    this.show();
  }

  private show(): void {
    const { t } = this.room.strings;
    this.send.disabled = this.isUploading || this.isSending;
    this.waiting.textContent = this.isUploading ? t("still_uploading") : "";
  }

  private async sendAll(): Promise<void> {
    const { t } = this.room.strings;
    const left = this.cards.filter((card) => !card.isAnswered).length;
    if (!window.confirm(left > 0 ? t("send_with_gaps", { n: left }) : t("send_sure"))) return;
    this.isSending = true;
    this.show();
    const saved = await Promise.all(this.cards.map((card) => card.flush()));
    const error = saved.every(Boolean) ? await this.trySending(left > 0) : t("text_waiting");
    if (error === null) return;
    this.isSending = false;
    this.show();
    this.waiting.textContent = error;
  }

  /** null when it was sent; else what to tell. */
  private async trySending(leavingOut: boolean): Promise<string | null> {
    try {
      await this.room.api.send(leavingOut);
    } catch (error) {
      const isPassing = error instanceof CallFailed && error.isPassing;
      return isPassing || !(error instanceof Error) || !error.message ? this.room.strings.t("send_failed") : error.message;
    }
    await this.room.sent();
    return null;
  }
}

class AnswerCard {
  readonly element: HTMLLIElement;
  readonly question: string;
  private readonly note = el("p", { class: "room-hint", role: "status" });
  private readonly word = el("span", { class: "room-saved", role: "status" });
  private readonly area: HTMLTextAreaElement;
  private readonly player = el("div", { class: "room-card-player" });
  private readonly offer: HTMLButtonElement;
  private readonly autosave: Autosave;
  private answer: ServerAnswer | undefined;
  private url: string | null = null;

  constructor(
    private readonly room: Room,
    question: ServerQuestion,
  ) {
    const { t } = room.strings;
    this.question = question.id;
    this.answer = this.counted(question);
    const id = `room-text-${question.position}`;
    this.area = el("textarea", { class: "form-control room-text", id, rows: 5, maxlength: 20_000 });
    this.area.value = words(this.answer);
    this.autosave = new Autosave(
      () => this.area.value,
      (text) => this.save(text),
      (state) => (this.word.textContent = saveWord(room, state)),
    );
    this.area.addEventListener("input", () => this.autosave.touched());
    this.area.addEventListener("paste", (event) => room.signals.pasted(event.clipboardData?.getData("text") ?? ""));
    this.offer = button(t("use_transcript"), () => this.useTranscript(), { look: "btn-sm" });
    this.element = el(
      "li",
      { class: "card room-card" },
      el("h2", { class: "room-card-title" }, `${question.position}. ${question.text ?? ""}`),
      ...(this.isAnswered ? this.answered(id) : this.unanswered()),
    );
    this.update(question);
  }

  get isAnswered(): boolean {
    return countedTake(this.room.takesOf(this.question)) !== undefined;
  }

  get isComing(): boolean {
    return this.isAnswered && !this.answer?.is_typed && this.answer?.transcript !== "here";
  }

  close(): void {
    void this.autosave.flush();
    if (this.url) URL.revokeObjectURL(this.url);
  }

  flush(): Promise<boolean> {
    return this.autosave.flush();
  }

  /** What the engine heard goes in, unless the candidate has begun to write. */
  update(question: ServerQuestion): void {
    this.answer = this.counted(question);
    const heard = words(this.answer);
    const isUntouched = !this.autosave.isDirty && document.activeElement !== this.area;
    if (heard && isUntouched && !this.answer?.texts.corrected && this.area.value !== heard) {
      this.area.value = heard;
      this.autosave.accept();
    }
    const engine = this.answer?.texts.engine;
    this.offer.hidden = !engine || this.area.value === engine || Boolean(this.answer?.is_typed);
    this.note.textContent = this.status();
  }

  private counted(question: ServerQuestion): ServerAnswer | undefined {
    const take = countedTake(this.room.takesOf(question.id));
    return question.answers.find((answer) => answer.id === take?.id);
  }

  private status(): string {
    const { t } = this.room.strings;
    if (!this.isAnswered || this.answer?.is_typed) return "";
    if (!this.answer || this.answer.status === "started") return t("transcript_coming");
    if (this.answer.status === "unreadable") return t("recording_unreadable");
    if (this.answer.transcript === "here") return t("transcript_here");
    if (this.answer.transcript === "none") return t(this.answer.texts.browser ? "transcript_browser" : "transcript_none");
    return t("transcript_coming");
  }

  private answered(id: string): HTMLElement[] {
    const { t } = this.room.strings;
    const watch = button(t("watch"), () => void this.watch(), { look: "btn-sm", icon: "player-play" });
    const isTyped = this.answer?.is_typed;
    return [
      ...(isTyped ? [] : [el("div", { class: "room-card-row" }, watch, this.player), this.note]),
      el("label", { class: "form-label", for: id }, t(isTyped ? "your_answer" : "transcript")),
      this.area,
      el("div", { class: "room-text-foot" }, this.offer, this.word),
    ];
  }

  private unanswered(): HTMLElement[] {
    const { t } = this.room.strings;
    return [
      el("p", { class: "room-note" }, icon("alert-circle"), t("not_answered")),
      button(t("answer_now"), () => this.room.go({ at: this.room.state.in_writing ? "write" : "ready", question: this.question }), {
        look: "btn-sm",
      }),
    ];
  }

  private useTranscript(): void {
    this.area.value = this.answer?.texts.engine ?? this.area.value;
    this.autosave.touched();
    this.offer.hidden = true;
  }

  private async watch(): Promise<void> {
    const id = countedTake(this.room.takesOf(this.question))?.id;
    const source = id ? await replaySource(this.room, id) : null;
    if (!source) return this.room.announce(this.room.strings.t("replay_coming"));
    if (source.startsWith("blob:")) this.url = source;
    const video = el("video", { class: "room-replay", src: source, controls: true, playsinline: true, autoplay: true });
    video.setAttribute("aria-label", this.room.strings.t("your_recording"));
    this.player.replaceChildren(video);
  }

  private async save(text: string): Promise<void> {
    if (!this.answer) throw new CallFailed(0, "not_up_yet", "");
    await this.room.api.saveText(this.answer.id, this.answer.is_typed ? "typed" : "corrected", text);
  }
}

/** The candidate's own words, else what the engine heard, else the browser. */
function words(answer: ServerAnswer | undefined): string {
  const texts = answer?.texts ?? {};
  return texts.corrected ?? texts.typed ?? texts.engine ?? texts.browser ?? "";
}
