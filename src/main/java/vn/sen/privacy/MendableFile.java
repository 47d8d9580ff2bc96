package vn.sen.privacy;

import java.util.Map;
import java.util.Optional;
import vn.sen.catalog.StoredFile;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.detect.Kind;

/**
 * A checked file that somebody may see, of a dataset or of a draft, and the two ways on from what
 * was found: a finding set aside with a reason, a safer file made from it. Each way asks for itself
 * whether the caller may take it; {@link #rights} only tells what to offer them.
 */
public interface MendableFile {

  /**
   * What the caller may do.
   *
   * @param member belongs to the agency: sees samples and reasons
   * @param mends may make a safer file
   * @param decides may set findings aside
   */
  record Rights(boolean member, boolean mends, boolean decides) {}

  CheckedFile file();

  /** The file that this one was derived from, as long as the dataset or the draft has it. */
  Optional<StoredFile> source();

  /** Of the dataset, as its description says. */
  DataWeight weight();

  Rights rights();

  /**
   * Records that a finding is no disclosure.
   *
   * @throws ProblemException as {@link DisclosureHistory#override}
   */
  FindingOverride override(String column, Optional<Kind> kind, String reason);

  /**
   * Shows what the steps would make of the file; keeps nothing.
   *
   * @param choices header to what is done to its columns
   * @throws ProblemException when the caller may not, or the file cannot be read to its end
   */
  FileTrials.Comparison preview(Map<String, StepChoice> choices);

  /**
   * Makes the safer CSV file and puts it beside this one, or in its place.
   *
   * @param replaces whether this file leaves the draft; of a dataset none leaves but by a version
   * @throws ProblemException when the caller may not, nothing is to be done, or the file is no
   *     table
   */
  StoredFile derive(Map<String, StepChoice> choices, boolean replaces);

  /** The report as far as the caller may see it. */
  default DisclosureReport report() {
    DisclosureReport whole = file().check().report();
    return rights().member() ? whole : whole.withoutSamples();
  }
}
