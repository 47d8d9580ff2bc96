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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.GeoPoint;
import vn.sen.metadata.LocalizedText;

/** Makes the index's document of a dataset. */
final class DatasetDocuments {
  private static final int LONGEST_DESCRIPTION = 4_000;
  private static final int LONGEST_OTHERS = 8_000;
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final Vocabulary vocabulary;
  private final Function<String, LocalizedText> label;
  private final Function<String, Optional<GeoPoint>> point;

  /**
   * @param label of IRIs that are in no code list of ours (frequencies of the EU, for one); {@link
   *     LocalizedText#EMPTY} when unknown
   */
  DatasetDocuments(
      Vocabulary vocabulary,
      Function<String, LocalizedText> label,
      Function<String, Optional<GeoPoint>> point) {
    this.vocabulary = vocabulary;
    this.label = label;
    this.point = point;
  }

  /**
   * @param superseded whether another dataset takes its place
   */
  Document of(DatasetView view, Set<String> discover, boolean superseded) {
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
    IndexedTexts texts = new IndexedTexts(vocabulary);
    gather(view, texts);
    texts.addCode(TextPart.STATUS, hit.status());
    texts.writeTo(document);
    addFacets(document, view, hit);
    addYears(document, view);
    Stream.concat(
            view.spatial().stream().flatMap(place -> point.apply(place).stream()),
            view.ownPlaces().stream().flatMap(place -> place.point().stream()))
        .forEach(
            p -> document.add(new LatLonPoint(IndexFields.POINTS, p.latitude(), p.longitude())));
    Suggestions.addTo(document, hit);
    addOrders(document, hit, superseded);
    document.add(new BinaryDocValuesField(IndexFields.HIT, new BytesRef(hit.toBytes())));
    return document;
  }

  /** Gives every text of the dataset, and the names of all that it refers to. */
  void gather(DatasetView view, TextSink texts) {
    add(texts, TextPart.TITLE, view.title(), IndexedTexts.TITLE);
    view.keywords()
        .forEach(k -> texts.add(TextPart.KEYWORD, k.text(), k.language(), IndexedTexts.KEYWORD));
    add(texts, TextPart.DESCRIPTION, view.description(), IndexedTexts.OTHER);
    texts.add(TextPart.IDENTIFIER, view.slug(), "en", IndexedTexts.OTHER);
    view.identifiers().stream()
        .filter(i -> !i.equals(view.slug()))
        .forEach(i -> texts.add(TextPart.IDENTIFIER, i, "und", IndexedTexts.OTHER));
    refer(texts, TextPart.AGENCY, agencies(view), IndexedTexts.LABEL);
    refer(texts, TextPart.SECTOR, view.themes(), IndexedTexts.LABEL);
    refer(texts, TextPart.PLACE, view.spatial(), IndexedTexts.OTHER);
    view.ownAgents().forEach(a -> add(texts, TextPart.AGENCY, a.name(), IndexedTexts.LABEL));
    view.ownPlaces().forEach(p -> add(texts, TextPart.PLACE, p.name(), IndexedTexts.OTHER));
    refer(texts, TextPart.ACCESS, view.accessRights().stream().toList(), IndexedTexts.OTHER);
    refer(texts, TextPart.LICENCE, licences(view), IndexedTexts.OTHER);
    refer(texts, TextPart.LABEL, labels(view), IndexedTexts.OTHER);
    for (DatasetView.Distribution distribution : view.distributions()) {
      add(texts, TextPart.FILE, distribution.title(), IndexedTexts.OTHER);
      add(texts, TextPart.FILE, distribution.description(), IndexedTexts.OTHER);
      distribution.fileName().ifPresent(f -> texts.add(TextPart.FILE, f, "en", IndexedTexts.OTHER));
      distribution
          .publisher()
          .ifPresent(p -> add(texts, TextPart.FILE, p.name(), IndexedTexts.OTHER));
      texts.add(TextPart.FORMAT, distribution.format(), "und", IndexedTexts.OTHER);
      for (DatasetView.Column column : distribution.columns()) {
        texts.add(TextPart.COLUMN, column.name(), "", IndexedTexts.OTHER);
        add(texts, TextPart.COLUMN, column.title(), IndexedTexts.OTHER);
        add(texts, TextPart.COLUMN, column.description(), IndexedTexts.OTHER);
      }
    }
  }

