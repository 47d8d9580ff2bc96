package vn.sen.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetView;
import vn.sen.platform.BaseIri;

/**
 * Says who may discover a dataset and who may use its data. The access level that the dataset
 * states decides; a level that is missing or unknown denies the use to everybody.
 */
@Singleton
public final class Gate {
  /** A token that no caller ever holds. */
  private static final String NOBODY = "nobody";

  /** The request's attribute in which sign-in leaves the {@link Caller}. */
  public static final String CALLER = "vn.sen.caller";

  private final BaseIri base;

  public Gate(BaseIri base) {
    this.base = base;
  }

  public Audiences audiences(DatasetView dataset) {
    return new Audiences(Set.of(Caller.PUBLIC), Set.of(use(dataset)));
  }

  /** The same, in the words of the record. */
  public Datasets.Audience audienceOf(DatasetView dataset) {
    Audiences audiences = audiences(dataset);
    return new Datasets.Audience(audiences.discover(), audiences.use());
  }

  private String use(DatasetView dataset) {
    String levels = base.concept("access-levels", "");
    String level =
        dataset
            .accessRights()
            .filter(iri -> iri.startsWith(levels))
            .map(iri -> iri.substring(levels.length()))
            .orElse("");
    return switch (level) {
      case "open" -> Caller.PUBLIC;
      case "registered" -> "registered";
      case "shared" -> "government";
      case "restricted" -> agency(dataset);
      default -> NOBODY;
    };
  }

  private String agency(DatasetView dataset) {
    String agencies = base.agency("");
    return dataset
        .agency()
        .filter(iri -> iri.startsWith(agencies) && iri.length() > agencies.length())
        .map(iri -> "agency:" + iri.substring(agencies.length()))
        .orElse(NOBODY);
  }

  /** Who asks: found out before the route was reached, so that asking costs nothing. */
  public Caller callerOf(HttpRequest<?> request) {
    return request.getAttribute(CALLER, Caller.class).orElse(Caller.ANONYMOUS);
  }
}
