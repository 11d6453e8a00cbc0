/** The machine's voice: the browser's own, else sound from the server, else nothing but the words on the screen. */

export interface Part {
  readonly kind: string;
  readonly text: string;
  readonly audio: string;
}

export type Way = "browser" | "engine" | "silent";

const PER_SECOND = { zh: 4.2, en: 2.4 };

export class Voice {
  private playing = 0;
  private sound: HTMLAudioElement | null = null;
  private finish: (() => void) | null = null;

  constructor(
    private readonly language: "zh" | "en",
    private readonly wanted: string,
    private readonly onSilent: () => void,
  ) {}

  /** Says the parts one after another; true where they were said to the end. `onPart` is told as each begins. */
  async say(parts: readonly Part[], onPart: (part: Part) => void, onPlayed: (part: Part) => void): Promise<boolean> {
    this.stop();
    const mine = ++this.playing;
    for (const part of parts) {
      onPart(part);
      await this.one(part);
      if (mine !== this.playing) return false;
      onPlayed(part);
    }
    return true;
  }

  stop(): void {
    this.playing += 1;
    if (hasSynthesis()) speechSynthesis.cancel();
    this.sound?.pause();
    this.sound = null;
    this.finish?.();
    this.finish = null;
  }

  private async one(part: Part): Promise<void> {
    const mine = this.playing;
    const own = this.wanted === "browser" ? await ownVoice(this.language) : null;
    if (mine !== this.playing) return;
    if (own && (await this.synthesised(part.text, own))) return;
    if (mine !== this.playing || (await this.played(part.audio))) return;
    if (mine !== this.playing) return;
    this.onSilent();
    await this.until((done) => void setTimeout(done, Math.min(12_000, this.lengthMs(part.text))));
  }

  private async synthesised(text: string, voice: SpeechSynthesisVoice): Promise<boolean> {
    let worked = true;
    await this.until((done) => {
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      words.onend = done;
      words.onerror = (event) => {
        worked = event.error === "interrupted" || event.error === "canceled";
        done();
      };
      // Some browsers forget to say that they have finished.
      setTimeout(done, 2 * this.lengthMs(text) + 4000);
      speechSynthesis.speak(words);
    });
    return worked;
  }

  private async played(url: string): Promise<boolean> {
    const sound = new Audio(url);
    this.sound = sound;
    let worked = true;
    await this.until((done) => {
      sound.onended = done;
      sound.onerror = () => {
        worked = false;
        done();
      };
      sound.play().catch(() => {
        worked = false;
        done();
      });
    });
    return worked;
  }

  /** Waits for `begin` to call back, or for `stop`. */
  private until(begin: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      this.finish = resolve;
      begin(resolve);
    });
  }

  private lengthMs(text: string): number {
    const units = this.language === "zh" ? text.length : text.split(/\s+/).length;
    return 500 + (1000 * units) / PER_SECOND[this.language];
  }
}

function hasSynthesis(): boolean {
  return typeof speechSynthesis !== "undefined";
}

/** A voice for the language; null where there is none. Browsers load their voices late. */
export async function ownVoice(language: "zh" | "en"): Promise<SpeechSynthesisVoice | null> {
  if (!hasSynthesis()) return null;
  let voices = speechSynthesis.getVoices();
  if (voices.length === 0) {
    await Promise.race([
      new Promise((resolve) => speechSynthesis.addEventListener("voiceschanged", resolve, { once: true })),
      new Promise((resolve) => setTimeout(resolve, 400)),
    ]);
    voices = speechSynthesis.getVoices();
  }
  const fitting = voices.filter((voice) => voice.lang.toLowerCase().startsWith(language) || (language === "zh" && /cmn/i.test(voice.lang)));
  return fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
}
