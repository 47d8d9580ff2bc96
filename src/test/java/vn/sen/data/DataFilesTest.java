package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.platform.ProblemException;

class DataFilesTest {
  private static final String SHA256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void stored_canBeReadByItsHash() throws IOException {
    DataFiles files = new DataFiles(folder);

    StoredContent content = files.store(stream("abc"));

    assertThat(content).isEqualTo(new StoredContent(SHA256_OF_ABC, 3));
    assertThat(files.contains(SHA256_OF_ABC)).isTrue();
    assertThat(files.isIntact(SHA256_OF_ABC)).isTrue();
    try (FileChannel channel = files.open(SHA256_OF_ABC)) {
      assertThat(Channels.newInputStream(channel)).hasContent("abc");
    }
  }

  @Test
  void sameContentTwice_isKeptOnce() throws IOException {
    DataFiles files = new DataFiles(folder);

    files.store(stream("abc"));
    files.store(stream("abc"));

    assertThat(all()).hasSize(1);
  }

  @Test
  void brokenSource_leavesNothingBehind() throws IOException {
    DataFiles files = new DataFiles(folder);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(() -> files.store(broken)).isInstanceOf(UncheckedIOException.class);
    assertThat(all()).isEmpty();
  }

  @Test
  void contentCutShort_isNoticedAndMended() throws IOException {
    DataFiles files = new DataFiles(folder);
    files.store(stream("abc"));
    Files.writeString(files.path(SHA256_OF_ABC), "ab");

    assertThat(files.isIntact(SHA256_OF_ABC)).isFalse();
    files.store(stream("abc"));

    assertThat(files.isIntact(SHA256_OF_ABC)).isTrue();
  }

  @Test
  void unknownContent_isNotFound() {
    DataFiles files = new DataFiles(folder);

    assertThat(files.contains(SHA256_OF_ABC)).isFalse();
    assertThat(files.isIntact(SHA256_OF_ABC)).isFalse();
    assertThatThrownBy(() -> files.open(SHA256_OF_ABC)).isInstanceOf(ProblemException.class);
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
