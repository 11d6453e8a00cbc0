/** Runs on the sound thread: gathers the microphone's blocks and hands them on, 32 ms at a time. */

interface Processor {
  readonly port: MessagePort;
}

declare const AudioWorkletProcessor: new () => Processor;
declare const sampleRate: number;
declare function registerProcessor(name: string, kind: unknown): void;

class MicrophoneTap extends AudioWorkletProcessor {
  private gathered = new Float32Array(Math.round(sampleRate * 0.032));
  private filled = 0;

  process(inputs: Float32Array[][]): boolean {
    const block = inputs[0]?.[0];
    if (!block) return true;
    let taken = 0;
    while (taken < block.length) {
      const room = Math.min(block.length - taken, this.gathered.length - this.filled);
      this.gathered.set(block.subarray(taken, taken + room), this.filled);
      this.filled += room;
      taken += room;
      if (this.filled === this.gathered.length) this.handOn();
    }
    return true;
  }

  private handOn(): void {
    const whole = this.gathered;
    this.gathered = new Float32Array(whole.length);
    this.filled = 0;
    this.port.postMessage(whole, [whole.buffer]);
  }
}

registerProcessor("microphone-tap", MicrophoneTap);
