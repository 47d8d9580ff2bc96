package vn.sen.metadata;

import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a document that nobody wants to save yet.
 *
 * @param subjects IRIs of the datasets, series and services it describes
 * @param omissions records that could not be taken, and why
 * @param leftOver statements that belong to none of them
 * @param repaired the descriptions in Turtle with every known repair made; empty when there is none
 */
public record DocumentReview(
    List<String> subjects,
    List<CatalogDocument.Omission> omissions,
    int leftOver,
    ValidationReport report,
    Optional<String> repaired) {
  public DocumentReview {
    subjects = List.copyOf(subjects);
    omissions = List.copyOf(omissions);
  }
}
