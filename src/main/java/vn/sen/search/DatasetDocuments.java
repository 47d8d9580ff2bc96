package vn.sen.search;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.LocalizedText;

/** Makes the index's document of a dataset. */
final class DatasetDocuments {
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int LONGEST_OTHERS = 8_000;
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final Vocabulary vocabulary;
  private final Function<String, LocalizedText> label;

  /**
   * @param label of IRIs that are in no code list of ours (frequencies of the EU, for one); {@link
   *     LocalizedText#EMPTY} when unknown
   */
  DatasetDocuments(Vocabulary vocabulary, Function<String, LocalizedText> label) {
    this.vocabulary = vocabulary;
    this.label = label;
  }

  Document of(DatasetView view, Set<String> discover) {
    StoredHit hit = hit(view);
    Document document = new Document();
    document.add(new StringField(IndexFields.SLUG, view.slug(), Field.Store.NO));
    document.add(new SortedDocValuesField(IndexFields.SLUG, new BytesRef(view.slug())));
    for (String token : discover) {
      document.add(new StringField(IndexFields.DISCOVER, token, Field.Store.NO));
    }
    for (String agency : agencies(view)) {
      document.add(new StringField(IndexFields.AGENCIES, code(agency), Field.Store.NO));
    }
    texts(view).writeTo(document);
    addFacets(document, hit);
    Suggestions.addTo(document, hit);
    addOrders(document, hit);
    document.add(new StoredField(IndexFields.HIT, hit.toBytes()));
    return document;
  }

  private IndexedTexts texts(DatasetView view) {
    IndexedTexts texts = new IndexedTexts();
    add(texts, view.title(), IndexedTexts.TITLE);
    view.keywords().forEach(k -> texts.add(k.text(), k.language(), IndexedTexts.KEYWORD));
    add(texts, view.description(), IndexedTexts.OTHER);
    texts.add(view.slug(), "en", IndexedTexts.OTHER);
    view.identifiers().stream()
        .filter(i -> !i.equals(view.slug()))
        .forEach(i -> texts.add(i, "und", IndexedTexts.OTHER));
    names(agencies(view)).forEach(n -> texts.add(n.text(), n.language(), IndexedTexts.LABEL));
    names(view.themes()).forEach(n -> texts.add(n.text(), n.language(), IndexedTexts.LABEL));
    names(references(view)).forEach(n -> texts.add(n.text(), n.language(), IndexedTexts.OTHER));
    for (DatasetView.Distribution distribution : view.distributions()) {
      add(texts, distribution.title(), IndexedTexts.OTHER);
      add(texts, distribution.description(), IndexedTexts.OTHER);
      distribution.fileName().ifPresent(f -> texts.add(f, "en", IndexedTexts.OTHER));
      distribution.publisher().ifPresent(p -> add(texts, p.name(), IndexedTexts.OTHER));
      texts.add(distribution.format(), "und", IndexedTexts.OTHER);
      for (DatasetView.Column column : distribution.columns()) {
        texts.add(column.name(), "", IndexedTexts.OTHER);
        add(texts, column.title(), IndexedTexts.OTHER);
        add(texts, column.description(), IndexedTexts.OTHER);
      }
    }
    return texts;
  }

  private static void add(IndexedTexts texts, LocalizedText text, int weight) {
    text.values().forEach((language, value) -> texts.add(value, language, weight));
  }

  private static Set<String> agencies(DatasetView view) {
    return new TreeSet<>(
        Stream.of(view.agency(), view.decidedAgency()).flatMap(Optional::stream).toList());
  }

  private static List<String> references(DatasetView view) {
    return Stream.of(
            view.spatial(),
            view.aiTasks(),
            view.legislation(),
            view.accessRights().stream().toList(),
            view.frequency().stream().toList(),
            view.distributions().stream().flatMap(d -> d.licence().stream()).distinct().toList())
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }

  private List<Vocabulary.Name> names(Collection<String> iris) {
    List<Vocabulary.Name> names = new ArrayList<>();
    for (String iri : iris) {
      List<Vocabulary.Name> known = vocabulary.names(iri);
      names.addAll(known.isEmpty() ? Vocabulary.Entry.names(label.apply(iri)) : known);
    }
    return names;
  }

  private StoredHit hit(DatasetView view) {
    return new StoredHit(
        view.slug(),
        view.iri(),
        view.title(),
        bounded(view.description(), LONGEST_DESCRIPTION),
        keywords(view),
        others(view),
        view.themes().stream().map(DatasetDocuments::code).toList(),
        view.agency().map(DatasetDocuments::code).orElse(""),
        view.accessRights().map(DatasetDocuments::code).orElse(""),
        view.status().code(),
        List.copyOf(formats(view)),
        view.aiTasks().stream().map(DatasetDocuments::code).toList(),
        view.target().map(DatasetDocuments::targetNumber).orElse(0),
        period(view),
        view.modified().or(view::issued).orElse(""));
  }

  private static TreeSet<String> formats(DatasetView view) {
    TreeSet<String> formats = new TreeSet<>();
    view.distributions().stream()
        .map(DatasetView.Distribution::format)
        .filter(f -> !f.isBlank())
        .forEach(formats::add);
    return formats;
  }

  private static LocalizedText keywords(DatasetView view) {
    Map<String, StringJoiner> lines = new LinkedHashMap<>();
    view.keywords()
        .forEach(
            k -> lines.computeIfAbsent(k.language(), l -> new StringJoiner("\n")).add(k.text()));
    Map<String, String> texts = new LinkedHashMap<>();
    lines.forEach((language, text) -> texts.put(language, text.toString()));
    return bounded(new LocalizedText(texts), LONGEST_OTHERS);
  }

