package vn.sen.privacy;

import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.TextScanner;

/**
 * Reads the texts of a description (titles, descriptions, contacts) and warns of persons in them.
 */
public final class MetadataCheck {
  private final InstantSource clock;

  public MetadataCheck(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param texts name of the property, as shown to the steward, to its text
   * @return warnings in the order of the map; {@code columnIndex} is the text's place in it
   */
  public List<Finding> check(Map<String, String> texts) {
    TextScanner scanner = new TextScanner(Year.from(clock.instant().atZone(ZoneOffset.UTC)));
    List<Finding> warnings = new ArrayList<>();
    int index = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      kinds.addAll(scanner.scan(text.getValue()));
      kinds.addAll(scanner.scanNamedPersons(text.getValue()));
      for (Kind kind : kinds) {
        warnings.add(
            new Finding(
                index,
                text.getKey(),
                kind,
                Severity.WARNING,
                true,
                1,
                1,
                0.7,
                List.of(Redaction.redact(kind, text.getValue()))));
      }
      index++;
    }
    return List.copyOf(warnings);
  }
}
