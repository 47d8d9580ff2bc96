package vn.sen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;

/**
 * Checks every file of the data pack and compares what is found with the judged list ({@code
 * privacy/shared-data.txt}; reasons in docs/privacy.md).
 */
class SharedDataTest {
  private static final Path PACK = Path.of("..", "shared", "data");
  private static final String JUDGED = "/privacy/shared-data.txt";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void dataPack_findingsAreTheJudgedOnes() throws IOException {
    Path pack = Path.of(System.getProperty("sen.data-pack", PACK.toString()));
    Assumptions.assumeTrue(
        Files.isDirectory(pack), () -> "no data pack beside the checkout: " + pack);
    List<Path> files;
    try (Stream<Path> listed = Files.list(pack)) {
      files = listed.filter(file -> format(file).isPresent()).sorted().toList();
    }

    List<String> lines = new ArrayList<>();
    files.forEach(file -> lines.addAll(findings(file)));

    assertThat(files).isNotEmpty();
    assertThat(lines).as(String.join("\n", lines)).isEqualTo(judged());
  }

  private static Optional<TableFormat> format(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".source.txt") ? Optional.empty() : TableFormat.findByName(name);
  }

  private static List<String> findings(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      DisclosureReport report =
          new DisclosureCheck(TableLimits.DEFAULT, CLOCK)
              .check(in, format(file).orElseThrow(), CheckOptions.DEFAULT, _ -> {});
      List<String> lines = new ArrayList<>();
      String name = file.getFileName().toString();
      report.reading().stop().ifPresent(stop -> lines.add(name + " | not finished | " + stop));
      report
          .findings()
          .forEach(
              one ->
                  lines.add(
                      String.join(
                          " | ",
                          name,
                          one.column(),
                          one.kind().name(),
                          one.severity().name(),
                          (one.embedded() ? "in text " : "column ") + one.count())));
      report
          .smallCells()
          .forEach(
              one -> lines.add(name + " | " + one.column() + " | SMALL_CELLS | " + one.cells()));
      report
          .risk()
          .ifPresent(
              risk ->
                  lines.add(
                      name + " | " + risk.quasiIdentifiers() + " | k=" + risk.smallestGroup()));
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static List<String> judged() throws IOException {
    try (InputStream in = SharedDataTest.class.getResourceAsStream(JUDGED)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
