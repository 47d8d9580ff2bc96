package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.ServerHttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * A file in a request's body, as it streams in: the whole body, or the first file of a form ({@code
 * multipart/form-data}), whose other fields stand before it. Nothing is buffered.
 */
public final class Upload implements AutoCloseable {
  private static final int LONGEST_FIELD_BYTES = 1 << 16;
  private static final int MOST_FIELDS = 5_000;
  private static final Map<String, String> ENDINGS =
      Map.of(
          "text/csv", ".csv",
          "text/tab-separated-values", ".tsv",
          "text/plain", ".txt",
          "application/json", ".json",
          "application/geo+json", ".geojson",
          "application/x-ndjson", ".ndjson",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx",
          "application/vnd.apache.parquet", ".parquet");

  private final InputStream body;
  private final String fileName;
  private final InputStream content;
  private final Map<String, String> fields;

  private Upload(
      InputStream body, String fileName, InputStream content, Map<String, String> fields) {
    this.body = body;
    this.fileName = fileName;
    this.content = content;
    this.fields = fields;
  }

  /**
   * @param name of the file, where the body is the file alone; else its media type gives the ending
   * @throws ProblemException 400 or 415 when there is no file
   */
  public static Upload open(ServerHttpRequest<?> request, Optional<String> name) {
    String type =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.CONTENT_TYPE)).orElse("");
    InputStream body = request.byteBody().toInputStream();
    try {
      if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
        return form(body, type);
      }
      String ending = ENDINGS.get(type.toLowerCase(Locale.ROOT).split(";")[0].strip());
      if (name.isEmpty() && ending == null) {
        throw new ProblemException(
            CommonProblem.UNSUPPORTED_MEDIA_TYPE,
            "Không nhận Content-Type “%s”. Hãy gửi một trong: %s; hoặc thêm tham số name=TÊN_TỆP."
                .formatted(ProblemException.echo(type), known()),
            "The Content-Type “%s” is not taken. Send one of: %s; or add the parameter name=FILE."
                .formatted(ProblemException.echo(type), known()));
      }
      return new Upload(body, name.orElse("file" + ending), body, Map.of());
    } catch (ProblemException e) {
      close(body);
      throw e;
    }
  }

  private static String known() {
    return String.join(", ", ENDINGS.keySet().stream().sorted().toList());
  }

  private static Upload form(InputStream body, String type) {
    try {
      String boundary = new ParameterParser().parse(type, ';').get("boundary");
      if (boundary == null || boundary.isEmpty()) {
        throw malformed();
      }
      MultipartInput parts =
          MultipartInput.builder()
              .setInputStream(body)
              .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
              .get();
      parts.setHeaderCharset(StandardCharsets.UTF_8);
      Map<String, String> fields = new LinkedHashMap<>();
      for (boolean more = parts.skipPreamble();
          more && fields.size() <= MOST_FIELDS;
          more = parts.readBoundary()) {
        Map<String, String> disposition = disposition(parts.readHeaders());
        if (disposition.containsKey("filename")) {
          // An empty name, of a file that was not chosen, is parsed as none at all.
          String fileName = Optional.ofNullable(disposition.get("filename")).orElse("");
          return file(body, parts, fileName, fields);
        }
        fields.put(disposition.getOrDefault("name", ""), text(parts));
      }
      throw malformed();
    } catch (IOException | IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static Upload file(
      InputStream body, MultipartInput parts, String fileName, Map<String, String> fields)
      throws IOException {
    if (fileName.isBlank()) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Chưa chọn tệp nào; hãy chọn một tệp rồi gửi lại.",
          "No file was chosen; choose one and send again.");
    }
    String base =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    return new Upload(body, base, new PartStream(parts.newInputStream()), fields);
  }

  private static Map<String, String> disposition(String headers) {
    for (String line : headers.split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).equalsIgnoreCase("Content-Disposition")) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(line.substring(colon + 1), ';');
      }
    }
    return Map.of();
  }

  private static String text(MultipartInput parts) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (InputStream in = parts.newInputStream()) {
      byte[] bytes = in.readNBytes(LONGEST_FIELD_BYTES + 1);
      if (bytes.length > LONGEST_FIELD_BYTES) {
        throw malformed();
      }
      text.write(bytes);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static ProblemException malformed() {
    return new ProblemException(
        CommonProblem.MALFORMED,
        "Không đọc được biểu mẫu gửi lên: cần multipart/form-data có một tệp, các trường khác đứng"
            + " trước tệp.",
        "The form cannot be read: it must be multipart/form-data with one file, other fields before"
            + " the file.");
  }

  /** A file's bytes in a form; what breaks the form is the sender's mistake. */
  private static final class PartStream extends java.io.FilterInputStream {
    private PartStream(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (FileUploadException e) {
        throw malformed();
      }
    }

    @Override
    public void close() {
      // Closing a part would read on to its end; the body is closed instead.
    }
  }

  /** The name that the sender gave, without folders. */
  public String fileName() {
    return fileName;
  }

  /** Read once. */
  public InputStream content() {
    return content;
  }

  /** Text fields of the form, in its order; blank counts as absent. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  public Map<String, String> fields() {
    return Map.copyOf(fields);
  }

  @Override
  public void close() {
    close(body);
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
