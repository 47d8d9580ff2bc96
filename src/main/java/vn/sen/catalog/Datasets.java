package vn.sen.catalog;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;

/**
 * The record of datasets. Reads take the audience tokens of the caller and know nothing of what
 * these do not meet.
 */
public interface Datasets {

  /** Published or withdrawn; empty when unknown or not discoverable with these tokens. */
  Optional<Dataset> find(String slug, Set<String> tokens);

  /** What the slug is called now, if it was renamed. */
  Optional<String> findRenamed(String slug);

  /**
   * What the slug is called now, if nothing is called so any more that the tokens let discover, and
   * they let discover what it became.
   */
  default Optional<String> findRenamed(String slug, Set<String> tokens) {
    return find(slug, tokens).isPresent()
        ? Optional.empty()
        : findRenamed(slug).filter(now -> find(now, tokens).isPresent());
  }

  /** Newest first. */
  List<Revision> listRevisions(String slug, Set<String> tokens);

  Optional<Description> findRevision(String slug, int number, Set<String> tokens);

  /**
   * Whether anything about the dataset is stored at all; for loaders that run with the portal's own
   * authority.
   */
  Optional<Dataset> findAny(String slug);

  /**
   * As {@link #findAny} for several slugs at once, in ascending order of slugs; what is unknown is
   * left out.
   */
  List<Dataset> listAny(List<String> slugs);

  /** Whether each published dataset that these tokens may discover has data, by slug. */
  Map<String, DatasetView.Status> listStatuses(Set<String> tokens);

  /** As {@link #findAny}, without reading the description. */
  Optional<Head> findHead(String slug);

  /** All slugs in ascending order; for rebuilds. */
  List<String> listSlugs();

  /**
   * Writes a revision and its change-log row in one transaction; nothing when the description
   * equals the newest revision.
   *
   * @return the number of the newest revision
   */
  int publish(Description description, Audience audience, String author, String note);

  /** Fails with a not-found problem when unknown. */
  void withdraw(String slug, String author, String reason);

  /**
   * What the record knows of a dataset at a glance.
   *
   * @param agency IRI of whoever is responsible
   * @param sha256 of its newest description, in hexadecimal
   */
  record Head(
      String slug, String iri, Dataset.State state, Optional<String> agency, String sha256) {

    /** Whether the newest description says just the same. */
    public boolean says(Description description) {
      return iri.equals(description.subject())
          && sha256.equals(HexFormat.of().formatHex(description.sha256()));
    }
  }

  /** Audience tokens of a dataset, as {@code access} computes them. */
  record Audience(Set<String> discover, Set<String> use) {}
}
