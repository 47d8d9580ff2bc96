package vn.sen.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * Deque's axe on a page as it stands now. Told of its results is what is violated only: the nodes
 * that pass are thousands, and naming them takes longer than looking at them.
 */
final class Axe {
  private static final String SCRIPT = "() => {" + AxeBuilder.getAxeScript() + "}";

  private Axe() {}

  /** Each broken rule with the elements that break it; empty where there is none. */
  static List<String> violations(Page page) {
    return run(page, Map.of("resultTypes", List.of("violations")));
  }

  /** The same of the one rule that colours can break: for a page that only changed those. */
  static List<String> violationsOfContrast(Page page) {
    return run(
        page, Map.of("resultTypes", List.of("violations"), "runOnly", List.of("color-contrast")));
  }

  @SuppressWarnings("unchecked")
  private static List<String> run(Page page, Map<String, Object> options) {
    if (!(Boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(SCRIPT);
    }
    return (List<String>)
        page.evaluate(
            """
            async (options) => {
              const { violations } = await axe.run(document, options);
              return violations.map(
                ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`,
              );
            }
            """,
            options);
  }
}
