/**
 * A search field marked `data-suggests="ADDRESS"` offers what may be meant while one types: the
 * combobox of the ARIA Authoring Practices, with a list that is chosen from by arrow keys or by
 * pointing. The keys left and right, Home and End stay with the text. Without scripts it is a plain
 * search field.
 */
interface Suggestion {
  kind: "title" | "keyword" | "agency" | "place";
  text: string;
  address: string;
}

const PAUSE_MS = 80;
const KINDS = ["keyword", "title", "agency", "place"] as const;
let lists = 0;

export function enableSuggestions(root: Document): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-suggests]")) {
    new Combobox(input);
  }
}

class Combobox {
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly id = `suggestions-${++lists}`;
  private options: HTMLElement[] = [];
  private active = -1;
  private timer = 0;
  private asked: AbortController | undefined;

  constructor(private readonly input: HTMLInputElement) {
    const document = input.ownerDocument;
    this.list = document.createElement("div");
    this.list.id = this.id;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.list ?? "");
    this.list.hidden = true;
    this.status = document.createElement("div");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    input.after(this.list, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // Pressing must not take the focus away before the choice is made.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) {
        this.choose(option);
      }
    });
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), PAUSE_MS);
  }

  private async ask(): Promise<void> {
    const typed = this.input.value.trim();
    this.asked?.abort();
    if (typed === "") {
      this.close();
      return;
    }
    const asked = new AbortController();
    this.asked = asked;
    const parameters = new URLSearchParams({ q: typed, lang: this.input.dataset.lang ?? "vi" });
    try {
      const response = await fetch(`${this.input.dataset.suggests ?? ""}?${parameters}`, {
        signal: asked.signal,
        headers: { Accept: "application/json" },
      });
      const answer = (await response.json()) as { items?: Suggestion[] };
      if (!asked.signal.aborted) {
        this.show(answer.items ?? []);
      }
    } catch {
      // Gone, refused or overtaken by the next letter: searching still works.
      if (!asked.signal.aborted) {
        this.close();
      }
    }
  }

  private show(suggestions: Suggestion[]): void {
    this.list.replaceChildren();
    this.options = [];
    this.activate(-1);
    for (const kind of KINDS) {
      const some = suggestions.filter((suggestion) => suggestion.kind === kind);
      if (some.length > 0) {
        this.list.append(this.group(kind, some));
      }
    }
    const count = this.options.length;
    const words = count === 0 ? this.input.dataset.none : this.input.dataset.some;
    this.status.textContent = (words ?? "").replace("#", String(count));
    this.list.hidden = count === 0;
    this.input.setAttribute("aria-expanded", String(count > 0));
  }

  private group(kind: Suggestion["kind"], suggestions: Suggestion[]): HTMLElement {
    const document = this.input.ownerDocument;
    const group = document.createElement("div");
    const label = document.createElement("div");
    group.setAttribute("role", "group");
    label.id = `${this.id}-${kind}`;
    label.className = "suggestions-kind";
    label.setAttribute("role", "presentation");
    label.textContent = this.input.dataset[kind] ?? "";
    group.setAttribute("aria-labelledby", label.id);
    group.append(label);
    for (const suggestion of suggestions) {
      const option = document.createElement("div");
      option.id = `${this.id}-${this.options.length}`;
      option.className = "suggestion";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.kind = kind;
      option.dataset.address = suggestion.address;
      option.textContent = suggestion.text;
      this.options.push(option);
      group.append(option);
    }
    return group;
  }

  private key(event: KeyboardEvent): void {
    const count = this.options.length;
    if (event.isComposing) {
      return;
    }
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
      event.preventDefault();
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place beyond the ends is the text itself.
      this.activate(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter") {
      const option = this.options[this.active];
      if (option) {
        event.preventDefault();
        this.choose(option);
      }
    }
  }

  private activate(index: number): void {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView?.({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  private choose(option: HTMLElement): void {
    this.close();
    if (option.dataset.kind === "keyword") {
      this.input.value = option.textContent ?? "";
      this.input.form?.requestSubmit();
    } else {
      this.input.ownerDocument.location.assign(option.dataset.address ?? "/datasets");
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }
}
