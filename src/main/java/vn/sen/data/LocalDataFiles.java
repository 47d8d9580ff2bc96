package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Content in a folder, as {@code ab/cdef…}. */
final class LocalDataFiles implements DataFiles {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDataFiles.class);

  private final Path root;

  LocalDataFiles(Path root) {
    this.root = root;
  }

  @Override
  public StoredContent store(InputStream bytes) {
    Path temporary = null;
    try {
      Files.createDirectories(root);
      temporary = Files.createTempFile(root, "incoming-", ".tmp");
      StoredContent content = write(bytes, temporary);
      file(temporary, content);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be stored", e);
    } finally {
      delete(temporary);
    }
  }

  /** By a second name for the same bytes, where the file system has such. */
  @Override
  public StoredContent store(Path file, String sha256) {
    Path second = null;
    try {
      Files.createDirectories(root);
      second = root.resolve("incoming-" + UUID.randomUUID() + ".tmp");
      if (!link(second, file)) {
        return DataFiles.super.store(file, sha256);
      }
      StoredContent content = new StoredContent(sha256, Files.size(second));
      // Its age as content begins now; a clean-up spares what is young.
      Files.setLastModifiedTime(second, FileTime.from(Instant.now()));
      sync(second);
      file(second, content);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be stored", e);
    } finally {
      delete(second);
    }
  }

  private static boolean link(Path second, Path file) {
    try {
      Files.createLink(second, file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("A file lies on another disk than the content, and is copied", e);
      return false;
    }
  }

  private static StoredContent write(InputStream bytes, Path file) throws IOException {
    MessageDigest digest = DataFiles.sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long size = DurableCopy.copy(bytes, channel, Long.MAX_VALUE, digest);
      return new StoredContent(HexFormat.of().formatHex(digest.digest()), size);
    }
  }

  /** Not at the same time as a clean-up decides: it must see that the content is wanted again. */
  private synchronized void file(Path temporary, StoredContent content) throws IOException {
    Path place = path(content.sha256());
    if (isWhole(place, content.sizeBytes())) {
      Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
      return;
    }
    Files.createDirectories(place.getParent());
    Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
    sync(place.getParent());
    sync(root);
  }

  @Override
  public InputStream open(String sha256, long offset) {
    try {
      FileChannel channel = FileChannel.open(path(sha256), StandardOpenOption.READ);
      channel.position(offset);
      return Channels.newInputStream(channel);
    } catch (NoSuchFileException e) {
      throw DataProblem.noContent(sha256);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be opened", e);
    }
  }

  @Override
  public Optional<Long> findSize(String sha256) {
    try {
      return Optional.of(Files.size(path(sha256)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be read", e);
    }
  }

  @Override
  public boolean isIntact(String sha256) {
    try {
      return DataFiles.hash(path(sha256)).equals(sha256);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be read", e);
    }
  }

  @Override
  public void list(Consumer<Content> each) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        for (Path file : filesIn(folder)) {
          String sha256 = folder.getFileName().toString() + file.getFileName();
          if (sha256.matches("[0-9a-f]{64}")) {
            each.accept(
                new Content(sha256, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the stored files cannot be listed", e);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public synchronized boolean deleteStoredBefore(String sha256, Instant time) {
    Path place = path(sha256);
    try {
      return Files.getLastModifiedTime(place).toInstant().isBefore(time)
          && Files.deleteIfExists(place);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be deleted", e);
    }
  }

  /** Where content of this hash lies, or would lie. */
  Path path(String sha256) {
    DataFiles.requireHash(sha256);
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  /** A file cut short by a damaged disk is replaced when the same content comes again. */
  private static boolean isWhole(Path place, long sizeBytes) throws IOException {
    return Files.isRegularFile(place) && Files.size(place) == sizeBytes;
  }

  /** Makes a file's bytes, or a rename in a folder, durable. */
  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(@Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        throw new UncheckedIOException("the temporary file " + temporary + " cannot be deleted", e);
      }
    }
  }
}
