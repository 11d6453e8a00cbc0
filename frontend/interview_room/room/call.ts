/** A call of a candidate's page to the server: the link in the address is the authority, the answer is JSON. */

const TIMEOUT_MS = 30_000;

export class CallFailed extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  /** The line is down, or the server is; the same call may work later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Asked again until there is a line. Why it is refused for good, the start page says. */
export async function untilAnswered<T>(ask: () => Promise<T>, pauseMs = 2000, leave = () => window.location.assign("../")): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (trouble) {
      if (trouble instanceof CallFailed && !trouble.isPassing) {
        leave();
        return new Promise(() => undefined);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** `leaving`: the page is going; the request may outlive it. */
export function callJson<T>(url: string, method: string, body?: object, leaving = false): Promise<T> {
  return call<T>(url, method, body && JSON.stringify(body), "application/json", leaving);
}

export async function call<T>(url: string, method: string, body: BodyInit | undefined, type: string, leaving = false): Promise<T> {
  const response = await fetch(url, {
    method,
    keepalive: leaving,
    signal: leaving ? null : AbortSignal.timeout(TIMEOUT_MS),
    headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang, "Content-Type": type },
    ...(body === undefined ? {} : { body }),
  }).catch(() => null);
  if (!response) throw new CallFailed(0, "offline", "");
  const reply: unknown = await response.json().catch(() => ({}));
  if (response.ok) return reply as T;
  const refusal = reply as { code?: string; message?: string };
  throw new CallFailed(response.status, refusal.code ?? "", refusal.message ?? "");
}
