/** What stays while screens change: the state of the upload, notices, what is recorded, the live region. */
import { type UploadProgress } from "../upload/queue.js";
import { type Screen } from "../room/flow.js";
import { type Room } from "../room/room.js";
import { type Strings } from "../room/strings.js";
import { checkView } from "./check.js";
import { deviceView } from "./device.js";
import { button, el, icon } from "./dom.js";
import { practiceView } from "./practice.js";
import { afterView, pausedView, readyView, recordView, thinkView } from "./question.js";
import { stoppedView } from "./stopped.js";
import { type View } from "./view.js";
import { writeView } from "./write.js";

export interface PurposeLabel {
  readonly key: string;
  readonly label: string;
}

/** One visible table: where one is and what is shown there. */
function viewOf(room: Room, screen: Screen): View {
  switch (screen.at) {
    case "device":
      return deviceView(room, screen);
    case "practice":
      return practiceView(room, screen);
    case "ready":
      return readyView(room, screen);
    case "think":
      return thinkView(room, screen);
    case "paused":
      return pausedView(room, screen);
    case "record":
      return recordView(room, screen);
    case "after":
      return afterView(room, screen);
    case "write":
      return writeView(room, screen);
    case "check":
      return checkView(room, screen);
    case "stopped":
      return stoppedView(room, screen);
  }
}

export class Frame {
  private readonly line = el("p", { class: "room-line", role: "status", "data-line": "" });
  private readonly live = el("div", { class: "visually-hidden", "aria-live": "polite" });
  private readonly notices = el("div", { class: "room-notices" });
  private readonly place = el("div", { class: "room-place" });
  private readonly dialog: HTMLDialogElement;
  private view: View | null = null;
  private room: Room | null = null;

  constructor(
    root: HTMLElement,
    private readonly strings: Strings,
    private readonly purposes: readonly PurposeLabel[],
    private readonly doneUrl: string,
  ) {
    this.dialog = el("dialog", { class: "hl-dialog room-dialog", "aria-labelledby": "room-dialog-title" });
    const bar = el(
      "div",
      { class: "room-bar" },
      this.line,
      el(
        "div",
        { class: "room-bar-tools" },
        button(strings.t("what_is_recorded"), () => this.showConsents(), { look: "btn-link", icon: "info-circle" }),
        el("a", { class: "btn btn-link", href: "../adjust/" }, icon("lifebuoy"), strings.t("help")),
      ),
    );
    root.replaceChildren(bar, this.notices, this.place, this.live, this.dialog);
  }

  attach(room: Room): void {
    this.room = room;
  }

  show(screen: Screen): void {
    if (!this.room) return;
    this.view?.close?.();
    this.view = viewOf(this.room, screen);
    this.place.dataset["at"] = screen.at;
    this.place.replaceChildren(this.view.element);
    this.place.querySelector<HTMLElement>("[data-focus]")?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }

  announce(text: string): void {
    this.live.textContent = "";
    window.setTimeout(() => (this.live.textContent = text), 50);
  }

  notice(key: string): void {
    const close = button(this.strings.t("close"), () => note.remove(), { look: "btn-sm" });
    const note = el("div", { class: "room-note room-notice", role: "alert" }, icon("info-circle"), el("span", {}, this.strings.t(`notice_${key}`)), close);
    this.notices.replaceChildren(note);
  }

  progress(progress: UploadProgress): void {
    const state = lineState(progress);
    if (this.line.dataset["line"] === state) return;
    this.line.dataset["line"] = state;
    const icons = { idle: "", sending: "cloud-up", up: "cloud-check", local: "device-floppy" } as const;
    this.line.replaceChildren(...(icons[state] ? [icon(icons[state]), this.strings.t(`line_${state}`)] : []));
  }

  sent(): void {
    window.location.assign(this.doneUrl);
  }

  private showConsents(): void {
    const { t } = this.strings;
    const list = this.purposes.map((purpose) => this.consentRow(purpose));
    this.dialog.replaceChildren(
      el("h2", { id: "room-dialog-title" }, t("what_is_recorded")),
      el("p", {}, t("what_is_recorded_text")),
      el("ul", { class: "room-consents" }, ...list),
      el(
        "div",
        { class: "hl-dialog-actions" },
        el("a", { class: "btn btn-link", href: "../notice/", target: "_blank", rel: "noopener" }, t("read_notice")),
        button(t("close"), () => this.dialog.close(), { look: "btn-primary" }),
      ),
    );
    if (!this.dialog.open) this.dialog.showModal();
  }

  private consentRow(purpose: PurposeLabel): HTMLElement {
    const { t } = this.strings;
    const isAgreed = this.room?.agrees(purpose.key) ?? false;
    const withdraw = (): void => {
      if (!window.confirm(t(purpose.key === "recording" ? "withdraw_recording_sure" : "withdraw_sure"))) return;
      this.dialog.close();
      this.room?.withdraw(purpose.key).then(
        () => this.announce(t("withdrawn_now")),
        () => this.notice("withdraw_failed"),
      );
    };
    return el(
      "li",
      { class: "room-consent" },
      icon(isAgreed ? "circle-check" : "circle-x"),
      el("span", { class: "room-consent-label" }, purpose.label, el("small", {}, t(isAgreed ? "agreed" : "not_agreed"))),
      isAgreed && button(t("withdraw"), withdraw, { look: "btn-sm" }),
    );
  }
}

type LineState = "idle" | "sending" | "up" | "local";

/** Saved here and to be sent again; on its way; all there; or nothing to say. */
export function lineState(progress: UploadProgress): LineState {
  if (progress.stopped) return "idle";
  if (progress.waiting > 0) return !progress.online || progress.retrying ? "local" : "sending";
  return progress.held > 0 ? "up" : "idle";
}
