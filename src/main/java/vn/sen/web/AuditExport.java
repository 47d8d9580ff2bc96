package vn.sen.web;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import vn.sen.access.audit.AuditEntry;

/**
 * Entries of the audit log as a file. The hashes are in it, so that whoever is given it can compare
 * it with the log.
 */
@Singleton
final class AuditExport {
  private final ObjectMapper json;

  AuditExport(ObjectMapper json) {
    this.json = json;
  }

  /** One entry, in JSON. */
  @Serdeable
  record View(
      long sequence,
      String at,
      String action,
      @Nullable String actor,
      String actorName,
      @Nullable String agency,
      @Nullable String subject,
      Map<String, String> details,
      String previous,
      String hash) {}

  /**
   * @param entries gives them all to its reader
   */
  void writeCsv(Path file, Consumer<Consumer<AuditEntry>> entries) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "sequence",
                "at",
                "action",
                "actor",
                "actor_name",
                "agency",
                "subject",
                "details",
                "previous",
                "hash")
            .get();
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, format)) {
      entries.accept(
          entry -> {
            try {
              printer.printRecord(
                  entry.sequence(),
                  entry.at(),
                  entry.action(),
                  entry.actor().map(Object::toString).orElse(""),
                  harmless(entry.actorName()),
                  entry.agency().orElse(""),
                  harmless(entry.subject().orElse("")),
                  harmless(
                      details(entry).entrySet().stream()
                          .map(detail -> detail.getKey() + "=" + detail.getValue())
                          .collect(Collectors.joining("; "))),
                  entry.previous(),
                  entry.hash());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  void writeJson(Path file, Consumer<Consumer<AuditEntry>> entries) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      writer.write("[");
      String[] between = {"\n"};
      entries.accept(
          entry -> {
            try {
              writer.write(between[0]);
              writer.write(json.writeValueAsString(view(entry)));
              between[0] = ",\n";
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      writer.write("\n]\n");
    }
  }

  private static View view(AuditEntry entry) {
    return new View(
        entry.sequence(),
        entry.at().toString(),
        entry.action(),
        entry.actor().map(Object::toString).orElse(null),
        entry.actorName(),
        entry.agency().orElse(null),
        entry.subject().orElse(null),
        details(entry),
        entry.previous(),
        entry.hash());
  }

  private static Map<String, String> details(AuditEntry entry) {
    Map<String, String> details = new LinkedHashMap<>();
    for (int i = 0; i + 1 < entry.details().size(); i += 2) {
      details.put(entry.details().get(i), entry.details().get(i + 1));
    }
    return details;
  }

  /** A spreadsheet would run a name that begins like a formula. */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
