package vn.sen.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The words of every language, read once from {@code messages/}. */
@Singleton
final class Dictionary {
  static final Locale VIETNAMESE = Locale.of("vi");
  static final Locale ENGLISH = Locale.ENGLISH;

  private final Words vietnamese = read(VIETNAMESE);
  private final Words english = read(ENGLISH);

  Words in(Locale locale) {
    return locale.getLanguage().equals("en") ? english : vietnamese;
  }

  private static Words read(Locale locale) {
    String name = "messages/" + locale.getLanguage() + ".properties";
    try (InputStream stream = Dictionary.class.getClassLoader().getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the class path: " + name);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      Map<String, String> patterns = new HashMap<>();
      properties.forEach((key, words) -> patterns.put((String) key, (String) words));
      return new Words(locale, patterns);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
