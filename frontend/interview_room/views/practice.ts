/** A question to try out: recorded and played back here, never sent. */
import { newRecorder } from "../media/devices.js";
import { chooseMediaType } from "../media/segment_recorder.js";
import { type Room } from "../room/room.js";
import { button, el, heading, icon, mirror, ring } from "./dom.js";
import { type View, type ViewOf, ticking } from "./view.js";

const PRACTICE_S = 30;

export const practiceView: ViewOf<"practice"> = (room) => new PracticeScreen(room);

class PracticeScreen implements View {
  readonly element: HTMLElement;
  private readonly stage = el("div", { class: "room-stage" });
  private readonly actions = el("div", { class: "room-actions" });
  private recorder: MediaRecorder | null = null;
  private stopTicking: (() => void) | null = null;
  private replayUrl: string | null = null;

  constructor(private readonly room: Room) {
    const { t } = room.strings;
    this.element = el(
      "section",
      { class: "room-screen" },
      el("p", { class: "room-kicker" }, t("practice")),
      heading(t("practice_question")),
      el("p", { class: "room-lead" }, icon("shield-lock"), t("practice_lead")),
      this.stage,
      this.actions,
    );
    this.showIdle();
  }

  close(): void {
    this.stopTicking?.();
    if (this.recorder?.state === "recording") this.recorder.stop();
    if (this.replayUrl) URL.revokeObjectURL(this.replayUrl);
  }

  private showIdle(): void {
    const { t } = this.room.strings;
    this.showMirror();
    this.actions.replaceChildren(
      button(t("practise"), () => this.start(), { look: "btn-primary room-main room-record", icon: "player-record" }),
      button(t("skip_practice"), () => this.room.practiceIsOver(), { look: "btn-link" }),
    );
  }

  private showMirror(): void {
    if (this.room.stream) this.stage.replaceChildren(mirror(this.room.stream, this.room.strings.t("your_picture")));
  }

  private start(): void {
    const stream = this.room.stream;
    const mediaType = stream && chooseMediaType(stream, (type) => MediaRecorder.isTypeSupported(type));
    if (!stream || !mediaType) return this.room.practiceIsOver();
    this.showMirror();
    const slices: Blob[] = [];
    const recorder = newRecorder(stream, mediaType);
    recorder.ondataavailable = ({ data }) => slices.push(data);
    recorder.onstop = () => this.showReplay(new Blob(slices, { type: mediaType }));
    recorder.start();
    this.recorder = recorder;
    this.showRecording(performance.now());
  }

  private showRecording(startedAt: number): void {
    const { strings } = this.room;
    const clock = ring();
    this.room.announce(strings.t("recording_now"));
    this.actions.replaceChildren(
      clock.element,
      button(strings.t("stop"), () => this.recorder?.stop(), { look: "btn-primary room-main", icon: "player-stop" }),
    );
    this.stopTicking = ticking(() => {
      const left = PRACTICE_S - (performance.now() - startedAt) / 1000;
      clock.show(left, PRACTICE_S, strings.clock(left));
      if (left <= 0 && this.recorder?.state === "recording") this.recorder.stop();
    });
  }

  private showReplay(recorded: Blob): void {
    const { t } = this.room.strings;
    this.stopTicking?.();
    if (this.replayUrl) URL.revokeObjectURL(this.replayUrl);
    this.replayUrl = URL.createObjectURL(recorded);
    const video = el("video", { class: "room-replay", src: this.replayUrl, controls: true, playsinline: true });
    video.setAttribute("aria-label", t("your_recording"));
    this.stage.replaceChildren(video);
    this.actions.replaceChildren(
      button(t("begin_interview"), () => this.room.practiceIsOver(), { look: "btn-primary room-main" }),
      button(t("practise_again"), () => this.start(), { look: "", icon: "refresh" }),
    );
  }
}
