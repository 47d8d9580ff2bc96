package vn.sen.api;

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
import vn.sen.catalog.Dataset;
import vn.sen.platform.BaseIri;
import vn.sen.platform.Languages;
import vn.sen.publishing.DatasetVersion;
import vn.sen.publishing.Versions;

/** New versions of a dataset as an Atom feed (RFC 4287): to follow it without an account. */
@Hidden
@Controller("/datasets/{slug}/versions")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class VersionFeedController {
  private final DatasetRecord record;
  private final Versions versions;
  private final Languages languages;
  private final BaseIri base;

  VersionFeedController(
      DatasetRecord record, Versions versions, Languages languages, BaseIri base) {
    this.record = record;
    this.versions = versions;
    this.languages = languages;
    this.base = base;
  }

  @Get("/atom")
  HttpResponse<byte[]> feed(HttpRequest<?> request, @PathVariable String slug) {
    Dataset dataset = record.get(request, slug);
    Locale locale = languages.of(request);
    String title = dataset.view().title().in(locale);
    String address = base.dataset(dataset.slug());
    List<DatasetVersion> all = versions.list(dataset);
    AtomFeed feed =
        new AtomFeed(
            address + "/versions/atom",
            title,
            address,
            all.isEmpty() ? dataset.modified() : all.getFirst().created(),
            all.stream()
                .map(
                    version ->
                        new AtomFeed.Entry(
                            address + "/versions/" + version.version(),
                            title + " " + version.version(),
                            version.created(),
                            version.notes()))
                .toList());
    return JsonAnswers.of(request, feed.write(locale), AtomFeed.MEDIA_TYPE);
  }
}
