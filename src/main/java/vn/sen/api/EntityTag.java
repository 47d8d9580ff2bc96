package vn.sen.api;

import java.util.List;

/**
 * An entity tag as it stands in a header, with its quotes (RFC 9110, section 8.8.3).
 *
 * @param value such as {@code "abc"} or {@code W/"abc"}
 */
record EntityTag(String value) {
  EntityTag {
    if (!value.endsWith("\"")) {
      throw new IllegalArgumentException("not an entity tag: " + value);
    }
  }

  boolean isWeak() {
    return value.startsWith("W/");
  }

  /** Weak comparison with the members of an If-None-Match. */
  boolean isIn(List<String> headerLines) {
    return members(headerLines)
        .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque(value)));
  }

  /** Strong comparison with the members of an If-Match. */
  boolean isStronglyIn(List<String> headerLines) {
    return members(headerLines)
        .anyMatch(tag -> tag.equals("*") || (!isWeak() && tag.equals(value)));
  }

  private static java.util.stream.Stream<String> members(List<String> headerLines) {
    // Our own tags hold no comma, so that a member cut in two never equals one of them.
    return headerLines.stream()
        .flatMap(line -> java.util.Arrays.stream(line.split(",")))
        .map(String::trim);
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
