package vn.sen.catalog;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.sen.catalog.ReadModel.Current;

/** Reads from the record what a read model is to hold. */
@Singleton
final class CurrentState {
  private static final int BATCH = 200;

  private final Datasets datasets;
  private final Agencies agencies;
  private final TargetDescriptions targets;

  CurrentState(Datasets datasets, Agencies agencies, TargetDescriptions targets) {
    this.datasets = datasets;
    this.agencies = agencies;
    this.targets = targets;
  }

  /** The newest state of everything changed, each resource once. */
  List<Current> of(List<Change> changes) {
    List<Current> batch = new ArrayList<>();
    Set<String> slugs = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (Change change : changes) {
      switch (change.kind()) {
        case DATASET -> slugs.add(change.key());
        case AGENCY -> {
          if (others.add("agency " + change.key())) {
            batch.add(
                new Current.OfAgency(
                    change.key(), agencies.find(change.key()).map(Agency::description)));
          }
        }
        case TARGET -> {
          if (others.add("target " + change.key())) {
            batch.add(
                new Current.OfTarget(change.key(), targets.find(Integer.parseInt(change.key()))));
          }
        }
      }
    }
    batch.addAll(ofDatasets(slugs.stream().sorted().toList()));
    return batch;
  }

  /** Everything there is, in batches. */
  void forEachBatch(Consumer<List<Current>> consumer) {
    List<Current> agencyBatch =
        agencies.list().stream()
            .map(
                agency ->
                    (Current)
                        new Current.OfAgency(agency.slug(), Optional.of(agency.description())))
            .toList();
    consumer.accept(agencyBatch);
    List<Current> targetBatch =
        targets.list().stream()
            .map(
                target -> {
                  String iri = target.subject();
                  String number = iri.substring(iri.lastIndexOf('/') + 1);
                  return (Current) new Current.OfTarget(number, Optional.of(target));
                })
            .toList();
    consumer.accept(targetBatch);
    List<String> slugs = datasets.listSlugs();
    for (int from = 0; from < slugs.size(); from += BATCH) {
      consumer.accept(ofDatasets(slugs.subList(from, Math.min(from + BATCH, slugs.size()))));
    }
  }

  /** The newest state of some datasets. */
  List<Current> ofDatasets(List<String> slugs) {
    Map<String, Dataset> found =
        datasets.listAny(slugs).stream()
            .filter(dataset -> dataset.state() == Dataset.State.PUBLISHED)
            .collect(Collectors.toMap(Dataset::slug, Function.identity()));
    return slugs.stream()
        .map(slug -> (Current) new Current.OfDataset(slug, Optional.ofNullable(found.get(slug))))
        .toList();
  }
}
