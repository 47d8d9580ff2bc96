// Draws public/favicon.ico, public/apple-touch-icon.png and public/social-card.png from the mark.
// Needs `rsvg-convert` (Debian: librsvg2-bin) and `chromium`; the pictures are kept in the
// repository, so this is run only when the mark changes:  npm run pictures
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "sen-pictures-"));
const mark = readFileSync("public/favicon.svg", "utf8");
const shapes = mark.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");

function draw(svg, width, height, out) {
  const source = join(folder, "source.svg");
  writeFileSync(source, svg);
  execFileSync("rsvg-convert", ["-w", String(width), "-h", String(height), "-o", out, source]);
}

const png = join(folder, "favicon.png");
draw(mark, 32, 32, png);
writeFileSync("public/favicon.ico", icoOf(readFileSync(png), 32));

draw(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 180">
    <rect width="180" height="180" fill="#faf7f2"/>
    <g transform="translate(26 26) scale(2)">${shapes}</g>
  </svg>`,
  180,
  180,
  "public/apple-touch-icon.png",
);

const page = join(folder, "card.html");
writeFileSync(
  page,
  `<!doctype html><meta charset="utf-8"><style>
    ${["latin", "vietnamese"].flatMap((subset) => [400, 600].map((weight) => face(subset, weight))).join("")}
    body { margin: 0; width: 1200px; height: 630px; background: #faf7f2; color: #201b1d;
      border-top: 14px solid #a8325a; box-sizing: border-box; display: flex; align-items: center;
      gap: 64px; padding: 0 88px; line-height: 1.4; }
    svg { width: 330px; height: 330px; flex: none; }
    b { font-size: 132px; font-weight: 600; line-height: 1.15; font-family: latin600, vietnamese600; display: block; }
    p { white-space: nowrap; font-size: 42px; margin: 12px 0 0; font-family: latin400, vietnamese400; }
    p + p { font-size: 32px; color: #5a5155; margin-top: 4px; }
  </style><svg viewBox="0 0 64 64">${shapes}</svg>
  <div><b>Sen</b><p>Danh mục dữ liệu mở Việt Nam</p><p>Open-data catalog of Viet Nam</p></div>`,
);
execFileSync("chromium", [
  ..."--headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,630".split(" "),
  `--user-data-dir=${join(folder, "profile")}`,
  "--virtual-time-budget=3000",
  "--screenshot=public/social-card.png",
  `file://${page}`,
]);
rmSync(folder, { recursive: true });

/** A style-sheet rule for one subset of the project's font, with the font itself inside. */
function face(subset, weight) {
  const file = `node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`;
  return `@font-face { font-family: ${subset}${weight}; src: url(data:font/woff2;base64,${readFileSync(file, "base64")}); }`;
}

/** An .ico file that holds one PNG: header of 6 bytes, one directory entry of 16, the picture. */
function icoOf(picture, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, picture]);
}
