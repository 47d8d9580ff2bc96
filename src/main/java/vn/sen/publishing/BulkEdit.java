package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * One field of many datasets changed at once, shown before it is done. Each dataset is changed or
 * refused by itself; a draft that somebody has open is left to them.
 */
@Singleton
public final class BulkEdit {
  /** What several datasets can have in common. */
  public static final List<String> FIELDS =
      List.of(
          "themes",
          "licence",
          "accessLevel",
          "frequency",
          "places",
          "languages",
          "contactNameVi",
          "contactNameEn",
          "contactEmail",
          "contactUrl",
          "contactTelephone",
          "keywordsVi",
          "keywordsEn",
          "aiTasks",
          "landingPage",
          "series");

  /** Fields to whose values more can be added. */
  private static final Set<String> LISTS =
      Set.of("themes", "places", "languages", "keywordsVi", "keywordsEn", "aiTasks");

  private final Drafts drafts;
  private final Drafting drafting;
  private final Review review;
  private final Datasets datasets;
  private final DatasetEditor editor;
  private final BaseIri base;

  BulkEdit(
      Drafts drafts,
      Drafting drafting,
      Review review,
      Datasets datasets,
      DatasetEditor editor,
      BaseIri base) {
    this.drafts = drafts;
    this.drafting = drafting;
    this.review = review;
    this.datasets = datasets;
    this.editor = editor;
    this.base = base;
  }

  /**
   * What is to be changed.
   *
   * @param field one of {@link #FIELDS}
   * @param added whether the values come to those that are there
   */
  public record Change(String field, List<String> values, boolean added) {
    public Change {
      values = List.copyOf(values);
    }
  }

  /**
   * What becomes of one dataset.
   *
   * @param before values as the form shows them
   * @param problem why it is not changed; empty when it is
   */
  public record Row(
      String slug, LocalizedText title, String before, String after, LocalizedText problem) {

    public boolean isChanged() {
      return problem.isEmpty() && !before.equals(after);
    }
  }

  /** What {@link #apply} would do; keeps nothing. */
  public List<Row> preview(Caller caller, String agency, List<String> slugs, Change change) {
    check(caller, agency, change);
    return slugs.stream().distinct().map(slug -> row(caller, agency, slug, change)).toList();
  }

  /**
   * Changes the datasets in drafts, or, for stewards, publishes them at once.
   *
   * @param notes for readers of the new versions
   */
  public List<Row> apply(
      Caller caller,
      String agency,
      List<String> slugs,
      Change change,
      boolean publish,
      String notes) {
    List<Row> done = new ArrayList<>();
    for (Row row : preview(caller, agency, slugs, change)) {
      done.add(row.isChanged() ? changed(caller, row, change, publish, notes) : row);
    }
    return done;
  }

  private void check(Caller caller, String agency, Change change) {
    Permission.editor(caller, agency);
    if (!FIELDS.contains(change.field())) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Không sửa hàng loạt được mục này; chọn một trong: " + String.join(", ", FIELDS) + ".",
          "This field cannot be changed in bulk; choose one of: "
              + String.join(", ", FIELDS)
              + ".");
    }
  }

  private Row row(Caller caller, String agency, String slug, Change change) {
    Optional<Dataset> found =
        datasets
            .find(slug, caller.tokens())
            .filter(dataset -> dataset.state() == Dataset.State.PUBLISHED)
            .filter(dataset -> dataset.view().agency().equals(Optional.of(base.agency(agency))));
    if (found.isEmpty()) {
      return new Row(
          slug,
          LocalizedText.EMPTY,
          "",
          "",
          LocalizedText.of("không phải bộ của cơ quan này", "no dataset of this agency"));
    }
    DatasetFields before = editor.fields(found.get().description());
    boolean isOpen = drafts.findOpen(slug).isPresent();
    return new Row(
        slug,
        found.get().view().title(),
        before.value(change.field()),
        with(before, change).value(change.field()),
        isOpen
            ? LocalizedText.of("đang có bản nháp mở", "a draft of it is open")
            : LocalizedText.EMPTY);
  }

  private static DatasetFields with(DatasetFields before, Change change) {
    Set<String> values = new LinkedHashSet<>();
    if (change.added() && LISTS.contains(change.field())) {
      values.addAll(before.values(change.field()));
    }
    values.addAll(change.values());
    return before.with(change.field(), List.copyOf(values));
  }

  private Row changed(Caller caller, Row row, Change change, boolean publish, String notes) {
    try {
      return drafts.inOneTransaction(
          () -> {
            Draft draft = drafting.update(caller, row.slug());
            Draft edited =
                drafting.edit(
                    caller,
                    row.slug(),
                    draft.edition(),
                    with(editor.fields(draft.description()), change),
                    notes);
            if (publish) {
              review.publish(
                  caller,
                  row.slug(),
                  edited.edition(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty());
            }
            return row;
          });
    } catch (ProblemException e) {
      return new Row(
          row.slug(),
          row.title(),
          row.before(),
          row.after(),
          LocalizedText.of(e.detail(Locale.of("vi")), e.detail(Locale.ENGLISH)));
    }
  }
}
