package vn.sen.privacy.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The words Vietnamese names are made of (resource {@code privacy/names.csv}: family, middle and
 * given names, and persons of history whom streets and schools are named after). Read once; a name
 * is looked up with its diacritics when it has any, without them when it has none.
 */
final class PersonNames {
  private static final String RESOURCE = "/privacy/names.csv";
  private static final PersonNames BUNDLED = read();

  private final Map<String, Set<String>> accented = new HashMap<>();
  private final Map<String, Set<String>> bare = new HashMap<>();

  private PersonNames() {}

  static PersonNames bundled() {
    return BUNDLED;
  }

  private static PersonNames read() {
    PersonNames names = new PersonNames();
    try (InputStream in = PersonNames.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + RESOURCE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int comma = line.indexOf(',');
        names.add(line.substring(0, comma), line.substring(comma + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    return names;
  }

  private void add(String part, String name) {
    accented.computeIfAbsent(part, _ -> new HashSet<>()).add(canonicalName(name));
    bare.computeIfAbsent(part, _ -> new HashSet<>()).add(Words.bare(name));
  }

  private static String canonicalName(String name) {
    StringBuilder canonical = new StringBuilder();
    for (String word : name.split(" ")) {
      canonical.append(canonical.isEmpty() ? "" : " ").append(Words.canonical(word));
    }
    return canonical.toString();
  }

  private boolean has(String part, String word, boolean withMarks) {
    return withMarks
        ? accented.get(part).contains(Words.canonical(word))
        : bare.get(part).contains(Words.bare(word));
  }

  /** Whether streets bear the name: a person of history, no private one. */
  boolean isHistorical(String name) {
    return Words.hasDiacritics(name)
        ? accented.get("historical").contains(canonicalName(name))
        : bare.get("historical").contains(Words.bare(name));
  }

  /**
   * @param words two to six words of letters
   */
  Strength match(String[] words, boolean withMarks) {
    boolean family = has("family", words[0], withMarks);
    String last = words[words.length - 1];
    boolean given = has("given", last, withMarks);
    int known = 0;
    for (int i = 1; i < words.length - 1; i++) {
      known += has("middle", words[i], withMarks) || has("given", words[i], withMarks) ? 1 : 0;
    }
    int between = words.length - 2;
    if (family && given && known * 2 >= between) {
      return Strength.STRONG;
    }
    if (family && between > 0 && known == between && last.length() <= 7) {
      return Strength.STRONG;
    }
    return Strength.WEAK;
  }
}
