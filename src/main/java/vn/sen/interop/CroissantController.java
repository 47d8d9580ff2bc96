package vn.sen.interop;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.data.TableColumns;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Croissant;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.TableColumn;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/** A dataset for machine-learning tools. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class CroissantController {
  private static final Offer CROISSANT = new Offer("croissant", "application/ld+json");
  private static final List<Offer> OFFERS =
      List.of(CROISSANT, new Offer("json", "application/json"));

  private final Datasets datasets;
  private final TableColumns columns;
  private final Croissant croissant;
  private final CodeLists lists;
  private final ByteAnswers answers;
  private final Gate gate;

  CroissantController(
      Datasets datasets,
      TableColumns columns,
      Croissant croissant,
      CodeLists lists,
      ByteAnswers answers,
      Gate gate) {
    this.datasets = datasets;
    this.columns = columns;
    this.croissant = croissant;
    this.lists = lists;
    this.answers = answers;
    this.gate = gate;
  }

  @Get("/datasets/{slug}/croissant.jsonld")
  HttpResponse<?> get(HttpRequest<?> request, @PathVariable String slug) {
    Offers.get(request, OFFERS);
    Caller caller = gate.callerOf(request);
    Set<String> tokens = caller.tokens();
    Dataset dataset =
        datasets
            .find(slug, tokens)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.NOT_FOUND,
                        "Không có bộ dữ liệu này.",
                        "There is no such dataset."));
    if (dataset.state() == Dataset.State.WITHDRAWN) {
      throw new ProblemException(
          CommonProblem.GONE, "Bộ dữ liệu này đã được rút.", "This dataset was withdrawn.");
    }
    // Names of columns say something of the data: only to those who may use them.
    Map<String, List<TableColumn>> known =
        caller.meets(dataset.use()) ? columns.list(slug) : Map.of();
    byte[] document =
        croissant.write(
            dataset.description(), dataset.view(), dataset.revision(), known, citation(dataset));
    return answers.answer(request, document, Croissant.MEDIA_TYPE);
  }

  /** BibTeX, as the format's readers expect it; by who made the data, as the page cites it. */
  private String citation(Dataset dataset) {
    DatasetView view = dataset.view();
    List<String> makers =
        view.makers().stream().map(maker -> maker.name().in(Locale.ENGLISH)).distinct().toList();
    String agency =
        view.agency()
            .map(iri -> lists.label(iri, dataset.description()).in(Locale.ENGLISH))
            .orElse("Sen");
    String authors =
        (makers.isEmpty() ? List.of(agency) : makers)
            .stream().map(name -> "{" + plain(name) + "}").collect(Collectors.joining(" and "));
    String year =
        view.modified()
            .filter(date -> date.matches("\\d{4}.*"))
            .map(d -> d.substring(0, 4))
            .orElse("");
    return "@misc{%s, title = {%s}, author = {%s},%s url = {%s}}"
        .formatted(
            view.slug(),
            plain(view.title().in(Locale.ENGLISH)),
            authors,
            year.isEmpty() ? "" : " year = {" + year + "},",
            view.iri());
  }

  private static String plain(String text) {
    return text.replaceAll("[{}\\\\]", "");
  }
}