  private LocalizedText others(DatasetView view) {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    for (String language : new String[] {"vi", "en"}) {
      lines.put(language, new StringBuilder());
    }
    for (DatasetView.Distribution distribution : view.distributions()) {
      appendLine(lines, Vocabulary.Entry.names(distribution.title()));
      distribution
          .fileName()
          .ifPresent(f -> appendLine(lines, List.of(new Vocabulary.Name(f, ""))));
      distribution.publisher().ifPresent(p -> appendLine(lines, Vocabulary.Entry.names(p.name())));
      for (DatasetView.Column column : distribution.columns()) {
        appendLine(lines, List.of(new Vocabulary.Name(column.name(), "")));
        appendLine(lines, Vocabulary.Entry.names(column.title()));
        appendLine(lines, Vocabulary.Entry.names(column.description()));
      }
    }
    for (String agency : agencies(view)) {
      appendLine(lines, names(List.of(agency)));
    }
    for (String concept :
        Stream.of(view.themes(), view.spatial(), view.aiTasks(), view.legislation())
            .flatMap(Collection::stream)
            .distinct()
            .toList()) {
      appendLine(lines, names(List.of(concept)));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    lines.forEach((language, text) -> texts.put(language, text.toString()));
    return bounded(new LocalizedText(texts), LONGEST_OTHERS);
  }

  private static void appendLine(Map<String, StringBuilder> lines, List<Vocabulary.Name> names) {
    lines.forEach(
        (language, text) -> {
          List<String> spoken =
              names.stream()
                  .filter(n -> n.language().equals(language) || n.language().isEmpty())
                  .map(Vocabulary.Name::text)
                  .toList();
          if (!spoken.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(String.join(", ", spoken));
          }
        });
  }

  private static LocalizedText bounded(LocalizedText text, int longest) {
    Map<String, String> cut = new LinkedHashMap<>();
    text.values().forEach((language, value) -> cut.put(language, Texts.cut(value, longest)));
    return new LocalizedText(cut);
  }

  private static void addFacets(Document document, StoredHit hit) {
    for (SearchRequest.Facet facet : SearchRequest.Facet.values()) {
      for (String value : new TreeSet<>(facetValues(facet, hit))) {
        document.add(
            new SortedSetDocValuesField(
                IndexFields.FACET_PREFIX + facet.parameter(), new BytesRef(value)));
      }
    }
  }

  private static List<String> facetValues(SearchRequest.Facet facet, StoredHit hit) {
    return switch (facet) {
      case SECTOR -> hit.sectors();
      case AGENCY -> one(hit.agency());
      case ACCESS -> one(hit.access());
      case FORMAT -> hit.formats();
      case AI_TASK -> hit.aiTasks();
      case STATUS -> one(hit.status());
    };
  }

  private static List<String> one(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private static void addOrders(Document document, StoredHit hit) {
    boolean available = hit.status().equals(DatasetView.Status.AVAILABLE.code());
    document.add(new NumericDocValuesField(IndexFields.AVAILABLE, available ? 0 : 1));
    document.add(new StringField(IndexFields.STATUS, hit.status(), Field.Store.NO));
    document.add(
        new NumericDocValuesField(
            IndexFields.TARGET, hit.targetNumber() > 0 ? hit.targetNumber() : Integer.MAX_VALUE));
    document.add(new NumericDocValuesField(IndexFields.MODIFIED, day(hit.modified())));
    document.add(order(IndexFields.TITLE_ORDER_VI, hit.title().in(VIETNAMESE), VIETNAMESE));
    document.add(order(IndexFields.TITLE_ORDER_EN, hit.title().in(Locale.ENGLISH), Locale.ENGLISH));
  }

  private static SortedDocValuesField order(String field, String title, Locale locale) {
    RawCollationKey key =
        Collator.getInstance(locale).getRawCollationKey(Texts.cut(title, 500), null);
    return new SortedDocValuesField(field, new BytesRef(key.bytes, 0, key.size));
  }

  /** Days since 1970 of an ISO date, or the first day of a year or month; the lowest if none. */
  static long day(String iso) {
    String date =
        switch (iso.length()) {
          case 4 -> iso + "-01-01";
          case 7 -> iso + "-01";
          default -> iso.length() > 10 ? iso.substring(0, 10) : iso;
        };
    try {
      return LocalDate.parse(date).toEpochDay();
    } catch (DateTimeParseException e) {
      return Integer.MIN_VALUE;
    }
  }

  private static String period(DatasetView view) {
    List<DatasetView.Period> periods =
        view.temporal().isEmpty()
            ? view.distributions().stream().flatMap(d -> d.temporal().stream()).toList()
            : view.temporal();
    Optional<String> start =
        periods.stream().flatMap(p -> p.start().stream()).map(Texts::year).sorted().findFirst();
    Optional<String> end =
        periods.stream()
            .flatMap(p -> p.end().stream())
            .map(Texts::year)
            .max(java.util.Comparator.naturalOrder());
    if (start.isEmpty() && end.isEmpty()) {
      return "";
    }
    return start.equals(end) ? start.orElse("") : start.orElse("") + "–" + end.orElse("");
  }

  /** Last segment of an IRI, as in addresses. */
  static String code(String iri) {
    int cut = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#'));
    return iri.substring(cut + 1);
  }

  private static int targetNumber(String iri) {
    String code = code(iri);
    return code.matches("[0-9]{1,6}") ? Integer.parseInt(code) : 0;
  }
}
