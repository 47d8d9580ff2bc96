/** Waits until the page and all that belongs to it are there. */
export function loaded(window: Window): Promise<void> {
  return window.document.readyState === "complete"
    ? Promise.resolve()
    : new Promise((resolve) => {
        window.addEventListener("load", () => resolve(), { once: true });
      });
}
