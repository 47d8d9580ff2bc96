package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sen.access.Role;
import vn.sen.catalog.StoredFile;
import vn.sen.catalog.StoredFiles;
import vn.sen.data.DataFiles;
import vn.sen.data.StoredContent;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.RdfSyntax;
import vn.sen.testing.RunningPortal;
import vn.sen.testing.TestPerson;

/** What a steward does about a finding on the page of a dataset's check, without scripts. */
class DatasetCheckIT {
  private static final String PERSONS =
      "Họ và tên,Ngày sinh,SĐT,Sản lượng\n"
          + "Nguyễn Văn An,31/12/1990,0912345678,12\n"
          + "Trần Thị Bình,01/02/1985,0987654321,15\n";

  private static RunningPortal portal;
  private static TestPerson steward;
  private static TestPerson member;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    steward = portal.signIn("Lê Thị Phụ Trách", Map.of("moh", Role.STEWARD));
    member = portal.signIn("Người trong cơ quan", Map.of("moh", Role.MEMBER));
  }

  /** Hidden, so that no other test counts it. */
  private static String publish(String slug) {
    var context = portal.context();
    StoredContent stored =
        context
            .getBean(DataFiles.class)
            .store(new ByteArrayInputStream((PERSONS + slug).getBytes(StandardCharsets.UTF_8)));
    context
        .getBean(StoredFiles.class)
        .add(
            new StoredFile(
                slug, "a.csv", "text/csv", stored.sizeBytes(), stored.sha256(), Instant.EPOCH));
    String turtle =
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX sen: <ns#>
        <datasets/%1$s> a dcat:Dataset ; dct:identifier "%1$s" ; dct:title "Thử"@vi ;
          dct:publisher <agencies/moh> ; dct:accessRights <vocab/access-levels/restricted> ;
          sen:discoverability <vocab/discoverability/hidden> ;
          dcat:distribution <datasets/%1$s/distributions/one> .
        <datasets/%1$s/distributions/one> a dcat:Distribution ; dct:title "Tệp"@vi ;
          dcat:downloadURL <datasets/%1$s/files/a.csv> .
        """
            .formatted(slug);
    Description description =
        context
            .getBean(DescriptionReader.class)
            .read(
                turtle, RdfSyntax.TURTLE, portal.baseIri(), portal.baseIri() + "datasets/" + slug);
    portal.publish(description);
    return "/datasets/" + slug + "/checks/" + stored.sha256();
  }

  @Test
  void page_offersAStewardBothWays_andAMemberNone() {
    String path = publish("mend-a");

    String asSteward = steward.get(path, "Accept", "text/html").body();
    String asMember = member.get(path, "Accept", "text/html").body();

    assertThat(asSteward)
        .contains("Chưa thể công bố mở", "Tạo tệp an toàn hơn", "name=\"step.2\"")
        .contains("Bỏ qua: SĐT, số điện thoại", "name=\"reason\"")
        .doesNotContain("0912345678");
    assertThat(asMember)
        .contains("Chưa thể công bố mở", "0••••••••8")
        .doesNotContain("name=\"step.2\"", "name=\"reason\"");
    assertThat(portal.get(path, "Accept", "text/html").statusCode()).isEqualTo(404);
  }

  @Test
  void preview_showsBothSidesAndTheRisk_andKeepsNothing() {
    String path = publish("mend-b");

    HttpResponse<String> answer =
        steward.post(
            path + "/preview",
            "step.0",
            "drop",
            "step.1",
            "year",
            "step.2",
            "mask",
            "step.3",
            "keep");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.body())
        .contains("Trước và sau khi sửa", "31/12/1990", ">1990<", "********78")
        .contains("value=\"mask\" selected");
    assertThat(portal.context().getBean(StoredFiles.class).list("mend-b")).hasSize(1);
  }

  @Test
  void derivedFile_isMadeFromTheForm_andItsCheckSaysHow() {
    String path = publish("mend-c");

    HttpResponse<String> answer =
        steward.post(path + "/derived", "step.0", "drop", "step.1", "year", "step.2", "drop");

    assertThat(answer.statusCode()).isEqualTo(303);
    String made = answer.headers().firstValue("Location").orElseThrow();
    assertThat(steward.get(made, "Accept", "text/html").body())
        .contains("a-fewer-columns-years.csv", "được tạo từ một tệp khác", "Ngày sinh: ngày thành")
        .contains(path);
    assertThat(steward.get("/datasets/mend-c.ttl").body()).contains("wasDerivedFrom");
  }

  @Test
  void pseudonymisedFile_isNotForOpen_whateverTheCheckFinds() {
    String path = publish("mend-d");

    String made =
        steward
            .post(path + "/derived", "step.0", "drop", "step.1", "drop", "step.2", "pseudonymise")
            .headers()
            .firstValue("Location")
            .orElseThrow();

    assertThat(steward.get(made, "Accept", "text/html").body())
        .contains("dữ liệu được thay bằng mã băm vẫn là dữ liệu cá nhân");
  }

  @Test
  void othersThanStewards_mayDoNothing() {
    String path = publish("mend-e");

    assertThat(member.post(path + "/derived", "step.0", "drop").statusCode()).isEqualTo(403);
    assertThat(member.post(path + "/preview", "step.0", "drop").statusCode()).isEqualTo(403);
    assertThat(member.post(path + "/overrides", "finding", "0", "reason", "vì").statusCode())
        .isEqualTo(403);
    assertThat(steward.post(path + "/overrides", "finding", "99", "reason", "vì").statusCode())
        .isEqualTo(422);
    assertThat(steward.post(path + "/overrides", "finding", "0", "reason", " ").statusCode())
        .isEqualTo(422);
    assertThat(steward.post(path + "/derived", "step.0", "keep").statusCode()).isEqualTo(422);
  }

  @Test
  void finding_isSetAsideWithAReason_thatTheAgencyReads() {
    String path = publish("mend-f");

    HttpResponse<String> answer =
        steward.post(path + "/overrides", "finding", "2", "reason", "số giả để minh họa");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(path + "#decisions");
    assertThat(member.get(path, "Accept", "text/html").body())
        .contains("số giả để minh họa", "Lê Thị Phụ Trách", "Người phụ trách đã xem và bỏ qua");
  }
}
