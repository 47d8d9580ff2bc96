/** Marks, in the table of contents at the side, the section that the reader is in. */
export function enableContents(root: Document): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of root.querySelectorAll<HTMLAnchorElement>(".contents a[href^='#']")) {
    const section = root.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) {
      links.set(section, link);
    }
  }
  if (links.size === 0 || !("IntersectionObserver" in globalThis)) {
    return;
  }
  const visible = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          visible.add(entry.target);
        } else {
          visible.delete(entry.target);
        }
      }
      const first = [...links.keys()].find((section) => visible.has(section));
      for (const [section, link] of links) {
        if (section === first) {
          link.setAttribute("aria-current", "true");
        } else {
          link.removeAttribute("aria-current");
        }
      }
    },
    // A section counts while it crosses the upper third of the window.
    { rootMargin: "0px 0px -66% 0px" },
  );
  for (const section of links.keys()) {
    observer.observe(section);
  }
}
