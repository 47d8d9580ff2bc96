/*
 * What every page gains where scripts run. Nothing here is needed to read, search or download.
 */
import iconsUrl from "./icons.svg";
import { enableChecking } from "./page/checking";
import { enableCopying } from "./page/copying";
import { enableContents } from "./page/contents";
import { enableFillingTextareas } from "./page/filling-textareas";
import { enableFacetSheet } from "./page/facet-sheet";
import { loaded } from "./page/loaded";
import { enableSuggestions } from "./page/suggestions";
import { enableSubmittingSelects } from "./page/submitting-selects";
import { enableThemeSwitch } from "./page/theme";

// Templates name the sprite by the address that the build gives it; importing it puts it there.
void iconsUrl;

document.documentElement.classList.add("scripted");
enableThemeSwitch(document);
enableCopying(document);
enableChecking(document);
enableSubmittingSelects(document);
enableSuggestions(document);
enableFacetSheet(document, window.matchMedia("(min-width: 64rem)"));
enableContents(document);
enableFillingTextareas(document);

// htmx comes after the first paint and only to pages that ask for it. It sets itself up at once in a
// page that is complete, else at DOMContentLoaded: between the two it would wait for what is over,
// without its configuration and deaf to the Back button.
if (document.querySelector("[hx-get]")) {
  void loaded(window)
    .then(() => import("./page/live-results"))
    .then(({ enableLiveResults }) => enableLiveResults(document));
}

// The query's editor is large, and the page does without it.
const query = document.querySelector<HTMLTextAreaElement>(".query-form textarea");
if (query?.form) {
  const form = query.form;
  void import("./page/query-editor").then(({ enableQueryEditor }) =>
    enableQueryEditor(form, query),
  );
}

// Nor does anybody but an editor load what a draft's form needs.
if (document.querySelector("form.draft-form, .choice-more")) {
  void import("./page/draft").then(({ enableDrafts }) => enableDrafts(document));
}
if (document.querySelector("form[data-uploads]")) {
  void import("./page/upload").then(({ enableUploads }) => enableUploads(document));
}
