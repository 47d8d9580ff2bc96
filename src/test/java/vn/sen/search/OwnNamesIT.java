package vn.sen.search;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sen.search.TestDataset.aDataset;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.metadata.GeoPoint;

/** What descriptions from elsewhere name themselves, because no code list here has it. */
class OwnNamesIT {
  @TempDir Path folder;

  @Test
  void ownPlacesAndAgents_areFound() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.index.beginRebuild();
      fixture.publish(
          aDataset("corals")
              .ownPlace("Hòn Mun", new GeoPoint(12.17, 109.3))
              .ownAgent("Viện Quertin"),
          aDataset("tides"));

      assertThat(fixture.slugs("quertin")).containsExactly("corals");
      assertThat(fixture.slugs("agency:quertin")).containsExactly("corals");
      assertThat(fixture.slugs("hòn mun")).containsExactly("corals");
      assertThat(fixture.slugs("place:\"hòn mun\"")).containsExactly("corals");
      assertThat(fixture.ask("").within(109, 12, 110, 13).slugs()).containsExactly("corals");
      assertThat(fixture.ask("").within(105, 20, 106, 21).slugs()).isEmpty();
    }
  }

  @Test
  void wholeCountry_liesInTheBoxAroundIt() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.index.beginRebuild();
      fixture.publish(aDataset("nationwide").place("VN"), aDataset("hanoi").place("2025-01"));

      assertThat(fixture.ask("").within(102, 8, 110, 24).slugs())
          .containsExactlyInAnyOrder("nationwide", "hanoi");
      assertThat(fixture.ask("").within(105, 20.5, 106.2, 21.5).slugs()).containsExactly("hanoi");
    }
  }

  @Test
  void lightSyllables_meanSomethingSideBySide() {
    try (SearchFixture fixture = new SearchFixture(folder)) {
      fixture.index.beginRebuild();
      fixture.publish(
          aDataset("travel").titled("Du lịch, số liệu du khách", "Du lieu"),
          aDataset("synthetic").titled("Dữ liệu tổng hợp", "Synthetic"));

      assertThat(fixture.slugs("dữ liệu").getFirst()).isEqualTo("synthetic");
    }
  }
}
