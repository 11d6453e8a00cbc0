/** The room: knows the state, the devices and the uploads, and carries the candidate from screen to screen. */
import { type Chosen, type DeviceTrouble, closeStream, newRecorder, openStream, troubleOf } from "../media/devices.js";
import { BrowserRecogniser, recogniserMaker } from "../media/recogniser.js";
import { SegmentRecorder, chooseMediaType } from "../media/segment_recorder.js";
import { SignalWatch } from "../media/signals.js";
import { type StopReason, type UploadProgress } from "../upload/queue.js";
import { type PieceStore } from "../upload/store.js";
import { type UploadTransport } from "../upload/transport.js";
import { Uploader } from "../upload/uploader.js";
import { type LocalAnswer, type Piece, type PieceInfo } from "../upload/types.js";
import { type RoomApi } from "./api.js";
import { type Screen, type Take, nextQuestion, takesOf, whereToGo } from "./flow.js";
import { LocalTakes } from "./local_takes.js";
import { forget, ofThisTab, recall, remember } from "./remember.js";
import { type RoomState, type ServerAnswer, type ServerQuestion } from "./state.js";
import { type Strings } from "./strings.js";

export interface Face {
  show(screen: Screen): void;
  progress(progress: UploadProgress): void;
  announce(text: string): void;
  notice(key: string): void;
  sent(): void;
}

export interface Recording {
  readonly answer: string;
  readonly before: number;
  readonly recorder: SegmentRecorder;
  readonly recogniser: BrowserRecogniser | null;
}

const CHECKED = "hireloop-device-checked";
const CHOSEN = "hireloop-devices";

export class Room {
  readonly takes = new LocalTakes();
  readonly signals: SignalWatch;
  private readonly uploader: Uploader;
  private recording: Recording | null = null;
  private practised = false;
  stream: MediaStream | null = null;

  constructor(
    public state: RoomState,
    readonly api: RoomApi,
    readonly store: PieceStore,
    transport: UploadTransport,
    readonly strings: Strings,
    readonly device: string,
    private readonly face: Face,
  ) {
    this.uploader = new Uploader(store, transport, {
      onProgress: (progress) => face.progress(progress),
      onStop: (reason) => void this.stopped(reason),
      onFull: () => void this.full(),
      onRegistered: () => void this.refresh(),
      onFinished: () => void this.refresh(),
    });
    this.signals = new SignalWatch(
      ({ kind, details }) => {
        const at = this.recording ? Math.round(this.recordedMs) : null;
        void this.api.signal(kind, details, this.recording?.answer ?? null, at).catch(() => undefined);
      },
      () => this.recording !== null,
    );
  }

  /** Take up what an earlier visit left, and go to where the candidate is. */
  async enter(): Promise<void> {
    for (const answer of await this.store.answers()) this.takes.begin(answer);
    for (const answer of await this.store.answers()) if (answer.finished) this.takes.finish(answer.id);
    for (const piece of await this.store.pieces()) this.takes.add(piece);
    await this.uploader.restore(this.serverAnswers());
    if (this.deviceChecked) await this.openDevices().catch(() => forget(CHECKED, ofThisTab));
    const screen = this.here();
    if (screen.at === "paused" && screen.recordedMs > 0) this.signals.reloaded(screen.recordedMs);
    this.face.show(screen);
  }

  /** The screen that the facts ask for. */
  here(): Screen {
    return whereToGo(this.state, {
      deviceChecked: this.deviceChecked && this.stream !== null,
      practised: this.practised,
      local: this.takes.list(),
    });
  }

  go(screen: Screen = this.here()): void {
    this.face.show(screen);
  }

  get progress(): UploadProgress {
    return this.uploader.progress;
  }

  announce(text: string): void {
    this.face.announce(text);
  }

  notice(key: string): void {
    this.face.notice(key);
  }

  question(id: string): ServerQuestion {
    const found = this.state.questions.find((question) => question.id === id);
    if (!found) throw new Error(`no question ${id}`);
    return found;
  }

  takesOf(question: string): Take[] {
    return takesOf(this.question(question), this.takes.list());
  }

  serverAnswer(id: string): ServerAnswer | undefined {
    return this.serverAnswers().find((answer) => answer.id === id);
  }

  agrees(purpose: string): boolean {
    return this.state.consents.includes(purpose);
  }

  /** Ask the server how things stand; without a line the last known state goes on. */
  async refresh(): Promise<void> {
    const state = await this.api.state().catch(() => null);
    if (!state) return;
    this.state = state;
    this.uploader.reconcile(this.serverAnswers());
  }

  // --- camera and microphone

  get deviceChecked(): boolean {
    return recall(CHECKED, ofThisTab) === this.state.id;
  }

  get chosen(): Chosen {
    return JSON.parse(recall(CHOSEN) ?? "{}") as Chosen;
  }

  async choose(chosen: Chosen): Promise<DeviceTrouble | null> {
    remember(CHOSEN, JSON.stringify(chosen));
    return this.openDevices().then(
      () => null,
      (error: unknown) => troubleOf(error),
    );
  }

  async openDevices(): Promise<MediaStream> {
    closeStream(this.stream);
    this.stream = null;
    const stream = await openStream(this.chosen);
    for (const track of stream.getTracks()) track.addEventListener("ended", () => void this.trackEnded(track.kind));
    this.stream = stream;
    return stream;
  }

  devicesAreFine(): void {
    remember(CHECKED, this.state.id, ofThisTab);
    this.go();
  }

  practiceIsOver(): void {
    this.practised = true;
    void this.api.practised().catch(() => undefined);
    this.go();
  }

