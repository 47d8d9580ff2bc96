package vn.sen.interop;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import vn.sen.access.Caller;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionReader;
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

  private static final int CHUNK = 500;
  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
  private static final String DCAT = "http://www.w3.org/ns/dcat#";
  private static final String AS = "https://www.w3.org/ns/activitystreams#";

  private final Datasets datasets;
  private final DescriptionReader reader;
  private final BaseIri base;

  CatalogFeed(Datasets datasets, DescriptionReader reader, BaseIri base) {
    this.datasets = datasets;
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
    List<String> slugs = select(modifiedSince, tokens);
    int last = Math.max(1, (slugs.size() + PAGE_SIZE - 1) / PAGE_SIZE);
    if (number > last) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND,
          "Danh mục có " + last + " trang.",
          "The catalog has " + last + (last == 1 ? " page." : " pages."));
    }
    int from = (number - 1) * PAGE_SIZE;
    List<String> onPage = slugs.subList(from, Math.min(slugs.size(), from + PAGE_SIZE));
    String catalog = base.catalog();
    NTriplesText text = new NTriplesText().append(CatalogTerms.nTriples(base));
    paging(text, number, last, slugs.size(), address);
    for (Dataset dataset : datasets.listAny(onPage)) {
      String iri = dataset.description().subject();
      if (isGone(dataset)) {
        tombstone(text, iri, dataset.modified());
      } else {
        text.link(catalog, DCAT + "dataset", iri).append(dataset.description().nTriples());
      }
    }
    return reader.fromNTriples(catalog, text.toString());
  }

  private List<String> select(Optional<Instant> modifiedSince, Set<String> tokens) {
    Caller caller = new Caller(tokens);
    List<String> all = datasets.listSlugs();
    List<String> selected = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      datasets.listAny(all.subList(from, Math.min(all.size(), from + CHUNK))).stream()
          .filter(dataset -> caller.meets(dataset.discover()))
          .filter(
              dataset ->
                  modifiedSince.isPresent()
                      ? !dataset.modified().isBefore(modifiedSince.get())
                      : !isGone(dataset))
          .map(Dataset::slug)
          .forEach(selected::add);
    }
    return selected;
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

  private static void tombstone(NTriplesText text, String iri, Instant when) {
    text.type(iri, AS + "Tombstone")
        .link(iri, AS + "formerType", DCAT + "Dataset")
        .value(iri, AS + "deleted", when.truncatedTo(ChronoUnit.SECONDS).toString(), "dateTime");
  }
}
