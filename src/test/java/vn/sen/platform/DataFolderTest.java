package vn.sen.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final BaseIri BASE = new BaseIri("http://localhost:8080/");

  @TempDir Path folder;

  @Test
  void open_firstAndSecondTime_keepsTheBaseIri() {
    DataFolder first = DataFolder.open(folder.resolve("new"), BASE, false);
    assertThat(first.isFirstStart()).isTrue();
    first.close();

    DataFolder second = DataFolder.open(folder.resolve("new"), BASE, false);

    assertThat(second.isFirstStart()).isFalse();
    assertThat(second.baseIri()).isEqualTo(BASE);
    second.close();
  }

  @Test
  void open_withAnotherBaseIri_saysHowToMove() {
    DataFolder.open(folder, BASE, false).close();

    assertThatThrownBy(
            () -> DataFolder.open(folder, new BaseIri("https://data.example.vn/"), false))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("--base-iri http://localhost:8080/")
        .hasMessageContaining("fresh folder with --data");
  }

  @Test
  void open_madeByANewerVersion_isRefused() throws IOException {
    Files.writeString(folder.resolve("sen.properties"), "layout=2\nbase-iri=http://localhost/\n");

    assertThatThrownBy(() -> DataFolder.open(folder, BASE, false))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("newer version of Sen");
  }

  @Test
  void open_somebodyElsesFolder_isRefusedAndLeftAsItWas() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DataFolder.open(folder, BASE, false))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("is not a data folder of Sen and not empty");
    assertThat(folder.resolve("sen.properties")).doesNotExist();
  }

  @Test
  void open_inUse_isRefusedUnlessAttaching() {
    DataFolder owner = DataFolder.open(folder, BASE, false);

    assertThatThrownBy(() -> DataFolder.open(folder, BASE, false))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("in use by another Sen process");
    DataFolder guest = DataFolder.open(folder, new BaseIri("http://other/"), true);
    assertThat(guest.isOwner()).isFalse();
    assertThat(guest.baseIri()).isEqualTo(BASE);
    guest.close();
    owner.close();
    DataFolder.open(folder, BASE, false).close();
  }

  @Test
  void open_whereAFileLies_saysItCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataFolder.open(file, BASE, false))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("cannot be written to");
  }
}
