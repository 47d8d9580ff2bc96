import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { enableCopying } from "../src/page/copying";
import { enableFacetSheet } from "../src/page/facet-sheet";
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
