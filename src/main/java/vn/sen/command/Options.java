package vn.sen.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.platform.SenConfig;
import vn.sen.platform.StartupException;

/**
 * A command line taken apart: an option counts before its environment variable, that before its
 * default.
 *
 * @param command its first word, {@code run} when there is none
 * @param operands the other words that are no options
 */
record Options(String command, List<String> operands, SenConfig config) {

  /** Option to environment variable. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "--port", "SEN_PORT",
          "--host", "SEN_HOST",
          "--data", "SEN_DATA",
          "--base-iri", "SEN_BASE_IRI");

  /**
   * @throws StartupException when an option is unknown, lacks its value, or has one that cannot be
   */
  static Options parse(List<String> arguments, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    VARIABLES.forEach(
        (option, variable) -> {
          String value = environment.get(variable);
          if (value != null && !value.isBlank()) {
            values.put(option, value);
          }
        });
    List<String> words = new ArrayList<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      if (argument.startsWith("-")) {
        readOption(argument, rest, values);
      } else {
        words.add(argument);
      }
    }
    String command = words.isEmpty() ? "run" : words.removeFirst();
    return new Options(command, List.copyOf(words), config(values, environment));
  }

  private static void readOption(
      String argument, Iterator<String> rest, Map<String, String> values) {
    int equals = argument.indexOf('=');
    String option = equals < 0 ? argument : argument.substring(0, equals);
    if (!VARIABLES.containsKey(option)) {
      throw new StartupException(
          "There is no option " + option + "; “./sen help” lists what there is.");
    }
    if (equals < 0 && !rest.hasNext()) {
      throw new StartupException(
          "The option " + option + " needs a value; “./sen help” shows how it is used.");
    }
    values.put(option, equals < 0 ? rest.next() : argument.substring(equals + 1));
  }

  private static SenConfig config(Map<String, String> values, Map<String, String> environment) {
    return new SenConfig(
        path(values.getOrDefault("--data", SenConfig.DEFAULT_DATA)),
        values.getOrDefault("--host", SenConfig.DEFAULT_HOST),
        port(values.getOrDefault("--port", Integer.toString(SenConfig.DEFAULT_PORT))),
        Optional.ofNullable(values.get("--base-iri")),
        Optional.ofNullable(environment.get("SEN_DATABASE_URL")).filter(url -> !url.isBlank()));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new StartupException("“" + text + "” cannot be the name of a data folder.", e);
    }
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || text.equals("0")) {
      throw new StartupException("The port must be a number from 1 to 65535, not “" + text + "”.");
    }
    return Integer.parseInt(text);
  }

  /** As properties of an application context. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("sen.data", config.data().toString());
    properties.put("sen.host", config.host());
    properties.put("sen.port", config.port());
    properties.put("sen.base-iri", config.effectiveBaseIri().value());
    config.databaseUrl().ifPresent(url -> properties.put("sen.database-url", url));
    return properties;
  }
}
