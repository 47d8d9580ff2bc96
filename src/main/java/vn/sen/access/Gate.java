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

  /** Who asks. The portal has no accounts yet, so everybody is anonymous. */
  public Caller callerOf(HttpRequest<?> request) {
    return Caller.ANONYMOUS;
  }
}
