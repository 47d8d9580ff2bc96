package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDataFilesTest extends DataFilesContract {
  @TempDir Path folder;

  @Override
  LocalDataFiles files() {
    return new LocalDataFiles(folder);
  }

  @Test
  void contentCutShort_isNoticedAndMended() throws IOException {
    files().store(stream("abc"));
    Files.writeString(files().path(SHA256_OF_ABC), "ab");

    assertThat(files().isIntact(SHA256_OF_ABC)).isFalse();
    files().store(stream("abc"));

    assertThat(files().isIntact(SHA256_OF_ABC)).isTrue();
  }
}
