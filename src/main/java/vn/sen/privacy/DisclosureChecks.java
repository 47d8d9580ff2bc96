package vn.sen.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps what checks found and what stewards decided about it. */
public interface DisclosureChecks {

  /** Everything that the work writes to the record is there when it returns, or nothing is. */
  <T> T inOneTransaction(Supplier<T> work);

  /** The newest report on the content, whatever rules made it. */
  Optional<StoredCheck> find(String sha256, String fileName);

  /** Adds the report, or puts it in the place of an earlier one. */
  void put(StoredCheck check);

  /** In the order they were decided. */
  List<FindingOverride> listOverrides(String datasetSlug, String sha256);

  /** Adds the decision, or puts it in the place of an earlier one on the same finding. */
  void put(String datasetSlug, String sha256, FindingOverride override);

  /** How the content was made from other content of the portal. */
  Optional<DerivedFile> findDerivation(String sha256);

  /** Adds the derivation; nothing when this content is known as derived already. */
  void put(DerivedFile derived);
}
