/**
 * The facets are a closed sheet in the document. On wide screens they stand beside the results:
 * opened here too, for browsers whose style sheets cannot show the inside of a closed element.
 */
export function enableFacetSheet(root: Document, wide: MediaQueryList): void {
  const apply = () => {
    for (const sheet of root.querySelectorAll<HTMLDetailsElement>("details.facets")) {
      sheet.open = wide.matches;
    }
  };
  if (wide.matches) {
    apply();
  }
  wide.addEventListener("change", apply);
}
