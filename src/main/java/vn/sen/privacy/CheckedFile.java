package vn.sen.privacy;

import java.util.List;
import java.util.Optional;
import vn.sen.catalog.StoredFile;

/**
 * A dataset's file with what its check found and what was decided about it.
 *
 * @param overrides shown to the agency only
 * @param derivation how the file was made, when it was derived from another here
 */
public record CheckedFile(
    StoredFile file,
    StoredCheck check,
    List<FindingOverride> overrides,
    Optional<DerivedFile> derivation) {
  public CheckedFile {
    overrides = List.copyOf(overrides);
  }
}
