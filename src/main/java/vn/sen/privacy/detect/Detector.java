package vn.sen.privacy.detect;

/**
 * Recognises one kind of personal data, value by value. Adding a kind is one class, its line in
 * {@link Detectors} and one file of examples under {@code src/test/resources/privacy/detectors}.
 * Belongs to one thread; every method takes time linear in the value.
 */
public interface Detector {

  Kind kind();

  HeaderRule headerRule();

  /** Whether {@link #match} is worth calling; may say yes wrongly, never no wrongly. */
  boolean isPlausible(Shape shape);

  /**
   * Whether {@link #match} could say strong; where only strong counts, it is called only then. May
   * say yes wrongly.
   */
  default boolean canBeStrong(Shape shape) {
    return true;
  }

  /**
   * @param value one trimmed value, not empty
   */
  Strength match(String value);

  /**
   * The share of strong matches among a column's values that settles the kind under a silent
   * header; above 1 means never without a supporting header.
   */
  double silentShare();

  /**
   * A small number that varies among true values (year of birth, first octet …), in [0, 1024), by
   * which a series of codes that merely fits the format is told apart; -1 when the kind has none.
   *
   * @param value a strong match
   */
  default int varietyOf(String value) {
    return -1;
  }
}
