package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.sen.access.AccessLevel;
import vn.sen.access.Caller;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.StoredFile;
import vn.sen.data.FileFacts;
import vn.sen.data.FileInspector;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetMapper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DistributionEditor;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.QualityAssessment;
import vn.sen.metadata.QualityScore;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Wins lost points of a draft's quality back where nobody need be asked: from what the portal knows
 * of its files, from the agency's own entry, and by the code of what is said in words. A repair is
 * on offer only while it does win its points.
 */
@Singleton
public final class QualityRepairs {
  /** Rules that a repair may exist for, and what is told of it in the notes of the version. */
  private static final Map<String, String> DONE =
      Map.ofEntries(
          Map.entry("places", "phạm vi không gian"),
          Map.entry("period", "thời gian của số liệu"),
          Map.entry("languages", "ngôn ngữ của dữ liệu"),
          Map.entry("format", "định dạng tệp"),
          Map.entry("media-type", "kiểu nội dung tệp"),
          Map.entry("size", "kích thước tệp"),
          Map.entry("columns", "danh sách cột"),
          Map.entry("licence", "giấy phép"),
          Map.entry("access-level", "mức tiếp cận"),
          Map.entry("frequency", "chu kỳ cập nhật"),
          Map.entry("themes", "lĩnh vực"),
          Map.entry("contact", "đầu mối liên hệ"),
          Map.entry("publisher", "cơ quan công bố"));

  /** Rules about files, of which there must be one. */
  private static final Set<String> OF_FILES =
      Set.of("format", "media-type", "size", "columns", "licence");

  private static final String EU_FREQUENCY =
      "http://publications.europa.eu/resource/authority/frequency/";
  private static final Set<String> TABLES = Set.of("CSV", "TSV");
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
  private static final Pattern UNIT = Pattern.compile("\\s*[(\\[][^()\\[\\]]{1,30}[)\\]]\\s*$");

  private final Drafts drafts;
  private final Drafting drafting;
  private final DraftFiles files;
  private final FileProposals proposals;
  private final DistributionEditor distributions;
  private final DatasetEditor editor;
  private final DatasetMapper mapper;
  private final CodeLists lists;
  private final Agencies agencies;
  private final QualityAssessment quality;

  QualityRepairs(
      Drafts drafts,
      Drafting drafting,
      DraftFiles files,
      FileProposals proposals,
      DistributionEditor distributions,
      DatasetEditor editor,
      DatasetMapper mapper,
      CodeLists lists,
      Agencies agencies,
      QualityAssessment quality) {
    this.drafts = drafts;
    this.drafting = drafting;
    this.files = files;
    this.proposals = proposals;
    this.distributions = distributions;
    this.editor = editor;
    this.mapper = mapper;
    this.lists = lists;
    this.agencies = agencies;
    this.quality = quality;
  }

  /** Rules whose points one call of {@link #apply} wins back now. */
  public Set<String> list(Draft draft) {
    Set<String> rules = new TreeSet<>();
    for (QualityScore.Loss loss : quality.score(draft.description()).losses()) {
      if (find(draft, loss).isPresent()) {
        rules.add(loss.rule());
      }
    }
    return rules;
  }

