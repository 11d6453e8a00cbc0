/** The conversation in the browser: sound goes up, words come down, the server takes the turns. */
import { BrowserRecogniser, recogniserMaker } from "../interview_room/media/recogniser.js";
import { troubleOf } from "../interview_room/media/devices.js";
import type { Strings } from "../interview_room/room/strings.js";
import { CallFailed } from "../interview_room/room/call.js";
import { type Around, ByHand } from "./by_hand.js";
import type { Calls, State } from "./calls.js";
import { Line, type Message } from "./line.js";
import { Microphone } from "./microphone.js";
import { LATE, LIVE, OVERHEARD, RATE, Ring, loudness, packed } from "./sound.js";
import type { Tape } from "./tape.js";
import { Uploads } from "./uploads.js";
import { type Hands, View } from "./view.js";
import { type Part, Voice } from "./voice.js";
import { Writing } from "./writing.js";

export interface Settings {
  readonly screening: string;
  readonly socket: string;
  readonly worklet: string;
  readonly language: "zh" | "en";
  readonly name: string;
}

const QUIET = 0.02;
const RECORDS_ON_MS = 60_000; // after the line is lost
const QUIET_FOR_MS = 15_000;

export class Room implements Hands, Around {
  readonly view: View;
  private readonly voice: Voice;
  private readonly ring = new Ring();
  private line: Line | null = null;
  private microphone: Microphone | null = null;
  private recogniser: BrowserRecogniser | null = null;
  segment: string | null = null;
  private readonly uploads: Uploads;
  private byHand: ByHand | null = null;
  private hasEcho = false;
  private isSpeaking = false;
  private lastLoudAt = 0;
  readonly writing: Writing;
  private withoutLine: number | undefined;

  constructor(
    public state: State,
    private readonly calls: Calls,
    private readonly tape: Tape,
    private readonly strings: Strings,
    private readonly settings: Settings,
    root: HTMLElement,
  ) {
    this.view = new View(root, strings, this);
    this.uploads = new Uploads(tape, calls);
    this.writing = new Writing(calls, () => this.view, () => this.state.question, settings.screening);
    this.voice = new Voice(state.language, state.voice, () => this.view.tell(strings.t("no_voice")));
  }

  get hasMicrophone(): boolean {
    return this.microphone !== null;
  }

  enter(): void {
    this.view.showStart(this.state, !this.state.in_writing);
  }

  // --- the candidate's hand

  async start(withMicrophone: boolean): Promise<void> {
    this.view.showConnecting();
    if (withMicrophone) await this.openMicrophone();
    this.view.showRoom(this.state);
    this.view.show(this.state);
    this.view.feel("finishing", this.strings.t("connecting"));
    if (!withMicrophone || this.state.in_writing) this.view.switchTyping(true);
    await this.uploads.leftovers();
    this.connect();
  }

  done(): void {
    if (this.byHand) void this.byHand.end({});
    else this.tellLine({ type: "done" });
  }

  interrupt(): void {
    this.voice.stop();
    if (this.byHand) this.byHand.answer();
    else this.line?.tell({ type: "interrupt" });
  }

  again(): void {
    if (this.byHand) void this.byHand.ask();
    else this.tellLine({ type: "repeat" });
  }

  skip(): void {
    if (this.byHand) void this.byHand.end({ skip: true });
    else this.tellLine({ type: "skip" });
  }

  typing(text: string): void {
    this.line?.tell({ type: "typing" });
    this.writing.typed(text);
  }

  draft(): string | null {
    return this.writing.draft;
  }

  sendWritten(text: string): void {
    this.writing.sent();
    const whole = this.writing.whole(text);
    if (this.byHand) void this.byHand.end({ text: whole });
    else if (!this.tellLine({ type: "done", written: whole })) void this.writing.save(text);
  }

  /** Typing and speaking take turns; the device is opened at the first wish to speak. */
  useMicrophone(on: boolean): void {
    if (on && !this.microphone && !this.state.in_writing) void this.reopen();
  }

  patience(ms: number): void {
    if (this.byHand) void this.calls.patience(ms).catch(() => undefined);
    else this.line?.tell({ type: "patience", patience_ms: ms });
  }

  async withdraw(): Promise<void> {
    try {
      this.state = await this.calls.withdraw("recording");
    } catch (trouble) {
      this.failed(trouble);
      return;
    }
    this.closeMicrophone();
    this.view.show(this.state);
    this.view.switchTyping(true);
    this.view.tell(this.strings.t("withdrawn"));
  }

