/** Camera and microphone: asking for them, choosing them, and saying what is wrong in a word. */

export type DeviceTrouble = "denied" | "none_found" | "in_use" | "unsupported";

export interface Chosen {
  readonly camera?: string;
  readonly microphone?: string;
}

export interface Device {
  readonly id: string;
  readonly label: string;
}

export function isSupported(): boolean {
  return Boolean(navigator.mediaDevices?.getUserMedia) && typeof MediaRecorder !== "undefined" && Boolean(crypto.subtle);
}

export function troubleOf(error: unknown): DeviceTrouble {
  const name = error instanceof DOMException || error instanceof Error ? error.name : "";
  if (["NotAllowedError", "SecurityError", "PermissionDeniedError"].includes(name)) return "denied";
  if (["NotFoundError", "OverconstrainedError", "DevicesNotFoundError"].includes(name)) return "none_found";
  if (["NotReadableError", "AbortError", "TrackStartError"].includes(name)) return "in_use";
  return "unsupported";
}

/** A stream of both, of sound alone where there is no camera. A device that is gone is replaced by another. */
export async function openStream(chosen: Chosen): Promise<MediaStream> {
  const video: MediaTrackConstraints = {
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 24, max: 30 },
    ...(chosen.camera ? { deviceId: { ideal: chosen.camera } } : { facingMode: "user" }),
  };
  const audio: MediaTrackConstraints = {
    echoCancellation: true,
    noiseSuppression: true,
    ...(chosen.microphone ? { deviceId: { ideal: chosen.microphone } } : {}),
  };
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio });
  } catch (error) {
    if (troubleOf(error) !== "none_found") throw error;
    return navigator.mediaDevices.getUserMedia({ audio });
  }
}

export function closeStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

export async function listDevices(kind: "videoinput" | "audioinput"): Promise<Device[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all
    .filter((device) => device.kind === kind && device.deviceId)
    .map((device, place) => ({ id: device.deviceId, label: device.label || String(place + 1) }));
}

export function newRecorder(stream: MediaStream, mediaType: string): MediaRecorder {
  const options: MediaRecorderOptions & { videoKeyFrameIntervalDuration: number } = {
    mimeType: mediaType,
    videoBitsPerSecond: 800_000,
    audioBitsPerSecond: 64_000,
    // A key frame every two seconds, so that reviewers can jump in the recording; older browsers ignore it.
    videoKeyFrameIntervalDuration: 2000,
  };
  return new MediaRecorder(stream, options);
}

/** A short name of the browser, for the device check. */
export function browserName(agent: string): string {
  const known = [/Edg\/[\d]+/, /MicroMessenger\/[\d.]+/, /Firefox\/[\d]+/, /Chrome\/[\d]+/, /Version\/[\d]+/];
  const found = known.map((pattern) => pattern.exec(agent)?.[0]).find(Boolean) ?? "?";
  return `${found.replace(/^Version/, "Safari")}${/Mobile|Android|iPhone|iPad/.test(agent) ? " (mobile)" : ""}`;
}
