package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sen.data.Column;
import vn.sen.data.FileFacts;
import vn.sen.data.TableFacts;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetEditor;
import vn.sen.metadata.DatasetFields;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** What the content of a file tells of its dataset; proposed where the steward has said nothing. */
@Singleton
final class FileProposals {
  /** The provincial units were merged on 1 July 2025. */
  private static final String MERGED = "2025-07";

  /** More provinces than this are the country. */
  private static final int MOST_PROVINCES = 25;

  private static final Pattern VIETNAMESE = Pattern.compile("[ăâđêôơưĂÂĐÊÔƠƯ\\u1ea0-\\u1ef9]");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(year|month|date|time|name|value|province|country|city|code|total|price|number|type"
              + "|unit|amount|rate|population|area|id|category|description|status)\\b");

  private final DatasetEditor editor;
  private final CodeLists lists;
  private final BaseIri base;

  FileProposals(DatasetEditor editor, CodeLists lists, BaseIri base) {
    this.editor = editor;
    this.lists = lists;
    this.base = base;
  }

  /**
   * The description with title, period, places and language, as far as they are found and not said.
   * A period that is just that of the file's earlier state moves on with the file.
   *
   * @param name of the file, whose words are the title where the content has none
   * @param before period of the file in whose place this one comes
   */
  Description propose(
      Description description, String name, FileFacts facts, Optional<DatasetView.Period> before) {
    DatasetFields fields = editor.fields(description);
    DatasetFields proposed = fields;
    if (fields.titleVi().isEmpty() && fields.titleEn().isEmpty()) {
      String title = facts.table().map(TableFacts::title).orElse("");
      proposed =
          title.isEmpty()
              ? proposed.with("titleVi", List.of(title(name)))
              : proposed.with(isEnglish(title) ? "titleEn" : "titleVi", List.of(title));
    }
    Optional<DatasetView.Period> period = period(facts);
    boolean isUnsaid = fields.start().isEmpty() && fields.end().isEmpty();
    boolean isOfFile =
        before
            .filter(said -> said.start().equals(Optional.of(fields.start())))
            .filter(said -> said.end().equals(Optional.of(fields.end())))
            .isPresent();
    if ((isUnsaid || isOfFile) && period.isPresent()) {
      proposed =
          proposed
              .with("start", List.of(period.get().start().orElse("")))
              .with("end", List.of(period.get().end().orElse("")));
    }
    boolean hasWords = facts.encoding().isPresent() || facts.table().isPresent();
    if (fields.languages().isEmpty() && hasWords) {
      proposed = proposed.with("languages", List.of(language(facts)));
    }
    List<String> places = places(facts);
    if (fields.places().isEmpty() && !places.isEmpty()) {
      proposed = proposed.with("places", places);
    }
    return proposed == fields ? description : editor.edit(description, proposed);
  }

  /** What the dates or years of a table span. */
  static Optional<DatasetView.Period> period(FileFacts facts) {
    return facts
        .table()
        .filter(table -> !table.start().isEmpty())
        .filter(table -> table.start().length() == table.end().length())
        .map(table -> new DatasetView.Period(Optional.of(table.start()), Optional.of(table.end())));
  }

  /**
   * A described list of the columns found: what a steward said of a column goes on counting for a
   * column of the same name; type, unit and code list are proposed for the rest.
   */
  List<DatasetView.Column> columns(FileFacts facts, List<DatasetView.Column> known) {
    Map<String, DatasetView.Column> byName = byName(known);
    boolean hasPlaces = !places(facts).isEmpty();
    List<DatasetView.Column> columns = new ArrayList<>();
    for (Column column : facts.table().map(TableFacts::columns).orElse(List.of())) {
      DatasetView.Column before =
          byName.getOrDefault(
              column.name(),
              new DatasetView.Column(
                  column.name(),
                  LocalizedText.EMPTY,
                  LocalizedText.EMPTY,
                  "",
                  column.unit(),
                  hasPlaces && Column.speaksOfPlaces(column.name()) ? base.scheme("places") : ""));
      columns.add(
          new DatasetView.Column(
              before.name(),
              before.title(),
              before.description(),
              column.type().xsd(),
              before.unit(),
              before.codeList()));
    }
    return columns;
  }

