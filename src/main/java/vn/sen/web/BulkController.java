package vn.sen.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sen.access.Caller;
import vn.sen.access.Gate;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.publishing.BulkEdit;

/** Many datasets of an agency changed at once, with a look at it before. */
@Hidden
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@Controller("/desk/agencies/{slug}/bulk")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BulkController {
  private final Pages pages;
  private final DraftPages draftPages;
  private final BulkEdit bulk;
  private final Gate gate;

  BulkController(Pages pages, DraftPages draftPages, BulkEdit bulk, Gate gate) {
    this.pages = pages;
    this.draftPages = draftPages;
    this.bulk = bulk;
    this.gate = gate;
  }

  @Post
  HttpResponse<?> step(
      HttpRequest<?> request, @PathVariable String slug, @Nullable @Body String body) {
    Caller caller = gate.callerOf(request);
    FormBody form = FormBody.of(body);
    Page page = pages.pageOf(request);
    List<String> slugs = form.all("dataset");
    if (slugs.isEmpty()) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE,
          "Hãy đánh dấu những bộ dữ liệu cần sửa ở bàn làm việc.",
          "Mark the datasets to change on the desk.");
    }
    String name = form.one("field");
    BulkEdit.Change change =
        new BulkEdit.Change(
            name.isEmpty() ? BulkEdit.FIELDS.getFirst() : name,
            form.all(name),
            form.one("mode").equals("add"));
    boolean done = form.one("do").equals("apply");
    List<BulkEdit.Row> rows =
        done
            ? bulk.apply(
                caller, slug, slugs, change, form.one("publish").equals("yes"), form.one("notes"))
            : bulk.preview(caller, slug, slugs, change);
    boolean isChosen = !name.isEmpty();
    return pages.ok(
        request,
        page,
        "bulk",
        new BulkPage(
            slug,
            slugs,
            BulkEdit.FIELDS,
            isChosen ? draftPages.field(page, name, change.values()) : null,
            change.added(),
            isChosen && form.values().containsKey(name) ? worded(page, name, rows) : List.of(),
            done,
            caller.isSteward(slug)));
  }

  private List<BulkEdit.Row> worded(Page page, String field, List<BulkEdit.Row> rows) {
    DraftPages.FieldWords words = draftPages.words(page);
    return rows.stream()
        .map(
            row ->
                new BulkEdit.Row(
                    row.slug(),
                    row.title(),
                    words.of(field, List.of(row.before().split(", "))),
                    words.of(field, List.of(row.after().split(", "))),
                    row.problem()))
        .toList();
  }
}
