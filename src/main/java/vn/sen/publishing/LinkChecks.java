package vn.sen.publishing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import vn.sen.metadata.LocalizedText;

/** What was found at the addresses of data that lie elsewhere. */
public interface LinkChecks {

  /** Of one dataset; empty before its first check. */
  List<Entry> list(String slug);

  /** Those that did not answer when last asked, in ascending order of slugs. */
  List<Entry> listBroken(Collection<String> slugs);

  /** Puts the newest finding in the place of the one before. */
  void put(String slug, String url, Instant checked, LocalizedText problem);

  /**
   * @param problem empty when it answered
   * @param failures in a row
   */
  record Entry(String slug, String url, Instant checked, LocalizedText problem, int failures) {}
}
