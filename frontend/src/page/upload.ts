// Uploads by the tus protocol: in pieces, resumed after a broken connection, with progress. Without
// this script the form sends the file in one go.
import { Upload } from "tus-js-client";
import { saveTyped } from "./draft";

// A piece is on the server's disk before the next is sent, and what of it had come when a connection
// breaks is kept; so large ones cost little, and small ones time.
const PIECE_BYTES = 64 * 1024 * 1024;

export function enableUploads(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-uploads]")) {
    uploads(form);
  }
}

function uploads(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const progress = form.querySelector<HTMLElement>(".upload-progress");
  const zone = form.querySelector<HTMLElement>(".drop-zone");
  const slug = form.dataset["uploads"] ?? "";
  if (input === null || progress === null) {
    return;
  }
  form.addEventListener("submit", (event) => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) {
      event.preventDefault();
      void sendAll(files, slug, progress);
    }
  });
  zone?.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone?.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone?.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) {
      void sendAll(files, slug, progress);
    }
  });
}

/** One after the other; ends at the first that fails, which is sent again by choosing it again. */
async function sendAll(files: File[], slug: string, progress: HTMLElement): Promise<void> {
  for (const file of files) {
    const url = await send(file, progress);
    if (url === undefined || !(await attach(url, slug, progress))) {
      return;
    }
  }
  await saveTyped();
  location.hash = "files";
  location.reload();
}

/** Address of the finished upload; nothing when it broke off. */
async function send(file: File, progress: HTMLElement): Promise<string | undefined> {
  progress.hidden = false;
  const begun = Date.now();
  let first = -1;
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint: "/uploads",
      chunkSize: PIECE_BYTES,
      retryDelays: [0, 1000, 3000, 10_000, 30_000],
      metadata: { filename: file.name },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => {
        first = first < 0 ? sent : first;
        const seconds = Math.max(0.1, (Date.now() - begun) / 1000);
        const speed = (sent - first) / seconds;
        const left = speed > 0 ? (total - sent) / speed : 0;
        progress.textContent = (progress.dataset["progress"] ?? "")
          .replace("{name}", file.name)
          .replace("{sent}", size(sent))
          .replace("{total}", size(total))
          .replace("{speed}", size(speed))
          .replace("{left}", time(left));
      },
      onError: () => {
        progress.textContent = progress.dataset["failed"] ?? "";
        resolve(undefined);
      },
      onSuccess: () => resolve(upload.url ?? ""),
    });
    void upload.findPreviousUploads().then((previous) => {
      if (previous[0] !== undefined) {
        upload.resumeFromPreviousUpload(previous[0]);
      }
      upload.start();
    });
  });
}

async function attach(url: string, slug: string, progress: HTMLElement): Promise<boolean> {
  const id = url.slice(url.lastIndexOf("/") + 1);
  progress.textContent = progress.dataset["checking"] ?? "";
  const response = await fetch(`/uploads/${id}/attach/${slug}`, {
    method: "POST",
    headers: { "Accept-Language": document.documentElement.lang },
  });
  if (response.ok) {
    return true;
  }
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  progress.textContent = problem.detail ?? progress.dataset["failed"] ?? "";
  return false;
}

function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${units[unit]}`;
}

function time(seconds: number): string {
  const whole = Math.round(seconds);
  return whole >= 60
    ? `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`
    : `${whole} s`;
}
