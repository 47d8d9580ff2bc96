package vn.sen.bench;

import java.util.HashMap;
import java.util.Map;

/** Options of a benchmark: {@code --name value}, numbers only. */
final class Arguments {
  private final Map<String, Integer> values;

  private Arguments(Map<String, Integer> values) {
    this.values = values;
  }

  /**
   * @param defaults every option that the benchmark knows, with its default
   */
  static Arguments parse(String[] arguments, Map<String, Integer> defaults) {
    Map<String, Integer> values = new HashMap<>(defaults);
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].replaceFirst("^--", "");
      if (!defaults.containsKey(name) || i + 1 == arguments.length) {
        System.err.println("Options, with their defaults: " + defaults);
        System.exit(2);
      }
      values.put(name, Integer.parseInt(arguments[i + 1]));
    }
    return new Arguments(values);
  }

  int get(String name) {
    return values.get(name);
  }
}
