package vn.sen.sparql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A whole answer: bytes in memory while they are few, otherwise a stream to be read once. */
public final class SparqlAnswer {
  private final ResultFormat format;
  private final long sizeBytes;
  private final byte @Nullable [] bytes;
  private final InputStream body;

  private SparqlAnswer(
      ResultFormat format, long sizeBytes, byte @Nullable [] bytes, InputStream body) {
    this.format = format;
    this.sizeBytes = sizeBytes;
    this.bytes = bytes;
    this.body = body;
  }

  static SparqlAnswer of(ResultFormat format, byte[] bytes) {
    return new SparqlAnswer(format, bytes.length, bytes, new ByteArrayInputStream(bytes));
  }

  static SparqlAnswer of(ResultFormat format, long sizeBytes, InputStream body) {
    return new SparqlAnswer(format, sizeBytes, null, body);
  }

  public ResultFormat format() {
    return format;
  }

  public long sizeBytes() {
    return sizeBytes;
  }

  /** The bytes, not to be changed, when there is no need to read them from the stream. */
  public Optional<byte[]> inMemory() {
    return Optional.ofNullable(bytes);
  }

  /** Read once and closed by whoever sends it. */
  public InputStream body() {
    return body;
  }
}
