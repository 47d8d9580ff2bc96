package vn.sen.access.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.sen.platform.DataFolder;

/**
 * The newest entry's number and hash, noted in the data folder: whoever can write to the database
 * alone can neither take the newest entries away nor write the whole chain anew without its
 * showing. Noted every minute and when the portal stops.
 */
@Singleton
final class AuditHead {
  private static final String FILE = "audit.head";

  private final AuditTrail trail;
  private final DataFolder folder;

  AuditHead(AuditTrail trail, DataFolder folder) {
    this.trail = trail;
    this.folder = folder;
  }

  record Noted(long sequence, String hash) {}

  Optional<Noted> find() {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] parts = Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ");
      return parts.length == 2 && parts[0].matches("[0-9]{1,18}")
          ? Optional.of(new Noted(Long.parseLong(parts[0]), parts[1]))
          : Optional.of(new Noted(Long.MAX_VALUE, "unreadable"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  @PreDestroy
  void note() {
    if (!folder.isOwner()) {
      return;
    }
    trail
        .findLast()
        .filter(last -> find().map(noted -> noted.sequence() < last.sequence()).orElse(true))
        .ifPresent(
            last -> {
              try {
                DataFolder.writeDurably(
                    folder.resolve(FILE), last.sequence() + " " + last.hash() + "\n");
              } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + FILE, e);
              }
            });
  }
}
