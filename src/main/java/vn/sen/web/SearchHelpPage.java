package vn.sen.web;

import java.util.List;

/** How to search, by examples that work. */
public record SearchHelpPage(List<Example> examples) {
  /**
   * @param meaning key of the words that tell what it finds
   */
  public record Example(String typed, String meaning) {}
}
