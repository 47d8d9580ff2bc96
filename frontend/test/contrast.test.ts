import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((match) => [
    match[1] ?? "",
    { light: match[2] ?? "", dark: match[3] ?? "" },
  ]),
);

const TEXT = 4.5;
const CONTROL = 3;
const PAIRS: [string, string, number][] = [
  ...["paper", "surface", "sunken"].flatMap((ground): [string, string, number][] => [
    ["ink", ground, TEXT],
    ["ink-soft", ground, TEXT],
    ["lotus", ground, TEXT],
    ["lotus-strong", ground, TEXT],
    ["line-strong", ground, CONTROL],
  ]),
  ["on-lotus", "lotus", TEXT],
  ["on-lotus", "lotus-strong", TEXT],
  ["leaf", "leaf-tint", TEXT],
  ["leaf", "paper", TEXT],
  ["leaf", "surface", TEXT],
  ["amber", "amber-tint", TEXT],
  ["amber", "paper", TEXT],
  ["slate", "slate-tint", TEXT],
  ["ink", "leaf-tint", TEXT],
  ["ink", "amber-tint", TEXT],
  ["ink", "slate-tint", TEXT],
  ["ink", "lotus-tint", TEXT],
  ["lotus", "lotus-tint", TEXT],
  ["lotus", "leaf-tint", TEXT],
  ["lotus", "amber-tint", TEXT],
  ["lotus", "slate-tint", TEXT],
  ["ink", "mark", TEXT],
];

describe.each(["light", "dark"] as const)("colours in %s", (scheme) => {
  it.each(PAIRS)("%s on %s has a contrast of at least %d", (front, back, least) => {
    expect(contrast(colour(front, scheme), colour(back, scheme))).toBeGreaterThanOrEqual(least);
  });
});

describe("fallback colours", () => {
  it("are the light ones", () => {
    for (const [name, { light }] of colours) {
      expect(css).toContain(`--${name}: ${light};`);
    }
  });
});

function colour(name: string, scheme: "light" | "dark"): string {
  const value = colours.get(name);
  if (!value) {
    throw new Error(`no colour --${name}`);
  }
  return value[scheme];
}

/** Contrast ratio after WCAG 2.2, 1 to 21. */
function contrast(first: string, second: string): number {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
