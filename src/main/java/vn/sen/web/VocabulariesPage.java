package vn.sen.web;

import java.util.List;
import vn.sen.metadata.LocalizedText;

/** The code lists. */
public record VocabulariesPage(List<Scheme> schemes) {

  /**
   * @param link path of its page
   * @param concepts how many codes it has
   */
  public record Scheme(String link, LocalizedText title, LocalizedText purpose, int concepts) {}
}
