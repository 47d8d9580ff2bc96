package vn.sen.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.sen.testing.RunningPortal;

/** The search as it is used in a real Chromium. */
class SearchBrowserIT {
  @Test
  void back_undoesTheFacetChosenLast() {
    String base = RunningPortal.get().baseIri();
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))) {
      Page page = browser.newPage();
      page.navigate(base + "datasets?lang=en");
      page.waitForFunction("window.onpopstate !== null");
      Locator said = page.locator(".result-bar p");
      String all = said.textContent();
      page.locator("#sector-health").check();
      assertThat(page.locator(".chosen .chip")).hasCount(1);
      String health = said.textContent();
      page.locator("#access-open").check();
      assertThat(page.locator(".chosen .chip")).hasCount(2);

      page.goBack();
      assertThat(page.locator(".chosen .chip")).hasCount(1);

      assertThat(said.textContent()).isEqualTo(health);
      assertThat(page.locator("#access-open").isChecked()).isFalse();
      page.goBack();
      assertThat(page.locator(".chosen .chip")).hasCount(0);
      assertThat(said.textContent()).isEqualTo(all).isNotEqualTo(health);
    }
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Chromium is installed"));
  }
}
