package vn.sen.web;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftComment;
import vn.sen.publishing.DraftFile;
import vn.sen.publishing.DraftFiles;
import vn.sen.publishing.DraftReport;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.QualityRepairs;
import vn.sen.publishing.Review;
import vn.sen.publishing.Versions;

/** Gathers what the pages of a draft show. */
@Singleton
final class DraftPages {
  private static final List<String> FREQUENCIES =
      List.of(
          "DAILY",
          "WEEKLY",
          "MONTHLY",
          "QUARTERLY",
          "ANNUAL_2",
          "ANNUAL",
          "BIENNIAL",
          "seasonal",
          "IRREG",
          "CONT",
          "NEVER");

  private static final DatasetFields EMPTY = DatasetFields.of(_ -> List.of());

  private final Drafting drafting;
  private final DraftFiles files;
  private final Review review;
  private final Versions versions;
  private final QualityRepairs repairs;
  private final DatasetEditor editor;
  private final DatasetMapper mapper;

  DraftPages(
      Drafting drafting,
      DraftFiles files,
      Review review,
      Versions versions,
      QualityRepairs repairs,
      DatasetEditor editor,
      DatasetMapper mapper) {
    this.drafting = drafting;
    this.files = files;
    this.review = review;
    this.versions = versions;
    this.repairs = repairs;
    this.editor = editor;
    this.mapper = mapper;
  }

  /** The form; with what was typed and could not be saved, also how that differs. */
  DraftPage form(Page page, Draft draft, Caller caller, Optional<DatasetFields> typed) {
    return view(page, draft, caller, null, typed);
  }

  /** The review, with every check. */
  DraftPage review(Page page, Draft draft, Caller caller) {
    return view(page, draft, caller, review.check(draft), Optional.empty());
  }

  private DraftPage view(
      Page page,
      Draft draft,
      Caller caller,
      @Nullable DraftReport report,
      Optional<DatasetFields> typed) {
    DatasetFields saved = editor.fields(draft.description());
    DatasetFields shown = typed.orElse(saved);
    List<DraftReport.Finding> findings =
        plain(report == null ? review.findings(draft.description()) : report.findings());
    List<DraftComment> comments = drafting.comments(draft);
    Optional<Dataset> before = drafting.published(draft);
    DatasetView view = mapper.map(draft.description());
    List<DraftFile> own = files.list(draft);
    FieldWords words = words(page);
    return new DraftPage(
        draft,
        sections(page, ResourceKind.of(draft.description()), shown, findings, comments),
        own.stream()
            .map(file -> new DraftPage.FileView(file, view.findDistribution(file.name())))
            .toList(),
        view.distributions().stream()
            .filter(d -> own.stream().noneMatch(f -> d.fileName().equals(Optional.of(f.name()))))
            .map(DraftPage.LinkView::new)
            .toList(),
        findings,
        review.quality(draft.description()),
        repairs.list(draft),
        comments,
        caller.isSteward(draft.agency()),
        review.needsSecondReviewer(draft.agency()),
        draft.submittedBy().isPresent()
            && draft.submittedBy().equals(caller.person().map(person -> person.id())),
        report == null ? null : versions.proposal(draft),
        report,
        before
            .map(dataset -> changes(words, editor.fields(dataset.description()), saved))
            .orElse(List.of()),
        before.map(dataset -> minus(draft.description(), dataset.description())).orElse(List.of()),
        before.map(dataset -> minus(dataset.description(), draft.description())).orElse(List.of()),
        typed
            // Not asked by the form.
            .map(fields -> fields.with("publisher", saved.values("publisher")))
            .map(fields -> changes(words, saved, fields))
            .orElse(List.of()));
  }

  private static List<DraftPage.Change> changes(
      FieldWords words, DatasetFields before, DatasetFields after) {
    return DatasetFields.NAMES.stream()
        .filter(name -> !before.values(name).equals(after.values(name)))
        .map(
            name ->
                new DraftPage.Change(
                    name, words.of(name, before.values(name)), words.of(name, after.values(name))))
        .toList();
  }

