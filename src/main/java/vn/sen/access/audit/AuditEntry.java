package vn.sen.access.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as the log holds it.
 *
 * @param sequence from 1, without a gap
 * @param at to the microsecond
 * @param action name of a {@code vn.sen.access.AuditAction}; perhaps of an older version
 * @param actorName as it was then; "" for nobody known
 * @param details a name and its value after another
 * @param previous hash of the entry before, in hexadecimal; 64 zeros before the first
 * @param hash of all the others, in hexadecimal
 */
public record AuditEntry(
    long sequence,
    Instant at,
    String action,
    Optional<UUID> actor,
    String actorName,
    Optional<String> agency,
    Optional<String> subject,
    List<String> details,
    String previous,
    String hash) {

  /** What stands in the place of a hash before the first entry. */
  public static final String BEGINNING = "0".repeat(64);

  public AuditEntry {
    Objects.requireNonNull(at);
    details = List.copyOf(details);
  }

  /** The value of a detail. */
  public Optional<String> detail(String name) {
    for (int i = 0; i + 1 < details.size(); i += 2) {
      if (details.get(i).equals(name)) {
        return Optional.of(details.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /** The same with the hash that belongs to it. */
  public AuditEntry sealed() {
    return new AuditEntry(
        sequence, at, action, actor, actorName, agency, subject, details, previous, computedHash());
  }

  /**
   * SHA-256 over every other field in the order of this record, each as its length in UTF-8 (four
   * bytes, big-endian; −1 for what is absent) and its bytes: no two entries have one text.
   */
  public String computedHash() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      put(out, Optional.of(Long.toString(sequence)));
      put(out, Optional.of(at.toString()));
      put(out, Optional.of(action));
      put(out, actor.map(UUID::toString));
      put(out, Optional.of(actorName));
      put(out, agency);
      put(out, subject);
      out.writeInt(details.size());
      for (String detail : details) {
        put(out, Optional.of(detail));
      }
      put(out, Optional.of(previous));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void put(DataOutputStream out, Optional<String> text) throws IOException {
    if (text.isEmpty()) {
      out.writeInt(-1);
      return;
    }
    byte[] utf8 = text.get().getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** The same details in the order of the names, for a row of the log. */
  public String[] detailsArray() {
    return details.toArray(String[]::new);
  }
}
