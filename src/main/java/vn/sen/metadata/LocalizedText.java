package vn.sen.metadata;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text in several languages, as RDF language-tagged literals hold it.
 *
 * @param values BCP 47 tag in lower case ("" for a literal without language) to text; never null,
 *     may be empty
 */
public record LocalizedText(Map<String, String> values) {

  public static final LocalizedText EMPTY = new LocalizedText(Map.of());

  public LocalizedText {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  public static LocalizedText of(String vietnamese, String english) {
    return new LocalizedText(Map.of("vi", vietnamese, "en", english));
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * The text for a reader: in the locale's language, else Vietnamese, English, any; "" when there
   * is none.
   */
  public String in(Locale locale) {
    for (String tag : new String[] {locale.getLanguage(), "vi", "en", ""}) {
      String text = values.get(tag);
      if (text != null) {
        return text;
      }
    }
    return values.values().stream().findFirst().orElse("");
  }

  /**
   * The tag of the language that {@link #in} would answer in; "" when unknown. For the HTML lang
   * attribute.
   */
  public String languageIn(Locale locale) {
    for (String tag : new String[] {locale.getLanguage(), "vi", "en", ""}) {
      if (values.containsKey(tag)) {
        return tag;
      }
    }
    return values.keySet().stream().findFirst().orElse("");
  }
}
