package vn.sen.publishing.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.DatasetLinks;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.publishing.Slugs;

/**
 * Decides whether a description may enter the record, and under which address: an agency's IRIs and
 * datasets are its own, an identifier names one dataset, and what was withdrawn stays so.
 */
final class Admission {
  private final Datasets datasets;
  private final DatasetLinks links;
  private final BaseIri base;
  private final Optional<String> agency;

  /** Identifiers and slugs met in this import, to the IRIs they belong to. */
  private final Map<String, String> identifiers = new HashMap<>();

  private final Map<String, String> slugs = new HashMap<>();

  /**
   * @param agency IRI of the agency in whose name is imported
   */
  Admission(Datasets datasets, DatasetLinks links, BaseIri base, Optional<String> agency) {
    this.datasets = datasets;
    this.links = links;
    this.base = base;
    this.agency = agency;
  }

  /** What is decided: an address, or why there is none. */
  sealed interface Decision {
    record Admitted(String slug, Optional<Datasets.Head> present) implements Decision {}

    record Refused(LocalizedText why) implements Decision {}
  }

  Decision decide(Description description, DatasetView view) {
    String iri = description.subject();
    Optional<LocalizedText> foreign = findForeignClaim(iri, view);
    if (foreign.isPresent()) {
      return new Decision.Refused(foreign.get());
    }
    for (String identifier : view.identifiers()) {
      String holder = identifiers.putIfAbsent(identifier, iri);
      if (holder != null && !holder.equals(iri)) {
        return new Decision.Refused(
            LocalizedText.of(
                "mã định danh “" + identifier + "” đã thuộc về " + holder + " trong lần nhập này",
                "the identifier “"
                    + identifier
                    + "” already belongs to "
                    + holder
                    + " in this import"));
      }
    }
    Optional<String> kept = links.findSlug(iri);
    return kept.isPresent() ? decideKept(kept.get(), view) : decideNew(iri, view);
  }

  private Optional<LocalizedText> findForeignClaim(String iri, DatasetView view) {
    if (iri.startsWith(base.value()) && !isDatasetAddress(iri)) {
      return Optional.of(
          LocalizedText.of(
              "IRI này thuộc về Cổng và không phải của một bộ dữ liệu; bộ dữ liệu ở Cổng có IRI "
                  + base.dataset("…"),
              "this IRI is the portal's own and no dataset's; a dataset here has an IRI such as "
                  + base.dataset("…")));
    }
    Optional<String> publisher = view.agency().filter(it -> it.startsWith(base.agency("")));
    if (agency.isPresent() && publisher.isPresent() && !publisher.equals(agency)) {
      return Optional.of(
          LocalizedText.of(
              "mô tả nhận là của " + publisher.get() + ", không phải của " + agency.get(),
              "it claims to be of " + publisher.get() + ", not of " + agency.get()));
    }
    return Optional.empty();
  }

  private boolean isDatasetAddress(String iri) {
    String datasets = base.dataset("");
    return iri.startsWith(datasets) && Slugs.isSlug(iri.substring(datasets.length()));
  }

  private Decision decideKept(String slug, DatasetView view) {
    Optional<Datasets.Head> present = datasets.findHead(slug);
    if (present.isPresent()) {
      if (present.get().state() == Dataset.State.WITHDRAWN) {
        return new Decision.Refused(
            LocalizedText.of(
                "bộ dữ liệu này đã được rút khỏi Cổng; cơ quan chủ quản phải đưa lại",
                "this dataset was withdrawn from the portal; its agency must bring it back"));
      }
      Optional<String> owner = present.get().agency().filter(it -> it.startsWith(base.agency("")));
      Optional<String> claimant =
          agency.or(() -> view.agency().filter(it -> it.startsWith(base.agency(""))));
      if (owner.isPresent() && !owner.equals(claimant)) {
        return new Decision.Refused(
            LocalizedText.of(
                "bộ dữ liệu này của " + owner.get() + "; hãy nhập với --agency của cơ quan đó",
                "this dataset belongs to " + owner.get() + "; import it with that --agency"));
      }
    }
    return new Decision.Admitted(slug, present);
  }

  private Decision decideNew(String iri, DatasetView view) {
    if (isDatasetAddress(iri)) {
      return admit(iri, iri.substring(base.dataset("").length()));
    }
    Optional<String> stated = view.identifiers().stream().filter(Slugs::isSlug).findFirst();
    if (stated.isPresent()) {
      Optional<Datasets.Head> holder = datasets.findHead(stated.get());
      if (holder.isPresent()) {
        return new Decision.Refused(
            LocalizedText.of(
                "mã định danh “" + stated.get() + "” đã thuộc về " + holder.get().iri(),
                "the identifier “" + stated.get() + "” already belongs to " + holder.get().iri()));
      }
      return admit(iri, stated.get());
    }
    return admit(iri, free(iri, candidate(iri, view)));
  }

  private Decision admit(String iri, String slug) {
    slugs.put(slug, iri);
    return new Decision.Admitted(slug, Optional.empty());
  }

  /** From the identifier, else the end of the IRI, else the title. */
  private static String candidate(String iri, DatasetView view) {
    String end = Slugs.of(iri.replaceAll("[/#]+$", "").replaceAll("^.*[/#:]", ""));
    if (end.length() >= 3 && !end.matches("[0-9-]+")) {
      return end;
    }
    String title = Slugs.of(view.title().in(java.util.Locale.ENGLISH));
    String both = title.isEmpty() ? end : title + (end.isEmpty() ? "" : "-" + end);
    return both.isEmpty() ? "dataset" : both;
  }

  private String free(String iri, String wanted) {
    String slug = wanted;
    for (int i = 2; isTaken(slug, iri); i++) {
      slug = wanted + "-" + i;
    }
    return slug;
  }

  private boolean isTaken(String slug, String iri) {
    String holder = slugs.get(slug);
    return (holder != null && !holder.equals(iri)) || datasets.findHead(slug).isPresent();
  }
}
