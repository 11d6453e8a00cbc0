/** The button beside a link copies it, and says that it did. */
export function startCopy(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    const source = button?.parentElement?.querySelector<HTMLInputElement>("[data-copy-source]");
    if (!button || !source) return;
    source.select();
    void copyText(source.value).then(() => {
      const label = button.querySelector("[data-copy-label]");
      if (label) label.textContent = button.dataset["copied"] ?? label.textContent;
    });
  });
}

/** The clipboard where the browser allows it (secure pages); else the selection. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  document.execCommand("copy");
}
