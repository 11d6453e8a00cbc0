/** A call of a candidate's page to the server: the link in the address is the authority, the answer is JSON. */

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

/** `leaving`: the page is going; the request may outlive it. */
export function callJson<T>(url: string, method: string, body?: object, leaving = false): Promise<T> {
  return call<T>(url, method, body && JSON.stringify(body), "application/json", leaving);
}

export async function call<T>(url: string, method: string, body: BodyInit | undefined, type: string, leaving = false): Promise<T> {
  const response = await fetch(url, {
    method,
    keepalive: leaving,
    headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang, "Content-Type": type },
    ...(body === undefined ? {} : { body }),
  }).catch(() => null);
  if (!response) throw new CallFailed(0, "offline", "");
  const reply: unknown = await response.json().catch(() => ({}));
  if (response.ok) return reply as T;
  const refusal = reply as { code?: string; message?: string };
  throw new CallFailed(response.status, refusal.code ?? "", refusal.message ?? "");
}
