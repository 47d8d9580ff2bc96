package vn.sen.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.StoredFile;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.MendableFile;
import vn.sen.privacy.StepChoice;
import vn.sen.privacy.detect.Kind;

/** Answers with checks, and does what is asked for about them, of datasets and of drafts. */
@Singleton
final class FileCheckCalls {
  private final JsonAnswers answers;
  private final JsonMapper json;
  private final BaseIri base;

  FileCheckCalls(JsonAnswers answers, JsonMapper json, BaseIri base) {
    this.answers = answers;
    this.json = json;
    this.base = base;
  }

  /**
   * @param page address that the pages of the checks lie under, after the base
   */
  HttpResponse<byte[]> list(
      HttpRequest<?> request, List<? extends MendableFile> files, String page) {
    List<FileCheckView> items =
        files.stream().map(file -> FileCheckView.of(file, iri(file, page))).toList();
    boolean member = files.stream().anyMatch(file -> file.rights().member());
    return answer(request, new FileCheckView.ListView(items.size(), items), member);
  }

  HttpResponse<byte[]> one(HttpRequest<?> request, MendableFile file, String page) {
    return answer(request, FileCheckView.of(file, iri(file, page)), file.rights().member());
  }

  private String iri(MendableFile file, String page) {
    return base.value() + page + file.file().file().sha256();
  }

  /** What members see is theirs alone. */
  private HttpResponse<byte[]> answer(HttpRequest<?> request, Object view, boolean member) {
    HttpResponse<byte[]> answer = answers.of(request, view);
    if (member) {
      answer.toMutableResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
    return answer;
  }

  MutableHttpResponse<byte[]> override(MendableFile file, byte @Nullable [] body) {
    FileCheckView.NewOverride wanted = JsonBody.read(json, body, FileCheckView.NewOverride.class);
    return said(
        HttpStatus.CREATED,
        FileCheckView.OverrideView.of(
            file.override(
                plain(wanted.column()),
                Optional.ofNullable(wanted.kind()).map(FileCheckCalls::kind),
                plain(wanted.reason()))));
  }

  MutableHttpResponse<byte[]> preview(MendableFile file, byte @Nullable [] body) {
    return said(
        HttpStatus.OK,
        FileCheckView.PreviewView.of(file.file(), file.preview(choices(derivation(body)))));
  }

  /**
   * @param checks address that the checks of the file's neighbours lie under in this API
   */
  MutableHttpResponse<byte[]> derive(MendableFile file, String checks, byte @Nullable [] body) {
    FileCheckView.NewDerivation wanted = derivation(body);
    boolean replaces = !Boolean.FALSE.equals(wanted.replaces());
    StoredFile made = file.derive(choices(wanted), replaces);
    return said(
        HttpStatus.CREATED,
        new FileCheckView.DerivedView(
            made.fileName(),
            base.file(made.datasetSlug(), made.fileName()),
            made.sizeBytes(),
            made.sha256(),
            checks + made.sha256()));
  }

  private FileCheckView.NewDerivation derivation(byte @Nullable [] body) {
    return JsonBody.read(json, body, FileCheckView.NewDerivation.class);
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Map<String, StepChoice> choices(FileCheckView.NewDerivation wanted) {
    Map<String, StepChoice> choices = new LinkedHashMap<>();
    Map<String, String> steps = wanted.steps() == null ? Map.of() : wanted.steps();
    steps.forEach(
        (column, step) ->
            choices.put(
                column,
                StepChoice.find(step)
                    .orElseThrow(
                        () ->
                            unknown(
                                "steps",
                                step,
                                Stream.of(StepChoice.values()).map(StepChoice::code).toList()))));
    return choices;
  }

  private static Kind kind(String code) {
    return Arrays.stream(Kind.values())
        .filter(kind -> code(kind).equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                unknown("kind", code, Stream.of(Kind.values()).map(FileCheckCalls::code).toList()));
  }

  private static String code(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static ProblemException unknown(String member, String value, List<String> known) {
    return new ProblemException(
        CommonProblem.UNPROCESSABLE,
        "“%s” của “%s” không có trong: %s."
            .formatted(ProblemException.echo(value), member, String.join(", ", known)),
        "“%s” of “%s” is none of: %s."
            .formatted(ProblemException.echo(value), member, String.join(", ", known)));
  }

  private MutableHttpResponse<byte[]> said(HttpStatus status, Object view) {
    return CrossOrigin.allow(HttpResponse.<byte[]>status(status))
        .body(answers.toBytes(view))
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
