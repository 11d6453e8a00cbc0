/** What the candidate sees and presses. Knows nothing of sound or sockets. */
import { button, el, icon } from "../interview_room/views/dom.js";
import type { Strings } from "../interview_room/room/strings.js";
import type { State } from "./calls.js";

export type Mood = "speaking" | "waiting" | "hearing" | "thinking" | "typing" | "recording" | "finishing";

export interface Hands {
  start(withMicrophone: boolean): Promise<void>;
  done(): void;
  interrupt(): void;
  again(): void;
  skip(): void;
  typing(text: string): void;
  draft(): string | null;
  sendWritten(text: string): void;
  useMicrophone(on: boolean): void;
  patience(ms: number): void;
  withdraw(): Promise<void>;
  takeBack(): void;
}

const MOOD_ICONS: Record<Mood, string> = {
  speaking: "volume",
  waiting: "microphone",
  hearing: "microphone",
  thinking: "hourglass",
  typing: "keyboard",
  recording: "player-record",
  finishing: "cloud-up",
};

export class View {
  private readonly notice = el("p", { class: "room-note", role: "alert", hidden: true });
  private readonly kicker = el("p", { class: "room-kicker" });
  private readonly words = el("p", { class: "voice-words", "aria-live": "polite" });
  private readonly question = el("h1", { class: "room-heading", tabindex: "-1", "aria-live": "polite" });
  private readonly status = el("p", { class: "voice-status", role: "status" });
  private readonly orb = el("div", { class: "voice-orb", "aria-hidden": "true" });
  private readonly meter = el("meter", { class: "voice-meter", min: 0, max: 1, low: 0.12, value: 0 });
  private readonly text = el("textarea", { class: "form-control", rows: 5, id: "voice-written", maxlength: 20000 });
  private readonly saved = el("span", { class: "text-secondary", role: "status" });
  private readonly writing = el("div", { class: "voice-writing", hidden: true });
  private readonly primary: HTMLButtonElement;
  private readonly typeButton: HTMLButtonElement;
  private readonly skipButton: HTMLButtonElement;
  private readonly patience = el("select", { class: "form-select", id: "voice-patience" });
  private mood: Mood = "waiting";
  private isTyping = false;
  private shown = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly strings: Strings,
    private readonly hands: Hands,
  ) {
    const { t } = strings;
    this.primary = button(t("done"), () => this.press(), { look: "btn-primary voice-main", icon: "check" });
    this.typeButton = button(t("type_instead"), () => this.switchTyping(!this.isTyping), { icon: "keyboard" });
    this.skipButton = button(t("skip"), () => void (window.confirm(t("skip_sure")) && hands.skip()), { icon: "player-skip-forward" });
    this.meter.setAttribute("aria-label", t("level"));
    this.text.addEventListener("input", () => hands.typing(this.text.value));
    this.patience.addEventListener("change", () => hands.patience(Number(this.patience.value)));
    document.addEventListener("keydown", (event) => this.key(event));
  }

  /** Before the first word: browsers speak and listen only after a press. */
  showStart(state: State, canSpeak: boolean): void {
    const { t } = this.strings;
    const begun = state.question?.has_begun ?? false;
    const speaking = button(t(begun ? "go_on_speaking" : "start_speaking"), () => void this.hands.start(true), {
      look: "btn-primary voice-main",
      icon: "microphone",
    });
    const typing = button(t(begun ? "go_on_typing" : "start_typing"), () => void this.hands.start(false), {
      look: canSpeak ? "" : "btn-primary voice-main",
      icon: "keyboard",
    });
    const points: [string, string][] = [
      ["robot", t("ready_machine")],
      ["volume", t("ready_sound")],
      ["hourglass", t("ready_think")],
      ["keyboard", t("ready_type")],
    ];
    this.root.replaceChildren(
      this.notice,
      el("h1", { class: "room-heading", tabindex: "-1" }, t("ready_title")),
      el("ul", { class: "voice-points" }, ...points.map(([name, text]) => el("li", {}, icon(name), el("span", {}, text)))),
      el("div", { class: "voice-actions" }, canSpeak && speaking, typing),
    );
  }

  showConnecting(): void {
    this.root.querySelectorAll("button").forEach((each) => (each.disabled = true));
    this.root.append(el("p", { class: "text-secondary", role: "status" }, this.strings.t("connecting")));
  }

  /** The room itself, put up once. */
  showRoom(state: State): void {
    const { t } = this.strings;
    this.choosePatience(state);
    const send = button(t("send_written"), () => this.sendWritten(), { look: "btn-primary", icon: "send" });
    this.writing.replaceChildren(
      el("label", { class: "form-label", for: "voice-written" }, t("written_label")),
      this.text,
      el("div", { class: "voice-writing-foot" }, send, this.saved),
    );
    this.root.replaceChildren(
      this.notice,
      el("div", { class: "voice-head" }, this.kicker),
      el("div", { class: "voice-machine" }, el("p", { class: "voice-who" }, icon("robot"), t("machine")), this.question, this.words),
      el("div", { class: "voice-listener" }, this.orb, el("div", { class: "voice-listening" }, this.status, this.meter)),
      this.writing,
      el("div", { class: "voice-actions" }, this.primary, button(t("again"), () => this.hands.again(), { icon: "repeat" }), this.typeButton, this.skipButton),
      this.more(state),
    );
  }

  show(state: State): void {
    const { t } = this.strings;
    const asked = state.question;
    this.skipButton.disabled = !asked;
    if (!asked) return;
    this.kicker.replaceChildren(
      t("progress", { number: asked.number, total: state.total }),
      ...(asked.part > 1 ? [el("span", { class: "badge tone-info" }, t("follow_up"))] : []),
    );
    this.question.textContent = asked.text;
    this.question.setAttribute("lang", state.language);
    const shown = `${asked.number}/${asked.part}`;
    if (shown !== this.shown) {
      this.text.value = this.hands.draft() ?? (asked.part > 1 ? "" : asked.written);
      this.saved.textContent = "";
    }
    this.shown = shown;
    if (state.in_writing) this.typeButton.hidden = true;
  }

  /** The words that are being said; the question itself stands above already. */
  say(text: string): void {
    this.words.hidden = text.trim() === (this.question.textContent ?? "").trim();
    this.words.textContent = text;
  }

  feel(mood: Mood, text: string): void {
    this.mood = mood;
    this.orb.dataset["mood"] = mood;
    this.orb.replaceChildren(icon(MOOD_ICONS[mood]));
    this.status.textContent = text;
    const interrupts = mood === "speaking";
    this.primary.replaceChildren(icon(interrupts ? "hand-stop" : "check"), this.strings.t(interrupts ? "interrupt" : "done"));
    this.primary.hidden = this.isTyping && !interrupts;
    this.primary.classList.toggle("btn-primary", !this.isTyping);
    this.primary.disabled = mood === "finishing";
  }

  level(value: number): void {
    this.meter.value = value;
    this.orb.style.setProperty("--level", value.toFixed(2));
  }

  tell(text: string, action?: [string, () => void]): void {
    this.notice.hidden = !text;
    this.notice.replaceChildren(icon("info-circle"), el("span", {}, text), ...(action ? [button(...action)] : []));
  }

  switchTyping(on: boolean): void {
    const { t } = this.strings;
    this.isTyping = on;
    this.writing.hidden = !on;
    this.typeButton.replaceChildren(icon(on ? "microphone" : "keyboard"), t(on ? "speak_instead" : "type_instead"));
    this.primary.hidden = on && this.mood !== "speaking";
    this.primary.classList.toggle("btn-primary", !on);
    this.hands.useMicrophone(!on);
    if (on) this.text.focus();
  }

  written(state: "saving" | "saved" | "waiting" | "failed", message = ""): void {
    this.saved.textContent = state === "failed" ? this.strings.t("failed", { message }) : this.strings.t(`written_${state}`);
  }

  showStopped(text: string, action?: [string, () => void]): void {
    this.root.replaceChildren(
      el("p", { class: "room-note", role: "alert" }, icon("info-circle"), el("span", {}, text)),
      el("div", { class: "voice-actions" }, action && button(...action, { look: "btn-primary voice-main" })),
    );
  }

  private press(): void {
    if (this.mood === "speaking") this.hands.interrupt();
    else this.hands.done();
  }

  private sendWritten(): void {
    if (!this.text.value.trim()) {
      this.saved.textContent = this.strings.t("written_empty");
      this.text.focus();
      return;
    }
    this.hands.sendWritten(this.text.value);
  }

  private choosePatience(state: State): void {
    this.patience.replaceChildren(
      ...state.patience_choices.map((ms) =>
        el("option", { value: ms, selected: ms === state.patience_ms }, this.strings.t(`patience_${ms}`)),
      ),
    );
  }

  private more(state: State): HTMLElement {
    const { t } = this.strings;
    const withdraw = button(t("withdraw"), () => void (window.confirm(t("withdraw_sure")) && this.hands.withdraw()), { look: "btn-quiet-danger" });
    return el(
      "div",
      { class: "voice-more" },
      el("div", { class: "voice-patience" }, el("label", { for: "voice-patience" }, t("patience")), this.patience),
      el(
        "details",
        {},
        el("summary", {}, t("what_is_kept")),
        el("p", { class: "text-secondary" }, t("what_is_kept_text")),
        el("p", { class: "text-secondary voice-keys" }, t("keys")),
        !state.in_writing && withdraw,
      ),
    );
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (/^(TEXTAREA|INPUT|SELECT|BUTTON|SUMMARY|A)$/.test(target.tagName) || event.repeat || !this.primary.isConnected) return;
    if (event.key === " ") {
      event.preventDefault();
      if (!this.primary.hidden && !this.primary.disabled) this.press();
    } else if (event.key.toLowerCase() === "r" && !event.ctrlKey && !event.metaKey) {
      this.hands.again();
    }
  }
}