  /**
   * The columns with what is now said of some; their types stay.
   *
   * @throws ProblemException unprocessable for a column that is none of them, or for a code list
   *     without an address
   */
  static List<DatasetView.Column> described(
      List<DatasetView.Column> present, List<DatasetView.Column> said) {
    Map<String, DatasetView.Column> byName = byName(said);
    for (DatasetView.Column column : said) {
      if (present.stream().noneMatch(one -> one.name().equals(column.name()))) {
        throw new ProblemException(
            CommonProblem.UNPROCESSABLE,
            "Tệp không có cột “" + column.name() + "”.",
            "The file has no column “" + column.name() + "”.");
      }
      if (!column.codeList().isEmpty() && !DraftFiles.isWebAddress(column.codeList())) {
        throw new ProblemException(
            CommonProblem.UNPROCESSABLE,
            "Danh mục mã của cột “" + column.name() + "” cần một địa chỉ http:// hoặc https://.",
            "The code list of column “"
                + column.name()
                + "” takes an http:// or https:// address.");
      }
    }
    return present.stream()
        .map(
            column -> {
              DatasetView.Column now = byName.getOrDefault(column.name(), column);
              return new DatasetView.Column(
                  column.name(),
                  now.title(),
                  now.description(),
                  column.datatype(),
                  now.unit(),
                  now.codeList());
            })
        .toList();
  }

  /** A file may have two columns of one name: the first is meant. */
  private static Map<String, DatasetView.Column> byName(List<DatasetView.Column> columns) {
    return columns.stream()
        .collect(
            Collectors.toMap(DatasetView.Column::name, Function.identity(), (first, _) -> first));
  }

  private static String language(FileFacts facts) {
    String words =
        facts.table().stream()
            .flatMap(table -> table.columns().stream())
            .flatMap(column -> Stream.concat(Stream.of(column.name()), column.sample().stream()))
            .collect(Collectors.joining(" "));
    String title = facts.table().map(TableFacts::title).orElse("");
    return isEnglish(title + " " + words) ? "en" : "vi";
  }

  private static boolean isEnglish(String words) {
    return !VIETNAMESE.matcher(words).find()
        && ENGLISH.matcher(words.replace('_', ' ').toLowerCase(Locale.ROOT)).find();
  }

  /** A file's name as one would write it: “san-luong_lua.csv” is “San luong lua”. */
  static String title(String fileName) {
    String words = fileName.replaceFirst("\\.[^.]*$", "").replaceAll("[_\\s-]+", " ").strip();
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /**
   * Codes of the provincial units that the columns of places name: those of the time of the data,
   * where they know it, else those that most names are found among. Empty when most names are none.
   */
  private List<String> places(FileFacts facts) {
    List<String> names = facts.table().map(TableFacts::places).orElse(List.of());
    if (names.isEmpty()) {
      return List.of();
    }
    Set<String> today = found(names, "2025-");
    Set<String> before = found(names, "pre2025-");
    boolean isOld =
        period(facts)
            .flatMap(DatasetView.Period::end)
            .filter(end -> end.compareTo(MERGED) < 0)
            .isPresent();
    Set<String> best =
        before.size() > today.size() || isOld && before.size() == today.size() ? before : today;
    if (best.size() * 2 < names.size()) {
      return List.of();
    }
    return best.size() > MOST_PROVINCES ? List.of("VN") : List.copyOf(best);
  }

  private Set<String> found(List<String> names, String prefix) {
    Map<String, String> codes = new HashMap<>();
    for (Concept concept : lists.list("places")) {
      if (concept.code().startsWith(prefix)) {
        Stream.concat(
                concept.label().values().values().stream(),
                concept.alternatives().stream().map(DatasetView.Keyword::text))
            .forEach(name -> codes.putIfAbsent(plain(name), concept.code()));
      }
    }
    Set<String> found = new LinkedHashSet<>();
    names.stream()
        .map(name -> codes.get(plain(name)))
        .filter(code -> code != null)
        .forEach(found::add);
    return new TreeSet<>(found);
  }

  /** Lower case without marks, and without the word for the kind of unit. */
  private static String plain(String name) {
    return Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^(tinh|thanh pho|tp\\.?|t\\.) *", "")
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }
}
