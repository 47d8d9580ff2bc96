package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Content in a bucket of S3-compatible storage, its hash the key. The hash is known only at the end
 * of a stream, so that the bytes wait in a local folder first.
 */
final class S3DataFiles implements DataFiles {
  private final S3Client client;
  private final String bucket;
  private final Path waiting;

  /**
   * @param waiting local folder for what is on its way
   */
  S3DataFiles(S3Client client, String bucket, Path waiting) {
    this.client = client;
    this.bucket = bucket;
    this.waiting = waiting;
  }

  @Override
  public StoredContent store(InputStream bytes) {
    Path temporary = null;
    try {
      Files.createDirectories(waiting);
      temporary = Files.createTempFile(waiting, "incoming-", ".tmp");
      MessageDigest digest = DataFiles.sha256();
      long size;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(temporary), digest)) {
        size = bytes.transferTo(out);
      }
      String sha256 = HexFormat.of().formatHex(digest.digest());
      put(temporary, sha256);
      return new StoredContent(sha256, size);
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be stored", e);
    } finally {
      delete(temporary);
    }
  }

  @Override
  public StoredContent store(Path file, String sha256) {
    try {
      put(file, sha256);
      return new StoredContent(sha256, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be stored", e);
    }
  }

  /** Also when it is there: the new time keeps a clean-up away from it. */
  private void put(Path file, String sha256) {
    try {
      client.putObject(put -> put.bucket(bucket).key(sha256), RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw new UncheckedIOException("the storage refused the file", new IOException(e));
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        throw new UncheckedIOException("the temporary file " + temporary + " cannot be deleted", e);
      }
    }
  }

  @Override
  public InputStream open(String sha256, long offset) {
    DataFiles.requireHash(sha256);
    long size = findSize(sha256).orElseThrow(() -> DataProblem.noContent(sha256));
    if (offset >= size) {
      return InputStream.nullInputStream();
    }
    try {
      return client.getObject(
          get -> {
            get.bucket(bucket).key(sha256);
            if (offset > 0) {
              get.range("bytes=" + offset + "-");
            }
          });
    } catch (SdkException e) {
      throw new UncheckedIOException("the storage gave no file", new IOException(e));
    }
  }

  @Override
  public Optional<Long> findSize(String sha256) {
    return head(sha256).map(HeadObjectResponse::contentLength);
  }

  private Optional<HeadObjectResponse> head(String sha256) {
    DataFiles.requireHash(sha256);
    try {
      return Optional.of(client.headObject(head -> head.bucket(bucket).key(sha256)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw new UncheckedIOException("the storage does not answer", new IOException(e));
    } catch (SdkException e) {
      throw new UncheckedIOException("the storage does not answer", new IOException(e));
    }
  }

  @Override
  public boolean isIntact(String sha256) {
    if (findSize(sha256).isEmpty()) {
      return false;
    }
    MessageDigest digest = DataFiles.sha256();
    try (InputStream in = new DigestInputStream(open(sha256, 0), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be read", e);
    }
  }

  @Override
  public void list(Consumer<Content> each) {
    try {
      client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
          .filter(object -> object.key().matches("[0-9a-f]{64}"))
          .forEach(
              object ->
                  each.accept(new Content(object.key(), object.size(), object.lastModified())));
    } catch (SdkException e) {
      throw new UncheckedIOException("the stored files cannot be listed", new IOException(e));
    }
  }

  @Override
  public boolean deleteStoredBefore(String sha256, Instant time) {
    Optional<HeadObjectResponse> head = head(sha256);
    if (head.isEmpty() || !head.get().lastModified().isBefore(time)) {
      return false;
    }
    try {
      client.deleteObject(delete -> delete.bucket(bucket).key(sha256));
      return true;
    } catch (SdkException e) {
      throw new UncheckedIOException("the storage kept the file", new IOException(e));
    }
  }
}
