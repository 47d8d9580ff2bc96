// Collects the line icons that the templates use into one sprite, src/icons.svg.
// The icons are Lucide's (ISC licence). Lucide's package is far larger than the two dozen
// icons used here, so it is no dependency: fetch it for the occasion, then run this script:
//   npm install --no-save lucide-static@1 && node scripts/make-icons.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const names = [
  "arrow-right",
  "arrow-up-right",
  "book-open",
  "building-2",
  "calendar",
  "check",
  "chevron-down",
  "chevron-left",
  "chevron-right",
  "circle-check",
  "circle-dashed",
  "copy",
  "database",
  "download",
  "file-text",
  "history",
  "info",
  "languages",
  "link",
  "lock",
  "lock-open",
  "map-pin",
  "quote",
  "search",
  "sliders-horizontal",
  "sun-moon",
  "table",
  "triangle-alert",
  "user-check",
  "users",
  "x",
];

const folder = process.argv[2] ?? "node_modules/lucide-static/icons";
const symbols = names.map((name) => {
  const svg = readFileSync(join(folder, `${name}.svg`), "utf8");
  const shapes = svg
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();
  return (
    `  <symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" ` +
    `stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`
  );
});
writeFileSync(
  "src/icons.svg",
  `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`,
);
