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

  /** Whether streets bear the name: a person of history, no private one. */
  boolean isHistorical(String name) {
    return Words.hasDiacritics(name)
        ? accented.get("historical").contains(canonicalName(name))
        : bare.get("historical").contains(Words.bare(name));
  }

  /** A reader with a memory of its own for the words it met; belongs to one thread. */
  Reading reading() {
    return new Reading(this);
  }

  /** Looks words up. */
  static final class Reading {
    private static final int FAMILY = 1;
    private static final int MIDDLE = 1 << 1;
    private static final int GIVEN = 1 << 2;

    /** How far the same bits without diacritics are shifted. */
    private static final int BARE = 8;

    private static final int REMEMBERED = 1 << 12;

    private final PersonNames names;
    private final Map<String, Integer> remembered = new HashMap<>();

    private Reading(PersonNames names) {
      this.names = names;
    }

    /**
     * @param word in lower case, without diacritics
     */
    boolean isFamily(String word) {
      return (parts(word, false) & FAMILY) != 0;
    }

    /**
     * @param word in lower case, without diacritics
     */
    boolean isGiven(String word) {
      return (parts(word, false) & GIVEN) != 0;
    }

    private int parts(String word, boolean withMarks) {
      Integer known = remembered.get(word);
      if (known == null) {
        known = read(word);
        if (remembered.size() < REMEMBERED) {
          remembered.put(word, known);
        }
      }
      return withMarks ? known & 0xff : known >> BARE;
    }

    private int read(String word) {
      return bits(names.accented, Words.canonical(word))
          | bits(names.bare, Words.bare(word)) << BARE;
    }

    private static int bits(Map<String, Set<String>> parts, String word) {
      return (parts.get("family").contains(word) ? FAMILY : 0)
          | (parts.get("middle").contains(word) ? MIDDLE : 0)
          | (parts.get("given").contains(word) ? GIVEN : 0);
    }

    /**
     * @param words of letters
     * @param count how many of them make the name, 2 to 6
     */
    Strength match(String[] words, int count, boolean withMarks) {
      if ((parts(words[0], withMarks) & FAMILY) == 0) {
        return Strength.WEAK;
      }
      String last = words[count - 1];
      boolean given = (parts(last, withMarks) & GIVEN) != 0;
      int known = 0;
      for (int i = 1; i < count - 1; i++) {
        known += (parts(words[i], withMarks) & (MIDDLE | GIVEN)) != 0 ? 1 : 0;
      }
      int between = count - 2;
      if (given && known * 2 >= between) {
        return Strength.STRONG;
      }
      return between > 0 && known == between && last.length() <= 7
          ? Strength.STRONG
          : Strength.WEAK;
    }
  }
}
