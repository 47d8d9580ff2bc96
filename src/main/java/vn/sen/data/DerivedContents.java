package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import vn.sen.catalog.StoredFile;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.FileTrials;
import vn.sen.privacy.StepChoice;

/** Makes the contents of safer files from stored ones; whoever asks puts them where they belong. */
@Singleton
public final class DerivedContents {
  private final DataFiles dataFiles;
  private final FileTrials trials;

  DerivedContents(DataFiles dataFiles, FileTrials trials) {
    this.dataFiles = dataFiles;
    this.trials = trials;
  }

  /**
   * A stored CSV content and how it came about.
   *
   * @param steps what was done, to columns in the order of the choices
   */
  public record Made(StoredContent content, DerivedFile derivation, Collection<StepChoice> steps) {}

  /**
   * Shows what the steps would make of a file; keeps nothing.
   *
   * @param choices header to what is done to its columns
   * @throws ProblemException as {@link FileTrials#compare}
   */
  public FileTrials.Comparison compare(StoredFile source, Map<String, StepChoice> choices) {
    try (InputStream in = dataFiles.open(source.sha256(), 0)) {
      return trials.compare(source.fileName(), in, choices, trials.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be derived: " + source.fileName(), e);
    }
  }

  /**
   * @param store takes the new content in
   * @throws ProblemException as {@link FileTrials#derive}
   */
  public Made derive(
      StoredFile source,
      Map<String, StepChoice> choices,
      Function<InputStream, StoredContent> store) {
    Map<String, StepChoice> steps = new LinkedHashMap<>(choices);
    steps.values().removeIf(StepChoice.KEEP::equals);
    try (InputStream in = dataFiles.open(source.sha256(), 0)) {
      FileTrials.Derived made = trials.derive(source.fileName(), in, steps, trials.defaults().k());
      try (InputStream result =
          Files.newInputStream(made.file(), StandardOpenOption.DELETE_ON_CLOSE)) {
        StoredContent content = store.apply(result);
        return new Made(
            content, made.derivation(content.sha256(), source.sha256()), steps.values());
      } finally {
        Files.deleteIfExists(made.file());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be derived: " + source.fileName(), e);
    }
  }
}
