package vn.sen.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.metadata.DocumentReview;
import vn.sen.metadata.DocumentReviewer;
import vn.sen.metadata.Profile;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.ProblemException;

/** Where a person has a document judged; nothing is saved. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/validate")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ValidateController {
  private static final List<String> SYNTAXES =
      Arrays.stream(RdfSyntax.values()).map(RdfSyntax::suffix).toList();

  private final Pages pages;
  private final DocumentReviewer reviewer;

  ValidateController(Pages pages, DocumentReviewer reviewer) {
    this.pages = pages;
    this.reviewer = reviewer;
  }

  @Get
  HttpResponse<?> form(HttpRequest<?> request) {
    return pages.ok(
        request,
        pages.pageOf(request),
        "validate",
        new ValidatePage("", "ttl", Profile.DCAT_VN.code(), "", null, SYNTAXES));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> judge(HttpRequest<?> request, @Body @Nullable Map<String, Object> form) {
    Map<String, Object> fields = form == null ? Map.of() : form;
    String document = text(fields, "document");
    RdfSyntax syntax = RdfSyntax.findBySuffix(text(fields, "syntax")).orElse(RdfSyntax.TURTLE);
    Profile profile = Profile.find(text(fields, "profile")).orElse(Profile.DCAT_VN);
    Page page = pages.pageOf(request);
    try {
      DocumentReview review =
          reviewer.review(document.getBytes(StandardCharsets.UTF_8), syntax, profile);
      return answer(
          request, page, HttpStatus.OK, document, syntax, profile, "", Optional.of(review));
    } catch (ProblemException e) {
      return answer(
          request,
          page,
          HttpStatus.valueOf(e.type().status()),
          document,
          syntax,
          profile,
          e.detail(page.locale()),
          Optional.empty());
    }
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request,
      Page page,
      HttpStatus status,
      String document,
      RdfSyntax syntax,
      Profile profile,
      String problem,
      Optional<DocumentReview> review) {
    return pages.answer(
        request,
        page,
        status,
        "validate",
        Map.of(
            "view",
            new ValidatePage(
                document,
                syntax.suffix(),
                profile.code(),
                problem,
                review.orElse(null),
                SYNTAXES)));
  }

  private static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof CharSequence text ? text.toString() : "";
  }
}
