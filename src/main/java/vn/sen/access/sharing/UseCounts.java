package vn.sen.access.sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.UseRules.Action;

/** Counts uses of data by day and by the agency they were for; no reader is named. */
public interface UseCounts {

  void count(UUID dataset, Action action, Optional<String> agency, LocalDate day);

  /** What a dataset brought its agency. */
  Benefit ofDataset(UUID dataset, LocalDate since);

  /** The same over all datasets of the agency that everybody may discover. */
  Benefit ofAgency(String agency, LocalDate since);

  /**
   * @param grants how many agreements there were, by purpose; agencies by name
   * @param reports what came of it, in the users' words, the newest first
   */
  record Benefit(
      long downloads, long previews, long queries, List<GrantSum> grants, List<Report> reports) {}

  /**
   * @param agency slug of the agency it was granted to; persons are not named
   */
  record GrantSum(String purpose, Optional<String> agency, long agreements) {}

  record Report(String purpose, Optional<String> agency, String text, LocalDate day) {}
}
