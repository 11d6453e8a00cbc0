/** The interview room 面试间: reads what the server put into the page, and opens the door. */
import "./styles/room.css";
import "./styles/around.css";

import { RoomApi } from "./room/api.js";
import { untilAnswered } from "./room/call.js";
import { recall, remember } from "./room/remember.js";
import { Room } from "./room/room.js";
import { Strings } from "./room/strings.js";
import { CarefulStore, DiskStore, MemoryStore, type PieceStore } from "./upload/store.js";
import { HttpTransport } from "./upload/transport.js";
import { Frame, type PurposeLabel } from "./views/frame.js";

interface Settings {
  readonly interview: string;
  readonly language: string;
  readonly purposes: readonly PurposeLabel[];
}

function fromPage<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}") as T;
}

function deviceKey(): string {
  const known = recall("hireloop-device") ?? crypto.randomUUID();
  remember("hireloop-device", known);
  return known;
}

async function openStore(interview: string, onFull: () => void): Promise<PieceStore> {
  const disk = await DiskStore.open(interview).catch(() => null);
  return disk ? new CarefulStore(disk, onFull) : new MemoryStore();
}

function watchThePage(room: Room): void {
  window.addEventListener("online", () => room.lineIs(true));
  window.addEventListener("offline", () => room.lineIs(false));
  window.addEventListener("pagehide", () => room.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) room.flush();
    room.signals.visibilityChanged(document.hidden);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!room.isRecording) return;
    room.flush();
    event.preventDefault();
  });
}

async function main(root: HTMLElement): Promise<void> {
  const settings = fromPage<Settings>("room-settings");
  const strings = new Strings(fromPage("room-strings"));
  const base = new URL("../", window.location.href).pathname;
  const api = new RoomApi(base);
  const frame = new Frame(root, strings, settings.purposes, `${base}done/`);
  const device = deviceKey();
  const store = await openStore(settings.interview, () => frame.notice("disk_full"));
  const state = await untilAnswered(() => api.state());
  const room = new Room(state, api, store, new HttpTransport(base, device), strings, device, frame);
  frame.attach(room);
  watchThePage(room);
  if (!navigator.onLine) room.lineIs(false);
  await room.enter();
}

const root = document.getElementById("room");
if (root) void main(root);
