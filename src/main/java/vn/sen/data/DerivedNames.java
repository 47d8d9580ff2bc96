package vn.sen.data;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import vn.sen.privacy.StepChoice;

/** Names of derived files: the source's, and what was done to it. */
public final class DerivedNames {
  private static final int LONGEST_STEM = 120;

  private DerivedNames() {}

  /**
   * @param taken names that other files of the dataset have
   * @return such as {@code patients-fewer-columns-years.csv}, numbered when that is taken
   */
  public static String free(String source, Collection<StepChoice> steps, Set<String> taken) {
    int dot = source.lastIndexOf('.');
    String stem = dot > 0 ? source.substring(0, dot) : source;
    StringBuilder name =
        new StringBuilder(stem.substring(0, stem.offsetByCodePoints(0, points(stem))));
    new TreeSet<>(steps).forEach(step -> name.append('-').append(step.suffix()));
    String first = name + ".csv";
    String free = first;
    for (int number = 2; taken.contains(free); number++) {
      free = name + "-" + number + ".csv";
    }
    return free;
  }

  private static int points(String stem) {
    return Math.min(LONGEST_STEM, stem.codePointCount(0, stem.length()));
  }
}
