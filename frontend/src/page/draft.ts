// The form of a draft: saved while one types, with what the check finds in place; long lists of
// choices can be searched. Without this script the buttons do the same.

const PAUSE_MS = 900;

export function enableDrafts(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form.draft-form")) {
    saves(form);
  }
  for (const input of root.querySelectorAll<HTMLInputElement>("[data-filters-choices]")) {
    filters(input);
  }
  for (const form of root.querySelectorAll<HTMLFormElement>(
    "#files form:not([data-uploads]), #quality form",
  )) {
    savesBefore(form);
  }
  for (const input of root.querySelectorAll<HTMLInputElement>(".choice-more input")) {
    input.addEventListener("input", () => choose(input));
  }
  if (root.querySelector("form.draft-form") !== null) {
    window.addEventListener("hashchange", focusAsked);
    focusAsked();
  }
}

/** Who fills in what belongs to a choice makes it; who empties it goes back to the first. */
function choose(input: HTMLInputElement): void {
  const own = input.closest("li")?.querySelector<HTMLInputElement>("input[type=radio]");
  const first = input.closest("ul")?.querySelector<HTMLInputElement>("input[type=radio]");
  const chosen = input.value === "" ? first : own;
  if (chosen) {
    chosen.checked = true;
  }
}

/** The field that the address names is opened, where its section is folded, and given the focus. */
function focusAsked(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id === "quality") {
    // Where a click has just won points back, the next ones are in sight.
    document.querySelector<HTMLDetailsElement>("#quality details")?.setAttribute("open", "");
  }
  const field = id.startsWith("field-") ? document.getElementById(id) : null;
  if (field !== null) {
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.scrollIntoView({ block: "center" });
  }
}

/** The other forms of the page lead to it anew: what was typed meanwhile is saved first. */
function savesBefore(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    if (pending.some((one) => one.waits())) {
      event.preventDefault();
      void saveTyped().then(() => form.requestSubmit());
    }
  });
}

function saves(form: HTMLFormElement): void {
  const state = form.querySelector<HTMLElement>(".save-state");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving = Promise.resolve();
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      // One after another: each names the edition that the one before has made.
      saving = saving.then(() => save(form, state));
    }, PAUSE_MS);
  };
  form.addEventListener("input", (event) => {
    const target = event.target as HTMLElement;
    // An address is chosen once it is whole, by the button.
    if (target.id !== "slug" && !target.hasAttribute("data-filters-choices")) {
      later();
    }
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = undefined;
  });
  pending.push({
    waits: () => timer !== undefined,
    save: async () => {
      if (timer !== undefined) {
        clearTimeout(timer);
        timer = undefined;
        saving = saving.then(() => save(form, state));
      }
      await saving;
    },
  });
}

/** Forms that save what is typed, and whether something of theirs waits to be saved. */
const pending: { waits: () => boolean; save: () => Promise<void> }[] = [];

/** What was typed and waits for the next pause is saved now: the page is about to be left. */
export async function saveTyped(): Promise<void> {
  await Promise.all(pending.map((one) => one.save()));
}

async function save(form: HTMLFormElement, state: HTMLElement | null): Promise<void> {
  say(state, form.dataset["saving"]);
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "slug" && name !== "then") {
      body.append(name, value);
    }
  }
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    });
    if (response.status === 412) {
      say(state, form.dataset["stale"]);
      return;
    }
    if (!response.ok) {
      throw new Error(String(response.status));
    }
    const saved = (await response.json()) as {
      edition: number;
      percent: number;
      findings: Record<string, string[]>;
    };
    for (const input of document.querySelectorAll<HTMLInputElement>("input[name=edition]")) {
      input.value = String(saved.edition);
    }
    for (const number of document.querySelectorAll("[data-quality]")) {
      number.textContent = String(saved.percent);
    }
    show(form, saved.findings, form.dataset);
    say(state, form.dataset["saves"]);
  } catch {
    // What was typed stays in the form; the next pause tries again.
    say(state, form.dataset["offline"]);
  }
}

/** Puts the findings at their fields; one that stops publication begins with "!". */
export function show(
  form: ParentNode,
  findings: Record<string, string[]>,
  words: DOMStringMap = {},
): void {
  for (const field of form.querySelectorAll<HTMLElement>("[data-field]")) {
    const list = field.querySelector(".field-findings");
    const texts = findings[field.dataset["field"] ?? ""] ?? [];
    if (list === null) {
      continue;
    }
    list.replaceChildren(
      ...texts.map((text) => {
        const item = document.createElement("li");
        const blocks = text.startsWith("!");
        const weight = document.createElement("strong");
        weight.textContent = `${(blocks ? words["blocks"] : words["hint"]) ?? ""}:`;
        item.className = blocks ? "finding-blocks" : "finding-warns";
        item.append(weight, ` ${blocks ? text.slice(1) : text}`);
        return item;
      }),
    );
    const control = field.querySelector("input[id], textarea[id]");
    if (texts.some((text) => text.startsWith("!"))) {
      control?.setAttribute("aria-invalid", "true");
    } else {
      control?.removeAttribute("aria-invalid");
    }
  }
}

function filters(input: HTMLInputElement): void {
  const list = input.parentElement?.querySelector(".choice-list");
  input.addEventListener("input", () => {
    const wanted = folded(input.value);
    for (const item of list?.querySelectorAll<HTMLElement>("li") ?? []) {
      const chosen = item.querySelector<HTMLInputElement>("input")?.checked ?? false;
      item.hidden = !chosen && !folded(item.textContent ?? "").includes(wanted);
    }
  });
  input.addEventListener("keydown", (event) => {
    // Enter would send the whole form.
    if (event.key === "Enter") {
      event.preventDefault();
    }
  });
}

/** Lower case, without marks: people type "ha noi". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
}

function say(state: HTMLElement | null, text: string | undefined): void {
  if (state !== null) {
    state.textContent = text ?? "";
  }
}
