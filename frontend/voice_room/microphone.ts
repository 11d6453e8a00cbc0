/** The microphone as frames of 16-bit sound. */
import { closeStream } from "../interview_room/media/devices.js";
import { Framer, RATE, Resampler, toPcm } from "./sound.js";

export class Microphone {
  private constructor(
    private readonly stream: MediaStream,
    private readonly context: AudioContext,
  ) {}

  /** Raises what getUserMedia raises; `onLost` is told when the device goes. */
  static async open(worklet: string, onFrame: (frame: Int16Array<ArrayBuffer>) => void, onLost: () => void): Promise<Microphone> {
    if (!navigator.mediaDevices?.getUserMedia || typeof AudioWorkletNode === "undefined") throw new Error("unsupported");
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
    });
    const context = contextFor(stream);
    await context.resume();
    await context.audioWorklet.addModule(worklet);
    const tap = new AudioWorkletNode(context, "microphone-tap", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
    const resampler = new Resampler(context.sampleRate);
    const framer = new Framer();
    tap.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      for (const frame of framer.take(toPcm(resampler.take(data)))) onFrame(frame);
    };
    context.createMediaStreamSource(stream).connect(tap);
    stream.getAudioTracks().forEach((track) => track.addEventListener("ended", onLost));
    return new Microphone(stream, context);
  }

  close(): void {
    closeStream(this.stream);
    void this.context.close();
  }
}

/** At 16 kHz where the browser turns the sound down by itself; some refuse to join two rates. */
function contextFor(stream: MediaStream): AudioContext {
  try {
    const context = new AudioContext({ sampleRate: RATE });
    context.createMediaStreamSource(stream).disconnect();
    return context;
  } catch {
    return new AudioContext();
  }
}
