package vn.sen.web;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** The Chromium of this machine, which speaks to nobody but whom it is sent to. */
final class TestBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private TestBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static TestBrowser start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new TestBrowser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"))));
  }

  private static Path executable() {
    for (String name :
        List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")) {
      if (Files.isExecutable(Path.of(name))) {
        return Path.of(name);
      }
    }
    return fail("No Chromium found. Install it: apt-get install -y chromium");
  }

  /** Somebody who has never been here. */
  BrowserContext stranger() {
    return browser.newContext();
  }

  BrowserContext withoutScripts() {
    return browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  BrowserContext signedIn(TestPerson person) {
    return as(person, stranger());
  }

  BrowserContext signedInWithoutScripts(TestPerson person) {
    return as(person, withoutScripts());
  }

  private static BrowserContext as(TestPerson person, BrowserContext context) {
    String[] cookie = person.cookie().split("=", 2);
    context.addCookies(
        List.of(new Cookie(cookie[0], cookie[1]).setUrl(RunningPortal.get().baseIri())));
    return context;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
