package vn.sen.publishing;

import java.util.List;
import vn.sen.data.FileIssue;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.QualityScore;
import vn.sen.privacy.PublicationDecision;

/**
 * Whether a draft may be published, and what stands in the way.
 *
 * @param findings on the description, the gravest first
 * @param fileIssues by the name of the file
 * @param disclosure of each file that the portal holds
 */
public record DraftReport(
    List<Finding> findings,
    List<FileFinding> fileIssues,
    List<PublicationDecision> disclosure,
    QualityScore quality) {

  public DraftReport {
    findings = List.copyOf(findings);
    fileIssues = List.copyOf(fileIssues);
    disclosure = List.copyOf(disclosure);
  }

  /**
   * @param field of the form, or "" when no field of it is concerned
   * @param property IRI
   * @param blocks keeps the description from being published
   */
  public record Finding(String field, String property, boolean blocks, LocalizedText message) {}

  /** An issue of one file. */
  public record FileFinding(String file, FileIssue issue) {}

  public boolean isPublishable() {
    return findings.stream().noneMatch(Finding::blocks)
        && fileIssues.stream().noneMatch(one -> one.issue().severity() == FileIssue.Severity.ERROR)
        && disclosure.stream().allMatch(PublicationDecision::isPermitted);
  }

  /** Of one field of the form. */
  public List<Finding> of(String field) {
    return findings.stream().filter(finding -> finding.field().equals(field)).toList();
  }
}
