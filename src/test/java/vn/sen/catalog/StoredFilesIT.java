package vn.sen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesIT {
  private static final Instant MADE = Instant.parse("2026-07-28T01:02:03Z");

  @TempDir static Path folder;
  private static RecordFixture record;
  private static StoredFiles files;

  @BeforeAll
  static void start() {
    record = RecordFixture.start(folder.resolve("data"));
    files = record.get(StoredFiles.class);
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  @Test
  void find_unknown_isEmpty() {
    assertThat(files.find("rice", "none.csv")).isEmpty();
    assertThat(files.list("nothing")).isEmpty();
  }

  @Test
  void add_severalFiles_areListedByName() {
    files.add(file("rice", "b.csv", "0"));
    files.add(file("rice", "Sản lượng lúa.csv", "1"));
    files.add(file("rice", "a.csv", "2"));
    files.add(file("tea", "c.csv", "3"));

    assertThat(files.list("rice"))
        .extracting(StoredFile::fileName)
        .containsExactly("Sản lượng lúa.csv", "a.csv", "b.csv");
    assertThat(files.find("rice", "Sản lượng lúa.csv"))
        .contains(file("rice", "Sản lượng lúa.csv", "1"));
  }

  @Test
  void add_again_keepsTheFirstAndOtherContentReplacesIt() {
    StoredFile first = file("salt", "a.csv", "4");
    files.add(first);

    files.add(new StoredFile("salt", "a.csv", "text/csv", 12, "4".repeat(64), MADE.plusSeconds(9)));
    assertThat(files.list("salt")).containsExactly(first);

    files.add(file("salt", "a.csv", "5"));
    assertThat(files.list("salt")).containsExactly(file("salt", "a.csv", "5"));
  }

  private static StoredFile file(String slug, String name, String digit) {
    return new StoredFile(slug, name, "text/csv", 12, digit.repeat(64), MADE);
  }
}
