package vn.sen.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a form asks of a dataset, as typed: nothing here need be right. Codes are those of the code
 * lists, agencies' and targets' last address parts; an absolute IRI may stand in their place. "" is
 * not stated.
 *
 * @param themes codes of sectors
 * @param places codes of places
 * @param start a year, month or day
 * @param embargo the day on which the files open, while the description is public at once; an
 *     instant may stand in its place
 * @param licence code of the list, or the licence's own address
 * @param series slug of the series it belongs to
 * @param endpointUrl of a data service
 * @param serves slugs of the datasets that a data service gives access to
 */
public record DatasetFields(
    String titleVi,
    String titleEn,
    String descriptionVi,
    String descriptionEn,
    List<String> keywordsVi,
    List<String> keywordsEn,
    List<String> themes,
    String publisher,
    String accessLevel,
    String embargo,
    String frequency,
    List<String> places,
    String start,
    String end,
    List<String> languages,
    String contactNameVi,
    String contactNameEn,
    String contactEmail,
    String contactUrl,
    String contactTelephone,
    String licence,
    String target,
    List<String> aiTasks,
    String landingPage,
    String series,
    String endpointUrl,
    String endpointDescription,
    List<String> serves) {

  public DatasetFields {
    keywordsVi = List.copyOf(keywordsVi);
    keywordsEn = List.copyOf(keywordsEn);
    themes = List.copyOf(themes);
    places = List.copyOf(places);
    languages = List.copyOf(languages);
    aiTasks = List.copyOf(aiTasks);
    serves = List.copyOf(serves);
  }

  /** The names by which forms and JSON call the fields, in the order of the form. */
  public static final List<String> NAMES =
      List.of(
          "titleVi",
          "titleEn",
          "descriptionVi",
          "descriptionEn",
          "keywordsVi",
          "keywordsEn",
          "themes",
          "publisher",
          "accessLevel",
          "embargo",
          "frequency",
          "places",
          "start",
          "end",
          "languages",
          "contactNameVi",
          "contactNameEn",
          "contactEmail",
          "contactUrl",
          "contactTelephone",
          "licence",
          "target",
          "aiTasks",
          "landingPage",
          "series",
          "endpointUrl",
          "endpointDescription",
          "serves");

  /** Reads the fields from whoever knows their values by name; unknown names have none. */
  public static DatasetFields of(java.util.function.Function<String, List<String>> values) {
    return new DatasetFields(
        one(values, "titleVi"),
        one(values, "titleEn"),
        one(values, "descriptionVi"),
        one(values, "descriptionEn"),
        parted(values, "keywordsVi"),
        parted(values, "keywordsEn"),
        several(values, "themes"),
        one(values, "publisher"),
        one(values, "accessLevel"),
        one(values, "embargo"),
        one(values, "frequency"),
        several(values, "places"),
        one(values, "start"),
        one(values, "end"),
        several(values, "languages"),
        one(values, "contactNameVi"),
        one(values, "contactNameEn"),
        one(values, "contactEmail"),
        one(values, "contactUrl"),
        one(values, "contactTelephone"),
        one(values, "licence"),
        one(values, "target"),
        several(values, "aiTasks"),
        one(values, "landingPage"),
        one(values, "series"),
        one(values, "endpointUrl"),
        one(values, "endpointDescription"),
        parted(values, "serves"));
  }

  /** The values of a field by its name. */
  public List<String> values(String name) {
    return switch (name) {
      case "titleVi" -> list(titleVi);
      case "titleEn" -> list(titleEn);
      case "descriptionVi" -> list(descriptionVi);
      case "descriptionEn" -> list(descriptionEn);
      case "keywordsVi" -> keywordsVi;
      case "keywordsEn" -> keywordsEn;
      case "themes" -> themes;
      case "publisher" -> list(publisher);
      case "accessLevel" -> list(accessLevel);
      case "embargo" -> list(embargo);
      case "frequency" -> list(frequency);
      case "places" -> places;
      case "start" -> list(start);
      case "end" -> list(end);
      case "languages" -> languages;
      case "contactNameVi" -> list(contactNameVi);
      case "contactNameEn" -> list(contactNameEn);
      case "contactEmail" -> list(contactEmail);
      case "contactUrl" -> list(contactUrl);
      case "contactTelephone" -> list(contactTelephone);
      case "licence" -> list(licence);
      case "target" -> list(target);
      case "aiTasks" -> aiTasks;
      case "landingPage" -> list(landingPage);
      case "series" -> list(series);
      case "endpointUrl" -> list(endpointUrl);
      case "endpointDescription" -> list(endpointDescription);
      case "serves" -> serves;
      default -> List.of();
    };
  }

  /** The only value of a field, or "". */
  public String value(String name) {
    return String.join(", ", values(name));
  }

  /** The same with other values for one field. */
  public DatasetFields with(String name, List<String> values) {
    return of(asked -> asked.equals(name) ? values : values(asked));
  }

  private static List<String> list(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private static String one(java.util.function.Function<String, List<String>> values, String name) {
    return several(values, name).stream().findFirst().orElse("");
  }

  private static List<String> several(
      java.util.function.Function<String, List<String>> values, String name) {
    return Optional.ofNullable(values.apply(name)).orElse(List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  /** Keywords are typed in one field, parted by commas or semicolons. */
  private static List<String> parted(
      java.util.function.Function<String, List<String>> values, String name) {
    List<String> all = new ArrayList<>();
    for (String text : several(values, name)) {
      for (String part : text.split("[,;\\n]")) {
        String keyword = part.strip();
        if (!keyword.isEmpty() && !all.contains(keyword)) {
          all.add(keyword);
        }
      }
    }
    return all;
  }
}
