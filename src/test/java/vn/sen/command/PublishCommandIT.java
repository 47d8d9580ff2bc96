package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.platform.StartupException;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;

class PublishCommandIT {
  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static String token;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    token = portal.signIn("Máy của cơ quan", Map.of("mae", Role.STEWARD)).token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void folder_isPublishedOnceAndOnlyWhatChangedAgain() throws IOException {
    Path set = set(true);
    String slug = set.getFileName().toString();

    Run first = run(set.toString());
    Run second = run(set.toString());
    Files.writeString(set.resolve("lua.csv"), "tinh,tan\nAn Giang,1\nHuế,2\nĐà Nẵng,3\n");
    Run third = run(set.toString(), "--notes", "Thêm “Đà Nẵng”");

    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output()).contains("lua.csv: uploaded").contains("Published datasets/" + slug);
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(second.output()).contains("as it was").contains("Nothing is new");
    assertThat(third.status()).as(third.output()).isZero();
    assertThat(portal.get("/datasets/" + slug + "/files/lua.csv").body()).contains("Đà Nẵng");
    assertThat(portal.get("/datasets/" + slug + "/versions/1.0.0/files/lua.csv").body())
        .doesNotContain("Đà Nẵng");
    assertThat(portal.get("/datasets/" + slug + "/versions").body()).contains("Thêm “Đà Nẵng”");
  }

  @Test
  void folder_goesToTheAddressThatItsDescriptionStates() throws IOException {
    Path set = set(true);
    String slug = "neu-" + set.getFileName();
    Path description = set.resolve("dataset.json");
    Files.writeString(
        description,
        Files.readString(description).replaceFirst("\\{", "\n{\"slug\": \"" + slug + "\", "));

    Run first = run(set.toString());
    Run second = run(set.toString());

    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output()).contains("Published datasets/" + slug);
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(second.output()).contains("Nothing is new");
  }

  @Test
  void incompleteDescription_isRefusedWithWhatToMend() throws IOException {
    Run refused = run(set(false).toString());

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.output()).contains("to mend").contains("Refused (422)");
  }

  @Test
  void dryRun_keepsNothing() throws IOException {
    Path set = set(true);

    Run tried = run(set.toString(), "--dry-run");

    assertThat(tried.status()).as(tried.output()).isZero();
    assertThat(
            portal
                .get(
                    "/api/datasets/" + set.getFileName() + "/draft",
                    "Authorization",
                    "Bearer " + token)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void withoutToken_saysWhereToGetOne() throws IOException {
    Path set = set(true);

    assertThatThrownBy(() -> PublishCommand.parse(List.of(set.toString()), Map.of()))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("SEN_TOKEN");
  }

  private Path set(boolean complete) throws IOException {
    Path set =
        Files.createDirectory(
            folder.resolve("lenh-" + UUID.randomUUID().toString().substring(0, 8)));
    Files.writeString(
        set.resolve("dataset.json"),
        complete
            ? """
            {"agency": "mae", "titleVi": "Sản lượng", "titleEn": "Production",
             "descriptionVi": "Dữ liệu thử, do máy tạo ra.", "descriptionEn": "Synthetic.",
             "themes": ["agriculture"], "accessLevel": "open", "licence": "cc-by-4.0",
             "contactNameVi": "Trung tâm Thông tin", "contactUrl": "https://example.vn/lh"}
            """
            : "{\"agency\": \"mae\", \"titleVi\": \"Thiếu\"}");
    Files.writeString(set.resolve("lua.csv"), "tinh,tan\nAn Giang,1\nHuế,2\n");
    return set;
  }

  private record Run(int status, String output) {}

  private static Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--portal", portal.baseIri()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status =
        PublishCommand.parse(all, Map.of("SEN_TOKEN", token))
            .run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Run(status, bytes.toString(StandardCharsets.UTF_8));
  }
}
