import { markRow, moveRow, openRow } from "./rows";

/** `/` searches, `?` shows the keys, j k x Enter walk a table. Never while someone types. */
export function startKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (act(event.key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-shortcuts]")) showShortcuts();
  });
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[data-own-keys]")) return true;
  const quiet = ["checkbox", "radio", "button", "submit"];
  return target.matches("textarea, select") || (target instanceof HTMLInputElement && !quiet.includes(target.type));
}

function act(key: string): boolean {
  switch (key) {
    case "/":
      return focusSearch();
    case "?":
      return showShortcuts();
    case "j":
      return moveRow(1);
    case "k":
      return moveRow(-1);
    case "x":
      return markRow();
    case "Enter":
      return openRow();
    default:
      return false;
  }
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>("input[type=search]");
  search?.focus();
  search?.select();
  return search !== null;
}

function showShortcuts(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>("#shortcuts-dialog");
  dialog?.showModal();
  return dialog !== null;
}
