package vn.sen.privacy.store;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.sen.platform.Session;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.DisclosureChecks;
import vn.sen.privacy.DisclosureReport;
import vn.sen.privacy.FindingOverride;
import vn.sen.privacy.StoredCheck;
import vn.sen.privacy.detect.Kind;

@Singleton
final class JdbcDisclosureChecks implements DisclosureChecks {
  /** Stands for the whole file, so that the key of a row has no null in it. */
  private static final String WHOLE_FILE = "WHOLE_FILE";

  private final CheckRepository checks;
  private final OverrideRepository overrides;
  private final DerivationRepository derivations;
  private final ObjectMapper json;
  private final Session session;

  JdbcDisclosureChecks(
      CheckRepository checks,
      OverrideRepository overrides,
      DerivationRepository derivations,
      ObjectMapper json,
      Session session) {
    this.checks = checks;
    this.overrides = overrides;
    this.derivations = derivations;
    this.json = json;
    this.session = session;
  }

  @Override
  public <T> T inOneTransaction(Supplier<T> work) {
    return session.write(connection -> work.get());
  }

  @Override
  public Optional<StoredCheck> find(String sha256, String fileName) {
    return checks
        .findOne(sha256, fileName)
        .map(
            row ->
                new StoredCheck(
                    row.sha256(),
                    row.fileName(),
                    row.rules(),
                    row.checked(),
                    read(row.report(), Argument.of(DisclosureReport.class))));
  }

  @Override
  public void put(StoredCheck check) {
    checks.put(
        check.sha256(), check.fileName(), check.rules(), write(check.report()), check.checked());
  }

  @Override
  public List<FindingOverride> listOverrides(String datasetSlug, String sha256) {
    return overrides.listOf(datasetSlug, sha256).stream()
        .map(
            row ->
                new FindingOverride(
                    row.columnName(),
                    row.kind().equals(WHOLE_FILE)
                        ? Optional.empty()
                        : Optional.of(Kind.valueOf(row.kind())),
                    row.reason(),
                    row.steward(),
                    row.decided()))
        .toList();
  }

  @Override
  public void put(String datasetSlug, String sha256, FindingOverride override) {
    overrides.put(
        datasetSlug,
        sha256,
        override.column(),
        override.kind().map(Kind::name).orElse(WHOLE_FILE),
        override.reason(),
        override.steward(),
        override.decided());
  }

  @Override
  public Optional<DerivedFile> findDerivation(String sha256) {
    return derivations
        .findOne(sha256)
        .map(
            row ->
                new DerivedFile(
                    row.sha256(),
                    row.sourceSha256(),
                    read(row.steps(), Argument.listOf(DerivedFile.ColumnStep.class)),
                    row.pseudonymised(),
                    row.done()));
  }

  @Override
  public void put(DerivedFile derived) {
    derivations.put(
        derived.sha256(),
        derived.sourceSha256(),
        write(derived.columns()),
        derived.pseudonymised(),
        derived.done());
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(String text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