  takeBack(): void {
    window.location.reload();
  }

  // --- the microphone

  async openMicrophone(): Promise<void> {
    try {
      this.microphone = await Microphone.open(
        this.settings.worklet,
        (frame) => this.frame(frame),
        () => this.lostMicrophone(),
      );
      this.lastLoudAt = performance.now();
    } catch (trouble) {
      const kind = trouble instanceof Error && trouble.message === "unsupported" ? "unsupported" : troubleOf(trouble);
      this.view.tell(this.strings.t(`mic_${kind}`));
      this.view.switchTyping(true);
    }
  }

  private lostMicrophone(): void {
    this.closeMicrophone();
    this.view.tell(this.strings.t("mic_lost"), [this.strings.t("speak_instead"), () => void this.reopen()]);
  }

  private async reopen(): Promise<void> {
    await this.openMicrophone();
    if (this.microphone) {
      this.view.tell("");
      this.line?.tell({ type: "microphone", on: true });
    }
  }

  private closeMicrophone(): void {
    this.microphone?.close();
    this.microphone = null;
    this.segment = null;
    this.recogniser?.stop();
    this.recogniser = null;
    this.line?.tell({ type: "microphone", on: false });
  }

  private frame(frame: Int16Array<ArrayBuffer>): void {
    const level = loudness(frame);
    this.view.level(level);
    this.watchQuiet(level);
    this.ring.take(frame);
    if (this.segment === null) {
      this.line?.send(packed(OVERHEARD, null, 0, frame));
      return;
    }
    const start = this.tape.add(this.segment, frame);
    if (this.byHand) this.byHand.took(this.segment, frame.length);
    else this.line?.send(packed(LIVE, this.segment, start, frame));
  }

  private watchQuiet(level: number): void {
    const now = performance.now();
    if (level > QUIET) this.lastLoudAt = now;
    else if (this.segment && now - this.lastLoudAt > QUIET_FOR_MS) {
      this.lastLoudAt = now;
      this.view.tell(this.strings.t("mic_quiet"));
    }
  }

  // --- the line

  private connect(): void {
    const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
    this.line = new Line(`${scheme}//${window.location.host}${this.settings.socket}`, {
      opened: () => this.opened(),
      heard: (message) => void this.heard(message),
      lost: () => this.lost(),
      impossible: () => void this.goWithoutSocket(),
    });
    this.line.open();
  }

  /** False, and said so, while the line is gone: what was pressed must not seem to have worked. */
  private tellLine(message: object): boolean {
    const isTold = this.line?.tell(message) ?? false;
    if (!isTold) this.view.tell(this.strings.t("line_lost"));
    return isTold;
  }

  private opened(): void {
    clearTimeout(this.withoutLine);
    this.segment = null;
    this.view.tell("");
    // First who speaks: sound from a page that does not hold the talk is not taken.
    this.line?.tell({ type: "hello", microphone: this.hasMicrophone });
    for (const segment of this.tape.waiting) this.resend(segment, this.tape.keptOf(segment));
  }

  /** Whoever speaks may finish the sentence: it is recorded here and sent when the line is back. */
  private lost(): void {
    this.voice.stop();
    this.recogniser?.stop();
    this.view.tell(this.strings.t("line_lost"));
    clearTimeout(this.withoutLine);
    if (this.segment === null) this.waitForLine();
    else {
      this.view.feel("recording", this.strings.t("lost_recording"));
      this.withoutLine = window.setTimeout(() => this.waitForLine(), RECORDS_ON_MS);
    }
  }

  private waitForLine(): void {
    this.segment = null;
    this.view.feel("finishing", this.strings.t("lost_waiting"));
  }

  /** Sends from a sample on, in pieces that one message may hold. */
  private resend(segment: string, from: number): void {
    const { start, sound } = this.tape.from(segment, from);
    for (let place = 0; place < sound.length; place += 8 * RATE) {
      this.line?.send(packed(LATE, segment, start + place, sound.slice(place, place + 8 * RATE)));
    }
  }

  private async heard(message: Message): Promise<void> {
    const handler = this.handlers[message.type];
    if (handler) await handler(message);
  }

