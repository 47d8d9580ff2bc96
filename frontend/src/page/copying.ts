const SHOWN_MS = 2000;

/**
 * Buttons with `data-copies="ID"` put the text of that element on the clipboard and say so with the
 * words of `data-copied` for two seconds. Where the clipboard is refused, the text is selected, so
 * that the reader can copy it with the keyboard.
 */
export function enableCopying(root: Document): void {
  root.addEventListener("click", (event) => {
    const button = (event.target as Element | null)?.closest<HTMLButtonElement>("[data-copies]");
    const source = button && root.getElementById(button.dataset.copies ?? "");
    if (button && source) {
      void copy(root, button, source);
    }
  });
}

async function copy(root: Document, button: HTMLButtonElement, source: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(source.textContent?.trim() ?? "");
  } catch {
    root.getSelection()?.selectAllChildren(source);
    return;
  }
  const words = button.querySelector<HTMLElement>("[data-words]") ?? button;
  const before = words.textContent;
  if (button.dataset.copied && before !== button.dataset.copied) {
    words.textContent = button.dataset.copied;
    setTimeout(() => (words.textContent = before), SHOWN_MS);
  }
}
