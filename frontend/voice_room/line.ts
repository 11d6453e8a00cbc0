/** The socket to the server: opened again when it drops; given up where it never opens. */

export type Message = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Listener {
  opened(): void;
  heard(message: Message): void;
  /** The line dropped and is being opened again. */
  lost(): void;
  /** No socket can be had here. */
  impossible(): void;
}

const TRIES_BEFORE_FIRST = 2;
const OPENS_WITHIN_MS = 6000;
const FINAL = new Set([4403, 4409]);

export class Line {
  private socket: WebSocket | null = null;
  private everOpened = false;
  private tries = 0;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
  ) {}

  open(): void {
    this.closed = false;
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.url);
    } catch {
      this.listener.impossible();
      return;
    }
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    const slow = setTimeout(() => socket.close(), OPENS_WITHIN_MS);
    socket.onopen = () => {
      clearTimeout(slow);
      this.everOpened = true;
      this.tries = 0;
      this.listener.opened();
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string") this.listener.heard(JSON.parse(data) as Message);
    };
    socket.onclose = ({ code }) => {
      clearTimeout(slow);
      if (this.socket === socket) this.dropped(code);
    };
  }

  tell(message: object): boolean {
    return this.send(JSON.stringify(message));
  }

  send(data: string | ArrayBuffer): boolean {
    if (!this.isOpen) return false;
    this.socket?.send(data);
    return true;
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
    this.socket = null;
  }

  private dropped(code: number): void {
    this.socket = null;
    if (this.closed || FINAL.has(code)) return;
    this.tries += 1;
    if (!this.everOpened && this.tries >= TRIES_BEFORE_FIRST) {
      this.listener.impossible();
      return;
    }
    if (this.everOpened) this.listener.lost();
    setTimeout(() => this.closed || this.open(), Math.min(8000, 500 * 2 ** this.tries));
  }
}
