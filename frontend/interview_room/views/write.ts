/** A question answered in writing. No clock: writing takes as long as it takes. */
import { forget, recall, remember } from "../room/remember.js";
import { type Room } from "../room/room.js";
import { type ServerQuestion } from "../room/state.js";
import { Autosave, type SaveState } from "./autosave.js";
import { button, el, heading } from "./dom.js";
import { type View, type ViewOf } from "./view.js";

export const writeView: ViewOf<"write"> = (room, { question }) => new WriteScreen(room, room.question(question));

export function saveWord(room: Room, state: SaveState): string {
  return room.strings.t(`text_${state}`);
}

class WriteScreen implements View {
  readonly element: HTMLElement;
  private readonly area: HTMLTextAreaElement;
  private readonly word = el("span", { class: "room-saved", role: "status" });
  private readonly autosave: Autosave;
  private readonly next: HTMLButtonElement;
  private answer: string | null;

  constructor(
    private readonly room: Room,
    private readonly question: ServerQuestion,
  ) {
    const { t } = room.strings;
    const known = question.answers.find((answer) => answer.is_typed && answer.status !== "replaced");
    this.answer = known?.id ?? null;
    this.area = el("textarea", { class: "form-control room-text", id: "room-text", rows: 10, maxlength: 20_000 });
    this.area.value = known?.texts.typed ?? "";
    this.autosave = new Autosave(
      () => this.area.value,
      (text) => this.save(text),
      (state) => (this.word.textContent = saveWord(room, state)),
    );
    this.takeUpDraft();
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("paste", (event) => room.signals.pasted(event.clipboardData?.getData("text") ?? ""));
    const isLast = question.position === room.state.questions.length;
    this.next = button(t(isLast ? "to_check" : "next_question"), () => void this.goOn(), { look: "btn-primary room-main" });
    this.next.disabled = this.area.value.trim() === "";
    this.element = el(
      "section",
      { class: "room-screen" },
      el("p", { class: "room-kicker" }, t("question_of", { n: question.position, total: room.state.questions.length })),
      heading(question.text ?? "", "room-question-text"),
      el("label", { class: "form-label", for: "room-text" }, t("your_answer")),
      this.area,
      el("div", { class: "room-text-foot" }, el("span", {}, t("no_time_limit")), this.word),
      el("div", { class: "room-actions" }, this.next),
    );
    if (this.answer === null) void this.start();
  }

  close(): void {
    void this.autosave.flush();
  }

  private get draftKey(): string {
    return `hireloop-draft-${this.question.id}`;
  }

  /** What was written here and did not get through before the page went, unless more was written elsewhere. */
  private takeUpDraft(): void {
    const draft = recall(this.draftKey) ?? "";
    if (draft.length <= this.area.value.length) return;
    this.area.value = draft;
    this.autosave.touched();
  }

  private typed(): void {
    this.next.disabled = this.area.value.trim() === "";
    remember(this.draftKey, this.area.value);
    this.autosave.touched();
  }

  /** Open the answer on the server: the following question comes with it. */
  private async start(): Promise<string> {
    const id = this.answer ?? crypto.randomUUID();
    this.answer = id;
    this.room.state = await this.room.api.startTyped(id, this.question.id);
    return id;
  }

  private async save(text: string): Promise<void> {
    const id = this.room.serverAnswer(this.answer ?? "")?.id ?? (await this.start());
    await this.room.api.saveText(id, "typed", text);
    if (this.area.value === text) forget(this.draftKey);
  }

  private async goOn(): Promise<void> {
    this.next.disabled = true;
    const isSaved = (await this.autosave.flush()) && this.answer !== null;
    const isFinished = isSaved && (await this.room.api.finishTyped(this.answer ?? "").then(
      () => true,
      () => false,
    ));
    this.next.disabled = false;
    if (!isFinished) {
      this.word.textContent = saveWord(this.room, "waiting");
      return;
    }
    await this.room.refresh();
    this.room.go();
  }
}
