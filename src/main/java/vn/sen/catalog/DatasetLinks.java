package vn.sen.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.sen.metadata.LocalizedText;

/** How the record's datasets, series and services lead to each other. */
public interface DatasetLinks {

  /**
   * The slug of what has this IRI, published or withdrawn; for loaders with the portal's authority.
   */
  Optional<String> findSlug(String iri);

  /**
   * What the record holds of these IRIs, by IRI; without what these tokens may not discover, what
   * is withdrawn, and what it does not know.
   */
  Map<String, Linked> listByIri(Collection<String> iris, Set<String> tokens);

  /** Whatever leads to the IRI and may be discovered, by property and title; at most the limit. */
  List<Incoming> listIncoming(String iri, Set<String> tokens, int limit);

  /** Title and address of one end. */
  record Linked(String iri, String slug, LocalizedText title) {}

  /**
   * @param property IRI of the property by which it leads here
   */
  record Incoming(String property, Linked from) {}
}
