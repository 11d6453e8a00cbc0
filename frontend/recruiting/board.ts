/** The job board: cards are dragged to another column, or moved by the menu; the server asks for what a move needs. */
export function startBoard(): void {
  const board = document.querySelector<HTMLElement>("[data-board]");
  if (!board) return;
  const moves = JSON.parse(board.dataset["moves"] ?? "{}") as Moves;
  let dragged: HTMLElement | null = null;
  board.addEventListener("dragstart", (event) => {
    dragged = (event.target as Element).closest<HTMLElement>("[data-card]");
    if (!dragged) return;
    event.dataTransfer?.setData("text/plain", dragged.dataset["name"] ?? "");
    dragged.classList.add("is-dragged");
    columns(board).forEach((column) => column.classList.toggle("may-drop", mayDrop(moves, dragged!, column)));
  });
  board.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    columns(board).forEach((column) => column.classList.remove("may-drop", "is-over"));
    dragged = null;
  });
  board.addEventListener("dragover", (event) => {
    const column = columnAt(event);
    columns(board).forEach((each) => each.classList.toggle("is-over", each === column && !!dragged && mayDrop(moves, dragged, each)));
    if (dragged && column && mayDrop(moves, dragged, column)) event.preventDefault();
  });
  board.addEventListener("drop", (event) => {
    const column = columnAt(event);
    if (!dragged || !column || !mayDrop(moves, dragged, column)) return;
    event.preventDefault();
    send(dragged, stageOf(dragged), column.dataset["stage"]!);
  });
  board.addEventListener("keydown", (event) => moveByKey(event, board, moves));
}

export type Moves = Record<string, string[]>;

function columns(board: HTMLElement): HTMLElement[] {
  return [...board.querySelectorAll<HTMLElement>("[data-stage]")];
}

function columnAt(event: Event): HTMLElement | null {
  return (event.target as Element).closest<HTMLElement>("[data-stage]");
}

function stageOf(card: HTMLElement): string {
  return card.closest<HTMLElement>("[data-stage]")?.dataset["stage"] ?? "";
}

export function mayDrop(moves: Moves, card: HTMLElement, column: HTMLElement): boolean {
  return (moves[stageOf(card)] ?? []).includes(column.dataset["stage"] ?? "");
}

/** Alt with the left and right arrows moves the card that has the focus by one column. */
function moveByKey(event: KeyboardEvent, board: HTMLElement, moves: Moves): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const card = (event.target as Element).closest<HTMLElement>("[data-card][draggable]");
  if (!event.altKey || step === 0 || !card) return;
  const all = columns(board);
  const target = all[all.findIndex((column) => column.dataset["stage"] === stageOf(card)) + step];
  if (!target || !mayDrop(moves, card, target)) return;
  event.preventDefault();
  send(card, stageOf(card), target.dataset["stage"]!);
}

/** A plain form, so that the server's page may ask for a reason before anything is done. */
function send(card: HTMLElement, from: string, to: string): void {
  const link = card.querySelector<HTMLAnchorElement>("[data-move-list] a");
  if (!link) return;
  const form = document.createElement("form");
  form.method = "post";
  form.action = link.href;
  const values = { to, expected: from, csrfmiddlewaretoken: csrfToken(), back: location.pathname + location.search };
  for (const [name, value] of Object.entries(values)) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }
  document.body.append(form);
  form.requestSubmit();
}

function csrfToken(): string {
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}") as Record<string, string>;
  return headers["X-CSRFToken"] ?? "";
}
