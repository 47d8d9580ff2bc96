package vn.sen.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import vn.sen.catalog.Dataset;

/** Makes queries as a metadata client asks them, in many combinations. */
final class QueryMaker {
  private final SplittableRandom random;
  private final List<Dataset> datasets;

  QueryMaker(SplittableRandom random, List<Dataset> datasets) {
    this.random = random;
    this.datasets = datasets;
  }

  String make() {
    Dataset sample = datasets.get(random.nextInt(datasets.size()));
    List<String> patterns = new ArrayList<>();
    List<String> variables = new ArrayList<>(List.of("?d"));
    patterns.add(chance(0.5) ? "?d a dcat:Dataset ." : "?d dct:title ?t .");
    if (patterns.getFirst().contains("?t")) {
      variables.add("?t");
    }
    add(patterns, variables, 0.4, "?d dcat:theme ?theme .", "?theme");
    add(patterns, variables, 0.3, "?d dct:publisher ?agency .", "?agency");
    add(patterns, variables, 0.3, "?d dct:modified ?m .", "?m");
    if (!sample.view().themes().isEmpty()) {
      add(patterns, variables, 0.3, "?d dcat:theme <" + sample.view().themes().getFirst() + "> .");
    }
    add(patterns, variables, 0.2, "?d dct:spatial <" + sample.view().spatial().getFirst() + "> .");
    if (chance(0.3)) {
      patterns.add("?d dcat:distribution ?file . ?file dct:format ?format .");
      variables.addAll(List.of("?file", "?format"));
      add(patterns, variables, 0.5, "?file dcat:byteSize ?size .", "?size");
      add(patterns, variables, 0.3, "?file dct:issued ?issued .", "?issued");
    }
    if (chance(0.15)) {
      patterns.add("?d dct:temporal [ dcat:startDate ?start ] .");
      variables.add("?start");
    }
    add(
        patterns,
        variables,
        0.1,
        "?d dct:subject ?c . ?c skos:broader* <vocab/subjects/crime> .",
        "?c");
    add(patterns, variables, 0.1, "?d dct:subject/skos:broader* <vocab/subjects/crime> .");
    add(patterns, variables, 0.1, "?d dct:subject/skos:broader+ <vocab/subjects/population> .");
    filters(patterns, variables, sample);
    if (chance(0.2)) {
      patterns.add("OPTIONAL { ?d dcat:landingPage ?page }");
      variables.add("?page");
    }
    if (chance(0.15)) {
      patterns.add("OPTIONAL { ?d dcat:inSeries ?s . ?s dct:title ?st }");
      variables.addAll(List.of("?s", "?st"));
    }
    if (chance(0.3)) {
      patterns.add(existence(sample));
    }
    return shaped(String.join(" ", patterns), variables);
  }

  private String existence(Dataset sample) {
    List<String> found =
        List.of(
            "{ ?d dcat:distribution ?none }",
            "{ ?d dcat:landingPage ?page }",
            "{ ?d dcat:inSeries ?s . ?s dct:title ?none }",
            "{ ?none dct:title ?t . ?none dcat:theme ?theme . ?d dcat:theme ?theme }",
            "{ ?d dct:spatial <" + sample.view().spatial().getFirst() + "> }",
            "{ ?d dcat:distribution ?file . ?file dct:format ?none ; dcat:byteSize ?size }",
            "{ ?d dct:subject ?c FILTER(?c != ?d) }");
    return "FILTER "
        + (chance(0.6) ? "NOT EXISTS " : "EXISTS ")
        + found.get(random.nextInt(found.size()));
  }

  private void filters(List<String> patterns, List<String> variables, Dataset sample) {
    if (variables.contains("?t") && chance(0.5)) {
      String title = sample.view().title().in(Locale.of("vi"));
      int from = random.nextInt(title.length());
      String part = title.substring(from, Math.min(title.length(), from + 1 + random.nextInt(6)));
      String plain = part.replace("\\", "").replace("\"", "");
      patterns.add(
          switch (random.nextInt(5)) {
            case 0 -> "FILTER(CONTAINS(?t, \"" + plain + "\"))";
            case 1 ->
                "FILTER(CONTAINS(LCASE(STR(?t)), \"" + plain.toLowerCase(Locale.ROOT) + "\"))";
            case 2 -> "FILTER(REGEX(?t, \"" + plain.replaceAll("[^\\p{L} ]", ".") + "\", \"i\"))";
            case 3 -> "FILTER(CONTAINS(STR(?t), \"" + plain + "\") || CONTAINS(?t, \"lúa\"))";
            default -> "FILTER(STRSTARTS(STR(?t), \"" + plain + "\") && LANG(?t) = \"vi\")";
          });
    }
    if (variables.contains("?t") && chance(0.3)) {
      patterns.add("FILTER(LANG(?t) = \"en\")");
    }
    if (variables.contains("?issued") && chance(0.6)) {
      patterns.add("FILTER(?issued >= \"2018-06-01\"^^<http://www.w3.org/2001/XMLSchema#date>)");
    }
    if (variables.contains("?size") && chance(0.4)) {
      patterns.add("FILTER(?size > 10000 && ?format != ?d)");
    }
  }

  private String shaped(String where, List<String> variables) {
    String key = variables.get(random.nextInt(variables.size()));
    String other = variables.get(random.nextInt(variables.size()));
    String body = " { " + where + " }";
    return switch (random.nextInt(8)) {
      case 0 -> "SELECT *" + body;
      case 1 -> "SELECT DISTINCT " + key + " " + (key.equals(other) ? "" : other) + body;
      case 2 ->
          "SELECT %s (COUNT(*) AS ?n) (COUNT(DISTINCT %s) AS ?k)%s GROUP BY %s"
              .formatted(key, other, body, key);
      case 3 ->
          "SELECT (COUNT(%s) AS ?n) (SAMPLE(STR(?d)) = '' AS ?x) (MIN(STR(%s)) AS ?least)%s"
              .formatted(other, other, body);
      case 4 -> "SELECT " + key + " (SUM(?size) AS ?sum)" + body + " GROUP BY " + key;
      case 5 ->
          "SELECT * %s ORDER BY DESC(%s) %s LIMIT %d"
              .formatted(body, key, all(variables), 1 + random.nextInt(40));
      case 6 ->
          "SELECT %s %s ORDER BY %s %s OFFSET %d LIMIT 1200"
              .formatted(all(variables), body, key, all(variables), random.nextInt(30));
      default -> "SELECT (COUNT(*) AS ?n)" + body;
    };
  }

  private static String all(List<String> variables) {
    return String.join(" ", variables);
  }

  private void add(
      List<String> patterns, List<String> variables, double chance, String pattern, String... own) {
    if (chance(chance)) {
      patterns.add(pattern);
      variables.addAll(List.of(own));
    }
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
