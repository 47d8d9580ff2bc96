const COOKIE = "sen-theme";
const YEAR_SECONDS = 31_536_000;

/**
 * The theme follows the system until the reader presses the switch; the choice is kept in a cookie,
 * because the server writes it into the page and so the first paint is already right.
 */
export function enableThemeSwitch(root: Document): void {
  root.addEventListener("click", (event) => {
    if (!(event.target as Element | null)?.closest("[data-switches-theme]")) {
      return;
    }
    const next = isDark(root) ? "light" : "dark";
    root.documentElement.dataset.theme = next;
    root.cookie = `${COOKIE}=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  });
}

function isDark(root: Document): boolean {
  const chosen = root.documentElement.dataset.theme;
  return chosen
    ? chosen === "dark"
    : (root.defaultView?.matchMedia("(prefers-color-scheme: dark)").matches ?? false);
}
