package vn.sen.search;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.sen.access.audit.Discoveries;
import vn.sen.catalog.Agencies;
import vn.sen.catalog.Agency;
import vn.sen.catalog.Datasets;
import vn.sen.metadata.AgencyMapper;
import vn.sen.metadata.CodeLists;
import vn.sen.metadata.Concept;
import vn.sen.platform.BaseIri;
import vn.sen.platform.DataFolder;

/** Puts the index together. The record is asked for late: it wakes the index's follower itself. */
@Factory
final class SearchFactory {
  private static final AgencyMapper AGENCY_MAPPER = new AgencyMapper();
  private static final String AGENCIES = "agencies";
  private static final String PLACES = "places";
  private static final String SUBJECTS = "subjects";

  /** Their alternatives mean the same thing; in the other schemes they are narrower. */
  private static final Set<String> INTERCHANGEABLE =
      Set.of(PLACES, SUBJECTS, "clauses", "decisions", "licences");

  @Singleton
  VocabularySource vocabulary(CodeLists lists, Provider<Agencies> agencies, BaseIri base) {
    return new VocabularySource(
        () -> vocabulary(lists, agencies.get().list(), base), lists::label, lists::findPoint);
  }

  @Singleton
  @Bean(preDestroy = "close")
  DatasetIndex index(
      DataFolder folder,
      VocabularySource vocabulary,
      CodeLists lists,
      Provider<Datasets> datasets) {
    return new DatasetIndex(
        folder.resolve("search"),
        IndexFields.SCHEMA + "/" + lists.contentHash(),
        vocabulary,
        slug -> datasets.get().findAny(slug));
  }

  @Singleton
  DatasetSearch search(DatasetIndex index, VocabularySource vocabulary, Discoveries discoveries) {
    return new RecordedSearch(new IndexedDatasetSearch(index, vocabulary), discoveries);
  }

  /** What they name tells how a dataset is given. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "file-types",
          "frequencies",
          "access-levels",
          "data-classes",
          "agency-kinds",
          "discoverability");

  static Vocabulary vocabulary(CodeLists lists, List<Agency> agencies, BaseIri base) {
    List<Vocabulary.Entry> entries = new ArrayList<>();
    for (String scheme : lists.schemes()) {
      if (!scheme.equals(AGENCIES)) {
        lists.list(scheme).forEach(concept -> entries.add(entry(concept)));
      }
    }
    agencies.forEach(agency -> entries.add(entry(agency, base)));
    return new Vocabulary(entries);
  }

  private static Vocabulary.Entry entry(Concept concept) {
    return new Vocabulary.Entry(
        concept.iri(),
        kind(concept),
        Vocabulary.Entry.names(concept.label()),
        concept.alternatives().stream()
            .map(a -> new Vocabulary.Name(a.text(), a.language()))
            .toList(),
        INTERCHANGEABLE.contains(concept.scheme()),
        concept.replacedBy(),
        concept.broader());
  }

  private static Vocabulary.Kind kind(Concept concept) {
    return switch (concept.scheme()) {
      case SUBJECTS -> Vocabulary.Kind.SUBJECT;
      case PLACES -> concept.broader().isEmpty() ? Vocabulary.Kind.COUNTRY : Vocabulary.Kind.PLACE;
      default ->
          PROPERTIES.contains(concept.scheme()) ? Vocabulary.Kind.PROPERTY : Vocabulary.Kind.OTHER;
    };
  }

  private static Vocabulary.Entry entry(Agency agency, BaseIri base) {
    return new Vocabulary.Entry(
        agency.iri(),
        Vocabulary.Kind.AGENCY,
        Vocabulary.Entry.names(agency.name()),
        Stream.of(agency.abbreviations(), AGENCY_MAPPER.hiddenNames(agency.description()))
            .flatMap(List::stream)
            .map(name -> new Vocabulary.Name(name, ""))
            .toList(),
        true,
        agency.mergedInto().stream().map(base::agency).toList(),
        List.of());
  }
}
