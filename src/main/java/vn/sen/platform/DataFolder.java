package vn.sen.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the portal keeps on disk, in one folder that one process owns at a time. The first
 * start fixes the folder's layout version and base IRI in {@code sen.properties}.
 */
public final class DataFolder implements AutoCloseable {
  /** Version of the layout this program reads and writes. */
  static final int LAYOUT = 1;

  private static final String PROPERTIES = "sen.properties";
  private static final String LOCK = "portal.lock";

  /** May be there before the first start without making the folder somebody else's. */
  private static final Set<String> OURS = Set.of(PROPERTIES, LOCK, "logs", "lost+found");

  private final Path root;
  private final BaseIri baseIri;
  private final boolean firstStart;
  private final @Nullable FileChannel lock;

  private DataFolder(Path root, BaseIri baseIri, boolean firstStart, @Nullable FileChannel lock) {
    this.root = root;
    this.baseIri = baseIri;
    this.firstStart = firstStart;
    this.lock = lock;
  }

  /**
   * Opens and locks the folder, making it if absent.
   *
   * @param baseIri what the operator asks for; must be what the folder was first started with
   * @param attach work beside the process that holds the lock, if there is one
   * @throws StartupException when it cannot be written, is in use, is not a data folder, was made
   *     by a newer version or for another base IRI
   */
  public static DataFolder open(Path root, BaseIri baseIri, boolean attach) {
    checkWritable(root);
    FileChannel lock = lock(root);
    if (lock == null && !attach) {
      throw new StartupException(
          "The data folder "
              + root
              + " is in use by another Sen process"
              + owner(root)
              + "; stop that one or choose another folder with --data.");
    }
    try {
      Path file = root.resolve(PROPERTIES);
      if (Files.exists(file)) {
        BaseIri kept = check(root, file, attach ? null : baseIri);
        return new DataFolder(root, kept, false, lock);
      }
      requireEmpty(root);
      write(file, baseIri);
      return new DataFolder(root, baseIri, true, lock);
    } catch (IOException | RuntimeException e) {
      closeQuietly(lock, e);
      if (e instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new StartupException(
          "The data folder " + root + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Makes the folder if absent and proves that files can be written in it.
   *
   * @throws StartupException when not
   */
  public static void checkWritable(Path root) {
    try {
      Files.createDirectories(root);
      Files.delete(Files.createTempFile(root, ".write", ".tmp"));
    } catch (IOException e) {
      throw new StartupException(
          "The data folder "
              + root
              + " cannot be written to; give this user write permission or choose another folder"
              + " with --data.",
          e);
    }
  }

  public Path root() {
    return root;
  }

  /** A file or folder inside the data folder; not made. */
  public Path resolve(String name) {
    return root.resolve(name);
  }

  /** The base IRI that the folder was first started with. */
  public BaseIri baseIri() {
    return baseIri;
  }

  /** Whether this process made the folder's record. */
  public boolean isFirstStart() {
    return firstStart;
  }

  /** Whether this process holds the folder; false beside a running portal. */
  public boolean isOwner() {
    return lock != null;
  }

  /**
   * Gives the folder up. The lock file stays: removing it would let two processes lock two files.
   */
  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static @Nullable FileChannel lock(Path root) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      if (held == null) {
        channel.close();
        return null;
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel, e);
      return null;
    } catch (IOException e) {
      closeQuietly(channel, e);
      throw new StartupException(
          "The data folder " + root + " cannot be locked: " + e.getMessage() + ".", e);
    }
  }

  private static String owner(Path root) {
    try {
      String pid = Files.readString(root.resolve(LOCK), StandardCharsets.US_ASCII).strip();
      return pid.isEmpty() ? "" : " (process " + pid + ")";
    } catch (IOException e) {
      // The process id only makes the sentence more helpful.
      return "";
    }
  }

  private static BaseIri check(Path root, Path file, @Nullable BaseIri wanted) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    int layout;
    try {
      layout = Integer.parseInt(properties.getProperty("layout", ""));
    } catch (NumberFormatException e) {
      throw new StartupException(
          file + " is damaged: it names no layout version; restore it from a backup.", e);
    }
    if (layout > LAYOUT) {
      throw new StartupException(
          "The data folder "
              + root
              + " was made by a newer version of Sen; start it with that version or choose another"
              + " folder with --data.");
    }
    String kept = properties.getProperty("base-iri");
    if (kept == null) {
      throw new StartupException(
          file + " is damaged: it names no base-iri; restore it from a backup.");
    }
    if (wanted != null && !wanted.value().equals(kept)) {
      throw new StartupException(
          "The data folder "
              + root
              + " was first started with the base IRI "
              + kept
              + " and not "
              + wanted.value()
              + "; start with --base-iri "
              + kept
              + ", or move to the new one by starting on a fresh folder with --data.");
    }
    return new BaseIri(kept);
  }

  private static void requireEmpty(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      Set<String> foreign =
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> !OURS.contains(name))
              .collect(Collectors.toSet());
      if (!foreign.isEmpty()) {
        throw new StartupException(
            "The folder "
                + root
                + " is not a data folder of Sen and not empty; choose another one with --data.");
      }
    }
  }

  private static void write(Path file, BaseIri baseIri) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("layout", Integer.toString(LAYOUT));
    properties.setProperty("base-iri", baseIri.value());
    StringWriter text = new StringWriter();
    properties.store(text, "Written by the first start of Sen on this folder");
    writeDurably(file, text.toString());
  }

  /** Writes a small file so that it is there whole or not at all, whatever happens. */
  public static void writeDurably(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel, Exception reason) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }
}
