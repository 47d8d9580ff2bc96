package vn.sen.catalog;

import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.platform.ProblemException;

/**
 * What must hold before a description becomes the public state of a dataset, whoever writes it.
 * Every rule is asked before each publication, outside its transaction; a rule that fails denies.
 */
public interface PublicationRule {

  /**
   * @param view the description as it is read
   * @throws ProblemException that says what is wrong and the way out
   */
  void require(Description description, DatasetView view);
}
