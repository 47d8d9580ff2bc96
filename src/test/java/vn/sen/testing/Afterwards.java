package vn.sen.testing;

import java.util.Set;
import java.util.TreeSet;
import vn.sen.catalog.ChangeFollower;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;

/**
 * Leaves the shared portal's catalog as it was for the tests that come next: what a test has
 * published since is withdrawn, and gone from search and SPARQL.
 */
public final class Afterwards {
  private final RunningPortal portal;
  private final Set<String> before;

  private Afterwards(RunningPortal portal) {
    this.portal = portal;
    this.before = new TreeSet<>(portal.context().getBean(Datasets.class).listSlugs());
  }

  /** To be made before the test's first publication. */
  public static Afterwards of(RunningPortal portal) {
    return new Afterwards(portal);
  }

  public void withdrawNew() {
    Datasets datasets = portal.context().getBean(Datasets.class);
    for (String slug : datasets.listSlugs()) {
      boolean isNew = !before.contains(slug);
      if (isNew && datasets.findAny(slug).orElseThrow().state() == Dataset.State.PUBLISHED) {
        datasets.withdraw(slug, "test", "Dữ liệu thử");
      }
    }
    portal.context().getBean(ChangeFollower.class).awaitApplied();
  }
}
