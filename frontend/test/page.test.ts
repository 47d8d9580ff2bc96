import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enableCopying } from "../src/page/copying";
import { enableFacetSheet } from "../src/page/facet-sheet";
import { enableSuggestions } from "../src/page/suggestions";
import { enableSubmittingSelects } from "../src/page/submitting-selects";
import { enableThemeSwitch } from "../src/page/theme";

function page(body: string): Document {
  const made = document.implementation.createHTMLDocument("page");
  made.body.innerHTML = body;
  return made;
}

describe("copying", () => {
  const written: string[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    written.length = 0;
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void written.push(text) },
    });
  });
  afterEach(() => vi.useRealTimers());

  it("copies the text of the element it names and says so for a while", async () => {
    const root = page(
      `<pre id="q"> SELECT * {} </pre>
       <button data-copies="q" data-copied="Đã sao chép"><span data-words>Sao chép</span></button>`,
    );
    enableCopying(root);

    root.querySelector("button")?.click();
    await vi.advanceTimersByTimeAsync(0);

    expect(written).toEqual(["SELECT * {}"]);
    expect(root.querySelector("button")?.textContent).toBe("Đã sao chép");
    await vi.advanceTimersByTimeAsync(2000);
    expect(root.querySelector("button")?.textContent).toBe("Sao chép");
  });

  it("leaves other buttons alone", async () => {
    const root = page(`<button>Tìm</button>`);
    enableCopying(root);

    root.querySelector("button")?.click();
    await vi.advanceTimersByTimeAsync(0);

    expect(written).toEqual([]);
  });
});

describe("facet sheet", () => {
  it("is open on wide screens and follows the width", () => {
    const root = page(`<details class="facets"></details>`);
    const media = new EventTarget() as MediaQueryList;
    Object.defineProperty(media, "matches", { value: true, writable: true });

    enableFacetSheet(root, media);
    expect(root.querySelector("details")?.open).toBe(true);

    Object.defineProperty(media, "matches", { value: false });
    media.dispatchEvent(new Event("change"));
    expect(root.querySelector("details")?.open).toBe(false);
  });
});

describe("submitting selects", () => {
  it("send their form when another entry is chosen", () => {
    const root = page(`<form><select data-submits><option>a</option></select></form>`);
    const submitted = vi.fn((event: Event) => event.preventDefault());
    root.querySelector("form")?.addEventListener("submit", submitted);
    enableSubmittingSelects(root);

    root.querySelector("select")?.dispatchEvent(new Event("change", { bubbles: true }));

    expect(submitted).toHaveBeenCalledOnce();
  });
});

describe("theme switch", () => {
  it("turns to the other theme and keeps it in a cookie", () => {
    document.body.innerHTML = `<button data-switches-theme>Nền</button>`;
    document.documentElement.dataset.theme = "light";
    enableThemeSwitch(document);

    document.querySelector("button")?.click();

    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(document.cookie).toContain("sen-theme=dark");
  });
});

describe("suggestions", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function typed(items: unknown[]): Promise<HTMLInputElement> {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", async () => ({ json: async () => ({ items }) }));
    document.body.innerHTML = `<form><input name="q" data-suggests="/api/suggestions"
      data-keyword="Từ khóa" data-some="# gợi ý" data-none="Không có gợi ý"></form>`;
    enableSuggestions(document);
    const input = document.querySelector("input") as HTMLInputElement;
    input.value = "lua";
    input.dispatchEvent(new Event("input"));
    await vi.advanceTimersByTimeAsync(200);
    return input;
  }

  it("are a listbox that arrow keys walk through and back to the text", async () => {
    const input = await typed([
      { kind: "keyword", text: "lúa", address: "/datasets?q=l%C3%BAa" },
      { kind: "keyword", text: "lúa gạo", address: "/datasets?q=l%C3%BAa+g%E1%BA%A1o" },
    ]);
    const press = (key: string) => input.dispatchEvent(new KeyboardEvent("keydown", { key }));

    expect(input.getAttribute("aria-expanded")).toBe("true");
    expect(document.querySelector("[role=status]")?.textContent).toBe("2 gợi ý");
    press("ArrowDown");
    expect(document.querySelector("[aria-selected=true]")?.textContent).toBe("lúa");
    press("ArrowUp");
    expect(input.hasAttribute("aria-activedescendant")).toBe(false);
    press("ArrowUp");
    expect(document.querySelector("[aria-selected=true]")?.textContent).toBe("lúa gạo");
    press("Escape");
    expect(input.getAttribute("aria-expanded")).toBe("false");
  });

  it("say so when there are none", async () => {
    const input = await typed([]);

    expect(input.getAttribute("aria-expanded")).toBe("false");
    expect(document.querySelector("[role=status]")?.textContent).toBe("Không có gợi ý");
  });
});
