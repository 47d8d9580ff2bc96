package vn.sen.privacy.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.detect.Words;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;

class TableTransformationTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final PseudonymKey KEY = new PseudonymKey("2026-1", new byte[32]);
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private TransformationRecord transform(String csv, Map<String, Step> steps) throws IOException {
    return transform(csv, TableFormat.DELIMITED, steps);
  }

  private TransformationRecord transform(String text, TableFormat format, Map<String, Step> steps)
      throws IOException {
    Path source = Files.writeString(folder.resolve("source"), text);
    return new TableTransformation(TableLimits.DEFAULT, CLOCK)
        .transform(source, format, steps, out);
  }

  private String result() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyStep_doesWhatItSays_andIsRecorded() throws IOException {
    Map<String, Step> steps =
        Map.of(
            "tên", new Step.Drop(),
            "sđt", new Step.Mask(3),
            "sinh", new Step.DateToYear(),
            "nơi ở", new Step.PlaceToProvince(Map.of(Words.fold("Hà Nội"), "Thành phố Hà Nội")),
            "ca", new Step.SuppressSmall(10));

    TransformationRecord record =
        transform(
            "tên;sđt;sinh;nơi ở;ca;khác\n"
                + "Lê An;0912 345 678;31/12/1990;\"P. A, Hà Nội\";7;a,b\n"
                + ";;;;0;\n",
            steps);

    assertThat(result())
        .isEqualTo(
            "sđt,sinh,nơi ở,ca,khác\r\n**** *** 678,1990,Thành phố Hà Nội,,\"a,b\"\r\n,,,0,\r\n");
    assertThat(record.reading().isComplete()).isTrue();
    assertThat(record.reading().rows()).isEqualTo(2);
    assertThat(record.columns())
        .contains(new TransformationRecord.ColumnChange("sinh", "DateToYear", 1, 0))
        .contains(new TransformationRecord.ColumnChange("ca", "SuppressSmall(below 10)", 1, 1));
    assertThat(record.isPseudonymised()).isFalse();
  }

  @Test
  void pseudonyms_areEqualForEqualValues_andTheKeyStays() throws IOException {
    TransformationRecord record =
        transform("id\nx\nx\ny\n", Map.of("id", new Step.Pseudonymise(KEY)));

    String[] lines = result().split("\r\n");
    assertThat(lines[1]).isEqualTo(lines[2]).matches("[0-9a-f]{32}").isNotEqualTo(lines[3]);
    assertThat(record.isPseudonymised()).isTrue();
    assertThat(record.columns().getFirst().step())
        .isEqualTo("Pseudonymise(HMAC-SHA-256, key 2026-1)");
  }

  @Test
  void pseudonym_isHmacSha256() {
    // Computed with OpenSSL: key of 32 zero bytes, message "x", first 16 bytes.
    assertThat(PseudonymKey.pseudonym(KEY.newMac(), "x"))
        .isEqualTo("4cbc96099a6467ce002461f10549b489");
  }

  @Test
  void json_withALateColumnAndAnArray_becomesAWholeTable() throws IOException {
    transform("[{\"a\":[1,2]},{\"a\":3,\"b\":\"x\"}]", TableFormat.JSON, Map.of());

    assertThat(result()).isEqualTo("a,b\r\n1; 2,\r\n3,x\r\n");
  }

  @Test
  void unknownColumn_isRefused() {
    assertThatThrownBy(() -> transform("a\n1\n", Map.of("b", new Step.Drop())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no column: b");
  }

  @Test
  void unreadableDate_becomesEmptyRatherThanStay() throws IOException {
    TransformationRecord record =
        transform("sinh\nkhông rõ 1/2\n", Map.of("sinh", new Step.DateToYear()));

    assertThat(result()).isEqualTo("sinh\r\n\r\n");
    assertThat(record.columns().getFirst().emptied()).isEqualTo(1);
  }
}
