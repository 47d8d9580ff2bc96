package vn.sen.publishing.intake;

import vn.sen.metadata.LocalizedText;

/**
 * What became of one dataset of a document or a spreadsheet.
 *
 * @param place where it stands: a line, an IRI or a name
 * @param slug of its draft; "" when it was refused
 * @param message what stands in the way of publication, or why it was refused; may be empty
 */
public record IntakeEntry(
    String place, String slug, String title, Outcome outcome, LocalizedText message) {

  /** What became of it. */
  public enum Outcome {
    /** A new draft. */
    DRAFTED,
    /** An open draft, or a new one of a published dataset, says it now. */
    CHANGED,
    PUBLISHED,
    REFUSED;

    /** As in JSON and messages. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public boolean isTaken() {
    return outcome != Outcome.REFUSED;
  }
}
