/** Small things that this device remembers. Where the browser keeps nothing (blocked, full, a private window), the page does. */

const here = new Map<string, string>();

export function recall(key: string, where: () => Storage = () => localStorage): string | null {
  const found = here.get(key);
  if (found !== undefined) return found;
  try {
    return where().getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string, where: () => Storage = () => localStorage): void {
  try {
    where().setItem(key, value);
    here.delete(key);
  } catch {
    here.set(key, value);
  }
}

export function forget(key: string, where: () => Storage = () => localStorage): void {
  here.delete(key);
  try {
    where().removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}

/** For one tab, until it is closed. */
export const ofThisTab = (): Storage => sessionStorage;
