package vn.sen.web;

import java.util.List;
import vn.sen.metadata.LocalizedText;

/** The terms of the application profile. */
public record NamespacePage(List<Group> groups) {

  /**
   * @param title key of its heading
   */
  public record Group(String title, List<Term> terms) {}

  /**
   * @param name after {@code sen:}
   * @param domains short names
   * @param ranges short names
   */
  public record Term(
      String name,
      LocalizedText label,
      LocalizedText comment,
      List<String> domains,
      List<String> ranges) {}
}
