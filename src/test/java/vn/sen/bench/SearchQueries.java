package vn.sen.bench;

import com.ibm.icu.text.Transliterator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What readers ask of a generated catalog: at least 5,000 different questions of every kind, each
 * as an address of Sen and of Solr.
 */
final class SearchQueries {
  private static final Transliterator FOLDING =
      Transliterator.getInstance("NFD; [:Nonspacing Mark:] Remove; NFC");
  private static final List<String> SECTORS =
      List.of("health", "energy", "agriculture", "transport", "education", "environment");
  private static final List<String> FORMATS = List.of("CSV", "XLSX", "JSON", "PDF");
  private static final String FACETS =
      facets("sector", "agency", "place", "access", "format", "ai-task", "status");

  /** The kinds, and how many of every hundred are of each. */
  enum Kind {
    KEYWORD(30),
    WORDS(30),
    PHRASE(8),
    FILTERED(20),
    DEEP_PAGE(6),
    EMPTY(6);

    private final int share;

    Kind(int share) {
      this.share = share;
    }
  }

  /**
   * One question.
   *
   * @param text "" for an empty query
   * @param filters such as {@code sector=health}
   */
  record Question(Kind kind, String text, List<String> filters, int page) {

    /**
     * @param match best, all or any
     */
    String ofSen(String match) {
      StringBuilder path = new StringBuilder("/api/datasets?size=20&match=" + match);
      path.append("&page=").append(page);
      if (!text.isEmpty()) {
        path.append("&q=").append(encoded(text));
      }
      filters.forEach(f -> path.append('&').append(f));
      return path.toString();
    }

    /**
     * @param mm minimum of words that must match, as edismax takes it
     */
    String ofSolr(String mm) {
      StringBuilder path =
          new StringBuilder(
              "/solr/folding/select?rows=20&fl=stored_*,name_exact&fq=discover:public");
      path.append("&start=").append((page - 1) * 20).append("&mm=").append(encoded(mm));
      if (text.isEmpty()) {
        path.append("&sort=").append(encoded("modified_day desc,name_exact asc"));
      } else {
        path.append("&q=").append(encoded(text));
      }
      for (String filter : filters) {
        String facet = filter.substring(0, filter.indexOf('='));
        String value = filter.substring(facet.length() + 1);
        path.append("&fq=").append(encoded("{!tag=" + facet + "}facet_" + facet + ":" + value));
      }
      return path.append(FACETS).toString();
    }
  }

  private SearchQueries() {}

  private static String facets(String... names) {
    StringBuilder facets = new StringBuilder("&facet=true&facet.limit=-1&facet.mincount=1");
    for (String name : names) {
      facets.append("&facet.field=").append(encoded("{!ex=" + name + "}facet_" + name));
    }
    return facets.toString();
  }

  /**
   * @param texts titles and keywords of the catalog
   * @param count how many different ones
   */
  static List<Question> make(List<String> texts, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<Question> made = new LinkedHashSet<>();
    for (int tries = 0; made.size() < count && tries < count * 50; tries++) {
      made.add(one(texts, random));
    }
    return new ArrayList<>(made);
  }

  private static Question one(List<String> texts, SplittableRandom random) {
    Kind kind = kind(random.nextInt(100));
    String[] words =
        texts
            .get(random.nextInt(texts.size()))
            .replaceAll("[^\\p{L}\\p{N} ]", " ")
            .strip()
            .split("\\s+");
    return switch (kind) {
      case KEYWORD -> new Question(kind, some(words, 1 + random.nextInt(2), random), List.of(), 1);
      case WORDS -> new Question(kind, some(words, 3 + random.nextInt(3), random), List.of(), 1);
      case PHRASE ->
          new Question(kind, '"' + some(words, 2 + random.nextInt(2), random) + '"', List.of(), 1);
      case FILTERED ->
          new Question(
              kind,
              some(words, 1 + random.nextInt(2), random),
              filters(1 + random.nextInt(2), random),
              1);
      case DEEP_PAGE ->
          new Question(kind, some(words, 1, random), List.of(), 5 + random.nextInt(30));
      case EMPTY ->
          new Question(kind, "", filters(random.nextInt(3), random), 1 + random.nextInt(20));
    };
  }

  private static Kind kind(int of100) {
    int left = of100;
    for (Kind kind : Kind.values()) {
      if (left < kind.share) {
        return kind;
      }
      left -= kind.share;
    }
    return Kind.KEYWORD;
  }

  /** Words side by side, half of the time without diacritics. */
  private static String some(String[] words, int wanted, SplittableRandom random) {
    int count = Math.min(wanted, words.length);
    int from = random.nextInt(words.length - count + 1);
    String text =
        String.join(" ", List.of(words).subList(from, from + count)).toLowerCase(Locale.ROOT);
    return random.nextBoolean() ? FOLDING.transliterate(text).replace('đ', 'd') : text;
  }

  private static List<String> filters(int count, SplittableRandom random) {
    List<String> filters = new ArrayList<>();
    if (count > 0) {
      filters.add("sector=" + SECTORS.get(random.nextInt(SECTORS.size())));
    }
    if (count > 1) {
      filters.add("format=" + FORMATS.get(random.nextInt(FORMATS.size())));
    }
    return filters;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
