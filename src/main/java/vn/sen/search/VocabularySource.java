package vn.sen.search;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.sen.metadata.GeoPoint;
import vn.sen.metadata.LocalizedText;

/** Keeps the {@link Vocabulary} until an agency changes. */
final class VocabularySource {
  private final Supplier<Vocabulary> load;
  private final Function<String, LocalizedText> label;
  private final Function<String, Optional<GeoPoint>> point;
  private volatile @Nullable Vocabulary kept;

  /**
   * @param load reads the code lists and the record of agencies
   * @param label of an IRI in neither; {@link LocalizedText#EMPTY} when unknown
   * @param point of a place
   */
  VocabularySource(
      Supplier<Vocabulary> load,
      Function<String, LocalizedText> label,
      Function<String, Optional<GeoPoint>> point) {
    this.load = load;
    this.label = label;
    this.point = point;
  }

  Vocabulary current() {
    Vocabulary vocabulary = kept;
    if (vocabulary == null) {
      vocabulary = load.get();
      kept = vocabulary;
    }
    return vocabulary;
  }

  /** The next use reads it again. */
  void forget() {
    kept = null;
  }

  DatasetDocuments documents() {
    return new DatasetDocuments(current(), label, point);
  }
}