  /**
   * Repairs the draft and says so in its notes, which go into the revision.
   *
   * @throws ProblemException conflict, when there is nothing to win or nothing known to win it with
   */
  public Draft apply(Caller caller, String slug, int edition, String rule) {
    Draft draft = drafting.getOrBegin(caller, slug);
    Description repaired =
        quality.score(draft.description()).losses().stream()
            .filter(loss -> loss.rule().equals(rule))
            .findFirst()
            .flatMap(loss -> find(draft, loss))
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.CONFLICT,
                        "Cổng không tự sửa được mục này: đã đủ điểm, hoặc chưa biết đủ để điền. Xem"
                            + " “losses” ở /api/datasets/"
                            + slug
                            + "/draft.",
                        "There is no repair for this: the points are there, or too little is known"
                            + " to fill it in. See “losses” at /api/datasets/"
                            + slug
                            + "/draft."));
    String note = "Cổng điền giúp: " + DONE.get(rule) + ".";
    return drafting.change(
        caller,
        draft,
        edition,
        repaired,
        draft.notes().isBlank() ? note : draft.notes() + "\n" + note);
  }

  /** The description without the loss; empty where that cannot be had. */
  private Optional<Description> find(Draft draft, QualityScore.Loss loss) {
    Description before = draft.description();
    boolean isWithoutFiles =
        OF_FILES.contains(loss.rule()) && mapper.map(before).distributions().isEmpty();
    if (!DONE.containsKey(loss.rule()) || isWithoutFiles) {
      return Optional.empty();
    }
    return Optional.of(repaired(draft, loss.rule()))
        .filter(after -> !after.equals(before) && !isLost(after, loss.rule()));
  }

  private boolean isLost(Description description, String rule) {
    return quality.score(description).losses().stream().anyMatch(loss -> loss.rule().equals(rule));
  }

  private Description repaired(Draft draft, String rule) {
    return switch (rule) {
      case "places" -> inWords(ofContent(draft, "places"), "places", "places");
      case "period" -> ofContent(draft, "start", "end");
      case "languages" -> inWords(ofContent(draft, "languages"), "languages", "");
      case "format", "media-type", "size" -> ofFiles(draft);
      case "columns" -> columns(draft);
      case "licence" -> licence(draft.description());
      case "access-level" -> inWords(draft.description(), "accessLevel", "access-levels");
      case "frequency" -> inWords(draft.description(), "frequency", "frequencies");
      case "themes" -> inWords(draft.description(), "themes", "sectors");
      case "contact" -> contact(draft);
      case "publisher" -> with(draft.description(), "publisher", List.of(draft.agency()));
      default -> draft.description();
    };
  }

  private Description with(Description description, String field, List<String> values) {
    return values.isEmpty()
        ? description
        : editor.edit(description, editor.fields(description).with(field, values));
  }

  /** What was found in the files when they were looked into, of those fields only. */
  private Description ofContent(Draft draft, String... names) {
    Description description = draft.description();
    for (FileFacts facts : facts(draft).values()) {
      DatasetFields found =
          editor.fields(proposals.propose(description, "", facts, Optional.empty()));
      for (String name : names) {
        description = with(description, name, found.values(name));
      }
    }
    return description;
  }

  /** By name of the files that the draft's description names. */
  private Map<String, FileFacts> facts(Draft draft) {
    Map<String, FileFacts> facts = new LinkedHashMap<>();
    if (mapper.map(draft.description()).distributions().isEmpty()) {
      return facts;
    }
    Map<String, DraftFile> own =
        files.list(draft).stream()
            .collect(Collectors.toMap(DraftFile::name, Function.identity(), (one, _) -> one));
    Optional<String> last =
        drafts.listVersions(draft.slug()).stream().findFirst().map(DatasetVersion::version);
    for (DatasetView.Distribution one : mapper.map(draft.description()).distributions()) {
      one.fileName()
          .flatMap(
              name ->
                  Optional.ofNullable(own.get(name))
                      .map(DraftFile::facts)
                      .or(() -> last.flatMap(v -> drafts.findFacts(draft.slug(), v, name))))
          .ifPresent(found -> facts.put(one.fileName().orElseThrow(), found));
    }
    return facts;
  }

  /** The code of what the description says in words: a licence's name, “hằng năm”. */
  private Description inWords(Description description, String field, String scheme) {
    if (!editor.fields(description).values(field).isEmpty()) {
      return description;
    }
    List<String> codes =
        editor.words(description, field).stream()
            .flatMap(words -> code(scheme, words).stream())
            .distinct()
            .toList();
    return with(description, field, codes);
  }

  private Optional<String> code(String scheme, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    if (scheme.isEmpty()) {
      return switch (wanted) {
        case "vi", "vie", "vi-vn", "vietnamese", "tiếng việt" -> Optional.of("vi");
        case "en", "eng", "en-us", "en-gb", "english", "tiếng anh" -> Optional.of("en");
        default -> Optional.empty();
      };
    }
    if (scheme.equals("frequencies")) {
      return lists.findByName(EU_FREQUENCY, words).map(Concept::code);
    }
    List<String> codes =
        lists.list(scheme).stream()
            .filter(concept -> names(concept).contains(wanted))
            .map(Concept::code)
            .filter(code -> !scheme.equals("access-levels") || AccessLevel.find(code).isPresent())
            .distinct()
            .toList();
    return codes.size() == 1 ? Optional.of(codes.getFirst()) : Optional.empty();
  }

  private static Set<String> names(Concept concept) {
    Set<String> names = new TreeSet<>();
    names.add(concept.code().toLowerCase(Locale.ROOT));
    concept.notation().ifPresent(notation -> names.add(notation.toLowerCase(Locale.ROOT)));
    concept.label().values().values().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    concept.alternatives().forEach(name -> names.add(name.text().toLowerCase(Locale.ROOT)));
    return names;
  }

  /** The licence that other files have, or that is named in words. */
  private Description licence(Description description) {
    DatasetFields fields = editor.fields(description);
    return fields.licence().isEmpty()
        ? inWords(description, "licence", "licences")
        : with(description, "licence", List.of(fields.licence()));
  }

  /** The agency's page, beside the office that is named already. */
  private Description contact(Draft draft) {
    Description description = draft.description();
    Optional<Agency> agency = agencies.find(draft.agency());
    Optional<String> homepage = agency.flatMap(Agency::homepage);
    if (homepage.isEmpty()) {
      return description;
    }
    DatasetFields fields = editor.fields(description).with("contactUrl", List.of(homepage.get()));
    if (fields.contactNameVi().isEmpty() && fields.contactNameEn().isEmpty()) {
      Map<String, String> name = agency.get().name().values();
      fields =
          fields
              .with("contactNameVi", List.of(name.getOrDefault("vi", "")))
              .with("contactNameEn", List.of(name.getOrDefault("en", "")));
    }
    return editor.edit(description, fields);
  }

  /** Format, media type, size and checksum as the portal knows them, where they are not said. */
  private Description ofFiles(Draft draft) {
    Map<String, StoredFile> stored =
        files.wanted(draft).stream()
            .collect(Collectors.toMap(StoredFile::fileName, Function.identity(), (one, _) -> one));
    Description description = draft.description();
    for (DatasetView.Distribution one : named(description)) {
      Optional<StoredFile> file = one.fileName().map(stored::get);
      Optional<String> mediaType =
          file.map(StoredFile::mediaType)
              .or(() -> one.downloadUrl().flatMap(FileInspector::mediaTypeOfName));
      description =
          distributions.complete(
              description,
              one,
              mediaType.map(FileInspector::formatOf).filter(format -> !format.isEmpty()),
              mediaType,
              file.map(StoredFile::sizeBytes),
              file.map(StoredFile::sha256));
    }
    return description;
  }

  /** What has no IRI cannot be spoken of. */
  private List<DatasetView.Distribution> named(Description description) {
    return mapper.map(description).distributions().stream()
        .filter(one -> !one.iri().startsWith("_:"))
        .toList();
  }

  /** The columns found, each called as its header says, where that says something. */
  private Description columns(Draft draft) {
    Description description = draft.description();
    Map<String, FileFacts> facts = facts(draft);
    String language = editor.fields(description).languages().equals(List.of("en")) ? "en" : "vi";
    for (DatasetView.Distribution one : named(description)) {
      if (TABLES.contains(one.format())) {
        List<DatasetView.Column> known =
            one.columns().isEmpty()
                ? one.fileName()
                    .map(facts::get)
                    .map(found -> proposals.columns(found, List.of()))
                    .orElse(List.of())
                : one.columns();
        List<DatasetView.Column> called = new ArrayList<>();
        known.forEach(column -> called.add(called(column, language)));
        description =
            distributions.describe(description, one.iri(), one.title(), one.description(), called);
      }
    }
    return description;
  }

  private static DatasetView.Column called(DatasetView.Column column, String language) {
    String words = UNIT.matcher(column.name().replace('_', ' ')).replaceFirst("").strip();
    if (!column.title().isEmpty()
        || !column.description().isEmpty()
        || !WORD.matcher(words).find()) {
      return column;
    }
    String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return new DatasetView.Column(
        column.name(),
        new LocalizedText(Map.of(language, title)),
        column.description(),
        column.datatype(),
        column.unit(),
        column.codeList());
  }
}
