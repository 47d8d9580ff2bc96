package vn.sen.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.GeoPoint;
import vn.sen.metadata.LocalizedText;

/** Builds a dataset; everything not said has a valid default. */
final class TestDataset {
  private final String slug;
  private LocalizedText title;
  private LocalizedText description = LocalizedText.EMPTY;
  private final List<DatasetView.Keyword> keywords = new ArrayList<>();
  private final List<String> themes = new ArrayList<>();
  private final List<DatasetView.Period> temporal = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<DatasetView.OwnPlace> ownPlaces = new ArrayList<>();
  private final List<DatasetView.Agent> ownAgents = new ArrayList<>();
  private final List<DatasetView.Distribution> distributions = new ArrayList<>();
  private Optional<String> publisher = Optional.empty();
  private Optional<String> target = Optional.empty();
  private Optional<String> modified = Optional.empty();
  private Set<String> discover = Set.of("public");

  private TestDataset(String slug) {
    this.slug = slug;
    this.title = LocalizedText.of(slug, slug);
  }

  static TestDataset aDataset(String slug) {
    return new TestDataset(slug);
  }

  TestDataset titled(String vietnamese, String english) {
    title = LocalizedText.of(vietnamese, english);
    return this;
  }

  TestDataset described(String vietnamese, String english) {
    description = LocalizedText.of(vietnamese, english);
    return this;
  }

  TestDataset keyword(String text, String language) {
    keywords.add(new DatasetView.Keyword(text, language));
    return this;
  }

  TestDataset sector(String code) {
    themes.add(SearchFixture.conceptIri("sectors", code));
    return this;
  }

  TestDataset ownPlace(String name, GeoPoint point) {
    ownPlaces.add(new DatasetView.OwnPlace(LocalizedText.of(name, name), Optional.of(point)));
    return this;
  }

  TestDataset ownAgent(String name) {
    ownAgents.add(
        new DatasetView.Agent(Optional.empty(), LocalizedText.of(name, name), Optional.empty()));
    return this;
  }

  TestDataset place(String code) {
    places.add(SearchFixture.conceptIri("places", code));
    return this;
  }

  TestDataset agency(String agencySlug) {
    publisher = Optional.of(SearchFixture.agencyIri(agencySlug));
    return this;
  }

  TestDataset target(int number) {
    target = Optional.of(SearchFixture.targetIri(number));
    return this;
  }

  TestDataset years(String start, String end) {
    temporal.add(new DatasetView.Period(Optional.of(start), Optional.of(end)));
    return this;
  }

  TestDataset modified(String date) {
    modified = Optional.of(date);
    return this;
  }

  TestDataset discoverableBy(String... tokens) {
    discover = Set.of(tokens);
    return this;
  }

  TestDataset file(String name, String format, DatasetView.Column... columns) {
    distributions.add(
        new DatasetView.Distribution(
            SearchFixture.datasetIri(slug) + "/distributions/" + name.replace('.', '-'),
            name.replace('.', '-'),
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            format,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(name),
            List.of(),
            Optional.empty(),
            List.of(columns)));
    return this;
  }

  Set<String> discover() {
    return discover;
  }

  DatasetView view() {
    return new DatasetView(
        SearchFixture.datasetIri(slug),
        slug,
        title,
        description,
        List.copyOf(keywords),
        List.copyOf(themes),
        publisher,
        publisher,
        List.copyOf(ownAgents),
        Optional.of(SearchFixture.conceptIri("access-levels", "open")),
        Optional.empty(),
        List.copyOf(places),
        List.copyOf(ownPlaces),
        List.copyOf(temporal),
        List.of(),
        List.of(),
        List.of(),
        target,
        List.of(),
        List.of(slug),
        Optional.empty(),
        Optional.empty(),
        modified,
        List.copyOf(distributions),
        vn.sen.metadata.AccessTerms.NONE,
        vn.sen.metadata.ResourceKind.DATASET,
        Optional.empty());
  }
}
