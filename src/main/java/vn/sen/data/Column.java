package vn.sen.data;

import io.micronaut.serde.annotation.Serdeable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column as it was found.
 *
 * @param name header as written; {@code column-N} when it has none
 * @param empty rows without a value
 * @param sample up to a few different values, shortened
 */
@Serdeable
public record Column(String name, Type type, long filled, long empty, List<String> sample) {

  private static final Pattern PLACE =
      Pattern.compile(
          "(^|[^a-z])(tinh|thanh pho|tp|dia phuong|dia ban|don vi hanh chinh|province|city|place"
              + "|location|region|locality)([^a-z]|$)");

  private static final Pattern UNIT = Pattern.compile("^.+[(\\[]([^()\\[\\]]{1,30})[)\\]]\\s*$");

  public Column {
    sample = List.copyOf(sample);
  }

  /** Whether the values of a column of this header seem to be names of places. */
  public static boolean speaksOfPlaces(String header) {
    String plain =
        Normalizer.normalize(header.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('_', ' ')
            .toLowerCase(Locale.ROOT);
    return PLACE.matcher(plain).find();
  }

  /** What numbers are counted in, where the header says so: “sản lượng (tấn)”; else "". */
  public String unit() {
    Matcher unit = UNIT.matcher(name);
    boolean isNumber = type == Type.INTEGER || type == Type.DECIMAL;
    return isNumber && unit.matches() ? unit.group(1).strip() : "";
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
