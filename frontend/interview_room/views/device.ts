/** Camera and microphone: seen, heard, chosen; and what to do when something is wrong. */
import { type Device, type DeviceTrouble, browserName, isSupported, listDevices } from "../media/devices.js";
import { LevelMeter } from "../media/level_meter.js";
import { type Room } from "../room/room.js";
import { button, el, heading, icon, mirror } from "./dom.js";
import { type View, type ViewOf } from "./view.js";

const HEARD = 0.35;
const PATIENCE_MS = 6000;

export const deviceView: ViewOf<"device"> = (room) => new DeviceScreen(room);

class DeviceScreen implements View {
  readonly element: HTMLElement;
  private readonly picture = el("div", { class: "room-stage" });
  private readonly help = el("div", { class: "room-help", role: "status" });
  private readonly choices = el("div", { class: "room-choices" });
  private readonly meter = el("meter", { class: "room-meter", min: 0, max: 1, low: 0.2, value: 0 });
  private readonly heard = el("span", { class: "room-meter-word" });
  private readonly goOn: HTMLButtonElement;
  private level: LevelMeter | null = null;
  private soundHeard = false;
  private openedAt = 0;

  constructor(private readonly room: Room) {
    const { t } = room.strings;
    this.meter.setAttribute("aria-label", t("microphone_level"));
    this.goOn = button(t("devices_fine"), () => this.leave(), { look: "btn-primary room-main" });
    this.goOn.disabled = true;
    this.element = el(
      "section",
      { class: "room-screen" },
      heading(t("device_title")),
      el("p", { class: "room-lead" }, t("device_lead")),
      this.picture,
      el("div", { class: "room-meter-row" }, icon("microphone"), this.meter, this.heard),
      this.help,
      this.choices,
      el("div", { class: "room-actions" }, this.goOn),
    );
    void this.open();
  }

  close(): void {
    this.level?.close();
  }

  private async open(): Promise<void> {
    if (!isSupported()) return this.showTrouble("unsupported");
    const trouble = await this.room.choose(this.room.chosen);
    if (trouble) return this.showTrouble(trouble);
    this.showStream();
    await this.showChoices();
  }

  private showStream(): void {
    const stream = this.room.stream;
    if (!stream) return;
    const { t } = this.room.strings;
    const hasPicture = stream.getVideoTracks().length > 0;
    this.picture.replaceChildren(
      hasPicture ? mirror(stream, t("your_picture")) : el("p", { class: "room-no-picture" }, icon("video-off"), t("no_camera")),
    );
    this.help.replaceChildren();
    this.goOn.disabled = false;
    this.openedAt = performance.now();
    this.level?.close();
    this.level = new LevelMeter(stream, (level) => this.showLevel(level));
  }

  private showLevel(level: number): void {
    const { t } = this.room.strings;
    this.meter.value = level;
    if (level > HEARD) this.soundHeard = true;
    const waited = performance.now() - this.openedAt > PATIENCE_MS;
    const word = this.soundHeard ? "heard" : waited ? "not_heard" : "say_something";
    if (this.heard.textContent !== t(word)) this.heard.textContent = t(word);
  }

  private async showChoices(): Promise<void> {
    const { t } = this.room.strings;
    const cameras = await listDevices("videoinput");
    const microphones = await listDevices("audioinput");
    this.choices.replaceChildren(
      this.choice(t("camera"), cameras, this.room.chosen.camera, (camera) => ({ ...this.room.chosen, camera })),
      this.choice(t("microphone"), microphones, this.room.chosen.microphone, (microphone) => ({
        ...this.room.chosen,
        microphone,
      })),
    );
  }

  private choice(
    label: string,
    devices: Device[],
    current: string | undefined,
    chosen: (id: string) => { camera?: string; microphone?: string },
  ): HTMLElement {
    const select = el("select", {
      class: "form-select",
      change: () => void this.room.choose(chosen(select.value)).then((trouble) => (trouble ? this.showTrouble(trouble) : this.showStream())),
    });
    for (const device of devices) {
      select.append(el("option", { value: device.id, selected: device.id === current }, device.label));
    }
    return el("label", { class: "room-choice" }, el("span", { class: "form-label" }, label), select);
  }

  private showTrouble(trouble: DeviceTrouble): void {
    const { t } = this.room.strings;
    this.goOn.disabled = true;
    this.picture.replaceChildren(el("p", { class: "room-no-picture" }, icon("video-off")));
    const steps = t(`trouble_${trouble}_steps`).split("\n");
    this.help.replaceChildren(
      el("h2", { class: "room-help-title" }, t(`trouble_${trouble}`)),
      el("ol", {}, ...steps.map((step) => el("li", {}, step))),
      el(
        "div",
        { class: "room-help-actions" },
        button(t("try_again"), () => void this.open(), { look: "", icon: "refresh" }),
        el("a", { class: "btn btn-link", href: "../adjust/" }, t("answer_in_writing_instead")),
      ),
    );
  }

  private leave(): void {
    const stream = this.room.stream;
    const report = {
      device: this.room.device,
      camera: Boolean(stream?.getVideoTracks().length),
      microphone: Boolean(stream?.getAudioTracks().length),
      sound: this.soundHeard,
      browser: browserName(navigator.userAgent),
    };
    void this.room.api.reportDevice(report).catch(() => undefined);
    this.room.devicesAreFine();
  }
}
