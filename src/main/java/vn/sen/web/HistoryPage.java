package vn.sen.web;

import java.util.List;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Revision;
import vn.sen.privacy.CheckedFile;

/** A dataset's revisions, newest first, each with what it changed, and the checks of its files. */
public record HistoryPage(Dataset dataset, List<Step> steps, List<CheckedFile> checks) {

  /**
   * @param added statements that the revision before did not have, in N-Triples
   * @param removed statements of the revision before that this one does not have
   */
  public record Step(Revision revision, List<String> added, List<String> removed) {
    public boolean isFirst() {
      return revision.number() == 1;
    }
  }
}
