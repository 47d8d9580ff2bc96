/**
 * Forms marked `data-checks` send their file beside the page, show how far they are, and put the
 * answer's `#check-result` in the place of this page's. The file stays with the reader: the form
 * that comes with the answer gets the same one. A button marked `data-plain` sends as usual.
 */
export function enableChecking(root: Document): void {
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement | null;
    const button = (event as SubmitEvent).submitter;
    if (!form?.matches("form[data-checks]") || button?.hasAttribute("data-plain")) {
      return;
    }
    event.preventDefault();
    send(root, form);
  });
}

function send(root: Document, form: HTMLFormElement): void {
  const progress = form.querySelector<HTMLElement>("[data-progress]");
  const bar = form.querySelector("progress");
  const status = form.querySelector<HTMLElement>("[data-status]");
  const files = form.querySelector<HTMLInputElement>("input[type=file]")?.files ?? null;
  const buttons = form.querySelectorAll("button");
  const tell = (words: string | undefined): void => {
    if (status) {
      status.textContent = words ?? "";
    }
  };
  const request = new XMLHttpRequest();
  const body = new FormData(form);
  progress?.removeAttribute("hidden");
  buttons.forEach((one) => (one.disabled = true));
  tell(form.dataset.sending);
  request.upload.onprogress = (step) => {
    if (bar && step.lengthComputable) {
      bar.value = (step.loaded / step.total) * 100;
    }
  };
  request.upload.onload = () => {
    bar?.removeAttribute("value");
    tell(form.dataset.reading);
  };
  request.onloadend = () => {
    buttons.forEach((one) => (one.disabled = false));
    progress?.setAttribute("hidden", "");
    show(root, form, request, files);
  };
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.responseType = "document";
  request.send(body);
}

function show(
  root: Document,
  form: HTMLFormElement,
  request: XMLHttpRequest,
  files: FileList | null,
): void {
  const place = root.getElementById("check-result");
  if (!place) {
    return;
  }
  const answer = request.status > 0 ? request.responseXML : null;
  const result = answer?.getElementById("check-result");
  if (result) {
    place.replaceChildren(...result.childNodes);
    keepFile(place, files);
  } else {
    const words = answer?.querySelector("main p")?.textContent ?? form.dataset.failed ?? "";
    const notice = root.createElement("div");
    notice.className = "notice notice-problem";
    notice.setAttribute("role", "alert");
    const paragraph = root.createElement("p");
    paragraph.textContent = words;
    notice.append(paragraph);
    place.replaceChildren(notice);
  }
  place.focus();
  place.scrollIntoView();
}

/** The reader need not choose the same file again. */
function keepFile(place: HTMLElement, files: FileList | null): void {
  const again = place.querySelector<HTMLInputElement>("input[type=file]");
  if (again && files && files.length > 0) {
    again.files = files;
    again.closest("[data-again]")?.setAttribute("hidden", "");
  }
}
