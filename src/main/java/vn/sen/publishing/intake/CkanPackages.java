package vn.sen.publishing.intake;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetFields;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * Reads what CKAN's action API says of datasets: the answer of {@code package_show} or {@code
 * package_search}, or the package alone.
 */
@Singleton
final class CkanPackages {
  /** CKAN's usual licence codes, where the portal's list has the same licence. */
  private static final Map<String, String> LICENCES =
      Map.of(
          "cc-by", "cc-by-4.0",
          "cc-by-sa", "cc-by-sa-4.0",
          "cc-zero", "cc0-1.0",
          "odc-pddl", "pddl-1.0",
          "odc-odbl", "odbl-1.0",
          "other-pd", "public-domain");

  private final JsonMapper json;
  private final CodeLists lists;
  private final BaseIri base;

  CkanPackages(JsonMapper json, CodeLists lists, BaseIri base) {
    this.json = json;
    this.lists = lists;
    this.base = base;
  }

  /**
   * @throws ProblemException malformed or unprocessable, when it is no such answer
   */
  List<IntakeItem> read(byte[] body) {
    Map<String, Object> answer;
    try {
      answer = json.readValue(body, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Nội dung không phải một đối tượng JSON.",
          "The body is not a JSON object.");
    }
    Object result = answer == null ? null : answer.getOrDefault("result", answer);
    List<Map<?, ?>> packages = new ArrayList<>();
    if (result instanceof Map<?, ?> one) {
      if (one.get("results") instanceof List<?> several) {
        several.forEach(each -> addPackage(packages, each));
      } else {
        addPackage(packages, one);
      }
    }
    if (packages.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "JSON này không phải mô tả bộ dữ liệu của CKAN: cần “name” và “title”, như package_show"
              + " trả về.",
          "This JSON is no CKAN dataset: it takes “name” and “title”, as package_show answers.");
    }
    return packages.stream().map(this::item).toList();
  }

  private static void addPackage(List<Map<?, ?>> packages, Object each) {
    if (each instanceof Map<?, ?> one
        && (one.get("name") instanceof String || one.get("title") instanceof String)) {
      packages.add(one);
    }
  }

  private IntakeItem item(Map<?, ?> said) {
    Map<String, List<String>> values = new HashMap<>();
    Map<?, ?> titles = said.get("title_translated") instanceof Map<?, ?> map ? map : Map.of();
    Map<?, ?> notes = said.get("notes_translated") instanceof Map<?, ?> map ? map : Map.of();
    String title = text(titles.get("vi")).or(() -> text(said.get("title"))).orElse("");
    put(values, "titleVi", title);
    put(values, "titleEn", text(titles.get("en")).orElse(""));
    put(
        values,
        "descriptionVi",
        text(notes.get("vi")).or(() -> text(said.get("notes"))).orElse(""));
    put(values, "descriptionEn", text(notes.get("en")).orElse(""));
    values.put("keywordsVi", names(said.get("tags"), "display_name", "name"));
    values.put("themes", codes("sectors", names(said.get("groups"), "title", "name")));
    put(values, "contactNameVi", first(said, "maintainer", "author"));
    put(values, "contactEmail", first(said, "maintainer_email", "author_email"));
    put(values, "landingPage", text(said.get("url")).orElse(""));
    put(values, "licence", licence(said));
    Map<String, String> extras = extras(said);
    put(values, "start", extras.getOrDefault("temporal_start", ""));
    put(values, "end", extras.getOrDefault("temporal_end", ""));
    put(values, "frequency", extras.getOrDefault("frequency", ""));
    values.put("accessLevel", List.of("open"));
    String name = text(said.get("name")).orElse(title);
    return new IntakeItem(
        name, name, DatasetFields.of(asked -> values.getOrDefault(asked, List.of())), links(said));
  }

  private static void put(Map<String, List<String>> values, String name, String value) {
    values.put(name, List.of(value));
  }

  private String licence(Map<?, ?> said) {
    String id = text(said.get("license_id")).orElse("").toLowerCase(Locale.ROOT);
    if (LICENCES.containsKey(id)) {
      return LICENCES.get(id);
    }
    String prefix = base.concept("licences", "");
    return text(said.get("license_url"))
        .map(url -> lists.find(url).map(Concept::code).orElse(url))
        .or(() -> lists.findByName(prefix, id).map(Concept::code))
        .or(
            () ->
                text(said.get("license_title"))
                    .flatMap(name -> lists.findByName(prefix, name))
                    .map(Concept::code))
        .orElse("");
  }

  private List<String> codes(String scheme, List<String> names) {
    return names.stream()
        .flatMap(name -> lists.findByName(base.concept(scheme, ""), name).stream())
        .map(Concept::code)
        .toList();
  }

  private static List<String> names(@Nullable Object list, String... properties) {
    List<String> names = new ArrayList<>();
    if (list instanceof List<?> several) {
      for (Object each : several) {
        if (each instanceof Map<?, ?> one) {
          String name = first(one, properties);
          if (!name.isEmpty()) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  private static Map<String, String> extras(Map<?, ?> said) {
    Map<String, String> extras = new HashMap<>();
    if (said.get("extras") instanceof List<?> several) {
      for (Object each : several) {
        if (each instanceof Map<?, ?> one) {
          text(one.get("key"))
              .ifPresent(key -> text(one.get("value")).ifPresent(v -> extras.put(key, v)));
        }
      }
    }
    return extras;
  }

  private static List<IntakeItem.Link> links(Map<?, ?> said) {
    List<IntakeItem.Link> links = new ArrayList<>();
    if (said.get("resources") instanceof List<?> several) {
      for (Object each : several) {
        if (each instanceof Map<?, ?> one) {
          text(one.get("url"))
              .ifPresent(
                  url ->
                      links.add(
                          new IntakeItem.Link(
                              url,
                              first(one, "name", "description"),
                              first(one, "format").replaceAll("[^A-Za-z0-9_]", ""))));
        }
      }
    }
    return links;
  }

  private static String first(Map<?, ?> said, String... names) {
    for (String name : names) {
      Optional<String> found = text(said.get(name));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank()
        ? Optional.of(text.strip())
        : Optional.empty();
  }
}
