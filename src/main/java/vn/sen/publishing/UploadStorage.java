package vn.sen.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import me.desair.tus.server.exception.InvalidUploadOffsetException;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskStorageService;
import org.jspecify.annotations.Nullable;
import vn.sen.data.DataFiles;
import vn.sen.data.DurableCopy;

/**
 * Where the tus library keeps uploads, with its layout of files, and what is told besides: the hash
 * of an upload whose pieces have all come while this process ran is known without reading the file
 * again.
 */
final class UploadStorage extends DiskStorageService {
  /** Uploads on their way at once; the hash of what was touched longest ago is then read anew. */
  private static final int REMEMBERED = 1_000;

  private final Map<UploadId, Arrived> arrived =
      new LinkedHashMap<>(16, 0.75F, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UploadId, Arrived> eldest) {
          return size() > REMEMBERED;
        }
      };

  UploadStorage(Path folder) {
    super(folder.toString());
  }

  /** The file of an upload that has come whole, and not in parts of its own. */
  Optional<Path> findWhole(UploadInfo info) throws IOException {
    Path file = file(info.getId());
    return Files.isRegularFile(file) && Files.size(file) == info.getLength()
        ? Optional.of(file)
        : Optional.empty();
  }

  /** SHA-256 of such a file, in lower-case hexadecimal. */
  String hash(UploadInfo info) throws IOException {
    Optional<Arrived> known = forget(info.getId()).filter(all -> all.bytes() == info.getLength());
    return known.isPresent()
        ? HexFormat.of().formatHex(known.get().digest().digest())
        : DataFiles.hash(file(info.getId()));
  }

  @Override
  public UploadInfo append(UploadInfo info, InputStream in) throws IOException, TusException {
    long start = info.getOffset();
    Optional<Arrived> known = forget(info.getId()).filter(before -> before.bytes() == start);
    MessageDigest digest = known.map(Arrived::digest).orElseGet(DataFiles::sha256);
    long end = start;
    try (FileChannel channel = FileChannel.open(file(info.getId()), StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (channel.size() != start) {
        throw new InvalidUploadOffsetException(
            "The upload ends at " + channel.size() + ", not at " + start);
      }
      channel.position(start);
      try {
        DurableCopy.copy(in, channel, length(info) - start, digest);
      } finally {
        end = channel.size();
      }
      if (start == 0 || known.isPresent()) {
        remember(info.getId(), new Arrived(digest, end));
      }
    } finally {
      info.setOffset(end);
      update(info);
    }
    return info;
  }

  private long length(UploadInfo info) {
    long most = getMaxUploadSize() > 0 ? getMaxUploadSize() : Long.MAX_VALUE;
    return info.hasLength() ? Math.min(most, info.getLength()) : most;
  }

  private void remember(UploadId id, Arrived bytes) {
    synchronized (arrived) {
      arrived.put(id, bytes);
    }
  }

  private Optional<Arrived> forget(UploadId id) {
    synchronized (arrived) {
      return Optional.ofNullable(arrived.remove(id));
    }
  }

  /**
   * @param info null where a request named no upload of the caller's: the library asks this after
   *     every request that it refuses
   * @param bytes 0 where the request brought none
   */
  @Override
  public void removeLastNumberOfBytes(@Nullable UploadInfo info, long bytes)
      throws UploadNotFoundException, IOException {
    if (info != null && bytes > 0) {
      forget(info.getId());
    }
    super.removeLastNumberOfBytes(info, bytes);
  }

  @Override
  public void terminateUpload(UploadInfo info) throws UploadNotFoundException, IOException {
    forget(info.getId());
    super.terminateUpload(info);
  }

  private Path file(UploadId id) {
    return getPathInStorageDirectory(id).resolve("data");
  }

  /**
   * Bytes from an upload's start that were followed.
   *
   * @param digest of them, and not finished
   */
  private record Arrived(MessageDigest digest, long bytes) {}
}
