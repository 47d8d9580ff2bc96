package vn.sen.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Role;
import vn.sen.catalog.ChangeFollower;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/**
 * A steward's whole story in Vietnamese and in a real Chromium: register from a real file, mend,
 * publish, found by a stranger, updated, versions compared, withdrawn.
 */
class StewardStoryIT {
  private static final Path RATES =
      Path.of("seed-data", "files", "finance-banking-exchange-rates-vnd-snapshots.csv");

  /** A file is taken in and looked into before it is there. */
  private static final LocatorAssertions.HasTextOptions PATIENTLY =
      new LocatorAssertions.HasTextOptions().setTimeout(60_000);

  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static TestBrowser browser;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    browser = TestBrowser.start();
  }

  @AfterAll
  static void stop() {
    afterwards.withdrawNew();
    browser.close();
  }

  @Test
  void steward_fromAFileToATombstone() throws Exception {
    TestPerson steward = portal.signIn("Trần Thị Sen", Map.of("sbv", Role.STEWARD));
    String title = "Tỷ giá thử của đồng Việt Nam";
    try (BrowserContext context = browser.signedIn(steward)) {
      Page page = context.newPage();

      // Register from a real file, with the marks of an office spreadsheet: ; and 31/12/2025.
      Path office = folder.resolve("ty-gia-thu.csv");
      Files.writeString(office, officeCsv(), StandardCharsets.UTF_8);
      page.navigate(portal.baseIri() + "drafts/new");
      page.locator("#new-file").setInputFiles(office);
      page.getByText("Tải lên và bắt đầu").click();
      page.waitForURL("**/drafts/ty-gia-thu");
      assertThat(page.locator("#files .finding-warns").first()).isVisible();

      // Mend.
      page.getByText("Sửa giúp tôi").click();
      page.waitForURL("**/drafts/ty-gia-thu**");
      assertThat(page.locator("#files .finding-warns")).hasCount(0);

      // Describe; saved while typing, with what the profile finds in place.
      assertThat(page.locator("[data-field=descriptionVi] .finding-blocks").first()).isVisible();
      page.locator("#field-titleVi").fill(title);
      page.locator("#field-titleEn").fill("Trial exchange rates of the Vietnamese dong");
      page.locator("#field-descriptionVi").fill("Tỷ giá theo ngày, dùng để thử cổng.");
      page.locator("#field-descriptionEn").fill("Daily rates, to try the portal.");
      page.locator("input[name=themes]").first().check();
      page.locator("input[name=accessLevel][value=open]").check();
      page.locator("input[name=licence][value='cc-by-4.0']").check();
      page.locator("#field-contactNameVi").fill("Trung tâm Thông tin");
      page.locator("#field-contactUrl").fill("https://example.vn/lien-he");
      assertThat(page.locator(".save-state")).hasText("Đã lưu.");
      assertThat(page.locator("[data-field=descriptionVi] .finding-blocks")).hasCount(0);

      // Check and publish.
      page.getByText("Lưu và kiểm tra").click();
      page.waitForURL("**/review");
      assertThat(page.getByText("Có thể công bố.")).isVisible();
      page.locator("#act button", new Page.LocatorOptions().setHasText("Công bố")).first().click();
      page.waitForURL("**/datasets/ty-gia-thu");
      assertThat(page.locator("h1")).hasText(title);
    }
    portal.context().getBean(ChangeFollower.class).awaitApplied();

    // Found by a stranger.
    try (BrowserContext stranger = browser.stranger()) {
      Page page = stranger.newPage();
      page.navigate(portal.baseIri() + "datasets?q=ty+gia+thu+cua+dong");
      page.getByText(title).first().click();
      page.waitForURL("**/datasets/ty-gia-thu");
      assertThat(page.locator("#files")).containsText("ty-gia-thu.csv");
      assertThat(page.getByText("Rút bộ dữ liệu này")).hasCount(0);
    }

    // Next month: two minutes, here without scripts.
    try (BrowserContext context = browser.signedInWithoutScripts(steward)) {
      Page page = context.newPage();
      Path more = folder.resolve("ty-gia-thu.csv");
      Files.writeString(
          more,
          Files.readString(RATES).lines().limit(40).reduce((a, b) -> a + "\n" + b).orElseThrow()
              + "\n");
      page.navigate(portal.baseIri() + "datasets/ty-gia-thu");
      page.locator("form[action$=edit] button").click();
      page.waitForURL("**/drafts/ty-gia-thu");
      page.locator("#upload").setInputFiles(more);
      page.locator("form[data-uploads] button").click();
      page.waitForURL("**/drafts/ty-gia-thu#files");
      page.locator("#field-notes").fill("Thêm kỳ mới.");
      page.getByText("Lưu và kiểm tra").click();
      page.waitForURL("**/review");
      assertThat(page.locator("#version")).not().hasValue("1.0.0");
      page.locator("#act form[action$=publish] button").click();
      page.waitForURL("**/datasets/ty-gia-thu");

      // Compare versions.
      page.navigate(portal.baseIri() + "datasets/ty-gia-thu/versions");
      assertThat(page.locator("tbody tr")).hasCount(2);
      assertThat(page.locator("tbody")).containsText("Thêm kỳ mới.");
      page.getByText("So với 1.0.0").click();
      page.waitForURL("**/compare?from=*");
      assertThat(page.locator("main")).containsText("ty-gia-thu");

      // Withdraw.
      page.navigate(portal.baseIri() + "datasets/ty-gia-thu");
      page.locator("#history summary").click();
      page.locator("#withdraw-reason").fill("Chỉ là bản thử");
      page.getByText("Rút khỏi cổng").click();
      assertThat(page.locator("main")).containsText("Chỉ là bản thử");
    }
  }

  /** By keys alone, on a phone and on a desk, in light and dark. */
  @Test
  void blockedFile_isMendedInItsDraft() throws Exception {
    TestPerson steward = portal.signIn("Trần Thị Sen", Map.of("sbv", Role.STEWARD));
    try (BrowserContext context = browser.signedIn(steward)) {
      Page page = context.newPage();
      Path list = folder.resolve("danh-sach-thu.csv");
      Files.writeString(
          list,
          "Họ và tên,Ngày sinh,SĐT,Sản lượng\n"
              + "Nguyễn Văn An,31/12/1990,0912345678,12\n"
              + "Trần Thị Bình,01/02/1985,0987654321,15\n",
          StandardCharsets.UTF_8);
      page.navigate(portal.baseIri() + "drafts/new?lang=en");
      page.locator("#new-file").setInputFiles(list);
      page.locator("#new-file").press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL("**/drafts/danh-sach-thu*");
      page.navigate(portal.baseIri() + "drafts/danh-sach-thu/review?lang=en");

      page.getByText("See the check, and mend").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/checks/*");
      assertThat(page.locator("#report ~ .notice, .notice").first())
          .containsText("Cannot become open yet");
      isAccessible(page);

      page.locator("select[name='step.2']").focus();
      page.keyboard().type("mask");
      page.locator("button", new Page.LocatorOptions().setHasText("Preview")).focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/preview");
      assertThat(page.locator("main")).containsText("********78");
      isAccessible(page);

      page.locator("button[value=replace]").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/checks/*");
      assertThat(page.locator("h1")).containsText("danh-sach-thu-fewer-columns-masked-years.csv");
      page.navigate(portal.baseIri() + "drafts/danh-sach-thu/review?lang=en");
      assertThat(page.getByText("See the check, and mend")).hasCount(0);
    }
  }

  private static void isAccessible(Page page) {
    for (int width : new int[] {390, 1280}) {
      page.setViewportSize(width, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      assertThat(Axe.violations(page)).as("axe at %d px", width).isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(Axe.violationsOfContrast(page))
          .as("contrast in the dark at %d px", width)
          .isEmpty();
      assertThat(
              (Integer)
                  page.evaluate(
                      "document.documentElement.scrollWidth -"
                          + " document.documentElement.clientWidth"))
          .as("sideways scrolling at %d px", width)
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void secondPairOfEyes_commentsReturnsAndAccepts() {
    TestPerson editor = portal.signIn("Lê Biên Tập", Map.of("sbv", Role.EDITOR));
    TestPerson steward = portal.signIn("Trần Phụ Trách", Map.of("sbv", Role.STEWARD));
    editor.post(
        "/drafts",
        "from",
        "blank",
        "agency",
        "sbv",
        "slug",
        "cho-duyet",
        "titleVi",
        "Lãi suất",
        "titleEn",
        "Interest rates",
        "descriptionVi",
        "Số liệu thử.",
        "descriptionEn",
        "Synthetic.",
        "themes",
        "finance-banking",
        "accessLevel",
        "open",
        "licence",
        "cc-by-4.0",
        "contactNameVi",
        "Phòng Dữ liệu",
        "contactUrl",
        "https://example.vn/lien-he");
    try (BrowserContext context = browser.signedIn(editor)) {
      Page page = context.newPage();
      page.navigate(portal.baseIri() + "drafts/cho-duyet/review");
      assertThat(page.locator("#act form[action$=publish]")).hasCount(0);
      page.locator("#act form[action$=submit] button").click();
      assertThat(page.locator(".page-head")).containsText("Đang chờ duyệt");
    }

    try (BrowserContext context = browser.signedIn(steward)) {
      Page page = context.newPage();
      page.navigate(portal.baseIri() + "desk");
      page.getByText("Lãi suất").first().click();
      page.waitForURL("**/drafts/cho-duyet/review");
      page.locator("#comment-field").selectOption("titleVi");
      page.locator("#comment-text").fill("Lãi suất nào?");
      page.locator("form[action$=comment] button").click();
      page.locator("#reason").fill("Sửa tên rồi gửi lại.");
      page.locator("#act form[action$=return] button").click();
      assertThat(page.locator(".page-head")).containsText("Bản nháp");
    }

    try (BrowserContext context = browser.signedIn(editor)) {
      Page page = context.newPage();
      page.navigate(portal.baseIri() + "drafts/cho-duyet");
      assertThat(page.locator("[data-field=titleVi] .comment")).containsText("Lãi suất nào?");
      page.locator("#field-titleVi").fill("Lãi suất liên ngân hàng");
      page.getByText("Lưu và kiểm tra").click();
      page.waitForURL("**/review");
      assertThat(page.locator("main")).containsText("Sửa tên rồi gửi lại.");
      page.locator("#act form[action$=submit] button").click();
      assertThat(page.locator(".page-head")).containsText("Đang chờ duyệt");
    }

    try (BrowserContext context = browser.signedIn(steward)) {
      Page page = context.newPage();
      page.navigate(portal.baseIri() + "drafts/cho-duyet/review");
      page.locator("input[name=when][value=later]").check();
      page.locator("#at").fill("2099-01-01T08:00");
      page.locator("#act form[action$=publish] button").click();
      assertThat(page.locator(".page-head")).containsText("Tự công bố lúc 08:00, 01/01/2099");
      page.locator("#at").fill("");
      page.locator("input[name=when][value=now]").check();
      page.locator("#act form[action$=publish] button").click();
      page.waitForURL("**/datasets/cho-duyet");
      assertThat(page.locator("h1")).hasText("Lãi suất liên ngân hàng");
    }
  }

  @Test
  void twoAtOnce_secondIsShownBoth() {
    TestPerson one = portal.signIn("Người một", Map.of("sbv", Role.EDITOR));
    TestPerson two = portal.signIn("Người hai", Map.of("sbv", Role.EDITOR));
    one.post("/drafts", "from", "blank", "agency", "sbv", "slug", "hai-nguoi", "titleVi", "Gốc");
    one.post("/drafts/hai-nguoi", "edition", "1", "titleVi", "Của người một");

    var late = two.post("/drafts/hai-nguoi", "edition", "1", "titleVi", "Của người hai");

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("Của người một").contains("Của người hai");
    assertThat(one.get("/drafts/hai-nguoi").body())
        .contains("Của người một")
        .doesNotContain("Của người hai");
  }

  @Test
  void filesLaidIntoADraft_areSentInPiecesWithProgress_andWhatIsLostIsWonBackByAClick() {
    TestPerson steward = portal.signIn("Lê Văn Kéo", Map.of("sbv", Role.STEWARD));
    steward.post("/drafts", "from", "blank", "agency", "sbv", "slug", "keo-tha", "titleVi", "Kéo");
    try (BrowserContext context = browser.signedIn(steward)) {
      Page page = context.newPage();
      page.navigate(portal.baseIri() + "drafts/keo-tha");
      // What is told on the way is gone with the page: kept aside to be looked at.
      page.evaluate(
          """
          () => {
            const line = document.querySelector(".upload-progress");
            const told = [];
            new MutationObserver(() => {
              told.push(line.textContent);
              sessionStorage.setItem("told", told.join("\\n"));
            }).observe(line, { childList: true, characterData: true, subtree: true });
            const rows = ["Tỉnh,Năm,Giá trị"];
            for (let i = 0; i < 200000; i++) {
              rows.push(`Huế,${2000 + (i % 25)},${i}`);
            }
            const data = new DataTransfer();
            data.items.add(new File([rows.join("\\n")], "kéo thả.csv", { type: "text/csv" }));
            document
              .querySelector(".drop-zone")
              .dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
          }
          """);
      assertThat(page.locator("#files h3")).hasText("keo-tha.csv", PATIENTLY);
      assertThat((String) page.evaluate("() => sessionStorage.getItem('told')"))
          .containsPattern("kéo thả\\.csv: .*MB .*MB.*/s")
          .contains("cổng đang đọc và kiểm tra tệp");

      // The words before the button that mends, and the points won by it.
      page.navigate(portal.baseIri() + "drafts/keo-tha/review");
      page.getByText("Công bố danh sách cột đề xuất").click();
      page.waitForURL("**/drafts/keo-tha/review#quality");
      assertThat(page.getByText("Công bố danh sách cột đề xuất")).hasCount(0);
      // What the portal cannot know leads to the field, in the folded section too.
      page.locator(".quality-losses a", new Page.LocatorOptions().setHasText("Thêm từ khóa"))
          .click();
      page.waitForURL("**/drafts/keo-tha#field-keywordsVi");
      assertThat(page.locator("#field-keywordsVi")).isFocused();
    }
  }

  @Test
  void embargo_isAChoiceOfHowToPublish() {
    TestPerson steward = portal.signIn("Lê Văn Chờ", Map.of("sbv", Role.STEWARD));
    describe(steward, "cho-ngay-mo", "Chờ ngày mở");
    try (BrowserContext context = browser.signedIn(steward)) {
      Page page = context.newPage();
      page.navigate(portal.baseIri() + "drafts/cho-ngay-mo");
      page.locator("#upload").setInputFiles(RATES);
      page.locator("#files form[data-uploads] button").click();
      assertThat(page.locator("#files h3")).hasText(RATES.getFileName().toString(), PATIENTLY);
      page.navigate(portal.baseIri() + "drafts/cho-ngay-mo/review");
      page.locator("input[name=when][value=embargo]").check();
      page.locator("#embargo").fill("2099-01-15");
      page.locator("#act form[action$=publish] button").click();
      page.waitForURL("**/datasets/cho-ngay-mo");
      assertThat(page.locator("#access")).containsText("15/01/2099");
    }
    try (BrowserContext stranger = browser.stranger()) {
      Page page = stranger.newPage();
      page.navigate(portal.baseIri() + "datasets/cho-ngay-mo");
      assertThat(page.locator("#access")).containsText("Dữ liệu được mở từ 15/01/2099 00:00");
      assertThat(page.locator("#files")).containsText(RATES.getFileName().toString());
    }
  }

  @Test
  void reviewer_seesWhatChanged_inWordsAndInTriples() {
    TestPerson steward = portal.signIn("Lê Thị Soát", Map.of("sbv", Role.STEWARD));
    describe(steward, "soat-thay-doi", "Tên đầu");
    assertThat(steward.post("/drafts/soat-thay-doi/publish", "edition", "1").statusCode())
        .isEqualTo(303);
    steward.post("/datasets/soat-thay-doi/edit");
    steward.post("/drafts/soat-thay-doi", fields("1", "Tên sau"));

    String review = steward.get("/drafts/soat-thay-doi/review", "Accept", "text/html").body();

    assertThat(review)
        .containsPattern("(?s)Tên đầu</td>\\s*<td>Tên sau")
        .contains("<code>&lt;" + portal.baseIri() + "datasets/soat-thay-doi&gt;")
        .contains("class=\"removed\"")
        .contains("class=\"added\"");
  }

  /** A draft of which everything is said that publication asks for. */
  private static void describe(TestPerson steward, String slug, String title) {
    List<String> all =
        new java.util.ArrayList<>(List.of("from", "blank", "agency", "sbv", "slug", slug));
    all.addAll(List.of(fields("0", title)));
    assertThat(steward.post("/drafts", all.toArray(String[]::new)).statusCode()).isEqualTo(303);
  }

  private static String[] fields(String edition, String title) {
    return new String[] {
      "edition", edition,
      "titleVi", title,
      "titleEn", "Trial",
      "descriptionVi", "Dữ liệu thử.",
      "descriptionEn", "Synthetic.",
      "themes", "finance-banking",
      "accessLevel", "open",
      "licence", "cc-by-4.0",
      "contactNameVi", "Trung tâm Thông tin",
      "contactUrl", "https://example.vn/lien-he"
    };
  }

  @Test
  void scriptsInTexts_areTextsOnly() {
    TestPerson steward = portal.signIn("<b>Đậm</b>", Map.of("sbv", Role.STEWARD));
    String evil = "<script>alert('canary')</script>";
    steward.post(
        "/drafts",
        "from",
        "blank",
        "agency",
        "sbv",
        "slug",
        "chen-ma",
        "titleVi",
        evil,
        "descriptionVi",
        evil,
        "contactUrl",
        "javascript:alert(1)",
        "landingPage",
        "javascript:alert(1)");

    for (String path : List.of("/drafts/chen-ma", "/drafts/chen-ma/review", "/desk")) {
      String body = steward.get(path, "Accept", "text/html").body();
      assertThat(body).doesNotContain("<script>alert").doesNotContain("<b>Đậm</b>");
      assertThat(body).doesNotContain("href=\"javascript:");
    }
  }

  private static String officeCsv() throws Exception {
    StringBuilder text = new StringBuilder("ngày;tiền tệ;tỷ giá\n");
    for (String line : Files.readAllLines(RATES).subList(1, 30)) {
      String[] cells = line.split(",");
      String[] day = cells[0].split("-");
      text.append(day[2] + "/" + day[1] + "/" + day[0] + ";" + cells[2] + ";")
          .append(cells[3].replace('.', ','))
          .append('\n');
    }
    return text.toString();
  }
}
