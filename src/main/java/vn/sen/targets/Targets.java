package vn.sen.targets;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.access.Caller;
import vn.sen.catalog.Datasets;
import vn.sen.catalog.TargetDescriptions;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.TargetMapper;
import vn.sen.metadata.TargetView;
import vn.sen.platform.BaseIri;

/** The targets with the state of their datasets. Everybody may see them. */
@Singleton
public final class Targets {
  private final TargetDescriptions descriptions;
  private final TargetMapper mapper;
  private final Datasets datasets;
  private final BaseIri base;

  public Targets(
      TargetDescriptions descriptions, TargetMapper mapper, Datasets datasets, BaseIri base) {
    this.descriptions = descriptions;
    this.mapper = mapper;
    this.datasets = datasets;
    this.base = base;
  }

  /** In ascending order of their numbers. */
  public List<Target> list() {
    return withStatus(descriptions.list().stream().map(mapper::map).toList());
  }

  public Optional<Target> find(int number) {
    return descriptions.find(number).map(mapper::map).stream()
        .flatMap(view -> withStatus(List.of(view)).stream())
        .findFirst();
  }

  private List<Target> withStatus(List<TargetView> views) {
    // What not everybody may discover counts as planned, or the list would give it away.
    Map<String, DatasetView.Status> statuses = datasets.listStatuses(Caller.ANONYMOUS.tokens());
    return views.stream()
        .map(
            view ->
                new Target(
                    view.number(),
                    view.iri(),
                    view.title(),
                    slug(view),
                    view.sector(),
                    view.clauses(),
                    view.decidedAgency(),
                    view.responsibleAgency(),
                    statuses.getOrDefault(slug(view), DatasetView.Status.PLANNED)))
        .toList();
  }

  private String slug(TargetView view) {
    String datasets = base.dataset("");
    return view.dataset().startsWith(datasets) ? view.dataset().substring(datasets.length()) : "";
  }
}