  private static void add(TextSink texts, TextPart part, LocalizedText text, int weight) {
    text.values().forEach((language, value) -> texts.add(part, value, language, weight));
  }

  /** Finds the dataset by every name of what it refers to, and by its code. */
  private void refer(TextSink texts, TextPart part, Collection<String> iris, int weight) {
    for (String iri : iris) {
      names(List.of(iri)).forEach(n -> texts.add(part, n.text(), n.language(), weight));
      texts.addCode(part, code(iri));
    }
  }

  private static Set<String> agencies(DatasetView view) {
    return new TreeSet<>(
        Stream.of(view.agency(), view.decidedAgency()).flatMap(Optional::stream).toList());
  }

  private static List<String> licences(DatasetView view) {
    return view.distributions().stream().flatMap(d -> d.licence().stream()).distinct().toList();
  }

  private static List<String> labels(DatasetView view) {
    return Stream.of(view.aiTasks(), view.legislation(), view.frequency().stream().toList())
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

  StoredHit hit(DatasetView view) {
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
        view.modified().or(view::issued).orElse(""),
        view.kind().code(),
        view.quality().orElse(-1));
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
      addLine(lines, TextPart.FILE, Vocabulary.Entry.names(distribution.title()));
      distribution.fileName().ifPresent(f -> addLine(lines, TextPart.FILE, plain(f)));
      distribution
          .publisher()
          .ifPresent(p -> addLine(lines, TextPart.FILE, Vocabulary.Entry.names(p.name())));
      for (DatasetView.Column column : distribution.columns()) {
        List<Vocabulary.Name> said = new ArrayList<>(plain(column.name()));
        said.addAll(Vocabulary.Entry.names(column.title()));
        said.addAll(Vocabulary.Entry.names(column.description()));
        addLine(lines, TextPart.COLUMN, said);
      }
    }
    view.ownAgents()
        .forEach(a -> addLine(lines, TextPart.AGENCY, Vocabulary.Entry.names(a.name())));
    view.ownPlaces().forEach(p -> addLine(lines, TextPart.PLACE, Vocabulary.Entry.names(p.name())));
    Map<TextPart, Collection<String>> references =
        Map.of(
            TextPart.AGENCY, agencies(view),
            TextPart.SECTOR, view.themes(),
            TextPart.PLACE, view.spatial(),
            TextPart.LICENCE, licences(view),
            TextPart.LABEL, labels(view));
    new TreeMap<>(references)
        .forEach((part, iris) -> iris.forEach(i -> addLine(lines, part, names(List.of(i)))));
    Map<String, String> texts = new LinkedHashMap<>();
    lines.forEach((language, text) -> texts.put(language, text.toString()));
    return bounded(new LocalizedText(texts), LONGEST_OTHERS);
  }

  private static List<Vocabulary.Name> plain(String text) {
    return List.of(new Vocabulary.Name(text, ""));
  }

  private static void addLine(
      Map<String, StringBuilder> lines, TextPart part, List<Vocabulary.Name> names) {
    lines.forEach(
        (language, text) -> {
          List<String> spoken =
              names.stream()
                  .filter(n -> n.language().equals(language) || n.language().isEmpty())
                  .map(n -> n.text().replace('\n', ' '))
                  .toList();
          if (!spoken.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n")
                .append(part.mark())
                .append(String.join(", ", spoken));
          }
        });
  }

  private static LocalizedText bounded(LocalizedText text, int longest) {
    Map<String, String> cut = new LinkedHashMap<>();
    text.values().forEach((language, value) -> cut.put(language, Texts.cut(value, longest)));
    return new LocalizedText(cut);
  }

  void addFacets(Document document, DatasetView view, StoredHit hit) {
    for (SearchRequest.Facet facet : SearchRequest.Facet.values()) {
      for (String value : new TreeSet<>(facetValues(facet, view, hit))) {
        document.add(
            new SortedSetDocValuesField(
                IndexFields.FACET_PREFIX + facet.parameter(), new BytesRef(value)));
      }
    }
  }

  private Collection<String> facetValues(
      SearchRequest.Facet facet, DatasetView view, StoredHit hit) {
    return switch (facet) {
      case SECTOR -> codesWithin(view.themes());
      case AGENCY -> one(hit.agency());
      case PLACE -> codesWithin(view.spatial());
      case ACCESS -> one(hit.access());
      case FORMAT -> hit.formats();
      case AI_TASK -> codesWithin(view.aiTasks());
      case STATUS -> one(hit.status());
    };
  }

  /** With all that they lie in, so that what speaks of a province is found by the country too. */
  private Set<String> codesWithin(List<String> iris) {
    return iris.stream()
        .flatMap(iri -> vocabulary.within(iri).stream())
        .map(DatasetDocuments::code)
        .collect(Collectors.toSet());
  }

  private static List<String> one(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private static void addOrders(Document document, StoredHit hit, boolean superseded) {
    boolean available = hit.status().equals(DatasetView.Status.AVAILABLE.code());
    int readiness = superseded ? 2 : available ? 0 : 1;
    document.add(new NumericDocValuesField(IndexFields.READINESS, readiness));
    int target = hit.targetNumber() > 0 ? hit.targetNumber() : Integer.MAX_VALUE;
    document.add(new NumericDocValuesField(IndexFields.TARGET, target));
    document.add(new IntPoint(IndexFields.TARGET, target));
    document.add(new NumericDocValuesField(IndexFields.RANK, rank(readiness, target, hit.slug())));
    // The points beside the values let a search for the newest skip what cannot be among them.
    long modified = day(hit.modified());
    document.add(new NumericDocValuesField(IndexFields.MODIFIED, modified));
    document.add(new LongPoint(IndexFields.MODIFIED, modified));
    if (hit.quality() >= 0) {
      document.add(new NumericDocValuesField(IndexFields.QUALITY, hit.quality()));
    }
    document.add(order(IndexFields.TITLE_ORDER_VI, hit.title().in(VIETNAMESE), VIETNAMESE));
    document.add(order(IndexFields.TITLE_ORDER_EN, hit.title().in(Locale.ENGLISH), Locale.ENGLISH));
  }

  /** One number is compared faster than three, and the slug itself is slow to read. */
  private static long rank(int readiness, int target, String slug) {
    long number = Math.min(target, 0xffff);
    long chance = StringHelper.murmurhash3_x86_32(new BytesRef(slug), 0) & 0xffff_ffffL;
    return (long) readiness << 48 | number << 32 | chance;
  }

  /** Whether what has this rank has data and is not superseded. */
  static boolean isReady(long rank) {
    return rank >>> 48 == 0;
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

  private static void addYears(Document document, DatasetView view) {
    for (DatasetView.Period period : periods(view)) {
      Optional<Integer> start = period.start().flatMap(DatasetDocuments::year);
      Optional<Integer> end = period.end().flatMap(DatasetDocuments::year);
      if (start.isPresent() || end.isPresent()) {
        int from = start.orElse(SearchRequest.Years.FIRST);
        int to = Math.max(from, end.orElse(SearchRequest.Years.LAST));
        document.add(new IntRange(IndexFields.YEARS, new int[] {from}, new int[] {to}));
      }
    }
  }

  private static Optional<Integer> year(String date) {
    String year = Texts.year(date);
    return year.matches("[0-9]{4}") ? Optional.of(Integer.valueOf(year)) : Optional.empty();
  }

  private static List<DatasetView.Period> periods(DatasetView view) {
    return view.temporal().isEmpty()
        ? view.distributions().stream().flatMap(d -> d.temporal().stream()).toList()
        : view.temporal();
  }

  private static String period(DatasetView view) {
    List<DatasetView.Period> periods = periods(view);
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
