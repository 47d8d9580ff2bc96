package vn.sen.api;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.data.FileIssue;
import vn.sen.data.TableFacts;
import vn.sen.data.TextEncoding;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.QualityScore;
import vn.sen.platform.BaseIri;
import vn.sen.privacy.PublicationDecision;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftFile;
import vn.sen.publishing.DraftFiles;
import vn.sen.publishing.DraftReport;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.QualityRepairs;
import vn.sen.publishing.Versions;

/** Drafts in JSON. */
@Singleton
final class DraftViews {
  private final DraftFiles files;
  private final DatasetEditor editor;
  private final Drafting drafting;
  private final Versions versions;
  private final QualityRepairs repairs;
  private final BaseIri base;

  DraftViews(
      DraftFiles files,
      DatasetEditor editor,
      Drafting drafting,
      Versions versions,
      QualityRepairs repairs,
      BaseIri base) {
    this.files = files;
    this.editor = editor;
    this.drafting = drafting;
    this.versions = versions;
    this.repairs = repairs;
    this.base = base;
  }

  DraftView of(Draft draft, Optional<DraftReport> report) {
    return new DraftView(
        draft.slug(),
        draft.agency(),
        draft.state().code(),
        draft.edition(),
        fields(draft),
        files.list(draft).stream().map(DraftViews::file).toList(),
        files.links(draft).stream().map(DraftViews::link).toList(),
        drafting.comments(draft).stream()
            .map(
                comment ->
                    new DraftView.CommentView(
                        comment.field(),
                        comment.author(),
                        comment.text(),
                        comment.created().toString()))
            .toList(),
        draft.notes(),
        isChanged(draft),
        draft.publishAt().map(Object::toString).orElse(null),
        report.map(DraftReport::isPublishable).orElse(null),
        report.map(DraftViews::findings).orElse(null),
        report.map(DraftReport::quality).map(score -> quality(draft, score)).orElse(null),
        report.map(_ -> versions.proposal(draft).version()).orElse(null),
        new DraftView.LinksView(
            base.value() + "api/datasets/" + draft.slug() + "/draft",
            base.value() + "drafts/" + draft.slug(),
            base.dataset(draft.slug())));
  }

  private QualityView quality(Draft draft, QualityScore score) {
    String address = base.value() + "api/datasets/" + draft.slug() + "/draft";
    return QualityView.of(score, repairs.list(draft), address);
  }

  private static DraftView.LinkView link(DatasetView.Distribution link) {
    return new DraftView.LinkView(
        link.id(), link.downloadUrl().or(link::accessUrl).orElse(""), link.title().values());
  }

  private boolean isChanged(Draft draft) {
    return drafting
        .published(draft)
        .filter(dataset -> dataset.description().equals(draft.description()))
        .isEmpty();
  }

  private Map<String, List<String>> fields(Draft draft) {
    DatasetFields fields = editor.fields(draft.description());
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String name : DatasetFields.NAMES) {
      if (!fields.values(name).isEmpty()) {
        values.put(name, fields.values(name));
      }
    }
    return values;
  }

  private static List<DraftView.FindingView> findings(DraftReport report) {
    List<DraftView.FindingView> all = new ArrayList<>();
    report
        .findings()
        .forEach(
            finding ->
                all.add(
                    new DraftView.FindingView(
                        finding.field(), finding.blocks(), finding.message().values())));
    for (PublicationDecision decision : report.disclosure()) {
      decision
          .refusals()
          .forEach(
              ground -> all.add(new DraftView.FindingView("files", true, ground.text().values())));
      decision
          .warnings()
          .forEach(
              ground -> all.add(new DraftView.FindingView("files", false, ground.text().values())));
    }
    return all;
  }

  private static DraftView.FileView file(DraftFile file) {
    Optional<TableFacts> table = file.facts().table();
    @Nullable Long rows = table.map(TableFacts::rows).orElse(null);
    return new DraftView.FileView(
        file.name(),
        file.facts().mediaType(),
        file.facts().format(),
        file.facts().encoding().map(TextEncoding::label).orElse(null),
        file.sizeBytes(),
        file.sha256(),
        rows,
        table
            .map(
                facts ->
                    facts.columns().stream()
                        .map(
                            column ->
                                new DraftView.ColumnView(
                                    column.name(),
                                    column.type().xsd(),
                                    column.filled(),
                                    column.empty()))
                        .toList())
            .orElse(List.of()),
        file.facts().issues().stream().map(DraftViews::issue).toList());
  }

  private static DraftView.IssueView issue(FileIssue issue) {
    return new DraftView.IssueView(
        issue.code(),
        issue.severity().name().toLowerCase(java.util.Locale.ROOT),
        issue.line(),
        issue.column(),
        issue.message().values(),
        issue.proposal().values());
  }
}
