package vn.sen.privacy;

import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.table.RowSample;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.transform.Step;
import vn.sen.privacy.transform.TableTransformation;
import vn.sen.privacy.transform.TransformationRecord;

/**
 * Files that people try without registering anything. What must be read twice lies in a temporary
 * file until the answer is made; nothing is kept. So many at a time as the operator allows.
 */
@Singleton
public final class FileTrials {
  private static final int SHOWN_ROWS = 8;

  private final DisclosureCheck check;
  private final TableTransformation transformation;
  private final Provinces provinces;
  private final PseudonymKeys keys;
  private final PrivacyConfig config;
  private final Semaphore places;

  FileTrials(
      DisclosureCheck check,
      TableTransformation transformation,
      Provinces provinces,
      PseudonymKeys keys,
      PrivacyConfig config) {
    this.check = check;
    this.transformation = transformation;
    this.provinces = provinces;
    this.keys = keys;
    this.config = config;
    this.places = new Semaphore(config.concurrentChecks());
  }

  /**
   * A file before and after its transformation.
   *
   * @param rowsBefore some rows from the front, cell by cell under the columns of the report before
   * @param rowsAfter the same rows under the columns of the report after
   * @param pseudonymised whether the derived file holds pseudonyms
   */
  public record Comparison(
      DisclosureReport before,
      DisclosureReport after,
      List<List<String>> rowsBefore,
      List<List<String>> rowsAfter,
      TransformationRecord record,
      boolean pseudonymised) {}

  /** What a file is held against unless its owner wants otherwise. */
  public CheckOptions defaults() {
    return config.options();
  }

  /**
   * Checks a file as it comes in.
   *
   * @throws ProblemException when too many files are being checked
   */
  public DisclosureReport check(String fileName, InputStream in, CheckOptions options)
      throws IOException {
    return inPlace(() -> check.check(in, fileName, options, _ -> {}));
  }

  /** Transforms a file and checks it before and after. */
  public Comparison compare(
      String fileName, InputStream in, Map<String, StepChoice> choices, CheckOptions options)
      throws IOException {
    return inPlace(
        () -> {
          Path source = spool(in);
          Path derived = Files.createTempFile("sen-trial-", ".csv");
          try {
            TransformationRecord record =
                transform(source, fileName, choices, derived, options.k());
            return new Comparison(
                check(source, fileName, options),
                check(derived, "derived.csv", options),
                RowSample.read(source, TableFormat.findByName(fileName).orElseThrow(), SHOWN_ROWS),
                RowSample.read(derived, TableFormat.DELIMITED, SHOWN_ROWS),
                record,
                record.isPseudonymised());
          } finally {
            Files.deleteIfExists(source);
            Files.deleteIfExists(derived);
          }
        });
  }

  /**
   * A file that was made from another.
   *
   * @param file CSV, deleted by who asked for it
   */
  public record Derived(Path file, TransformationRecord record) {

    /** What is kept of how it came about. */
    public DerivedFile derivation(String sha256, String sourceSha256) {
      return new DerivedFile(
          sha256,
          sourceSha256,
          record.columns().stream()
              .map(
                  one ->
                      new DerivedFile.ColumnStep(
                          one.column(), one.step(), one.changed(), one.emptied()))
              .toList(),
          record.isPseudonymised(),
          record.done());
    }
  }

  /**
   * Makes the derived file.
   *
   * @throws ProblemException also when no column is to be changed
   */
  public Derived derive(String fileName, InputStream in, Map<String, StepChoice> choices, int k)
      throws IOException {
    if (choices.values().stream().allMatch(StepChoice.KEEP::equals)) {
      throw new ProblemException(
          vn.sen.platform.CommonProblem.UNPROCESSABLE,
          "Hãy chọn cách xử lý cho ít nhất một cột.",
          "Choose what to do with at least one column.");
    }
    return inPlace(
        () -> {
          Path source = spool(in);
          Path derived = Files.createTempFile("sen-trial-", ".csv");
          try {
            return new Derived(derived, transform(source, fileName, choices, derived, k));
          } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(derived);
            throw e;
          } finally {
            Files.deleteIfExists(source);
          }
        });
  }

  /** The steps behind the choices: keys and code lists filled in. */
  private Map<String, Step> steps(Map<String, StepChoice> choices, int k) {
    Map<String, Step> steps = new LinkedHashMap<>();
    choices.forEach(
        (column, choice) -> {
          switch (choice) {
            case KEEP -> {}
            case DROP -> steps.put(column, new Step.Drop());
            case MASK -> steps.put(column, new Step.Mask(2));
            case YEAR -> steps.put(column, new Step.DateToYear());
            case PROVINCE -> steps.put(column, new Step.PlaceToProvince(provinces.broader()));
            case PSEUDONYMISE -> steps.put(column, new Step.Pseudonymise(keys.key()));
            case SUPPRESS -> steps.put(column, new Step.SuppressSmall(k));
          }
        });
    return steps;
  }

  private TransformationRecord transform(
      Path source, String fileName, Map<String, StepChoice> choices, Path derived, int k)
      throws IOException {
    TableFormat format = TableFormat.findByName(fileName).orElseThrow(() -> unreadable(fileName));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(derived))) {
      TransformationRecord record =
          transformation.transform(source, format, steps(choices, k), out);
      if (!record.reading().isComplete()) {
        throw cut(record);
      }
      return record;
    }
  }

  private static ProblemException unreadable(String fileName) {
    return new ProblemException(
        vn.sen.platform.CommonProblem.UNSUPPORTED_MEDIA_TYPE,
        "Không biến đổi được tệp “"
            + fileName
            + "”: cần CSV, TSV, JSON, GeoJSON, XLSX hoặc Parquet.",
        "The file “"
            + fileName
            + "” cannot be transformed: it must be CSV, TSV, JSON, GeoJSON, XLSX or Parquet.");
  }

  private static ProblemException cut(TransformationRecord record) {
    vn.sen.privacy.table.Reading.Stop stop = record.reading().stop().orElseThrow();
    return new ProblemException(
        vn.sen.platform.CommonProblem.UNPROCESSABLE,
        "Không đọc hết được tệp: "
            + stop.vietnamese()
            + " (dòng "
            + (record.reading().rows() + 1)
            + ").",
        "The file cannot be read to its end: "
            + stop.english()
            + " ("
            + record.reading().place()
            + ").");
  }

  private DisclosureReport check(Path file, String name, CheckOptions options) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return check.check(in, name, options, _ -> {});
    }
  }

  private Path spool(InputStream in) throws IOException {
    Path file = Files.createTempFile("sen-trial-", ".upload");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      long bytes = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > config.limitBytes()) {
          throw new ProblemException(
              vn.sen.platform.CommonProblem.TOO_LARGE,
              "Tệp lớn hơn mức cổng nhận kiểm tra.",
              "The file is larger than the portal checks.");
        }
        out.write(buffer, 0, read);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Work that reads a file. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T inPlace(Work<T> work) throws IOException {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          PrivacyProblem.TOO_MANY_CHECKS,
          "Cổng đang kiểm tra nhiều tệp cùng lúc; hãy thử lại sau ít phút.",
          "The portal is checking several files just now; try again in some minutes.");
    }
    try {
      return work.run();
    } finally {
      places.release();
    }
  }
}
