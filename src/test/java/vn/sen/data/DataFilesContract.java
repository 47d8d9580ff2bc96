package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.platform.ProblemException;

/** What every storage of content must do; each test starts on an empty one. */
abstract class DataFilesContract {
  static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  abstract DataFiles files();

  @Test
  void empty_listsNothing() {
    assertThat(all()).isEmpty();
    assertThat(files().contains(SHA256_OF_ABC)).isFalse();
    assertThat(files().isIntact(SHA256_OF_ABC)).isFalse();
    assertThatThrownBy(() -> files().open(SHA256_OF_ABC, 0)).isInstanceOf(ProblemException.class);
  }

  @Test
  void stored_canBeReadByItsHash() throws IOException {
    StoredContent content = files().store(stream("abc"));

    assertThat(content).isEqualTo(new StoredContent(SHA256_OF_ABC, 3));
    assertThat(files().findSize(SHA256_OF_ABC)).contains(3L);
    assertThat(files().isIntact(SHA256_OF_ABC)).isTrue();
    try (InputStream in = files().open(SHA256_OF_ABC, 0)) {
      assertThat(in).hasContent("abc");
    }
  }

  @Test
  void wholeFile_isStoredAndStaysWhereItIs(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("data"), "abc");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

    assertThat(files().store(file, SHA256_OF_ABC)).isEqualTo(new StoredContent(SHA256_OF_ABC, 3));
    assertThat(files().store(file, SHA256_OF_ABC)).isEqualTo(new StoredContent(SHA256_OF_ABC, 3));

    assertThat(file).hasContent("abc");
    assertThat(all()).hasSize(1);
    assertThat(all().getFirst().stored()).isAfter(Instant.now().minus(Duration.ofMinutes(10)));
    Files.delete(file);
    assertThat(files().isIntact(SHA256_OF_ABC)).isTrue();
  }

  @Test
  void fromAnOffset_givesTheRest() throws IOException {
    files().store(stream("abc"));

    try (InputStream in = files().open(SHA256_OF_ABC, 2)) {
      assertThat(in).hasContent("c");
    }
    try (InputStream in = files().open(SHA256_OF_ABC, 3)) {
      assertThat(in).isEmpty();
    }
  }

  @Test
  void emptyContent_isContent() throws IOException {
    StoredContent content = files().store(stream(""));

    try (InputStream in = files().open(content.sha256(), 0)) {
      assertThat(in).isEmpty();
    }
  }

  @Test
  void sameContentTwice_isKeptOnce() {
    files().store(stream("abc"));
    files().store(stream("abc"));

    assertThat(all()).hasSize(1);
  }

  @Test
  void brokenSource_leavesNothingBehind() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(() -> files().store(broken)).isInstanceOf(UncheckedIOException.class);
    assertThat(all()).isEmpty();
  }

  @Test
  void deletion_sparesWhatWasStoredSince() {
    files().store(stream("abc"));

    assertThat(files().deleteStoredBefore(SHA256_OF_ABC, Instant.now().minus(Duration.ofHours(1))))
        .isFalse();
    assertThat(files().contains(SHA256_OF_ABC)).isTrue();
    assertThat(files().deleteStoredBefore(SHA256_OF_ABC, Instant.now().plus(Duration.ofHours(1))))
        .isTrue();
    assertThat(files().contains(SHA256_OF_ABC)).isFalse();
  }

  List<DataFiles.Content> all() {
    List<DataFiles.Content> found = new ArrayList<>();
    files().list(found::add);
    return found;
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
