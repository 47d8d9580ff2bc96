package vn.sen.api;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sen.access.sharing.SharingProblem;
import vn.sen.data.DataPackProblem;
import vn.sen.data.DataProblem;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemType;
import vn.sen.privacy.PrivacyProblem;
import vn.sen.publishing.PublishingProblem;
import vn.sen.sparql.SparqlProblem;

/** Every kind of failure that the portal tells of: what {@code /problems/{slug}} shows. */
@Singleton
public final class ProblemTypes {
  private final List<ProblemType> all;

  ProblemTypes() {
    all =
        Stream.<ProblemType[]>of(
                CommonProblem.values(),
                ApiProblem.values(),
                SparqlProblem.values(),
                DataPackProblem.values(),
                DataProblem.values(),
                PublishingProblem.values(),
                PrivacyProblem.values(),
                SharingProblem.values())
            .flatMap(Stream::of)
            .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::slug))
            .toList();
  }

  /** By status, then slug. */
  public List<ProblemType> list() {
    return all;
  }

  public Optional<ProblemType> find(String slug) {
    return all.stream().filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** The general type of a status: the first listed, or the status's family when none has it. */
  ProblemType ofStatus(int status) {
    for (CommonProblem type : CommonProblem.values()) {
      if (type.status() == status) {
        return type;
      }
    }
    if (status == ApiProblem.HEADERS_TOO_LARGE.status()) {
      return ApiProblem.HEADERS_TOO_LARGE;
    }
    return status >= 500 ? CommonProblem.INTERNAL : CommonProblem.MALFORMED;
  }
}
