package vn.sen.web;

import java.util.Optional;
import vn.sen.metadata.RdfSyntax;

/**
 * The last segment of an address: what it names, and the form that its suffix asks for.
 *
 * @param key without the suffix
 * @param syntax asked for by suffix
 * @param isPage true when the suffix {@code .html} asks for the page
 */
record Named(String key, Optional<RdfSyntax> syntax, boolean isPage) {

  /** Only a known suffix counts: any other dot belongs to the name. */
  static Named of(String segment) {
    int dot = segment.lastIndexOf('.');
    if (dot > 0) {
      String suffix = segment.substring(dot + 1);
      Optional<RdfSyntax> syntax = RdfSyntax.findBySuffix(suffix);
      if (syntax.isPresent() || suffix.equals("html")) {
        return new Named(segment.substring(0, dot), syntax, suffix.equals("html"));
      }
    }
    return new Named(segment, Optional.empty(), false);
  }
}
