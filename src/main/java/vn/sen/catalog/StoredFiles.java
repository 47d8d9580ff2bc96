package vn.sen.catalog;

import java.util.List;
import java.util.Optional;

/** Which files of which datasets the portal holds; their bytes are kept in {@code data}. */
public interface StoredFiles {

  Optional<StoredFile> find(String datasetSlug, String fileName);

  /** In ascending order of their names; empty when the dataset has none. */
  List<StoredFile> list(String datasetSlug);

  /**
   * Adds the file, or puts other content under its name; nothing when this very content is there.
   */
  void add(StoredFile file);

  /**
   * Adds the file unless its name is taken in its dataset.
   *
   * @return whether it was added
   */
  boolean create(StoredFile file);
}
