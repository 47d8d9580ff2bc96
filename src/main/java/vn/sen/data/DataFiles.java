package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.DataFolder;
import vn.sen.platform.ProblemException;

/**
 * The bytes of the files that the portal holds, addressed by their SHA-256: {@code files/ab/cdef…}
 * in the data folder. What {@link #store} returned survives a crash of the process and of the
 * machine; equal content is kept once and never changed.
 */
@Singleton
public final class DataFiles {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path root;

  public DataFiles(DataFolder folder) {
    this(folder.resolve("files"));
  }

  DataFiles(Path root) {
    this.root = root;
  }

  /**
   * Stores all bytes of the stream; nothing when they are there already. The stream is not closed.
   *
   * @throws UncheckedIOException when the disk is full, say; nothing is left behind then
   */
  public StoredContent store(InputStream bytes) {
    Path temporary = null;
    try {
      Files.createDirectories(root);
      temporary = Files.createTempFile(root, "incoming-", ".tmp");
      StoredContent content = write(bytes, temporary);
      Path place = path(content.sha256());
      if (!isWhole(place, content.sizeBytes())) {
        Files.createDirectories(place.getParent());
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        sync(place.getParent());
        sync(root);
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be stored", e);
    } finally {
      delete(temporary);
    }
  }

  private static StoredContent write(InputStream bytes, Path file) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      long size = bytes.transferTo(out);
      channel.force(true);
      return new StoredContent(HexFormat.of().formatHex(digest.digest()), size);
    }
  }

  /**
   * Opens content for reading; the caller closes it.
   *
   * @throws ProblemException not found when there is no such content
   */
  public FileChannel open(String sha256) {
    try {
      return FileChannel.open(path(sha256), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Cổng không giữ nội dung có SHA-256 " + sha256 + ".",
          "The portal holds no content of SHA-256 " + sha256 + ".");
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be opened", e);
    }
  }

  public boolean contains(String sha256) {
    return Files.isRegularFile(path(sha256));
  }

  /** Where content of this hash lies, or would lie. */
  public Path path(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  /** Whether the bytes on the disk still have the hash they are filed under. */
  public boolean isIntact(String sha256) {
    try {
      return hash(path(sha256)).equals(sha256);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be read", e);
    }
  }

  /** SHA-256 of a file's bytes. */
  static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A file cut short by a damaged disk is replaced when the same content comes again. */
  private static boolean isWhole(Path place, long sizeBytes) throws IOException {
    return Files.isRegularFile(place) && Files.size(place) == sizeBytes;
  }

  /** Makes a rename in this folder durable. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        throw new UncheckedIOException("the temporary file " + temporary + " cannot be deleted", e);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
