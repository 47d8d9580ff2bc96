/**
 * A file chosen in an input with data-fills is read into the textarea of that id, and its suffix
 * chosen in the select of data-chooses. Without scripts the text is pasted.
 */
export function enableFillingTextareas(document: Document): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[type=file][data-fills]")) {
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      const target = document.getElementById(input.dataset.fills ?? "");
      if (!file || !(target instanceof HTMLTextAreaElement)) {
        return;
      }
      void file.text().then((text) => {
        target.value = text;
        choose(document.getElementById(input.dataset.chooses ?? ""), file.name);
      });
    });
  }
}

function choose(select: HTMLElement | null, name: string): void {
  if (!(select instanceof HTMLSelectElement)) {
    return;
  }
  const known: Record<string, string> = { json: "jsonld", xml: "rdf", owl: "rdf", turtle: "ttl" };
  const suffix = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const value = known[suffix] ?? suffix;
  if ([...select.options].some((option) => option.value === value)) {
    select.value = value;
  }
}
