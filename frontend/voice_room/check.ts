/** The look over the answers: saves what is corrected, fills in what is being written down, sends. */
import { CallFailed, callJson } from "../interview_room/room/call.js";
import { Strings } from "../interview_room/room/strings.js";
import { Autosave } from "../interview_room/views/autosave.js";

export interface Words {
  readonly number: number;
  readonly text: string;
  readonly words: string;
  readonly note: string;
  readonly replay: string | null;
}

const ASK_AGAIN_MS = 3000;
const ASK_FOR_MS = 15 * 60_000;

export class CheckPage {
  private readonly base: string;
  private readonly cards: Card[];
  private readonly trouble: HTMLElement | null;
  private readonly until = Date.now() + ASK_FOR_MS;
  private isSending = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly strings: Strings,
  ) {
    this.base = (form.dataset["base"] ?? "").replace(/words\/$/, "");
    this.trouble = form.querySelector("[data-trouble]");
    this.cards = [...form.querySelectorAll<HTMLElement>("[data-number]")].map((card) => new Card(card, this.base, strings));
    form.addEventListener("submit", (event) => void this.send(event));
    window.addEventListener("pagehide", () => this.cards.forEach((card) => card.leave()));
    void this.ask();
  }

  private async ask(): Promise<void> {
    if (!this.cards.some((card) => card.isComing) || Date.now() > this.until) return;
    const found = await callJson<{ answers: Words[] }>(`${this.base}words/`, "GET").catch(() => null);
    for (const words of found?.answers ?? []) this.cards.find((card) => card.number === words.number)?.update(words);
    setTimeout(() => void this.ask(), ASK_AGAIN_MS);
  }

  private async send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isSending || !window.confirm(this.strings.t("send_sure"))) return;
    this.isSending = true;
    const saved = await Promise.all(this.cards.map((card) => card.flush()));
    if (saved.every(Boolean) && (await isOnline(`${this.base}words/`))) {
      this.form.submit();
      return;
    }
    this.isSending = false;
    if (this.trouble) this.trouble.textContent = this.strings.t("send_offline");
  }
}

class Card {
  readonly number: number;
  private words: string;
  private readonly area: HTMLTextAreaElement | null;
  private readonly shown: HTMLInputElement | null;
  private readonly autosave: Autosave | null = null;

  constructor(
    private readonly card: HTMLElement,
    base: string,
    strings: Strings,
  ) {
    this.number = Number(card.dataset["number"]);
    this.words = card.dataset["words"] ?? "";
    this.area = card.querySelector("textarea");
    this.shown = card.querySelector("input[type=hidden]");
    const saved = card.querySelector("[data-saved]");
    const { area } = this;
    if (!area) return;
    this.address = `${base}${card.dataset["answer"] ?? ""}/`;
    this.autosave = new Autosave(
      () => area.value,
      (text) => this.save(text),
      (state) => saved && (saved.textContent = strings.t(`written_${state}`)),
    );
    area.addEventListener("input", () => this.autosave?.touched());
  }

  private readonly address: string = "";

  get isComing(): boolean {
    return this.words === "coming";
  }

  flush(): Promise<boolean> {
    return this.autosave?.flush() ?? Promise.resolve(true);
  }

  /** The page is going; the request may outlive it. */
  leave(): void {
    if (this.area && this.autosave?.isDirty) void callJson(this.address, "PUT", { text: this.area.value }, true).catch(() => undefined);
  }

  /** What was written down goes in, unless the candidate has begun to write. */
  update({ text, words, note, replay }: Words): void {
    this.words = words;
    const told = this.card.querySelector("[data-note]");
    if (told && told.textContent !== note) told.textContent = note;
    const sound = this.card.querySelector("audio");
    if (sound && replay && sound.hidden) {
      sound.src = replay;
      sound.hidden = false;
    }
    if (!this.area || this.autosave?.isDirty || this.area.value === text || document.activeElement === this.area) return;
    this.area.value = text;
    if (this.shown) this.shown.value = text;
    this.autosave?.accept();
  }

  private async save(text: string): Promise<void> {
    await callJson(this.address, "PUT", { text });
    if (this.shown) this.shown.value = text;
  }
}

async function isOnline(url: string): Promise<boolean> {
  return callJson(url, "GET").then(
    () => true,
    // A refusal is an answer: the page that is sent says why.
    (trouble: unknown) => trouble instanceof CallFailed && !trouble.isPassing,
  );
}
