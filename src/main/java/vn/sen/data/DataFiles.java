package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bytes of the files that the portal holds, addressed by their SHA-256 (lower-case
 * hexadecimal). What {@link #store} returned survives a crash; equal content is kept once and never
 * changed. Kept in the data folder or in S3-compatible storage, by configuration.
 */
public interface DataFiles {

  /**
   * Stores all bytes of the stream; nothing but a new time of storing when they are there already.
   * The stream is not closed.
   *
   * @throws UncheckedIOException when the disk is full or the storage refuses, say; nothing is left
   *     behind then
   */
  StoredContent store(InputStream bytes);

  /**
   * The same of a whole file on this machine, which nobody changes any more. Where content lies on
   * the same disk its bytes are neither written nor read a second time; the file stays where it is.
   *
   * @param sha256 of its bytes, as whoever wrote it knows
   */
  default StoredContent store(Path file, String sha256) {
    try (InputStream in = Files.newInputStream(file)) {
      return store(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be stored", e);
    }
  }

  /**
   * The bytes from an offset on, in memory that does not grow with the file; the caller closes.
   *
   * @throws vn.sen.platform.ProblemException not found when there is no such content
   */
  InputStream open(String sha256, long offset);

  /** Size in bytes; empty when there is no such content. */
  Optional<Long> findSize(String sha256);

  /** Whether the bytes kept still have the hash they are filed under. */
  boolean isIntact(String sha256);

  /** Tells of everything kept, in no order. */
  void list(Consumer<Content> each);

  /**
   * Removes content that was stored before a time; false when it is gone, or was stored again
   * since.
   */
  boolean deleteStoredBefore(String sha256, Instant time);

  default boolean contains(String sha256) {
    return findSize(sha256).isPresent();
  }

  /** One piece of content. */
  record Content(String sha256, long sizeBytes, Instant stored) {}

  /** SHA-256 of a file's bytes. */
  static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A new digest of the kind that addresses content. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Only such texts may become a path or a key. */
  static String requireHash(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return sha256;
  }
}
