package vn.sen.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.QualityScore;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftComment;
import vn.sen.publishing.DraftFile;
import vn.sen.publishing.DraftReport;
import vn.sen.publishing.Versions;

/**
 * The form of a draft, or its review.
 *
 * @param repairs rules of the quality whose points one click wins back
 * @param theirs what somebody else saved meanwhile, when what was typed could not be saved
 * @param conflict fields in which what was typed differs from what is saved
 */
public record DraftPage(
    Draft draft,
    List<Section> sections,
    List<FileView> files,
    List<LinkView> links,
    List<DraftReport.Finding> findings,
    QualityScore quality,
    Set<String> repairs,
    List<DraftComment> comments,
    boolean steward,
    boolean secondReviewer,
    boolean ownSubmission,
    Versions.@Nullable Proposal proposal,
    @Nullable DraftReport report,
    List<Change> changes,
    List<String> added,
    List<String> removed,
    List<Change> conflict) {

  /**
   * @param folded closed at first: not needed to begin with
   */
  public record Section(String id, boolean folded, List<Field> fields) {}

  /**
   * @param kind text, area, select, radio, many or time
   * @param pair name of the field in the other language beside it; "" for none
   */
  public record Field(
      String name,
      String kind,
      boolean required,
      String language,
      List<String> values,
      List<Option> options,
      List<DraftReport.Finding> findings,
      List<DraftComment> comments) {

    public String value() {
      return String.join(", ", values);
    }

    public boolean isChosen(Option option) {
      return values.contains(option.code());
    }
  }

  /**
   * @param note what choosing it means; may be ""
   */
  public record Option(String code, String label, String note, String group) {}

  /** A file with what was found in it and what is said of it. */
  public record FileView(DraftFile file, Optional<DatasetView.Distribution> distribution) {}

  /** A distribution that is not a file of this draft. */
  public record LinkView(DatasetView.Distribution distribution) {}

  /** A field that differs. */
  public record Change(String field, String before, String after) {}

  /** The day on which the files open, as the draft says it; "" for at once. */
  public String embargo() {
    return sections.stream()
        .flatMap(section -> section.fields().stream())
        .filter(field -> field.name().equals("embargo"))
        .map(Field::value)
        .findFirst()
        .orElse("");
  }

  public boolean isInReview() {
    return draft.state() == Draft.State.IN_REVIEW;
  }
}
