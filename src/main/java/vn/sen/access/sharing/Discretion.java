package vn.sen.access.sharing;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.sen.access.Caller;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.LocalizedText;

/**
 * Takes what tells of a dataset out of requests and agreements, for a reader who may no longer
 * discover it: one whose agreement on a hidden dataset has ended knows that there was one, and
 * nothing of what the dataset is called today.
 */
@Singleton
public final class Discretion {
  private static final LocalizedText UNTOLD =
      new LocalizedText(
          Map.of(
              "vi",
              "Bộ dữ liệu không còn hiển thị với bạn",
              "en",
              "A dataset no longer shown to you"));

  private final Datasets datasets;

  Discretion(Datasets datasets) {
    this.datasets = datasets;
  }

  public List<Agreement> agreements(Caller caller, List<Agreement> agreements) {
    Map<String, Boolean> known = new HashMap<>();
    return agreements.stream()
        .map(
            agreement ->
                known.computeIfAbsent(agreement.slug(), slug -> discovers(caller, slug))
                    ? agreement
                    : untold(agreement))
        .toList();
  }

  public Agreement agreement(Caller caller, Agreement agreement) {
    return discovers(caller, agreement.slug()) ? agreement : untold(agreement);
  }

  public List<AccessRequest> requests(Caller caller, List<AccessRequest> requests) {
    Map<String, Boolean> known = new HashMap<>();
    return requests.stream()
        .map(
            request ->
                known.computeIfAbsent(request.slug(), slug -> discovers(caller, slug))
                    ? request
                    : untold(request))
        .toList();
  }

  public AccessRequest request(Caller caller, AccessRequest request) {
    return discovers(caller, request.slug()) ? request : untold(request);
  }

  private boolean discovers(Caller caller, String slug) {
    return datasets.find(slug, caller.tokens()).isPresent();
  }

  private static Agreement untold(Agreement a) {
    return new Agreement(
        a.id(),
        a.request(),
        a.dataset(),
        "",
        UNTOLD,
        a.owner(),
        a.person(),
        a.agency(),
        a.partyName(),
        a.purpose(),
        "",
        "",
        a.starts(),
        a.ends(),
        a.mostUses(),
        a.uses(),
        a.sharedDatasets(),
        a.duties(),
        a.reportDue(),
        a.reported(),
        a.created(),
        a.grantedBy(),
        a.revoked(),
        a.revokeReason());
  }

  private static AccessRequest untold(AccessRequest r) {
    return new AccessRequest(
        r.id(),
        r.form(),
        r.dataset(),
        "",
        UNTOLD,
        r.owner(),
        r.requester(),
        r.requesterName(),
        r.agency(),
        r.purpose(),
        r.project(),
        r.starts(),
        r.ends(),
        r.state(),
        r.created(),
        r.turned(),
        r.decided(),
        r.reason());
  }
}
