package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.sen.access.Role;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/**
 * The pages in a real Chromium over the real portal: both languages, phone and desktop, light and
 * dark.
 */
class PagesBrowserIT {
  private static final List<String> PAGES =
      List.of(
          "",
          "datasets",
          "datasets?q=lua+gao",
          "datasets?q=khongcogi12345",
          "datasets?sector=health&status=available",
          "datasets/airports-air-navigation",
          "datasets/payment-fraud-transactions",
          "datasets/airports-air-navigation/history",
          "datasets?q=%22nha%20may%20dien%22&explain=true&from=2000",
          "search-help",
          "agencies",
          "agencies/mae",
          "agencies/mard",
          "targets",
          "targets/1",
          "vocab",
          "vocab/sectors",
          "vocab/sectors/health",
          "vocab/places/2025-01",
          "ns",
          "sparql",
          "api",
          "validate",
          "check",
          "sharing",
          "sharing/rules",
          "sharing/moh",
          "sign-in",
          "register",
          "password",
          "about-nothing-that-exists",
          "datasets/no-such-dataset",
          "administration");

  /** What only those see who are signed in. */
  private static final Map<String, List<String>> PAGES_OF =
      Map.of(
          "steward",
          List.of(
              "account",
              "account/second-factor",
              "agencies/moh/people",
              "agencies/moh/audit",
              "desk",
              "drafts/new",
              "requests",
              "requests/new?dataset=payment-fraud-transactions",
              "agreements",
              "notifications",
              "datasets/medicines-register/access"),
          "administrator",
          List.of("administration", "agencies/moit/people"));

  private static final Map<String, TestPerson> PEOPLE = new HashMap<>();

  private static Playwright playwright;
  private static Browser browser;
  private static String base;

  @BeforeAll
  static void start() {
    RunningPortal portal = RunningPortal.get();
    base = portal.baseIri();
    PEOPLE.put("steward", portal.signIn("Người quản lý dữ liệu", Map.of("moh", Role.STEWARD)));
    PEOPLE.put("administrator", portal.signInAdministrator("Người quản trị"));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
  }

  private static Path chromium() {
    for (String name :
        List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")) {
      if (Files.isExecutable(Path.of(name))) {
        return Path.of(name);
      }
    }
    return fail("No Chromium found. Install it: apt-get install -y chromium");
  }

  static Stream<Arguments> addresses() {
    return Stream.concat(
        PAGES.stream().flatMap(page -> inBothLanguages("", page)),
        PAGES_OF.entrySet().stream()
            .flatMap(
                who ->
                    who.getValue().stream().flatMap(page -> inBothLanguages(who.getKey(), page))));
  }

  private static Stream<Arguments> inBothLanguages(String who, String page) {
    return Stream.of("vi", "en")
        .map(lang -> Arguments.of(who, page + (page.contains("?") ? "&" : "?") + "lang=" + lang));
  }

  private static void signIn(BrowserContext context, String who) {
    if (!who.isEmpty()) {
      String[] cookie = PEOPLE.get(who).cookie().split("=", 2);
      context.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(base)));
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void page_inBothWidths_isAccessibleAndKeepsToItself(String who, String address) {
    try (BrowserContext context = browser.newContext()) {
      signIn(context, who);
      Page page = context.newPage();
      List<String> complaints = new ArrayList<>();
      List<String> strangers = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            boolean aboutThePageItself =
                message.text().contains("the server responded with a status of 4");
            if (message.type().equals("error") && !aboutThePageItself) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
      page.onRequest(
          request -> {
            if (!request.url().startsWith(base) && !request.url().startsWith("data:")) {
              strangers.add(request.url());
            }
          });
      for (int width : new int[] {390, 1440}) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(base + address);
        if (address.startsWith("sparql")) {
          page.waitForSelector(".CodeMirror-scroll");
        }

        assertThat(violations(new AxeBuilder(page))).as("axe at %d px", width).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(new AxeBuilder(page).withRules(List.of("color-contrast"))))
            .as("contrast in the dark at %d px", width)
            .isEmpty();
        int overflow =
            (Integer)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("sideways scrolling at %d px", width).isLessThanOrEqualTo(0);
      }
      assertThat(complaints).as("console").isEmpty();
      assertThat(strangers).as("requests to other hosts").isEmpty();
      String expected = address.endsWith("en") ? "en" : "vi";
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(expected);
    }
  }

  /** Without frames there is no need of a second page to join their results in. */
  private static List<String> violations(AxeBuilder axe) {
    return axe.setLegacyMode(true).analyze().getViolations().stream()
        .map(rule -> rule.getId() + ": " + rule.getNodes())
        .toList();
  }

  @Test
  void search_withTheKeyboardAlone_findsAndOpensADataset() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(base);

      page.locator("main input[name=q]").first().focus();
      page.keyboard().type("san bay");
      page.keyboard().press("Enter");
      page.waitForURL("**/datasets?**");

      assertThat(page.locator("main").innerText()).contains("Sân bay");
      page.locator("main a[href$='/datasets/airports-air-navigation']").first().focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/datasets/airports-air-navigation*");
      assertThat(page.locator("h1").innerText()).contains("Sân bay");
    }
  }

  @Test
  void suggestions_whileTyping_areChosenByKeyAndAccessible() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(base + "?lang=vi");
      Locator input = page.locator("main input[name=q]").first();

      input.focus();
      page.keyboard().type("san b");
      page.locator("[role=option]").first().waitFor();

      assertThat(input.getAttribute("role")).isEqualTo("combobox");
      assertThat(input.getAttribute("aria-expanded")).isEqualTo("true");
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting(rule -> rule.getId() + ": " + rule.getNodes())
          .isEmpty();
      page.keyboard().press("ArrowDown");
      String active = input.getAttribute("aria-activedescendant");
      assertThat(page.locator("#" + active).getAttribute("aria-selected")).isEqualTo("true");
      page.keyboard().press("Escape");
      assertThat(input.getAttribute("aria-expanded")).isEqualTo("false");
      assertThat(input.inputValue()).isEqualTo("san b");

      page.keyboard().type("a");
      Locator title = page.locator("[role=option][data-kind=title]").first();
      title.waitFor();
      title.click();
      page.waitForURL("**/datasets/airports-air-navigation");
    }
  }

  @Test
  void facets_withoutJavaScript_narrowTheResult() {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();

      Response response = page.navigate(base + "datasets?sector=health");

      assertThat(response.status()).isEqualTo(200);
      assertThat(page.locator("main a[href*='/datasets/medicines-register']").count()).isPositive();
      assertThat(page.locator("main a[href*='/datasets/power-plants']").count()).isZero();
    }
  }

  @Test
  void language_onceSwitched_sticks() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(base + "datasets?lang=en");

      page.navigate(base + "targets");

      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    }
  }

  @Test
  void skipLink_firstInTabOrder_leadsToTheMainPart() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(base + "datasets");

      page.keyboard().press("Tab");

      String target = (String) page.evaluate("document.activeElement.getAttribute('href')");
      assertThat(target).startsWith("#");
      assertThat(page.locator(target).count()).isEqualTo(1);
    }
  }
}