  private readonly handlers: Record<string, (message: Message) => void | Promise<void>> = {
    state: ({ state }) => {
      this.state = state as State;
      this.view.show(this.state);
    },
    say: ({ parts }) => this.speak(parts as Part[]),
    stop_speaking: () => this.voice.stop(),
    listen: ({ segment, preroll_ms }) => this.listen(segment as string | null, preroll_ms as number),
    hearing: () => this.view.feel("hearing", this.strings.t("now_hearing")),
    thinking: ({ patience_ms }) =>
      this.view.feel("thinking", this.strings.t("now_thinking", { s: Math.round((patience_ms as number) / 100) / 10 })),
    kept: ({ segment, samples }) => this.tape.kept(segment as string, samples as number),
    resend: ({ segment, from }) => this.resend(segment as string, from as number),
    offer: () => this.view.tell(this.strings.t("offer")),
    echo: () => {
      this.hasEcho = true;
      this.view.tell(this.strings.t("echo"));
    },
    finishing: () => this.finishing(),
    over: () => this.leave(),
    refused: ({ message, code }) => this.refused(String(message), String(code)),
    taken_over: () => this.takenOver(),
  };

  private async speak(parts: Part[]): Promise<void> {
    this.segment = null;
    this.isSpeaking = true;
    this.recogniser?.stop();
    this.recogniser = null;
    this.view.feel("speaking", this.strings.t(this.hasEcho ? "now_speaking_echo" : "now_speaking"));
    const toTheEnd = await this.voice.say(
      parts,
      (part) => this.view.say(part.text),
      (part) => part.kind === "greeting" && this.line?.tell({ type: "greeted" }),
    );
    this.isSpeaking = false;
    if (toTheEnd) this.line?.tell({ type: "spoken" });
  }

  private listen(segment: string | null, prerollMs: number): void {
    this.voice.stop();
    this.view.feel(segment ? "waiting" : "typing", this.strings.t(segment ? "now_waiting" : "now_typing"));
    this.segment = segment;
    if (!segment) {
      this.view.switchTyping(true);
      return;
    }
    if (prerollMs > 0) {
      const sound = this.ring.last(prerollMs);
      const start = this.tape.add(segment, sound);
      this.line?.send(packed(LATE, segment, start, sound));
    }
    this.ring.clear();
    this.listenWithBrowser();
  }

  /** The browser's own recogniser, only where the candidate agreed to it. */
  private listenWithBrowser(): void {
    const Make = recogniserMaker(window);
    if (!Make || !this.state.consents.includes("browser_recogniser")) return;
    this.recogniser?.stop();
    this.recogniser = new BrowserRecogniser(Make, this.state.language, "", (text) =>
      this.line?.tell({ type: "words", text, final: true }),
    );
    this.recogniser.start();
  }

  private async finishing(): Promise<void> {
    this.view.feel("finishing", this.strings.t("finishing"));
    this.segment = null;
    this.tape.flush();
    for (let tries = 0; this.tape.waiting.length > 0 && tries < 50; tries += 1) await pause(100);
    if (this.tape.waiting.length > 0) await this.uploads.leftovers();
    for (let waited = 0; this.isSpeaking && waited < 20_000; waited += 200) await pause(200);
    this.line?.tell({ type: "flushed" });
  }

  leave(): void {
    this.line?.close();
    this.microphone?.close();
    window.location.assign(`${this.calls.base}check/`);
  }

  private refused(message: string, code: string): void {
    this.stopEverything();
    const toStart: [string, () => void] = [this.strings.t("to_start"), () => window.location.assign(this.calls.base)];
    this.view.showStopped(message || this.strings.t(code === "screening_closed" ? "closed" : "failed", { message: code }), toStart);
  }

  private takenOver(): void {
    this.stopEverything();
    this.view.showStopped(this.strings.t("taken_over"), [this.strings.t("take_back"), () => this.takeBack()]);
  }

  private stopEverything(): void {
    this.voice.stop();
    this.line?.close();
    this.microphone?.close();
    this.microphone = null;
    this.segment = null;
  }

  // --- where no socket can be had: the same conversation, ended by hand

  private async goWithoutSocket(): Promise<void> {
    this.byHand = new ByHand(this, this.calls, this.uploads, this.voice, this.view, this.strings);
    this.view.tell(this.strings.t("no_socket"));
    await this.byHand.ask();
  }

  failed(trouble: unknown): void {
    const message = trouble instanceof CallFailed ? trouble.message : "";
    this.view.tell(message || this.strings.t("line_lost"));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
