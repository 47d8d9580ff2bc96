package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import vn.sen.web.SearchHelpPage.Example;

/** Tells what can be typed into the search. */
@Hidden
@Produces(MediaType.ALL)
@Controller("/search-help")
final class SearchHelpController {
  private static final SearchHelpPage HELP =
      new SearchHelpPage(
          List.of(
              new Example("năng suất lúa", "help.example.words"),
              new Example("nang suat lua", "help.example.folded"),
              new Example("rice yield", "help.example.english"),
              new Example("xe buýt TP.HCM", "help.example.names"),
              new Example("\"tai nạn giao thông\"", "help.example.phrase"),
              new Example("giao thông -\"tai nạn\"", "help.example.minus"),
              new Example("title:lúa", "help.example.field"),
              new Example("dân số year:2010..2020", "help.example.year")));

  private final Pages pages;

  SearchHelpController(Pages pages) {
    this.pages = pages;
  }

  @Get
  HttpResponse<?> help(HttpRequest<?> request) {
    return pages.ok(request, pages.pageOf(request), "search-help", HELP);
  }
}
