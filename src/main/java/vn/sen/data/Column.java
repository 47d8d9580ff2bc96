package vn.sen.data;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A column as it was found.
 *
 * @param name header as written; {@code column-N} when it has none
 * @param empty rows without a value
 * @param sample up to a few different values, shortened
 */
@Serdeable
public record Column(
    String name, Type type, long filled, long empty, java.util.List<String> sample) {

  public Column {
    sample = java.util.List.copyOf(sample);
  }

  /** What nearly all of its values are. */
  public enum Type {
    INTEGER("integer"),
    DECIMAL("decimal"),
    DATE("date"),
    YEAR("gYear"),
    BOOLEAN("boolean"),
    TEXT("string");

    private final String xsd;

    Type(String xsd) {
      this.xsd = xsd;
    }

    /** Local name of the XML Schema datatype. */
    public String xsd() {
      return xsd;
    }
  }
}
