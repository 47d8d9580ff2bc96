import Yasqe from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";
import "./query-editor.css";

/** Only what the page brings along is completed: no other site is asked. */
Yasqe.forkAutocompleter("prefixes", {
  name: "known-prefixes",
  persistenceId: null,
  get: () => prefixes,
});

/** As declared in the query that the page shows first. */
let prefixes: string[] = [];

/**
 * Puts YASGUI's editor in the place of the plain text field: SPARQL in colours, mistakes marked as
 * they are typed, prefixes and variables completed. The form stays what sends the query, so that an
 * answer is the same page as without scripts.
 */
export function enableQueryEditor(form: HTMLFormElement, field: HTMLTextAreaElement): void {
  prefixes = [...field.value.matchAll(/PREFIX\s+(\S*:\s*<[^>]+>)/gi)].map((match) => match[1]!);
  const place = document.createElement("div");
  place.className = "query-editor";
  field.before(place);
  const editor = new Yasqe(place, {
    persistenceId: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "20rem",
    lineWrapping: true,
    collapsePrefixesOnLoad: false,
    consumeShareLink: null,
    prefixCcApi: null,
    autocompleters: ["known-prefixes", "variables"],
  } as ConstructorParameters<typeof Yasqe>[1]);
  editor.setValue(field.value);
  // Tab leaves the field, as everywhere; Control and Enter send.
  editor.addKeyMap({
    Tab: false,
    "Shift-Tab": false,
    "Ctrl-Enter": () => form.requestSubmit(),
    "Cmd-Enter": () => form.requestSubmit(),
  });
  const label = form.querySelector<HTMLLabelElement>(`label[for="${field.id}"]`);
  const input = editor.getInputField();
  input.setAttribute("aria-label", label?.textContent?.trim() ?? field.name);
  // What scrolls can be reached and scrolled by the keyboard too.
  const scroller = editor.getScrollerElement();
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "group");
  scroller.setAttribute("aria-label", label?.textContent?.trim() ?? field.name);
  label?.addEventListener("click", () => editor.focus());
  field.hidden = true;
  form.addEventListener("formdata", (event) => event.formData.set(field.name, editor.getValue()));
  // Coming back to the page, the browser restores the field and not the editor.
  window.addEventListener("pageshow", () => editor.setValue(field.value || editor.getValue()));
  editor.on("change", () => {
    field.value = editor.getValue();
  });
}
