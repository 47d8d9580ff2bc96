package vn.sen.access.audit;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.sen.access.AuditAction;
import vn.sen.access.AuditEvent;
import vn.sen.access.Caller;
import vn.sen.access.Gate;

/**
 * Records what answers under a dataset's address told: its metadata to whoever may discover them,
 * or nothing to an administrator who tried. By the address, so that a new route below a dataset is
 * recorded without anybody thinking of it.
 */
@ServerFilter({"/datasets/**", "/api/datasets/**"})
@Order(Ordered.HIGHEST_PRECEDENCE + 300)
final class DatasetAnswersFilter {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:/api)?/datasets/([a-z0-9.-]{1,300}).*");
  private static final Pattern SUFFIX = Pattern.compile("\\.(?:ttl|jsonld|rdf|nt)$");

  private final Gate gate;
  private final Discoveries discoveries;
  private final ClosedDatasets closed;
  private final Refusals refusals;

  DatasetAnswersFilter(
      Gate gate, Discoveries discoveries, ClosedDatasets closed, Refusals refusals) {
    this.gate = gate;
    this.discoveries = discoveries;
    this.closed = closed;
    this.refusals = refusals;
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void record(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Matcher address = ADDRESS.matcher(request.getPath());
    if (!address.matches()) {
      return;
    }
    Caller caller = gate.callerOf(request);
    if (!caller.isSignedIn()) {
      return;
    }
    String name = address.group(1);
    List<String> slugs = List.of(name, SUFFIX.matcher(name).replaceFirst(""));
    int status = response.code();
    if (caller.administrator() && status == 404) {
      refused(caller, slugs);
    } else if (status < 400 || status == 403) {
      // A refusal of its data tells whom it concerns that the dataset exists.
      discoveries.shown(caller, slugs);
    }
  }

  private void refused(Caller caller, List<String> slugs) {
    for (ClosedDatasets.Closed one : closed.listAmong(slugs)) {
      AuditEvent event =
          AuditEvent.of(AuditAction.ADMINISTRATION_REFUSED, caller)
              .about(one.iri())
              .with("tried", "metadata");
      refusals.record(one.agency().map(event::inAgency).orElse(event));
    }
  }
}
