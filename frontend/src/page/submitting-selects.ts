/** A list marked `data-submits` sends its form when another entry is chosen. */
export function enableSubmittingSelects(root: Document): void {
  root.addEventListener("change", (event) => {
    const list = event.target as HTMLSelectElement | null;
    if (list?.matches("select[data-submits]")) {
      list.form?.requestSubmit();
    }
  });
}
