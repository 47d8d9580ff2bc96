package vn.sen.interop;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import vn.sen.catalog.CatalogListing;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
import vn.sen.metadata.ResourceKind;
import vn.sen.platform.BaseIri;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.sparql.CatalogTerms;

/**
 * The catalog as DCAT, 100 datasets a page in the order of their slugs, for harvesters. A page
 * carries both types and both properties of Hydra's paging, because clients look for either.
 */
@Singleton
final class CatalogFeed {
  static final int PAGE_SIZE = 100;

  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  private static final String DCAT = "http://www.w3.org/ns/dcat#";
  private static final String AS = "https://www.w3.org/ns/activitystreams#";

  private final Datasets datasets;
  private final CatalogListing listing;
  private final DescriptionReader reader;
  private final BaseIri base;

  CatalogFeed(Datasets datasets, CatalogListing listing, DescriptionReader reader, BaseIri base) {
    this.datasets = datasets;
    this.listing = listing;
    this.reader = reader;
    this.base = base;
  }

  /**
   * One page.
   *
   * @param number counts from 1
   * @param modifiedSince leaves out what has not changed since; what was withdrawn since is in as a
   *     tombstone
   * @param address of the page with a number, absolute
   * @throws ProblemException 404 beyond the last page
   */
  Description page(
      int number,
      Optional<Instant> modifiedSince,
      Set<String> tokens,
      IntFunction<String> address) {
    int total = listing.count(modifiedSince, tokens);
    int last = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    if (number > last) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Danh mục có " + last + " trang.",
          "The catalog has " + last + (last == 1 ? " page." : " pages."));
    }
    List<String> onPage =
        listing.listSlugs(modifiedSince, tokens, (number - 1) * PAGE_SIZE, PAGE_SIZE);
    String catalog = base.catalog();
    NTriplesText text = new NTriplesText().append(CatalogTerms.nTriples(base));
    paging(text, number, last, total, address);
    for (Dataset dataset : datasets.listAny(onPage)) {
      String iri = dataset.description().subject();
      if (isGone(dataset)) {
        tombstone(text, dataset);
      } else {
        text.link(catalog, ResourceKind.of(dataset.description()).membership(), iri)
            .append(dataset.description().nTriples());
      }
    }
    return reader.fromNTriples(catalog, text.toString());
  }

  private static boolean isGone(Dataset dataset) {
    return dataset.state() == Dataset.State.WITHDRAWN;
  }

  private void paging(
      NTriplesText text, int number, int last, int total, IntFunction<String> address) {
    String page = address.apply(number);
    text.link(base.catalog(), HYDRA + "view", page)
        .type(page, HYDRA + "PartialCollectionView")
        .type(page, HYDRA + "PagedCollection")
        .value(page, HYDRA + "totalItems", Integer.toString(total), "integer")
        .value(page, HYDRA + "itemsPerPage", Integer.toString(PAGE_SIZE), "integer");
    both(text, page, "first", address.apply(1));
    both(text, page, "last", address.apply(last));
    if (number > 1) {
      both(text, page, "previous", address.apply(number - 1));
    }
    if (number < last) {
      both(text, page, "next", address.apply(number + 1));
    }
  }

  private static void both(NTriplesText text, String page, String relation, String target) {
    text.link(page, HYDRA + relation, target).link(page, HYDRA + relation + "Page", target);
  }

  private static void tombstone(NTriplesText text, Dataset dataset) {
    String iri = dataset.description().subject();
    String former =
        switch (ResourceKind.of(dataset.description())) {
          case DATASET -> "Dataset";
          case SERIES -> "DatasetSeries";
          case SERVICE -> "DataService";
        };
    String when = dataset.modified().truncatedTo(ChronoUnit.SECONDS).toString();
    text.type(iri, AS + "Tombstone")
        .link(iri, AS + "formerType", DCAT + former)
        .value(iri, AS + "deleted", when, "dateTime");
  }
}