  private async trackEnded(kind: string): Promise<void> {
    this.signals.trackEnded(kind);
    await this.pause();
    forget(CHECKED, ofThisTab);
    this.stream = null;
    this.face.notice("device_lost");
    this.go();
  }

  // --- answering

  /** Open a take under an id of our own: it works without a line too. */
  async beginTake(question: string): Promise<LocalAnswer> {
    const before = this.takesOf(question);
    const take = 1 + before.reduce((most, one) => Math.max(most, one.take), 0);
    const answer: LocalAnswer = { id: crypto.randomUUID(), question, take, finished: false };
    this.takes.begin(answer);
    await this.uploader.begin(answer);
    return answer;
  }

  async startRecording(question: string, answer: string, onTrouble: () => void): Promise<void> {
    const stream = this.stream ?? (await this.openDevices());
    const mediaType = chooseMediaType(stream, (type) => MediaRecorder.isTypeSupported(type));
    if (!mediaType) throw new DOMException("", "NotSupportedError");
    const take = this.takesOf(question).find((one) => one.id === answer);
    const plan = { answer, segment: take?.nextSegment ?? 0, recorder: crypto.randomUUID(), mediaType };
    await this.knowLocally(answer, question, take?.take ?? 1);
    const recorder = new SegmentRecorder(newRecorder(stream, mediaType), plan, (piece) => this.keep(piece), onTrouble);
    this.recording = { answer, before: take?.recordedMs ?? 0, recorder, recogniser: this.recogniser(answer) };
    recorder.start();
    this.recording.recogniser?.start();
  }

  get recordedMs(): number {
    return this.recording ? this.recording.before + this.recording.recorder.elapsedMs : 0;
  }

  get isRecording(): boolean {
    return this.recording !== null;
  }

  /** Stop this segment; the answer stays open. */
  async pause(): Promise<void> {
    const recording = this.recording;
    if (!recording) return;
    recording.recogniser?.stop();
    await recording.recorder.stop();
    this.recording = null;
  }

  /**
   * Stop and close the answer: what is here goes up, then the server puts it together.
   * False where nothing was recorded yet: the answer stays open.
   */
  async finishTake(answer: string): Promise<boolean> {
    await this.pause();
    const known = this.takes.get(answer) ?? this.fromServer(answer);
    const take = known && this.takesOf(known.question).find((one) => one.id === answer);
    if (!known || !take || take.recordedMs === 0) return false;
    this.takes.finish(answer);
    await this.uploader.finish(known);
    return true;
  }

  nextQuestion(): void {
    this.go(nextQuestion(this.state, this.takes.list()));
  }

  /** Whether the server has the whole of an answer that was recorded here. */
  isUp(answer: string): boolean {
    const status = this.serverAnswer(answer)?.status;
    return this.uploader.isFinished(answer) || (status !== undefined && status !== "started");
  }

  /** All is sent: nothing of it stays on this device. */
  async sent(): Promise<void> {
    this.leave();
    await this.store.clear();
    this.face.sent();
  }

  /** The page may be going: everything that the recorder holds back. */
  flush(): void {
    this.recording?.recorder.flush();
  }

  lineIs(online: boolean): void {
    this.uploader.lineIs(online);
    if (online) void this.refresh();
  }

  async withdraw(purpose: string): Promise<void> {
    if (purpose === "recording") await this.dropRecordings();
    this.state = await this.api.withdraw(purpose);
    if (purpose === "recording") {
      this.face.notice("withdrawn");
      this.go();
    }
  }

  leave(): void {
    closeStream(this.stream);
    this.stream = null;
  }

  private async keep(piece: Piece): Promise<void> {
    this.takes.add(piece satisfies PieceInfo);
    await this.uploader.keep(piece);
  }

  /** A take that another device began is unknown here until something of it is recorded here. */
  private async knowLocally(id: string, question: string, take: number): Promise<void> {
    if (this.takes.get(id)) return;
    const answer: LocalAnswer = { id, question, take, finished: false };
    this.takes.begin(answer);
    await this.uploader.begin(answer);
  }

  private fromServer(id: string): LocalAnswer | null {
    for (const question of this.state.questions) {
      const answer = question.answers.find((one) => one.id === id);
      if (answer) return { id, question: question.id, take: answer.take, finished: false };
    }
    return null;
  }

  private recogniser(answer: string): BrowserRecogniser | null {
    const Make = this.agrees("browser_recogniser") ? recogniserMaker(window) : null;
    if (!Make) return null;
    const before = this.serverAnswer(answer)?.texts.browser ?? "";
    return new BrowserRecogniser(Make, this.state.language, before, (text) => {
      void this.api.saveText(answer, "browser", text).catch(() => undefined);
    });
  }

  private async dropRecordings(): Promise<void> {
    await this.pause();
    this.leave();
    this.uploader.drop(this.takes.list().map((take) => take.id));
    this.takes.clear();
    await this.store.clear();
  }

  private async stopped(reason: StopReason): Promise<void> {
    await this.pause();
    if (reason !== "consent") return this.go({ at: "stopped", why: reason });
    await this.dropRecordings();
    await this.refresh();
    this.face.notice("withdrawn");
    this.go();
  }

  private async full(): Promise<void> {
    const recording = this.recording;
    this.face.notice("full");
    if (!recording) return;
    await this.finishTake(recording.answer);
    this.nextQuestion();
  }

  private serverAnswers(): ServerAnswer[] {
    return this.state.questions.flatMap((question) => question.answers);
  }
}
