package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import vn.sen.access.Caller;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.Draft;
import vn.sen.publishing.DraftReport;
import vn.sen.publishing.Drafting;
import vn.sen.publishing.Drafts;
import vn.sen.publishing.IdempotentCalls;
import vn.sen.publishing.PublishingProblem;

/** Answers with drafts, and does what a call says of itself: If-Match, Idempotency-Key, dry-run. */
@Singleton
final class DraftCalls {
  private static final String KEY = "Idempotency-Key";
  private static final int MOST_BYTES = 16 << 20;

  private final DraftViews views;
  private final JsonAnswers answers;
  private final IdempotentCalls idempotent;
  private final Drafts drafts;
  private final Drafting drafting;

  DraftCalls(
      DraftViews views,
      JsonAnswers answers,
      IdempotentCalls idempotent,
      Drafts drafts,
      Drafting drafting) {
    this.views = views;
    this.answers = answers;
    this.idempotent = idempotent;
    this.drafts = drafts;
    this.drafting = drafting;
  }

  static boolean isDryRun(HttpRequest<?> request) {
    return request
        .getParameters()
        .getFirst("dry-run")
        .filter(text -> !text.equals("false"))
        .isPresent();
  }

  /** What the call names in If-Match; the draft's own edition for {@code *}. */
  static Optional<Integer> edition(HttpRequest<?> request, int present) {
    String header = request.getHeaders().get(HttpHeaders.IF_MATCH);
    if (header == null) {
      return Optional.empty();
    }
    String tag = header.strip().replace("\"", "");
    if (tag.equals("*")) {
      return Optional.of(present);
    }
    // A tag that is none of ours matches nothing.
    return Optional.of(tag.matches("\\d{1,9}") ? Integer.parseInt(tag) : -1);
  }

  /**
   * The whole body, of calls that do without one, too.
   *
   * @throws ProblemException 413 beyond 16 MB
   */
  static byte[] body(ServerHttpRequest<?> request) {
    try (InputStream in = request.byteBody().toInputStream()) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new ProblemException(
            CommonProblem.TOO_LARGE,
            "Nội dung lớn hơn 16 MB; hãy chia thành nhiều lần gửi.",
            "The body is larger than 16 MB; send it in parts.");
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws ProblemException 428 without If-Match: a change must name what it changes
   */
  private static int requireEdition(HttpRequest<?> request, Draft draft) {
    return edition(request, draft.edition())
        .orElseThrow(
            () ->
                new ProblemException(
                    PublishingProblem.EDITION_NEEDED,
                    "Hãy gửi If-Match với ETag của bản nháp (GET /api/datasets/"
                        + draft.slug()
                        + "/draft), để không ghi đè lên người khác.",
                    "Send If-Match with the draft's ETag (GET /api/datasets/"
                        + draft.slug()
                        + "/draft), so that nobody is overwritten."));
  }

  MutableHttpResponse<byte[]> draft(int status, Draft draft, Optional<DraftReport> report) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(io.micronaut.http.HttpStatus.valueOf(status))
            .body(answers.toBytes(views.of(draft, report)))
            .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.ETAG, "\"" + draft.edition() + "\"");
    if (status == 201) {
      response.header(HttpHeaders.LOCATION, "/api/datasets/" + draft.slug() + "/draft");
    }
    return response;
  }

  /**
   * Changes the open draft, which If-Match must name, or one that is begun for it, as {@link #run}.
   *
   * @param change of the draft in its edition
   */
  HttpResponse<byte[]> change(
      HttpRequest<?> request,
      Caller caller,
      String slug,
      byte[] body,
      BiFunction<Draft, Integer, MutableHttpResponse<byte[]>> change) {
    return run(
        request,
        caller,
        body,
        () -> {
          drafting.requireSignedIn(caller);
          Optional<Draft> open = drafting.findOpen(caller, slug);
          Draft before = open.orElseGet(() -> drafting.update(caller, slug));
          int edition = open.isPresent() ? requireEdition(request, before) : before.edition();
          return change.apply(before, edition);
        });
  }

  /** Runs the call; a dry run leaves nothing. */
  HttpResponse<byte[]> orDry(HttpRequest<?> request, Supplier<MutableHttpResponse<byte[]>> call) {
    return isDryRun(request) ? dry(call) : call.get();
  }

  /** Runs the call, once however often it is sent with one key. A dry run leaves nothing. */
  HttpResponse<byte[]> run(
      HttpRequest<?> request,
      Caller caller,
      byte[] body,
      Supplier<MutableHttpResponse<byte[]>> call) {
    if (isDryRun(request)) {
      return dry(call);
    }
    String key = request.getHeaders().get(KEY);
    if (key == null || caller.person().isEmpty()) {
      return call.get();
    }
    if (!key.matches("[\\x21-\\x7e]{1,200}")) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Idempotency-Key cần 1 đến 200 ký tự ASCII, không dấu cách.",
          "Idempotency-Key takes 1 to 200 ASCII characters without spaces.");
    }
    UUID account = caller.person().get().id();
    String asked = request.getMethodName() + " " + request.getUri() + " " + hash(body);
    return drafts.inOneTransaction(
        () -> {
          Optional<IdempotentCalls.Answer> before = idempotent.begin(account, key, asked);
          if (before.isPresent()) {
            return repeated(before.get(), asked);
          }
          MutableHttpResponse<byte[]> response = call.get();
          idempotent.end(
              account,
              key,
              new IdempotentCalls.Answer(
                  asked,
                  response.code(),
                  Optional.ofNullable(response.body())
                      .map(said -> new String(said, StandardCharsets.UTF_8))
                      .orElse(""),
                  Optional.ofNullable(response.getHeaders().get(HttpHeaders.LOCATION)).orElse("")));
          return response;
        });
  }

  private static HttpResponse<byte[]> repeated(IdempotentCalls.Answer before, String asked) {
    if (!before.request().equals(asked)) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Idempotency-Key này đã dùng cho một lời gọi khác; hãy dùng khóa mới.",
          "This Idempotency-Key was used for another call; take a new one.");
    }
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(io.micronaut.http.HttpStatus.valueOf(before.status()))
            .header("Idempotent-Replayed", "true");
    if (!before.body().isEmpty()) {
      response
          .body(before.body().getBytes(StandardCharsets.UTF_8))
          .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
    if (!before.location().isEmpty()) {
      response.header(HttpHeaders.LOCATION, before.location());
    }
    return response;
  }

  /** Everything is done and nothing kept: the transaction is rolled back at its end. */
  private HttpResponse<byte[]> dry(Supplier<MutableHttpResponse<byte[]>> call) {
    try {
      return drafts.inOneTransaction(
          () -> {
            throw new DryRun(call.get());
          });
    } catch (DryRun done) {
      return done.response.header("Sen-Dry-Run", "true");
    }
  }

  private static final class DryRun extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient MutableHttpResponse<byte[]> response;

    DryRun(MutableHttpResponse<byte[]> response) {
      super("rolled back on purpose", null, false, false);
      this.response = response;
    }
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
