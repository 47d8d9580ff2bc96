package vn.sen.data;

import io.micronaut.serde.annotation.Serdeable;
import vn.sen.metadata.LocalizedText;

/**
 * Something about a file that its owner should know, with a way to mend it.
 *
 * @param code stable, such as {@code ragged-line}
 * @param line of the file, from 1; 0 when it is about the whole
 * @param column header, or ""
 */
@Serdeable
public record FileIssue(
    String code,
    Severity severity,
    long line,
    String column,
    String messageVi,
    String messageEn,
    String proposalVi,
    String proposalEn) {

  /** Errors stand in the way of publication, warnings do not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** What is wrong, in the reader's language. */
  public LocalizedText message() {
    return LocalizedText.of(messageVi, messageEn);
  }

  /** What to do about it. */
  public LocalizedText proposal() {
    return LocalizedText.of(proposalVi, proposalEn);
  }
}
