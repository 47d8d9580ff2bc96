package vn.sen.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import vn.sen.platform.ErrorPage;
import vn.sen.platform.ProblemType;

/** The page for every failure: what happened and what to do. */
@Singleton
final class ProblemPage implements ErrorPage {
  private final Pages pages;

  ProblemPage(Pages pages) {
    this.pages = pages;
  }

  @Override
  public String render(
      HttpRequest<?> request, ProblemType type, String detail, Optional<String> instance) {
    Page page = pages.pageOf(request);
    String key = "error." + type.status();
    Words words = page.words();
    return new String(
        pages.fill(
            "problem",
            Map.of(
                "page",
                page,
                "status",
                type.status(),
                "title",
                words.has(key + ".title") ? page.say(key + ".title") : type.title(page.locale()),
                "words",
                words.has(key + ".words") ? page.say(key + ".words") : "",
                "detail",
                detail,
                "instance",
                instance)),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
