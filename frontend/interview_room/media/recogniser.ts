/** The browser's own speech recogniser, used only where the candidate allowed it: it may send sound to its maker. */

interface RecognitionResult {
  readonly isFinal: boolean;
  readonly 0: { readonly transcript: string };
}

interface RecognitionEvent {
  readonly resultIndex: number;
  readonly results: ArrayLike<RecognitionResult>;
}

interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  start(): void;
  stop(): void;
}

type Maker = new () => Recognition;

const HOPELESS = ["not-allowed", "service-not-allowed", "language-not-supported", "audio-capture"];

export function recogniserMaker(scope: object): Maker | null {
  const offered = scope as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return offered.SpeechRecognition ?? offered.webkitSpeechRecognition ?? null;
}

export class BrowserRecogniser {
  private readonly recognition: Recognition;
  private heard: string;
  private listening = false;

  /** `before` is what an earlier segment of the same answer gave. */
  constructor(
    Make: Maker,
    language: "zh" | "en",
    before: string,
    private readonly onText: (text: string) => void,
  ) {
    this.heard = before;
    this.recognition = new Make();
    this.recognition.lang = language === "zh" ? "zh-CN" : "en-US";
    this.recognition.continuous = true;
    this.recognition.interimResults = false;
    this.recognition.onresult = (event) => this.take(event);
    this.recognition.onend = () => this.goOn();
    this.recognition.onerror = ({ error }) => {
      if (HOPELESS.includes(error)) this.listening = false;
    };
  }

  start(): void {
    this.listening = true;
    this.goOn();
  }

  stop(): void {
    this.listening = false;
    this.recognition.stop();
  }

  private take(event: RecognitionEvent): void {
    for (let place = event.resultIndex; place < event.results.length; place += 1) {
      const result = event.results[place];
      if (result?.isFinal) this.heard = joined(this.heard, result[0].transcript);
    }
    this.onText(this.heard);
  }

  /** Browsers end a session after a silence or a minute; while the answer runs, it is begun again. */
  private goOn(): void {
    if (!this.listening) return;
    try {
      this.recognition.start();
    } catch {
      // It is running already.
    }
  }
}

export function joined(before: string, next: string): string {
  const between = /[A-Za-z0-9.,;:!?]$/.test(before) && /^[A-Za-z0-9]/.test(next.trim()) ? " " : "";
  return before + between + next.trim();
}
