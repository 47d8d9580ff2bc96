package vn.sen.data;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/**
 * What was found by looking into a file.
 *
 * @param mediaType by content, and by name only where content cannot tell
 * @param format code of the EU list of file types, or ""
 * @param encoding of a text, else absent
 * @param entries names in an archive, the first ones
 */
@Serdeable
public record FileFacts(
    String mediaType,
    String format,
    Optional<TextEncoding> encoding,
    Optional<TableFacts> table,
    List<String> entries,
    List<FileIssue> issues) {

  public FileFacts {
    entries = List.copyOf(entries);
    issues = List.copyOf(issues);
  }

  /** Whether something stands in the way of publication. */
  public boolean hasErrors() {
    return issues.stream().anyMatch(issue -> issue.severity() == FileIssue.Severity.ERROR);
  }

  /** Whether a rewriting in UTF-8 and plain CSV would mend something. */
  public boolean isRepairable() {
    return encoding.filter(found -> found != TextEncoding.UTF_8).isPresent()
        || table.filter(TableFacts::isRepairable).isPresent();
  }
}
