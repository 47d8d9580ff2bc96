package vn.sen.metadata;

import java.util.Objects;

/**
 * A column of a table, as a reader of the data needs to know it.
 *
 * @param name as in the header; never empty
 */
public record TableColumn(String name, Type type, LocalizedText description) {
  public TableColumn {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
  }

  /** What every value of a column is. */
  public enum Type {
    TEXT("sc:Text"),
    INTEGER("sc:Integer"),
    FLOAT("sc:Float"),
    DATE("sc:Date"),
    BOOLEAN("sc:Boolean");

    private final String croissant;

    Type(String croissant) {
      this.croissant = croissant;
    }

    /** As Croissant names it. */
    public String croissant() {
      return croissant;
    }
  }
}
