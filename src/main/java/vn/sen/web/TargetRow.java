package vn.sen.web;

import vn.sen.metadata.DatasetView;
import vn.sen.targets.Target;

/** A target as lists show it. */
public record TargetRow(Target target) {
  public boolean isAvailable() {
    return target.status() == DatasetView.Status.AVAILABLE;
  }
}
