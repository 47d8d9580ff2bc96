import htmx from "htmx.org";

/**
 * Choosing a facet fetches the results without leaving the page. The form's own address is asked
 * and the answer is the whole page, of which `hx-select` takes the catalog: one way to answer, with
 * scripts and without. htmx reads its configuration from the page when it is loaded, before anything
 * here runs: without it, it would add a style element, which the Content-Security-Policy refuses.
 */
export function enableLiveResults(root: Document): void {
  let sheetWasOpen = false;
  root.body.addEventListener("htmx:beforeSwap", () => {
    sheetWasOpen = root.querySelector<HTMLDetailsElement>("details.facets")?.open ?? false;
  });
  root.body.addEventListener("htmx:afterSwap", () => {
    const sheet = root.querySelector<HTMLDetailsElement>("details.facets");
    if (sheet) {
      sheet.open = sheetWasOpen;
    }
    announce(root);
  });
  // A refused or failed request must not end in silence: let the browser ask and show the answer.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    root.body.addEventListener(failure, (event) => {
      const { requestConfig } = (event as CustomEvent<{ requestConfig: { path: string } }>).detail;
      const form = root.querySelector<HTMLFormElement>("form[hx-get]");
      if (form) {
        form.submit();
      } else {
        root.location.assign(requestConfig.path);
      }
    });
  }
  htmx.process(root.body);
}

/** Says the new number of results to those who do not see the page change. */
function announce(root: Document): void {
  const said = root.querySelector("[data-announces]");
  const count = root.querySelector("[data-announced]");
  if (said && count) {
    said.textContent = count.textContent;
  }
}
