/** How loud the microphone is, 0 to 1, about twenty times a second. */
export class LevelMeter {
  private readonly context = new AudioContext();
  private readonly analyser: AnalyserNode;
  private readonly samples: Float32Array<ArrayBuffer>;
  private readonly timer: number;

  constructor(stream: MediaStream, onLevel: (level: number) => void) {
    this.analyser = this.context.createAnalyser();
    this.analyser.fftSize = 1024;
    this.samples = new Float32Array(this.analyser.fftSize);
    this.context.createMediaStreamSource(stream).connect(this.analyser);
    void this.context.resume();
    this.timer = window.setInterval(() => onLevel(this.level()), 50);
  }

  close(): void {
    window.clearInterval(this.timer);
    void this.context.close();
  }

  private level(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    return loudness(this.samples);
  }
}

/** Root mean square on a scale of decibels: -60 dB is 0, -10 dB and more is 1. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}
