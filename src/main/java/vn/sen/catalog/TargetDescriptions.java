package vn.sen.catalog;

import java.util.List;
import java.util.Optional;
import vn.sen.metadata.Description;

/** The record of the strategies' targets, by number. Everybody may see them. */
public interface TargetDescriptions {

  /** In ascending order of their numbers. */
  List<Description> list();

  Optional<Description> find(int number);

  /** Writes the target and its change-log row in one transaction; nothing when nothing changed. */
  void publish(int number, Description description);
}
