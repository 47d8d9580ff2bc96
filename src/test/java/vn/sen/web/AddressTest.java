package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {
  private final Address filtered =
      new Address(
          "/datasets",
          List.of(
              Map.entry("q", "lúa & gạo"),
              Map.entry("sector", "health"),
              Map.entry("sector", "energy"),
              Map.entry("page", "3")));

  @Test
  void toString_encodesWhatIsNotPlain() {
    assertThat(Address.of("/datasets").with("q", "lúa & gạo").toString())
        .isEqualTo("/datasets?q=l%C3%BAa+%26+g%E1%BA%A1o");
  }

  @Test
  void without_oneValue_keepsTheOthersAndGoesToTheFirstPage() {
    assertThat(filtered.without("sector", "health").parameters())
        .containsExactly(Map.entry("q", "lúa & gạo"), Map.entry("sector", "energy"));
  }

  @Test
  void without_aParameter_dropsAllItsValues() {
    assertThat(filtered.without("sector").parameters())
        .containsExactly(Map.entry("q", "lúa & gạo"));
  }

  @Test
  void atPage_keepsTheFilters() {
    assertThat(filtered.atPage(4).parameters())
        .contains(Map.entry("sector", "health"), Map.entry("page", "4"))
        .doesNotContain(Map.entry("page", "3"));
    assertThat(filtered.atPage(1).toString()).doesNotContain("page=");
  }
}
