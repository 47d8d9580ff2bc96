package vn.sen.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A path of the portal with its query, for links to other states of the same page. Immutable; every
 * change but one of the page itself goes back to the first page of results.
 *
 * @param path begins with a slash, already encoded
 * @param parameters in order, decoded
 */
public record Address(String path, List<Map.Entry<String, String>> parameters) {
  static final String PAGE = "page";

  public Address {
    parameters = List.copyOf(parameters);
  }

  public static Address of(String path) {
    return new Address(path, List.of());
  }

  /** With this as the only value of the parameter. */
  public Address with(String name, String value) {
    List<Map.Entry<String, String>> changed = others(name);
    changed.add(Map.entry(name, value));
    return new Address(path, changed);
  }

  /** With the parameter's values gone. */
  public Address without(String name) {
    return new Address(path, others(name));
  }

  /** With one value of the parameter gone. */
  public Address without(String name, String value) {
    List<Map.Entry<String, String>> changed = new ArrayList<>();
    for (Map.Entry<String, String> parameter : parameters) {
      if (!parameter.equals(Map.entry(name, value)) && !parameter.getKey().equals(PAGE)) {
        changed.add(parameter);
      }
    }
    return new Address(path, changed);
  }

  public Address atPage(int page) {
    return page == 1 ? without(PAGE) : with(PAGE, Integer.toString(page));
  }

  private List<Map.Entry<String, String>> others(String name) {
    List<Map.Entry<String, String>> others = new ArrayList<>();
    for (Map.Entry<String, String> parameter : parameters) {
      if (!parameter.getKey().equals(name) && !parameter.getKey().equals(PAGE)) {
        others.add(parameter);
      }
    }
    return others;
  }

  /** As an attribute {@code href} holds it, from the root of the host. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(path);
    char before = '?';
    for (Map.Entry<String, String> parameter : parameters) {
      text.append(before)
          .append(encoded(parameter.getKey()))
          .append('=')
          .append(encoded(parameter.getValue()));
      before = '&';
    }
    return text.toString();
  }

  /** The text as one part of a path. */
  static String segment(String text) {
    return encoded(text).replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
