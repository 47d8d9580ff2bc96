package vn.sen.data;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import vn.sen.catalog.Dataset;
import vn.sen.catalog.StoredFile;
import vn.sen.metadata.DatasetView;
import vn.sen.metadata.Description;
import vn.sen.metadata.DescriptionBuilder;
import vn.sen.metadata.DistributionEditor;
import vn.sen.metadata.FileDistribution;
import vn.sen.metadata.LocalizedText;
import vn.sen.platform.BaseIri;
import vn.sen.privacy.DerivedFile;
import vn.sen.privacy.StepChoice;

/** Says of a derived file what it was derived from and how, in the words of PROV-O. */
@Singleton
public final class DerivedDistribution {
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final String COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment";
  private static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
  private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Locale VI = Locale.of("vi");

  private final BaseIri base;
  private final DistributionEditor editor;
  private final Clock clock;

  DerivedDistribution(BaseIri base, DistributionEditor editor, Clock clock) {
    this.base = base;
    this.editor = editor;
    this.clock = clock;
  }

  /** The dataset's description with the derived file as one more distribution. */
  Description attach(
      Dataset dataset,
      StoredFile source,
      StoredFile file,
      DerivedFile derived,
      Collection<StepChoice> steps) {
    Optional<DatasetView.Distribution> original =
        dataset.view().findDistribution(source.fileName());
    FileDistribution distribution = distribution(dataset, original, source, file, steps);
    Description attached =
        editor.attach(
            dataset.description(), dataset.slug(), List.of(distribution), distribution.issued());
    String sourceIri =
        original
            .map(DatasetView.Distribution::iri)
            .orElse(base.file(dataset.slug(), source.fileName()));
    String iri = base.distribution(dataset.slug(), distribution.id());
    return derivedFrom(attached, iri, sourceIri, derived);
  }

  /** Says of a distribution that it was derived from another of the same description. */
  public static Description derivedFrom(
      Description description, String distribution, String source, DerivedFile derived) {
    return steps(
        new DescriptionBuilder(distribution).iri(PROV + "wasDerivedFrom", source),
        derived,
        activity -> activity.iri(PROV + "used", source),
        description);
  }

  /**
   * Says of a distribution that it was derived from a file that is not published, by its name only.
   */
  public static Description derivedFromUnpublished(
      Description description, String distribution, String source, DerivedFile derived) {
    return steps(
        new DescriptionBuilder(distribution)
            .node(PROV + "wasDerivedFrom", entity -> entity.a(PROV + "Entity").text(LABEL, source)),
        derived,
        activity -> {},
        description);
  }

  private static Description steps(
      DescriptionBuilder said,
      DerivedFile derived,
      Consumer<DescriptionBuilder> more,
      Description base) {
    return said.node(
            PROV + "wasGeneratedBy",
            activity -> {
              activity.a(PROV + "Activity").time(PROV + "endedAtTime", derived.done());
              derived
                  .columns()
                  .forEach(one -> activity.text(COMMENT, one.column() + ": " + one.step()));
              more.accept(activity);
            })
        .addedTo(base);
  }

  private FileDistribution distribution(
      Dataset dataset,
      Optional<DatasetView.Distribution> original,
      StoredFile source,
      StoredFile file,
      Collection<StepChoice> steps) {
    return new FileDistribution(
        file.fileName(),
        title(original.map(DatasetView.Distribution::title), source.fileName(), steps),
        LocalizedText.EMPTY,
        "CSV",
        file.mediaType(),
        file.sizeBytes(),
        file.sha256(),
        original
            .flatMap(DatasetView.Distribution::licence)
            .orElse(base.concept("licences", "other")),
        original.flatMap(DatasetView.Distribution::attribution).orElse(""),
        original
            .flatMap(DatasetView.Distribution::publisher)
            .orElse(
                new DatasetView.Agent(
                    dataset.view().agency(), LocalizedText.EMPTY, Optional.empty())),
        Optional.empty(),
        "Derived from " + source.fileName() + " on the portal.",
        original.flatMap(one -> one.temporal().stream().findFirst()),
        LocalDate.ofInstant(clock.instant(), VIET_NAM),
        List.of());
  }

  /** The source's title and what was done: only the check can say whether no person is left. */
  public static LocalizedText title(
      Optional<LocalizedText> original, String fileName, Collection<StepChoice> steps) {
    LocalizedText title =
        original.filter(text -> !text.isEmpty()).orElse(LocalizedText.of(fileName, fileName));
    return LocalizedText.of(
        title.in(VI) + " (" + labels(steps, VI) + ")",
        title.in(Locale.ENGLISH) + " (" + labels(steps, Locale.ENGLISH) + ")");
  }

  private static String labels(Collection<StepChoice> steps, Locale locale) {
    return new TreeSet<>(steps)
        .stream().map(step -> step.label().in(locale)).collect(Collectors.joining("; "));
  }
}
