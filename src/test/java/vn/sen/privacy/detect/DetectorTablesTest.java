package vn.sen.privacy.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every detector against its own table of examples; one without a table fails. */
class DetectorTablesTest {

  @TestFactory
  Stream<DynamicTest> examples() {
    return Detectors.all(Year.of(2026)).stream()
        .map(detector -> DynamicTest.dynamicTest(detector.kind().name(), () -> compare(detector)));
  }

  private static void compare(Detector detector) throws IOException {
    List<String> wrong = new ArrayList<>();
    Shape shape = new Shape();
    for (String[] example : examples(detector.kind())) {
      String value = example[0];
      shape.read(value.toCharArray(), 0, value.length());
      Strength found = detector.isPlausible(shape) ? detector.match(value) : Strength.NONE;
      if (found != Strength.valueOf(example[1])) {
        wrong.add(value + ": " + found + " instead of " + example[1]);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String[]> examples(Kind kind) throws IOException {
    String name = "/privacy/detectors/" + kind.name() + ".csv";
    try (InputStream in = DetectorTablesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .map(line -> line.split(";"))
          .toList();
    }
  }
}
