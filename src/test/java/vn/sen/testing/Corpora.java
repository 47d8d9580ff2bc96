package vn.sen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Documents that others wrote, in the folder {@code ../shared/corpora} beside the project. Where it
 * is absent a test that needs them is skipped, and says so.
 */
public final class Corpora {
  private static final Path ROOT = root();

  private Corpora() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    // A worktree may lie deeper than the project itself.
    for (Path parent = folder.getParent(); parent != null; parent = parent.getParent()) {
      if (Files.isDirectory(parent.resolve("shared/corpora"))) {
        return parent.resolve("shared/corpora");
      }
    }
    return folder.resolveSibling("shared").resolve("corpora");
  }

  /** The examples of DCAT-AP 3.0.1 and of W3C's DCAT, in the order of their names. */
  public static List<Path> dcat() {
    Assumptions.assumeTrue(
        Files.isDirectory(ROOT), "the corpora are not there: expected in ../shared/corpora");
    return Stream.of("dcat-ap-3.0.1/examples", "dxwg").flatMap(folder -> turtle(folder)).toList();
  }

  private static Stream<Path> turtle(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".ttl")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For tests that run once a file: empty where the corpora are absent, which JUnit tells. */
  public static boolean areThere() {
    return Files.isDirectory(ROOT);
  }

  public static Path root(String folder) {
    return ROOT.resolve(folder);
  }
}