  /** How the values of fields read, for who does not know their codes. */
  FieldWords words(Page page) {
    Map<String, Map<String, String>> labels = new HashMap<>();
    for (DraftPage.Section section :
        sections(page, ResourceKind.DATASET, EMPTY, List.of(), List.of())) {
      for (DraftPage.Field field : section.fields()) {
        labels.put(
            field.name(),
            field.options().stream()
                .collect(
                    Collectors.toMap(
                        DraftPage.Option::code, DraftPage.Option::label, (first, _) -> first)));
      }
    }
    return new FieldWords(labels, code -> page.label(page.agency(code)));
  }

  /** Labels by field and code. */
  record FieldWords(Map<String, Map<String, String>> labels, UnaryOperator<String> agencyLabel) {
    String of(String field, List<String> values) {
      return values.stream()
          .map(
              value ->
                  field.equals("publisher") && !value.contains(":")
                      ? agencyLabel.apply(value)
                      : labels.getOrDefault(field, Map.of()).getOrDefault(value, value))
          .collect(Collectors.joining(", "));
    }
  }

  private static List<DraftReport.Finding> plain(List<DraftReport.Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                new DraftReport.Finding(
                    finding.field(),
                    finding.property(),
                    finding.blocks(),
                    PlainWords.of(finding.message())))
        .sorted(java.util.Comparator.comparing(finding -> !finding.blocks()))
        .toList();
  }

  private static List<String> minus(Description all, Description without) {
    Set<String> left = new TreeSet<>(all.nTriples().lines().toList());
    without.nTriples().lines().forEach(left::remove);
    return List.copyOf(left);
  }

  /** One field of the form by itself. */
  DraftPage.Field field(Page page, String name, List<String> values) {
    DatasetFields fields =
        DatasetFields.of(asked -> asked.equals(name) ? values : List.<String>of());
    return sections(page, ResourceKind.DATASET, fields, List.of(), List.of()).stream()
        .flatMap(section -> section.fields().stream())
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    CommonProblem.UNPROCESSABLE,
                    "Biểu mẫu không có mục này.",
                    "The form has no such field."));
  }

  private List<DraftPage.Section> sections(
      Page page,
      ResourceKind kind,
      DatasetFields fields,
      List<DraftReport.Finding> findings,
      List<DraftComment> comments) {
    Fields make = new Fields(fields, findings, comments);
    List<DraftPage.Section> sections = new ArrayList<>(ofAll(page, make));
    if (kind == ResourceKind.SERVICE) {
      sections.add(
          1,
          new DraftPage.Section(
              "service",
              false,
              List.of(
                  make.text("endpointUrl", "url", true, ""),
                  make.text("endpointDescription", "url", false, ""),
                  make.text("serves", "text", false, ""))));
    }
    return sections;
  }

  private static List<DraftPage.Section> ofAll(Page page, Fields make) {
    return List.of(
        new DraftPage.Section(
            "what",
            false,
            List.of(
                make.text("titleVi", "text", true, "vi"),
                make.text("titleEn", "text", false, "en"),
                make.text("descriptionVi", "area", true, "vi"),
                make.text("descriptionEn", "area", false, "en"),
                make.choice("themes", "many", true, codes(page, "sectors")))),
        new DraftPage.Section(
            "access",
            false,
            List.of(
                make.choice("accessLevel", "radio", true, levels(page)),
                make.choice("licence", "radio", true, licences(page)),
                make.text("embargo", "text", false, ""))),
        new DraftPage.Section(
            "when",
            false,
            List.of(
                make.text("start", "time", false, ""),
                make.text("end", "time", false, ""),
                make.choice("frequency", "select", false, frequencies(page)),
                make.choice("places", "many", false, places(page)),
                make.choice("languages", "many", false, languages(page)))),
        new DraftPage.Section(
            "who",
            false,
            List.of(
                make.text("contactNameVi", "text", true, "vi"),
                make.text("contactNameEn", "text", false, "en"),
                make.text("contactEmail", "email", false, ""),
                make.text("contactUrl", "url", false, ""),
                make.text("contactTelephone", "tel", false, ""))),
        new DraftPage.Section(
            "more",
            true,
            List.of(
                make.text("keywordsVi", "text", false, "vi"),
                make.text("keywordsEn", "text", false, "en"),
                make.choice("aiTasks", "many", false, codes(page, "ai-tasks")),
                make.text("target", "text", false, ""),
                make.text("landingPage", "url", false, ""),
                make.text("series", "text", false, ""))));
  }

  private static List<DraftPage.Option> codes(Page page, String scheme) {
    return page.lists().list(scheme).stream()
        .map(
            concept ->
                new DraftPage.Option(
                    concept.code(),
                    page.text(concept.label()),
                    page.text(concept.definition()),
                    ""))
        .toList();
  }

  private static List<DraftPage.Option> levels(Page page) {
    return page.lists().list("access-levels").stream()
        .filter(concept -> page.words().has("access." + concept.code() + ".note"))
        .map(
            concept ->
                new DraftPage.Option(
                    concept.code(),
                    page.text(concept.label()),
                    page.say("access." + concept.code() + ".note"),
                    ""))
        .toList();
  }

  private static List<DraftPage.Option> licences(Page page) {
    return page.lists().list("licences").stream()
        .map(
            concept ->
                new DraftPage.Option(
                    concept.code(),
                    page.text(concept.label()),
                    page.text(concept.definition()),
                    concept.code().startsWith("cc") || concept.code().startsWith("odc")
                        ? "first"
                        : "others"))
        .toList();
  }

  private static List<DraftPage.Option> frequencies(Page page) {
    String prefix = "http://publications.europa.eu/resource/authority/frequency/";
    return FREQUENCIES.stream()
        .map(
            code ->
                new DraftPage.Option(
                    code,
                    page.label(
                        code.equals("seasonal")
                            ? page.concept("frequencies", code)
                            : prefix + code),
                    "",
                    ""))
        .toList();
  }

  private static List<DraftPage.Option> languages(Page page) {
    return List.of(
        new DraftPage.Option("vi", page.say("draft.language.vi"), "", ""),
        new DraftPage.Option("en", page.say("draft.language.en"), "", ""));
  }

  /** The units of today first; those before the merger of 2025 for older data. */
  private static List<DraftPage.Option> places(Page page) {
    List<DraftPage.Option> options = new ArrayList<>();
    for (Concept concept : page.lists().list("places")) {
      String group = concept.code().startsWith("pre2025") ? "before" : "today";
      options.add(new DraftPage.Option(concept.code(), page.text(concept.label()), "", group));
    }
    options.sort(java.util.Comparator.comparing(option -> option.group().equals("before")));
    return options;
  }

  /** Makes fields with what is known of each. */
  private record Fields(
      DatasetFields values, List<DraftReport.Finding> findings, List<DraftComment> comments) {

    DraftPage.Field text(String name, String kind, boolean required, String language) {
      return field(name, kind, required, language, List.of());
    }

    DraftPage.Field choice(
        String name, String kind, boolean required, List<DraftPage.Option> options) {
      return field(name, kind, required, "", options);
    }

    private DraftPage.Field field(
        String name,
        String kind,
        boolean required,
        String language,
        List<DraftPage.Option> options) {
      return new DraftPage.Field(
          name,
          kind,
          required,
          language,
          values.values(name),
          options,
          findings.stream().filter(finding -> finding.field().equals(name)).toList(),
          comments.stream().filter(comment -> comment.field().equals(name)).toList());
    }
  }

  /** The findings of each field, in the reader's language, for the script beside the form. */
  Map<String, List<String>> findings(Page page, Draft draft) {
    Map<String, List<String>> byField = new java.util.TreeMap<>();
    for (DraftReport.Finding finding : plain(review.findings(draft.description()))) {
      if (!finding.field().isEmpty()) {
        byField
            .computeIfAbsent(finding.field(), key -> new ArrayList<>())
            .add((finding.blocks() ? "!" : "") + page.text(finding.message()));
      }
    }
    return byField;
  }
}
