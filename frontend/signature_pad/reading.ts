/** How far the document has been read: pages that were on the screen, and the button at the end. */
export function startReading(page: ParentNode): void {
  const button = page.querySelector<HTMLButtonElement>("[data-read-all]");
  const progress = page.querySelector<HTMLProgressElement>("[data-progress]");
  const pictures = [...page.querySelectorAll<HTMLImageElement>("[data-page]")];
  if (!button || !progress || !pictures.length) return;
  const seen = new Set<Element>();
  button.disabled = true;

  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) void whenLoaded(entry.target as HTMLImageElement).then(() => note(entry.target));
    }
  }, { rootMargin: "0px 0px -20% 0px" });
  pictures.forEach((picture) => watcher.observe(picture));

  function note(picture: Element): void {
    seen.add(picture);
    progress!.value = seen.size;
    const text = page.querySelector<HTMLElement>("[data-progress-text]");
    if (text) text.textContent = `${seen.size} / ${pictures.length}`;
    button!.disabled = seen.size < pictures.length;
  }
}

async function whenLoaded(picture: HTMLImageElement): Promise<void> {
  if (picture.complete && picture.naturalWidth) return;
  await new Promise((resolve) => picture.addEventListener("load", resolve, { once: true }));
}
