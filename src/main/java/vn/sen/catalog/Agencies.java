package vn.sen.catalog;

import java.util.List;
import java.util.Optional;
import vn.sen.metadata.Description;

/** The record of agencies. Everybody may see them. */
public interface Agencies {

  /** In ascending order of their slugs; empty before the first was published. */
  List<Agency> list();

  Optional<Agency> find(String slug);

  /** Writes the agency and its change-log row in one transaction; nothing when nothing changed. */
  void publish(Description description);
}
