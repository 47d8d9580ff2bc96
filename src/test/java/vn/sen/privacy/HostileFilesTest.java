package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.table.Reading.Stop;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;

/** Files made to exhaust the check: each ends in bounded time, and none passes. */
@Timeout(60)
class HostileFilesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private static DisclosureReport check(InputStream in, TableFormat format) throws IOException {
    return new DisclosureCheck(TableLimits.DEFAULT, CLOCK)
        .check(in, format, CheckOptions.DEFAULT, _ -> {});
  }

  private static DisclosureReport check(String text, TableFormat format) throws IOException {
    return check(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format);
  }

  private static void assertStopped(DisclosureReport report, Stop stop) {
    assertThat(report.reading().stop()).contains(stop);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_FINISHED);
    assertThat(report.verdict().isPassed()).isFalse();
  }

  /** Repeats one piece of text without holding it all. */
  private static InputStream repeated(String piece, long times) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private long left = times * bytes.length;

      @Override
      public int read() {
        return left <= 0 ? -1 : bytes[(int) ((times * bytes.length - left--) % bytes.length)];
      }
    };
  }

  @Test
  void endlessLine_isNotPassed() throws IOException {
    assertStopped(check(repeated("a", 20_000_000), TableFormat.DELIMITED), Stop.FIELD_TOO_LONG);
  }

  @Test
  void openQuote_isNotPassed() throws IOException {
    assertStopped(check("a,b\n1,\"never closed", TableFormat.DELIMITED), Stop.MALFORMED);
  }

  @Test
  void tenThousandColumns_areNotPassed() throws IOException {
    String header =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

    assertStopped(check(header + "\n1,2\n", TableFormat.DELIMITED), Stop.TOO_MANY_COLUMNS);
  }

  @Test
  void deepJson_isNotPassed() throws IOException {
    assertStopped(check("[".repeat(100_000), TableFormat.JSON), Stop.TOO_DEEP);
  }

  @Test
  void jsonOfManyPaths_isNotPassed() throws IOException {
    String object =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"k" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));

    assertStopped(check("[" + object + "]", TableFormat.JSON), Stop.TOO_MANY_COLUMNS);
  }

  @Test
  void jsonRecordWithoutEnd_isNotPassed() throws IOException {
    InputStream bomb =
        new SequenceInputStream(
            new ByteArrayInputStream("[{\"a\":[".getBytes(StandardCharsets.UTF_8)),
            repeated("[1,2,3],", 1_000_000));

    assertStopped(check(bomb, TableFormat.JSON), Stop.TOO_MANY_COLUMNS);
  }

  @Test
  void cutJson_isNotPassed() throws IOException {
    assertThat(check("[{\"a\":1},{\"a\":", TableFormat.JSON).verdict())
        .isEqualTo(Verdict.NOT_FINISHED);
  }

  @Test
  void mixedEncodings_areNotPassed() throws IOException {
    byte[] bytes = "tên,số\nAn,1\nB?nh,2\n".getBytes(StandardCharsets.UTF_8);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xEC;

    assertStopped(check(new ByteArrayInputStream(bytes), TableFormat.DELIMITED), Stop.NOT_UTF_8);
    assertThat(
            check(
                    new SequenceInputStream(
                        new ByteArrayInputStream(
                            "[{\"tên\":\"An\"},".getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayInputStream(
                            "{\"tên\":\"Bình\"}]".getBytes(StandardCharsets.ISO_8859_1))),
                    TableFormat.JSON)
                .verdict())
        .isEqualTo(Verdict.NOT_FINISHED);
  }

  @Test
  void textsMadeForBacktracking_endInTime() throws IOException {
    String[] pieces = {
      "Ông A A A A A A A A ", "ngụ tại 1 a a a a a a a ", "1.1.1.1.1.1.1.1.1.", "0 9 1 2 - 3 . 4 ",
      "a@a.a@a.a@a.", "sinh năm sinh năm sinh ngày ", "29A-1 29A-1 29A-1 ", "DN4 1 2 3 4 5 6 7 8 9 "
    };
    StringBuilder csv = new StringBuilder("id,noi dung\n");
    for (int i = 0; i < pieces.length; i++) {
      csv.append(i).append(",\"").append(pieces[i].repeat(100_000)).append("\"\n");
    }

    assertThat(check(csv.toString(), TableFormat.DELIMITED).reading().isComplete()).isTrue();
  }

  @Test
  @Tag("long")
  @Timeout(600)
  void tenMillionDistinctTexts_areReadInBoundedMemory() throws IOException {
    DisclosureReport report =
        check(
            generated(
                "giới tính,xã,mô tả\n",
                i -> "Nam,X" + i + ",mô tả số " + i + " xong\n",
                10_000_000),
            TableFormat.DELIMITED);

    assertThat(report.reading().rows()).isEqualTo(10_000_000);
    // More groups than are kept: those below k in the sample are certain all the same.
    assertThat(report.risk().orElseThrow().complete()).isFalse();
    assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
  }

  private static InputStream generated(String header, LongFunction<String> row, long rows) {
    return new SequenceInputStream(
        new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)),
        new InputStream() {
          private long next;
          private byte[] block = new byte[0];
          private int position;

          @Override
          public int read() {
            throw new UnsupportedOperationException("read in blocks");
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            if (position == block.length) {
              if (next == rows) {
                return -1;
              }
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < 1000 && next < rows; i++) {
                text.append(row.apply(next++));
              }
              block = text.toString().getBytes(StandardCharsets.UTF_8);
              position = 0;
            }
            int taken = Math.min(length, block.length - position);
            System.arraycopy(block, position, target, offset, taken);
            position += taken;
            return taken;
          }
        });
  }

  @Test
  void emptyFile_isNotPassed() throws IOException {
    assertStopped(check("", TableFormat.DELIMITED), Stop.EMPTY);
  }

  @Test
  void slowFile_isNotPassed() throws IOException {
    AtomicLong minutes = new AtomicLong();
    InstantSource hasty = () -> Instant.EPOCH.plus(Duration.ofMinutes(minutes.getAndAdd(5)));

    DisclosureReport report =
        new DisclosureCheck(TableLimits.DEFAULT, hasty)
            .check(
                repeated("a,b\n", 1_000_000), TableFormat.DELIMITED, CheckOptions.DEFAULT, _ -> {});

    assertStopped(report, Stop.TOO_SLOW);
  }

  @Test
  void raggedRecord_hidesNothing() throws IOException {
    DisclosureReport report =
        check("a\nx,0912345678\ny,0987654321\nz,0933333444\n", TableFormat.DELIMITED);

    assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.PHONE);
  }

  @Test
  void fileWithoutHeader_hidesNoFirstRow() throws IOException {
    DisclosureReport report = check("1,079201001234\n", TableFormat.DELIMITED);

    assertThat(report.findings()).extracting(Finding::kind).contains(Kind.CITIZEN_ID);
    assertThat(report.findings().getFirst().samples()).containsExactly("0••••••••••4");
  }

  @Test
  void geoJson_ofStations_isClean_andOfHomesIsNot() throws IOException {
    String point =
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[105.80482,21.02851]},\"properties\":{\"%s\":\"%s\"}}";
    String stations =
        "{\"type\":\"FeatureCollection\",\"features\":[" + point.formatted("tram", "Láng") + "]}";
    String homes =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + point.formatted("ho_ten", "Lê Minh An")
            + "]}";

    assertThat(check(stations, TableFormat.JSON).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(check(homes, TableFormat.JSON).findings())
        .extracting(Finding::kind)
        .contains(Kind.HOME_COORDINATES, Kind.PERSON_NAME);
  }

  @Test
  void override_liftsItsFindingOnly() throws IOException {
    DisclosureReport report =
        check("sdt,email\n0912345678,an.le@gmail.com\n", TableFormat.DELIMITED);
    FindingOverride phone =
        new FindingOverride(
            "sdt", Optional.of(Kind.PHONE), "số giả để minh họa", "an", CLOCK.instant());
    FindingOverride email =
        new FindingOverride("email", Optional.of(Kind.EMAIL), "địa chỉ giả", "an", CLOCK.instant());

    assertThat(report.verdict(List.of(phone))).isEqualTo(Verdict.BLOCKED);
    assertThat(report.verdict(List.of(phone, email))).isEqualTo(Verdict.WARNED);
  }
}
