import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const vietnamese = read("vi");
const english = read("en");

describe("messages", () => {
  it("have the same keys in both languages", () => {
    expect([...english.keys()]).toEqual([...vietnamese.keys()]);
  });

  it.each([...vietnamese.keys()])("%s has the same placeholders in both languages", (key) => {
    expect(placeholders(english.get(key) ?? "")).toEqual(placeholders(vietnamese.get(key) ?? ""));
  });

  it("say something for every key", () => {
    for (const [key, words] of [...vietnamese, ...english]) {
      expect(words.trim(), key).not.toBe("");
    }
  });

  it("have balanced braces, as ICU patterns need", () => {
    for (const [key, words] of [...vietnamese, ...english]) {
      expect(words.split("{").length, key).toBe(words.split("}").length);
    }
  });

  it("are in Unicode normal form C, so that they compare with what people type", () => {
    for (const words of [...vietnamese.values()]) {
      expect(words).toBe(words.normalize("NFC"));
    }
  });
});

describe("words in use", () => {
  const sources = [...files("templates", ".jte"), ...files("../src/main/java/vn/sen/web", ".java")]
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  /** Keys put together from a code, by what they begin with. */
  const composed = [...sources.matchAll(/"([a-z][\w.-]*\.)" \+/g)].map((match) => match[1] ?? "");

  it("have an entry each", () => {
    const said = [...sources.matchAll(/\bsay\("([\w.-]+)"/g)].map((match) => match[1] ?? "");
    const missing = said.filter((key) => !vietnamese.has(key) && !composed.includes(key));
    expect(missing).toEqual([]);
  });

  it.each([...vietnamese.keys()])("%s is said somewhere", (key) => {
    const isComposed = composed.some((start) => key.startsWith(start));
    expect(isComposed || sources.includes(`"${key}"`)).toBe(true);
  });
});

function files(folder: string, suffix: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(suffix))
    .map((name) => `${folder}/${name}`);
}

function read(language: string): Map<string, string> {
  const entries = readFileSync(`messages/${language}.properties`, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const at = line.indexOf("=");
      expect(at, line).toBeGreaterThan(0);
      return [line.slice(0, at), line.slice(at + 1)] as const;
    });
  const keys = entries.map(([key]) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  return new Map(entries);
}

/** The names of the arguments of an ICU pattern; those inside plural branches count as well. */
function placeholders(pattern: string): string[] {
  const names = [...pattern.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1] ?? "");
  return [...new Set(names)].sort();
}
