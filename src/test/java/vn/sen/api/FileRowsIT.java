package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.access.audit.AuditTrail;
import vn.sen.access.sharing.AccessRequests;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.RowQuery;
import vn.sen.data.StoredContent;
import vn.sen.data.TableAnswer;
import vn.sen.data.TableRows;
import vn.sen.data.TableRowsConfig;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestDataset;
import vn.sen.testing.TestPerson;

/** A look at the first rows of a file, and questions for its rows. */
class FileRowsIT {
  private static final String SHIPPED =
      "/datasets/exchange-rates/files/finance-banking-exchange-rates-vnd-snapshots.csv";

  private static RunningPortal portal;
  private static Afterwards afterwards;

  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  /** An open dataset of one file; its column “Dân số” is described. */
  private static String publish(String name, byte[] bytes) {
    return publish(name, bytes, "open", "");
  }

  private static String publish(String name, byte[] bytes, String level, String policy) {
    StoredContent content =
        portal.context().getBean(DataFiles.class).store(new ByteArrayInputStream(bytes));
    return publish(name, content, content.sizeBytes(), level, policy);
  }

  private static String publish(
      String name, StoredContent content, long sizeBytes, String level, String policy) {
    String slug = "rows-" + UUID.randomUUID();
    String document =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX csvw: <http://www.w3.org/ns/csvw#>
        PREFIX schema: <https://schema.org/>
        PREFIX odrl: <http://www.w3.org/ns/odrl/2/>
        PREFIX sen: <ns#>
        <datasets/SLUG> a dcat:Dataset ; dct:title "Bộ SLUG"@vi ;
          dct:publisher <agencies/moh> ; dct:accessRights <vocab/access-levels/LEVEL> ; POLICY
          dcat:distribution <datasets/SLUG/distributions/d> .
        <datasets/SLUG/distributions/d> a dcat:Distribution ; dct:title "Tệp"@vi ;
          dcat:downloadURL <datasets/SLUG/files/NAME> ;
          csvw:tableSchema [ a csvw:Schema ; csvw:column ( [ a csvw:Column ;
            csvw:name "Dân số" ; csvw:titles "Population"@en ; schema:unitText "nghìn người" ;
            dct:description "Counted in mid-year."@en ] ) ] .
        """
            .replace("SLUG", slug)
            .replace("LEVEL", level)
            .replace("POLICY", policy)
            .replace("NAME", name);
    portal.publish(
        new DescriptionReader()
            .read(document, RdfSyntax.TURTLE, portal.baseIri(), "datasets/" + slug));
    portal
        .context()
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                slug,
                name,
                "application/octet-stream",
                sizeBytes,
                content.sha256(),
                Instant.now()));
    return "/datasets/" + slug + "/files/" + name;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Thirty communes, with semicolons between the cells. */
  private static byte[] communes() {
    StringBuilder text = new StringBuilder("Mã;Tên xã;Dân số\n");
    IntStream.rangeClosed(1, 30)
        .forEach(i -> text.append("%03d;Xã Đường %d;%d\n".formatted(i, i, -i * 10)));
    return utf8(text.toString());
  }

  private static String preview(String file) {
    HttpResponse<String> answer = portal.get(file + "/preview?lang=en");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> cells(String page) {
    return Pattern.compile("<td[^>]*>([^<]*)</td>")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> headings(String page) {
    return Pattern.compile("<th scope=\"col\"[^>]*>([^<]*)<")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static JsonNode rows(String file, String query) throws IOException {
    HttpResponse<String> answer = portal.get("/api" + file + "/rows" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return portal.context().getBean(JsonMapper.class).readValue(answer.body(), JsonNode.class);
  }

  private static List<String> column(JsonNode answer, String name) {
    List<String> values = new ArrayList<>();
    answer.get("rows").values().forEach(row -> values.add(row.get(name).getStringValue()));
    return values;
  }

  // A first look.

  @Test
  void preview_showsTheFirstRows_underDescribedColumns() {
    String page = preview(publish("communes.csv", communes()));

    assertThat(headings(page)).containsExactly("Mã", "Tên xã", "Dân số");
    assertThat(cells(page)).hasSize(60).contains("Xã Đường 20").doesNotContain("Xã Đường 21");
    assertThat(page)
        .contains("The first 20 rows.", "Population", "in nghìn người", "Counted in mid-year.");
  }

  @Test
  void preview_ofAShippedFile_knowsHowManyRowsThereAre() {
    assertThat(preview(SHIPPED)).contains("20 of 1,124 rows.");
    assertThat(portal.get(SHIPPED + "/preview?lang=vi").body()).contains("20 trong 1.124 dòng.");
    assertThat(portal.get("/datasets/exchange-rates").body())
        .contains("href=\"" + SHIPPED + "/preview\"");
  }

  @Test
  void preview_ofAWorkbook_isItsFirstTable_withoutTheTitle() throws IOException {
    String page = preview(publish("so-lieu.xlsx", workbook()));

    assertThat(headings(page)).containsExactly("Phường", "Dân số", "Hộ");
    assertThat(cells(page)).containsExactly("Ngọc Hà", "12", "4", "Ba Đình", "7", "2");
    assertThat(page).contains("All 2 rows.");
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Sen", "1.0")) {
      book.newWorksheet("Trống");
      Worksheet list = book.newWorksheet("Danh sách");
      list.value(0, 0, "DÂN SỐ CÁC PHƯỜNG");
      list.value(2, 0, "Phường");
      list.value(2, 1, "Dân số");
      list.value(2, 2, "Hộ");
      list.value(3, 0, "Ngọc Hà");
      list.value(3, 1, 12);
      list.value(3, 2, 4);
      list.value(4, 0, "Ba Đình");
      list.value(4, 1, 7);
      list.value(4, 2, 2);
      list.value(5, 0, "");
      Worksheet other = book.newWorksheet("Khác");
      other.value(0, 0, "Ghi chú");
      other.value(1, 0, "không thuộc bảng đầu");
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.json | [{\"tên\":\"Huế\",\"số\":1},{\"tên\":\"Đà Nẵng\",\"số\":2,\"cờ\":[\"x\",\"y\"]}]",
        "a.jsonl | {\"tên\":\"Huế\",\"số\":1} {\"tên\":\"Đà Nẵng\",\"số\":2,\"cờ\":[\"x\",\"y\"]}",
        "a.json | {\"title\":\"t\",\"data\":[{\"tên\":\"Huế\",\"số\":1},"
            + "{\"tên\":\"Đà Nẵng\",\"số\":2,\"cờ\":[\"x\",\"y\"]}],\"end\":true}",
        "a.geojson | {\"type\":\"FeatureCollection\",\"features\":["
            + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[107,16]},"
            + "\"properties\":{\"tên\":\"Huế\",\"số\":1}},"
            + "{\"type\":\"Feature\",\"geometry\":null,"
            + "\"properties\":{\"tên\":\"Đà Nẵng\",\"số\":2,\"cờ\":[\"x\",\"y\"]}}]}"
      })
  void json_isATableOfItsRecords(String name, String text) throws IOException {
    String file = publish(name, utf8(text));

    String page = preview(file);
    JsonNode answer = rows(file, "");

    assertThat(headings(page)).containsExactly("tên", "số", "cờ");
    assertThat(cells(page)).containsExactly("Huế", "1", "", "Đà Nẵng", "2", "x; y");
    assertThat(column(answer, "cờ")).containsExactly("", "x; y");
  }

  @Test
  void parquet_isRead() throws SQLException, IOException {
    String file = publish("a.parquet", parquet());

    assertThat(cells(preview(file))).startsWith("Xã 0", "0.5", "Xã 1", "1.5").hasSize(40);
    assertThat(column(rows(file, "?offset=2998"), "tên")).containsExactly("Xã 2998", "Xã 2999");
  }

  private static byte[] parquet() throws SQLException, IOException {
    Path file = folder.resolve(UUID.randomUUID() + ".parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT 'Xã ' || i AS \"tên\", i + 0.5 AS so FROM range(3000) t(i)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(file);
  }

  @Test
  void otherEncodings_areReadAsVietnamese() throws IOException {
    // TCVN3, as spreadsheets of the nineties have it: “Tên,Số / Tiếng Việt,1 …”.
    StringBuilder text = new StringBuilder("Tªn,Sè\n");
    IntStream.range(0, 40)
        .forEach(i -> text.append("TiÕng ViÖt ®Êt n\u00adíc,").append(i).append('\n'));
    String tcvn3 = publish("cu.csv", text.toString().getBytes(StandardCharsets.ISO_8859_1));
    String utf16 =
        publish(
            "excel.csv", ("\ufeffTên\tSố\nTiếng Việt\t1\n").getBytes(StandardCharsets.UTF_16LE));

    assertThat(cells(preview(tcvn3))).startsWith("Tiếng Việt đất nước", "0");
    assertThat(cells(preview(utf16))).containsExactly("Tiếng Việt", "1");
    assertThat(column(rows(tcvn3, "?S%E1%BB%91=39"), "Tên")).containsExactly("Tiếng Việt đất nước");
  }

  @Test
  void hostileCells_areText_andLongOnesAreCut() {
    String script = "<script>alert(1)</script>";
    String page =
        preview(
            publish(
                "x.csv",
                utf8(
                    "<img src=x onerror=alert(2)>,b\n"
                        + script
                        + ","
                        + "ă".repeat(500)
                        + "\nc,\"\"\"><svg onload=alert(3)>\"\n")));

    assertThat(page).doesNotContain(script).doesNotContain("<img src=x").doesNotContain("<svg onl");
    assertThat(page).contains("&lt;script&gt;alert(1)", "&lt;img src=x");
    assertThat(page).contains("ă".repeat(200) + "…</td>").doesNotContain("ă".repeat(201));
    assertThat(page).contains("Cells longer than 200 characters are cut.");
  }

  @Test
  void noTable_saysSo_andOffersTheDownload() {
    String file = publish("bao-cao.pdf", utf8("%PDF-1.4\n"));
    String binary = publish("lie.csv", new byte[] {0, 1, 2, 3, 0, 0, 9});

    for (String one : List.of(file, binary)) {
      HttpResponse<String> rows = portal.get("/api" + one + "/rows?lang=en");
      assertThat(preview(one)).contains("href=\"" + one + "\"", "Download it.");
      assertThat(rows.statusCode()).isEqualTo(422);
      assertThat(rows.body()).contains("/problems/no-rows-read", "Download it.");
    }
    assertThat(preview(file)).contains("is no table that the portal can read");
    assertThat(portal.get(file + "/preview?lang=vi").body()).contains("không phải bảng");
    assertThat(uses(file)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void headerAlone_isATableWithoutRows() throws IOException {
    String file = publish("a.csv", utf8("a,b\n"));

    assertThat(preview(file)).contains("This table has no rows.");
    assertThat(rows(file, "").get("rows").size()).isZero();
  }

  // Questions.

  @Test
  void rows_comePageByPage_untilThereAreNoMore() throws IOException {
    String file = publish("communes.csv", communes());
    List<String> found = new ArrayList<>();
    Optional<String> next = Optional.of("/api" + file + "/rows?limit=12&columns=M%C3%A3");
    int pages = 0;

    while (next.isPresent()) {
      HttpResponse<String> answer = portal.get(next.get());
      JsonNode page = json(answer);
      found.addAll(column(page, "Mã"));
      next =
          Optional.ofNullable(page.get("next"))
              .map(JsonNode::getStringValue)
              .map(address -> address.substring(portal.baseIri().length() - 1));
      assertThat(answer.headers().firstValue("Link").isPresent()).isEqualTo(next.isPresent());
      assertThat(page.get("fields").size()).isEqualTo(1);
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(found).hasSize(30).doesNotHaveDuplicates().startsWith("001").endsWith("030");
  }

  @Test
  void rows_tellWhatTheirColumnsMean() throws IOException {
    JsonNode answer = rows(publish("communes.csv", communes()), "?limit=1&offset=4");

    JsonNode field = answer.get("fields").get(2);
    assertThat(field.get("name").getStringValue()).isEqualTo("Dân số");
    assertThat(field.get("title").get("en").getStringValue()).isEqualTo("Population");
    assertThat(field.get("unit").getStringValue()).isEqualTo("nghìn người");
    assertThat(answer.get("offset").getIntValue()).isEqualTo(4);
    assertThat(answer.get("limit").getIntValue()).isEqualTo(1);
    assertThat(column(answer, "Tên xã")).containsExactly("Xã Đường 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1 | 1",
        "a=1&a=3 | 1;3",
        "a=1&b=y | ''",
        "b= | 4",
        "limit=1 | 1",
        "filters={\"limit\":\"7\"} | 2",
        "filters={\"limit\":[7,8],\"b\":\"z\"} | 3",
        "a=1&a=2&a=3&offset=1 | 2;3",
        "b=Hu%E1%BA%BF%CC%81 | ''",
        "b=Hu%C3%AA%CC%81 | 5"
      })
  void filters_areKept(String query, String expected) throws IOException {
    String file =
        publish("a.csv", utf8("a,b,limit\n1,x,6\n2,y,7\n3,z,8\n4,,9\n5,Huế,10\n6,w,11\n"));
    String encoded = query.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22");

    List<String> found =
        column(
            rows(file, "?" + encoded.replace("[", "%5B").replace("]", "%5D") + "&columns=a,b"),
            "a");

    assertThat(String.join(";", found)).isEqualTo(expected);
  }

  @Test
  void csv_keepsNumbers_andDisarmsFormulas() {
    String file =
        publish("a.csv", utf8("tên,số\n=HYPERLINK(\"x\"),-12.5\n@x,+84\n\"a,\"\"b\",-1+2\n"));

    HttpResponse<String> byFormat = portal.get("/api" + file + "/rows?format=csv");
    HttpResponse<String> byAccept = portal.get("/api" + file + "/rows", "Accept", "text/csv");

    assertThat(byFormat.body())
        .isEqualTo(
            "tên,số\r\n\"'=HYPERLINK(\"\"x\"\")\",-12.5\r\n'@x,+84\r\n\"a,\"\"b\",'-1+2\r\n");
    assertThat(byFormat.headers().firstValue("Content-Type"))
        .contains("text/csv; charset=utf-8; header=present");
    assertThat(byAccept.body()).isEqualTo(byFormat.body());
    assertThat(byFormat.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(byFormat.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=x",
        "limit=1&limit=2",
        "offset=-1",
        "format=xml",
        "filters=x",
        "filters=%5B%5D",
        "filters=%7B%22a%22:%7B%7D%7D"
      })
  void badParameters_areRefused(String query) {
    String file = publish("a.csv", utf8("a\n1\n"));

    HttpResponse<String> answer = portal.get("/api" + file + "/rows?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/problems/invalid-parameter");
    assertThat(uses(file)).containsExactly(0L, 0L, 0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ten=1", "columns=ten", "columns=M%C3%A3,ten", "filters=%7B%22ten%22:1%7D"})
  void unknownColumn_isRefused_withTheColumnsThereAre(String query) {
    String file = publish("communes.csv", communes());

    HttpResponse<String> answer = portal.get("/api" + file + "/rows?lang=en&limit=2&" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("no column “ten”", "“Mã”, “Tên xã”, “Dân số”", "columns, filters, format");
  }

  @Test
  void notAcceptable_isTold() {
    String file = publish("a.csv", utf8("a\n1\n"));

    assertThat(portal.get("/api" + file + "/rows", "Accept", "image/png").statusCode())
        .isEqualTo(406);
  }

  @Test
  void fileBeyondTheBound_isRefused_andSaysWhatToDo() {
    StoredContent content =
        portal.context().getBean(DataFiles.class).store(new ByteArrayInputStream(communes()));
    String csv = publish("lon.csv", content, 200L << 20, "open", "");
    String xlsx = publish("lon.xlsx", content, 200L << 20, "open", "");

    HttpResponse<String> rows = portal.get("/api" + csv + "/rows?lang=en");

    assertThat(rows.statusCode()).isEqualTo(422);
    assertThat(rows.body()).contains("larger than 64 MB").contains("Download it.");
    assertThat(portal.get("/api" + csv + "/rows?lang=vi").body()).contains("Hãy tải tệp về.");
    // The first rows of a text are read without the rest of it.
    assertThat(preview(csv)).contains("Xã Đường 20");
    assertThat(preview(xlsx)).contains("larger than 64 MB");
    assertThat(uses(csv)).containsExactly(0L, 1L, 0L);
  }

  @Test
  void bound_isConfiguration() {
    StoredContent content =
        portal
            .context()
            .getBean(DataFiles.class)
            .store(new ByteArrayInputStream(utf8("a\n" + "1\n".repeat(2_000))));
    StoredFile file =
        new StoredFile(
            "s", "a.csv", "text/csv", content.sizeBytes(), content.sha256(), Instant.now());
    RowQuery all = new RowQuery(0, 1_000, List.of(), Map.of());

    assertThat(rowsWithin(8_192).query(file, all)).isInstanceOf(TableAnswer.Rows.class);
    assertThat(rowsWithin(2_048).query(file, all))
        .isInstanceOfSatisfying(
            TableAnswer.Unreadable.class,
            why -> assertThat(why.why().values().get("en")).contains("larger than 2 KB"));
  }

  private static TableRows rowsWithin(long bytes) {
    return new TableRows(
        portal.context().getBean(DataFiles.class),
        new TableRowsConfig(bytes, Duration.ofSeconds(30), 1, Duration.ofSeconds(5)),
        Clock.systemUTC());
  }

  @Test
  void veryLongCells_endAPageEarly_andTheNextOneGoesOn() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    IntStream.range(0, 5)
        .forEach(i -> text.append(i).append(',').append("x".repeat(1_500_000)).append('\n'));
    String file = publish("a.csv", utf8(text.toString()));

    JsonNode first = rows(file, "?columns=a");
    JsonNode second = rows(file, "?columns=a&offset=2");

    assertThat(column(first, "a")).containsExactly("0", "1");
    assertThat(first.get("next").getStringValue()).contains("offset=2");
    assertThat(column(second, "a")).containsExactly("2", "3");
  }

  // Who may.

  @Test
  void refusedCallers_areToldWhatToDo_inBothLanguages() {
    TestDataset restricted = TestDataset.publish(portal, "moh", "restricted", false);
    TestDataset hidden = TestDataset.publish(portal, "moh", "restricted", true);
    TestDataset registered = TestDataset.publish(portal, "moh", "registered", false);
    TestPerson stranger = portal.signIn("Lan", Map.of());
    TestPerson withoutTerms = portal.signInWithoutTerms("Mai");
    TestPerson administrator = portal.signInAdministrator("Quản trị");
    TestPerson owner = portal.signIn("Hà", Map.of("moh", Role.MEMBER));

    for (String use : List.of("%s/preview", "/api%s/rows")) {
      String of = use.formatted(restricted.file());
      HttpResponse<String> anonymous = portal.get(of + "?lang=en");
      assertThat(anonymous.statusCode()).isEqualTo(403);
      assertThat(anonymous.body())
          .contains("You may not use this data yet.")
          .contains("/sign-in")
          .contains("/requests/new?dataset=" + restricted.slug());
      assertThat(portal.get(of + "?lang=vi").body()).contains("Bạn chưa được dùng dữ liệu này.");
      assertThat(stranger.get(of).statusCode()).isEqualTo(403);
      assertThat(administrator.get(of).statusCode()).isEqualTo(403);
      assertThat(owner.get(of).statusCode()).isEqualTo(200);
      assertThat(portal.get(use.formatted(hidden.file())).statusCode()).isEqualTo(404);
      assertThat(stranger.get(use.formatted(hidden.file())).statusCode()).isEqualTo(404);
      assertThat(owner.get(use.formatted(hidden.file())).statusCode()).isEqualTo(200);
      assertThat(portal.get(use.formatted(restricted.page() + "/files/none.csv")).statusCode())
          .isEqualTo(404);
      assertThat(withoutTerms.get(use.formatted(registered.file()) + "?lang=en").body())
          .contains("Accept the terms of use");
    }
    withoutTerms.post("/account", "do", "terms");
    assertThat(withoutTerms.get(registered.file() + "/preview").statusCode()).isEqualTo(200);
    assertThat(withoutTerms.get("/api" + registered.file() + "/rows").statusCode()).isEqualTo(200);
    assertThat(portal.get(restricted.page()).body()).doesNotContain("/preview\"");
  }

  @Test
  void policyOfOneUse_letsInToThatAlone() {
    String policy =
        """
        odrl:hasPolicy [ a odrl:Offer ; odrl:permission [ a odrl:Permission ;
          odrl:action sen:preview ] ] ;
        """;
    String file = publish("a.csv", communes(), "open", policy);

    assertThat(portal.get(file + "/preview").statusCode()).isEqualTo(200);
    assertThat(portal.get("/api" + file + "/rows").statusCode()).isEqualTo(403);
    assertThat(portal.get(file).statusCode()).isEqualTo(403);
    assertThat(preview(file)).doesNotContain("button-primary\" href=\"" + file + "\"");
    assertThat(portal.get(file.replaceFirst("/files/.*", "")).body()).contains(file + "/preview");
  }

  @Test
  void embargo_holdsForEveryUse() {
    String policy =
        """
        odrl:hasPolicy [ a odrl:Offer ; odrl:prohibition [ a odrl:Prohibition ;
          odrl:action odrl:use ; odrl:constraint [ a odrl:Constraint ;
            odrl:leftOperand odrl:dateTime ; odrl:operator odrl:lt ;
            odrl:rightOperand "2099-01-15"^^<http://www.w3.org/2001/XMLSchema#date> ] ] ] ;
        """;
    String file = publish("a.csv", communes(), "open", policy);

    assertThat(portal.get(file + "/preview").statusCode()).isEqualTo(403);
    assertThat(portal.get("/api" + file + "/rows").statusCode()).isEqualTo(403);
  }

  @Test
  void agreementOfAFewUses_countsEachKind_andEndsWithTheLast() {
    TestPerson steward = portal.signIn("Hà", Map.of("moh", Role.STEWARD));
    TestPerson researcher = portal.signIn("Lan", Map.of());
    TestDataset dataset = TestDataset.publish(portal, "moh", "restricted", false);
    grant(steward, researcher, dataset, 2);
    String preview = dataset.file() + "/preview";
    String rows = "/api" + dataset.file() + "/rows";

    List<Integer> statuses = new ArrayList<>();
    // Neither a HEAD nor what is refused for its parameters is a use.
    statuses.add(researcher.send("HEAD", preview).statusCode());
    statuses.add(researcher.send("HEAD", rows).statusCode());
    statuses.add(researcher.get(rows + "?none=1").statusCode());
    statuses.add(researcher.get(preview).statusCode());
    HttpResponse<String> asked = researcher.get(rows);
    statuses.add(asked.statusCode());
    HttpResponse<String> over = researcher.get(preview + "?lang=en");

    assertThat(statuses).containsExactly(200, 200, 400, 200, 200);
    assertThat(over.statusCode()).isEqualTo(403);
    assertThat(over.body()).contains("/requests/new?dataset=" + dataset.slug());
    assertThat(researcher.get(rows).statusCode()).isEqualTo(403);
    assertThat(researcher.get(dataset.file()).statusCode()).isEqualTo(403);
    assertThat(uses(dataset.file())).containsExactly(0L, 1L, 1L);
    assertThat(audited(dataset)).contains("PREVIEW", "QUERY");
  }

  private static void grant(
      TestPerson steward, TestPerson researcher, TestDataset dataset, int mostUses) {
    String today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString();
    String end = java.time.LocalDate.parse(today).plusDays(30).toString();
    researcher.post(
        "/requests",
        "dataset",
        dataset.slug(),
        "purpose",
        "research",
        "project",
        "test",
        "starts",
        today,
        "ends",
        end);
    UUID request =
        portal
            .context()
            .getBean(AccessRequests.class)
            .listOfRequesters(researcher.person().id(), java.util.Set.of())
            .getFirst()
            .id();
    HttpResponse<String> granted =
        steward.post(
            "/requests/" + request,
            "do",
            "grant",
            "starts",
            today,
            "ends",
            end,
            "most-uses",
            Integer.toString(mostUses));
    assertThat(granted.statusCode()).as(granted.body()).isEqualTo(303);
  }

  private static List<String> audited(TestDataset dataset) {
    return portal
        .context()
        .getBean(AuditTrail.class)
        .list(
            AuditTrail.Question.ofAgency("moh")
                .about(Optional.of(portal.baseIri() + "datasets/" + dataset.slug())),
            100)
        .stream()
        .filter(entry -> entry.action().equals("DATA_USED"))
        .flatMap(entry -> entry.details().stream())
        .toList();
  }

  @Test
  void uses_areCountedForEverybodyToSee() {
    String file = publish("a.csv", communes());
    List<Long> before = uses(file);

    HttpResponse<String> page = portal.get(file + "/preview");
    HttpResponse<String> rows = portal.get("/api" + file + "/rows");
    portal.get("/api" + file + "/rows?limit=1");
    portal.get(file);
    // Who has it already does not use it again.
    int pageAgain = portal.get(file + "/preview", "If-None-Match", tag(page)).statusCode();
    int rowsAgain = portal.get("/api" + file + "/rows", "If-None-Match", tag(rows)).statusCode();

    assertThat(before).containsExactly(0L, 0L, 0L);
    assertThat(pageAgain).isEqualTo(304);
    assertThat(rowsAgain).isEqualTo(304);
    assertThat(uses(file)).containsExactly(1L, 1L, 2L);
  }

  private static String tag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  /** Downloads, previews and queries, as the page on access tells everybody. */
  private static List<Long> uses(String file) {
    String dataset = file.replaceFirst("/files/.*", "");
    String page = portal.get(dataset + "/access?lang=en").body();
    List<Long> uses = new ArrayList<>();
    for (String kind : List.of("Downloads", "Previews", "Queries")) {
      Matcher found = Pattern.compile("<dt>" + kind + "</dt><dd>(\\d+)</dd>").matcher(page);
      assertThat(found.find()).as(kind).isTrue();
      uses.add(Long.parseLong(found.group(1)));
    }
    return uses;
  }

  // Versions.

  @Test
  void versions_haveTheirOwnPreviews() {
    String token = portal.signIn("Vân", Map.of("mae", Role.STEWARD)).token(Scope.DECIDE);
    String slug = "rows-" + UUID.randomUUID();
    call(
        token,
        "POST",
        "/api/datasets",
        """
        {"slug": "%s", "agency": "mae", "titleVi": "Xem trước phiên bản",
         "titleEn": "Preview of versions", "descriptionVi": "Dữ liệu thử, do máy tạo ra.",
         "descriptionEn": "Synthetic data.", "themes": ["agriculture"], "accessLevel": "open",
         "licence": "cc-by-4.0", "contactNameVi": "Trung tâm", "contactNameEn": "Centre",
         "contactUrl": "https://example.vn/lien-he", "languages": ["vi"], "frequency": "ANNUAL",
         "start": "2024", "end": "2025"}
        """
            .formatted(slug));
    String file = "/files/lua.csv";
    call(token, "PUT", "/api/datasets/" + slug + file, "tinh,nam,tan\nHuế,2024,12\n");
    call(token, "POST", "/api/datasets/" + slug + "/publish", "{}");
    call(token, "PUT", "/api/datasets/" + slug + file, "tinh,nam,tan\nHuế,2024,12\nHuế,2025,99\n");
    call(token, "POST", "/api/datasets/" + slug + "/publish", "{}");
    String at = "/datasets/" + slug;

    assertThat(cells(preview(at + file))).contains("99");
    assertThat(cells(preview(at + "/versions/1.0.0" + file))).contains("12").doesNotContain("99");
    assertThat(cells(preview(at + "/versions/latest" + file))).contains("99");
    assertThat(portal.get(at + "/versions/9.9.9" + file + "/preview").statusCode()).isEqualTo(404);
    assertThat(portal.get(at + "/versions/1.0.0").body())
        .contains(at + "/versions/1.0.0" + file + "/preview");
    call(token, "POST", "/api/datasets/" + slug + "/withdraw", "{\"reason\": \"Thử\"}");
    assertThat(portal.get(at + file + "/preview").statusCode()).isEqualTo(410);
    assertThat(portal.get("/api" + at + file + "/rows").statusCode()).isEqualTo(410);
  }

  private static void call(String token, String method, String path, String body) {
    String[] headers =
        method.equals("PUT")
            ? new String[] {"If-Match", "*", "Content-Type", "text/csv"}
            : new String[] {"If-Match", "*"};
    HttpResponse<String> answer = portal.call(token, method, path, body, headers);
    assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isBetween(200, 299);
  }

  @Test
  void nameWithLettersAndSpaces_isFound() throws IOException {
    String name = "Đơn vị.csv";
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    StoredContent content =
        portal.context().getBean(DataFiles.class).store(new ByteArrayInputStream(communes()));
    String file = publish(encoded, content, content.sizeBytes(), "open", "");
    String slug = file.split("/")[2];
    portal
        .context()
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                slug, name, "text/csv", content.sizeBytes(), content.sha256(), Instant.now()));

    assertThat(preview(file)).contains("Preview of " + name).contains("href=\"" + file + "\"");
    assertThat(rows(file, "?limit=1").get("next").getStringValue()).contains(file);
  }
}
