package vn.sen.api;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Revision;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Embargo;
import vn.sen.metadata.RdfSyntax;
import vn.sen.platform.BaseIri;
import vn.sen.search.SearchRequest.Facet;
import vn.sen.search.SearchResult;
import vn.sen.targets.Targets;

/** Makes the JSON shapes of datasets. */
@Singleton
final class DatasetViews {
  private final References references;
  private final Targets targets;
  private final BaseIri base;

  DatasetViews(References references, Targets targets, BaseIri base) {
    this.references = references;
    this.targets = targets;
    this.base = base;
  }

  DatasetPageView page(SearchResult result) {
    Map<String, List<DatasetPageView.FacetValueView>> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      facets.put(
          facet.parameter(),
          result.facets().getOrDefault(facet, List.of()).stream()
              .map(value -> facetValue(facet, value))
              .toList());
    }
    return new DatasetPageView(
        result.total(),
        result.page(),
        result.size(),
        result.items().stream().map(this::item).toList(),
        facets,
        result.approximate(),
        result.correction().orElse(null));
  }

  private DatasetPageView.FacetValueView facetValue(Facet facet, SearchResult.FacetValue value) {
    return new DatasetPageView.FacetValueView(
        value.code(), label(facet, value.code()), value.count(), value.selected());
  }

  private Map<String, String> label(Facet facet, String code) {
    return switch (facet) {
      case SECTOR -> references.concept("sectors", code).label();
      case AGENCY -> references.agency(code).label();
      case PLACE -> references.concept("places", code).label();
      case ACCESS -> references.concept("access-levels", code).label();
      case AI_TASK -> references.concept("ai-tasks", code).label();
      case FORMAT -> Map.of("en", code, "vi", code);
      case STATUS ->
          code.equals(DatasetView.Status.AVAILABLE.code())
              ? Map.of("en", "Available", "vi", "Đã có dữ liệu")
              : Map.of("en", "Planned", "vi", "Dự kiến");
    };
  }

  private DatasetPageView.Item item(SearchResult.Hit hit) {
    return new DatasetPageView.Item(
        hit.slug(),
        hit.iri(),
        hit.title().values(),
        hit.description().values(),
        hit.sectors().stream().map(code -> references.concept("sectors", code)).toList(),
        hit.agency().isEmpty() ? null : references.agency(hit.agency()),
        hit.access().isEmpty() ? null : references.concept("access-levels", hit.access()),
        hit.kind(),
        hit.status(),
        hit.quality() < 0 ? null : hit.quality(),
        hit.formats(),
        hit.aiTasks().stream().map(code -> references.concept("ai-tasks", code)).toList(),
        hit.targetNumber() == 0 ? null : hit.targetNumber(),
        presentOrNull(hit.period()),
        presentOrNull(hit.modified()),
        fragments(hit.titleFragments()),
        fragments(hit.snippet()),
        hit.reasons().stream()
            .map(
                r ->
                    new DatasetPageView.ReasonView(
                        r.part().parameter(), r.likeness().parameter(), r.words()))
            .toList(),
        api(hit.slug()));
  }

  private static List<DatasetPageView.FragmentView> fragments(List<SearchResult.Fragment> all) {
    return all.stream()
        .map(fragment -> new DatasetPageView.FragmentView(fragment.text(), fragment.matched()))
        .toList();
  }

  DatasetDetailView detail(Dataset dataset) {
    DatasetView view = dataset.view();
    return new DatasetDetailView(
        dataset.slug(),
        view.iri(),
        view.title().values(),
        view.description().values(),
        view.keywords().stream()
            .map(k -> new DatasetDetailView.KeywordView(k.text(), k.language()))
            .toList(),
        references.of(view.agency()),
        references.of(view.decidedAgency()),
        references.of(view.themes()),
        references.of(view.accessRights()),
        Embargo.until(view.accessTerms().policies()).orElse(null),
        view.status().code(),
        references.of(view.frequency()),
        references.of(view.spatial()),
        periods(view.temporal()),
        view.contacts().stream().map(DatasetViews::contact).toList(),
        references.of(view.aiTasks()),
        references.of(view.legislation()),
        view.target().map(this::target).orElse(null),
        references.of(view.languages()),
        view.identifiers(),
        view.version().orElse(null),
        view.issued().orElse(null),
        view.modified().orElse(null),
        view.distributions().stream().map(this::distribution).toList(),
        dataset.revision(),
        dataset.created().toString(),
        dataset.modified().toString(),
        links(dataset.slug()));
  }

  private Reference target(String iri) {
    Reference reference = references.of(iri);
    return reference.code().matches("[1-9][0-9]{0,5}")
        ? targets
            .find(Integer.parseInt(reference.code()))
            .map(found -> new Reference(reference.code(), iri, found.title().values()))
            .orElse(reference)
        : reference;
  }

  private static DatasetDetailView.ContactView contact(DatasetView.Contact contact) {
    return new DatasetDetailView.ContactView(
        contact.name().values(),
        contact.url().orElse(null),
        contact.email().orElse(null),
        contact.telephone().orElse(null));
  }

  private static List<DatasetDetailView.PeriodView> periods(List<DatasetView.Period> periods) {
    return periods.stream()
        .map(p -> new DatasetDetailView.PeriodView(p.start().orElse(null), p.end().orElse(null)))
        .toList();
  }

  private DatasetDetailView.DistributionView distribution(DatasetView.Distribution one) {
    return new DatasetDetailView.DistributionView(
        one.id(),
        one.iri(),
        one.title().values(),
        one.description().values(),
        one.format(),
        one.mediaType().orElse(null),
        one.sizeBytes().orElse(null),
        one.sha256().orElse(null),
        references.of(one.licence()),
        one.attribution().orElse(null),
        publisher(one.publisher()),
        one.sources(),
        one.accessUrl().orElse(null),
        one.downloadUrl().orElse(null),
        one.fileName().orElse(null),
        periods(one.temporal()),
        one.issued().orElse(null),
        one.columns().stream()
            .map(
                c ->
                    new DatasetDetailView.ColumnView(
                        c.name(), c.title().values(), c.description().values()))
            .toList());
  }

  private static DatasetDetailView.@Nullable PublisherView publisher(
      Optional<DatasetView.Agent> agent) {
    return agent
        .map(
            a ->
                new DatasetDetailView.PublisherView(
                    a.iri().orElse(null), a.name().values(), a.homepage().orElse(null)))
        .orElse(null);
  }

  private DatasetDetailView.LinksView links(String slug) {
    String iri = base.dataset(slug);
    return new DatasetDetailView.LinksView(
        iri + ".html",
        iri + "." + RdfSyntax.TURTLE.suffix(),
        iri + "." + RdfSyntax.JSON_LD.suffix(),
        iri + "." + RdfSyntax.RDF_XML.suffix(),
        iri + "." + RdfSyntax.N_TRIPLES.suffix(),
        api(slug) + "/revisions");
  }

  RevisionListView revisions(String slug, List<Revision> revisions) {
    return new RevisionListView(
        slug,
        revisions.stream()
            .map(
                r ->
                    new RevisionListView.RevisionView(
                        r.number(), r.created().toString(), r.author(), r.note()))
            .toList());
  }

  /** Address of a dataset in the JSON API. */
  String api(String slug) {
    return base.value() + "api/datasets/" + slug;
  }

  private static @Nullable String presentOrNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
