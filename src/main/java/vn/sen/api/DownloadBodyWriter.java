package vn.sen.api;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;

/** Streams a download, its length told before, at the client's pace. */
@Singleton
final class DownloadBodyWriter implements ResponseBodyWriter<DownloadBody> {
  private final ExecutorService executor;

  DownloadBodyWriter(@Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory factory,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<DownloadBody> type,
      MediaType mediaType,
      DownloadBody body) {
    return factory.adapt(
        new FilePublisher(body::open, factory.readBufferFactory(), executor),
        OptionalLong.of(body.length()));
  }

  @Override
  public void writeTo(
      Argument<DownloadBody> type,
      MediaType mediaType,
      DownloadBody body,
      MutableHeaders headers,
      OutputStream out) {
    try (InputStream in = body.open()) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
