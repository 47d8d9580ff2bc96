package vn.sen.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a data pack says of one of its files, in {@code NAME.source.txt}: lines of {@code Key:
 * value}, the last of them with the file's size and SHA-256.
 *
 * @param sha256 lower-case hexadecimal, as stated
 */
record DataPackFile(Map<String, String> facts, String sha256) {
  private static final Pattern FACT = Pattern.compile("([A-Z][A-Za-z /()]*):\\s*(.*)");
  private static final Pattern HASH = Pattern.compile("sha256=([0-9a-fA-F]{64})\\b");

  DataPackFile {
    facts = Map.copyOf(facts);
  }

  /** Empty when the text is missing or states no SHA-256: such a file cannot be checked. */
  static Optional<DataPackFile> find(Path folder, String fileName) throws IOException {
    Path text = folder.resolve(fileName.replaceFirst("\\.[^.]+$", "") + ".source.txt");
    if (!Files.isRegularFile(text)) {
      return Optional.empty();
    }
    Map<String, String> facts = new HashMap<>();
    for (String line : Files.readAllLines(text, StandardCharsets.UTF_8)) {
      Matcher fact = FACT.matcher(line);
      if (fact.matches()) {
        facts.putIfAbsent(fact.group(1), fact.group(2).strip());
      }
    }
    Matcher hash = HASH.matcher(facts.getOrDefault("File", ""));
    boolean isOfThisFile = facts.getOrDefault("File", "").startsWith(fileName + " ");
    return isOfThisFile && hash.find()
        ? Optional.of(new DataPackFile(facts, hash.group(1).toLowerCase(java.util.Locale.ROOT)))
        : Optional.empty();
  }

  /** "" when not stated. */
  String fact(String key) {
    return facts.getOrDefault(key, "");
  }
}
