package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.sen.access.Role;
import vn.sen.access.Scope;
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
          "datasets/airports-air-navigation/files/transport-airports-vn.csv/preview",
          "datasets/payment-fraud-transactions",
          "datasets/airports-air-navigation/history",
          "datasets/airports-air-navigation/compare",
          "datasets/airports-air-navigation/versions",
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
              "drafts/trinh-duyet-thu",
              "drafts/trinh-duyet-thu/review",
              "datasets/medicines-register/access"),
          "administrator",
          List.of("administration", "agencies/moit/people"));

  private static final int PHONE = 390;
  private static final int DESK = 1440;

  private static final Map<String, TestPerson> PEOPLE = new HashMap<>();

  /** One for each of them, so that what every page shares is fetched once. */
  private static final Map<String, BrowserContext> WINDOWS = new HashMap<>();

  private static TestBrowser browser;
  private static String base;

  @BeforeAll
  static void start() {
    RunningPortal portal = RunningPortal.get();
    base = portal.baseIri();
    PEOPLE.put("steward", portal.signIn("Người quản lý dữ liệu", Map.of("moh", Role.STEWARD)));
    draft(PEOPLE.get("steward"));
    PEOPLE.put("administrator", portal.signInAdministrator("Người quản trị"));
    browser = TestBrowser.start();
    WINDOWS.put("", browser.stranger());
    PEOPLE.forEach((who, person) -> WINDOWS.put(who, browser.signedIn(person)));
  }

  /** A draft that shows all that a form can: files with issues, a link, comments, findings. */
  private static void draft(TestPerson steward) {
    String path = "/drafts/trinh-duyet-thu";
    steward.post(
        "/drafts", "from", "blank", "agency", "moh", "slug", "trinh-duyet-thu", "titleVi", "Thử");
    String token = steward.token(Scope.DECIDE);
    RunningPortal portal = RunningPortal.get();
    for (String name : List.of("mot.csv", "hai.csv")) {
      portal.send(
          portal
              .request(
                  "/api/datasets/trinh-duyet-thu/files/" + name, "Authorization", "Bearer " + token)
              .PUT(
                  HttpRequest.BodyPublishers.ofString(
                      "tỉnh;ngày;giá (đồng)\nHà Nội;31/12/2025;3,5\nHuế;1/1/2026\n"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
    steward.post(path + "/link", "edition", "3", "url", "https://example.vn/a.csv", "title", "A");
    steward.post(path + "/comment", "edition", "4", "field", "titleVi", "text", "Tên ngắn quá");
    steward.post("/datasets/airports-air-navigation/follow");
  }

  @AfterAll
  static void stop() {
    PEOPLE.get("steward").post("/drafts/trinh-duyet-thu/discard", "edition", "4");
    if (browser != null) {
      browser.close();
    }
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

  /** Between them, each page is looked at in both languages and in both widths. */
  @ParameterizedTest
  @MethodSource("addresses")
  void page_inVietnameseOnAPhoneAndInEnglishOnADesk_isAccessibleAndKeepsToItself(
      String who, String address) {
    look(who, address, address.endsWith("en") ? DESK : PHONE);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  @Tag("long")
  void page_inEnglishOnAPhoneAndInVietnameseOnADesk_isAccessibleAndKeepsToItself(
      String who, String address) {
    look(who, address, address.endsWith("en") ? PHONE : DESK);
  }

  private static void look(String who, String address, int width) {
    try (Page page = WINDOWS.get(who).newPage()) {
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
      page.setViewportSize(width, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      page.navigate(base + address);
      if (address.startsWith("sparql")) {
        page.waitForSelector(".CodeMirror-scroll");
      }

      assertThat(Axe.violations(page)).as("axe").isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(Axe.violationsOfContrast(page)).as("contrast in the dark").isEmpty();
      keepsItsWidth(page);
      page.setViewportSize(width == PHONE ? DESK : PHONE, 900);
      keepsItsWidth(page);
      assertThat(complaints).as("console").isEmpty();
      assertThat(strangers).as("requests to other hosts").isEmpty();
      String expected = address.endsWith("en") ? "en" : "vi";
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(expected);
    }
  }

  private static void keepsItsWidth(Page page) {
    int overflow =
        (Integer)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow)
        .as("sideways scrolling at %d px", page.viewportSize().width)
        .isLessThanOrEqualTo(0);
  }

  @Test
  void bulkEdit_stepByStep_isAccessible() {
    try (BrowserContext context = browser.signedIn(PEOPLE.get("steward"))) {
      Page page = context.newPage();
      page.setViewportSize(390, 900);
      page.navigate(base + "desk?lang=vi");
      page.locator("input[name=dataset]").first().check();
      page.locator("form[action$=bulk] button").first().click();
      page.locator("#bulk-field").selectOption("themes");
      assertThat(Axe.violations(page)).isEmpty();
      page.locator("form[action$=bulk] button").first().click();
      page.locator("input[name=themes]").first().check();
      page.locator("button[value=preview]").click();
      page.locator("tbody tr").first().waitFor();

      assertThat(Axe.violations(page)).isEmpty();
      // Words, not codes.
      assertThat(page.locator("tbody").innerText()).contains("Nông nghiệp");
    }
  }

  @Test
  void draft_withTheKeyboardAlone_isFilledAndSaved() {
    try (BrowserContext context = browser.signedIn(PEOPLE.get("steward"))) {
      Page page = context.newPage();
      page.navigate(base + "drafts/trinh-duyet-thu?lang=vi");

      page.locator("#field-titleVi").focus();
      page.keyboard().press("Control+A");
      page.keyboard().type("Tên gõ bằng phím");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.keyboard().type("Mô tả gõ bằng phím.");
      page.locator("[data-field=places] [data-filters-choices]").focus();
      page.keyboard().type("da nang");
      page.keyboard().press("Tab");
      page.keyboard().press("Space");
      page.locator(".save-state", new Page.LocatorOptions().setHasText("Đã lưu.")).waitFor();
      page.reload();

      assertThat(page.locator("#field-titleVi").inputValue()).isEqualTo("Tên gõ bằng phím");
      assertThat(page.locator("#field-descriptionVi").inputValue()).contains("gõ bằng phím");
      assertThat(page.locator("[data-field=places] input:checked").count()).isPositive();
    }
  }

  @Test
  void search_withTheKeyboardAlone_findsAndOpensADataset() {
    try (BrowserContext context = browser.stranger()) {
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
    try (BrowserContext context = browser.stranger()) {
      Page page = context.newPage();
      page.navigate(base + "?lang=vi");
      Locator input = page.locator("main input[name=q]").first();

      input.focus();
      page.keyboard().type("san b");
      page.locator("[role=option]").first().waitFor();

      assertThat(input.getAttribute("role")).isEqualTo("combobox");
      assertThat(input.getAttribute("aria-expanded")).isEqualTo("true");
      assertThat(Axe.violations(page)).isEmpty();
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
    try (BrowserContext context = browser.withoutScripts()) {
      Page page = context.newPage();

      Response response = page.navigate(base + "datasets?sector=health");

      assertThat(response.status()).isEqualTo(200);
      assertThat(page.locator("main a[href*='/datasets/medicines-register']").count()).isPositive();
      assertThat(page.locator("main a[href*='/datasets/power-plants']").count()).isZero();
    }
  }

  @Test
  void language_onceSwitched_sticks() {
    try (BrowserContext context = browser.stranger()) {
      Page page = context.newPage();
      page.navigate(base + "datasets?lang=en");

      page.navigate(base + "targets");

      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    }
  }

  @Test
  void skipLink_firstInTabOrder_leadsToTheMainPart() {
    try (BrowserContext context = browser.stranger()) {
      Page page = context.newPage();
      page.navigate(base + "datasets");

      page.keyboard().press("Tab");

      String target = (String) page.evaluate("document.activeElement.getAttribute('href')");
      assertThat(target).startsWith("#");
      assertThat(page.locator(target).count()).isEqualTo(1);
    }
  }
}
