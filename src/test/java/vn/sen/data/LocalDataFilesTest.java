package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDataFilesTest extends DataFilesContract {
  @TempDir Path folder;

  @Override
  LocalDataFiles files() {
    return new LocalDataFiles(folder);
  }

  @Test
  void fullDisk_leavesNothingBehind() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setMaxSize(1 << 20).setBlockSize(1 << 12).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path root = disk.getPath("/files");
      LocalDataFiles files = new LocalDataFiles(root);

      assertThatThrownBy(() -> files.store(new ByteArrayInputStream(new byte[2 << 20])))
          .isInstanceOf(UncheckedIOException.class)
          .hasRootCauseInstanceOf(IOException.class);

      try (Stream<Path> left = Files.list(root)) {
        assertThat(left).isEmpty();
      }
    }
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
