package vn.sen.api;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.metadata.DatasetView;

/**
 * The OpenAPI description that the build makes from the code of this package, as it is served and
 * as a page shows it.
 */
@Singleton
public final class ApiDescription {
  private static final String RESOURCE = "META-INF/swagger/" + ApiDefinition.FILE;

  /** Facets whose values are a code list, by parameter; the generated text names only the list. */
  private static final Map<String, String> SCHEMES =
      Map.of("sector", "sectors", "access", "access-levels", "ai-task", "ai-tasks");

  private final CodeLists codeLists;
  private final Agencies agencies;
  private final byte[] yaml;
  private final List<Operation> operations;

  ApiDescription(CodeLists codeLists, Agencies agencies) {
    this.codeLists = codeLists;
    this.agencies = agencies;
    this.yaml = readResource();
    this.operations = parse(new String(yaml, StandardCharsets.UTF_8));
  }

  /**
   * One thing that a program can ask.
   *
   * @param id unique
   * @param method upper case
   * @param path template with the path parameters in braces
   */
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      String description,
      List<Parameter> parameters) {}

  /**
   * @param in path, query or header
   * @param type such as string or integer; of the members when the parameter may be repeated
   * @param values every value taken, when they are few; empty when open
   */
  public record Parameter(
      String name,
      String in,
      String description,
      boolean required,
      boolean repeatable,
      String type,
      List<String> values,
      Optional<String> defaultValue) {}

  /** In the order of the description, the parameters with the values that they take just now. */
  public List<Operation> operations() {
    return operations.stream().map(this::withValues).toList();
  }

  private Operation withValues(Operation operation) {
    return new Operation(
        operation.id(),
        operation.method(),
        operation.path(),
        operation.summary(),
        operation.description(),
        operation.parameters().stream().map(this::withValues).toList());
  }

  private Parameter withValues(Parameter one) {
    return new Parameter(
        one.name(),
        one.in(),
        one.description(),
        one.required(),
        one.repeatable(),
        one.type(),
        one.values().isEmpty() && one.in().equals("query") ? values(one.name()) : one.values(),
        one.defaultValue());
  }

  private List<String> values(String parameter) {
    if (SCHEMES.containsKey(parameter)) {
      return codeLists.list(SCHEMES.get(parameter)).stream().map(Concept::code).toList();
    }
    return switch (parameter) {
      case "agency" -> agencies.list().stream().map(Agency::slug).toList();
      case "status" ->
          Stream.of(DatasetView.Status.values()).map(DatasetView.Status::code).toList();
      default -> List.of();
    };
  }

  public Optional<Operation> find(String id) {
    return operations().stream().filter(operation -> operation.id().equals(id)).findFirst();
  }

  byte[] yaml() {
    return yaml.clone();
  }

  private static byte[] readResource() {
    try (InputStream in = ApiDescription.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build made no " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Operation> parse(String yaml) {
    Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    List<Operation> operations = new ArrayList<>();
    map(document.get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, operation) ->
                            operations.add(operation(path, method, map(operation)))));
    return List.copyOf(operations);
  }

  private static Operation operation(String path, String method, Map<String, Object> operation) {
    List<Parameter> parameters = new ArrayList<>();
    if (operation.get("parameters") instanceof List<?> all) {
      all.forEach(one -> parameters.add(parameter(map(one))));
    }
    return new Operation(
        text(operation, "operationId"),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        text(operation, "summary"),
        text(operation, "description"),
        List.copyOf(parameters));
  }

  private static Parameter parameter(Map<String, Object> parameter) {
    Map<String, Object> schema = map(parameter.get("schema"));
    boolean repeatable = "array".equals(schema.get("type"));
    Map<String, Object> members = repeatable ? map(schema.get("items")) : schema;
    List<String> values =
        members.get("enum") instanceof List<?> all
            ? all.stream().map(String::valueOf).toList()
            : List.of();
    return new Parameter(
        text(parameter, "name"),
        text(parameter, "in"),
        text(parameter, "description"),
        Boolean.TRUE.equals(parameter.get("required")),
        repeatable,
        members.containsKey("type") ? text(members, "type") : "string",
        values,
        Optional.ofNullable(members.get("default")).map(String::valueOf));
  }

  private static String text(Map<String, Object> map, String key) {
    Object value = map.get(key);
    return value == null ? "" : value.toString().strip();
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> typed = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, one) -> typed.put(String.valueOf(key), one));
    }
    return typed;
  }
}
