package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.sen.metadata.RdfSyntax;

class NamedTest {
  @Test
  void suffix_ofASyntax_isCutOff() {
    assertThat(Named.of("power-plants.ttl"))
        .isEqualTo(new Named("power-plants", Optional.of(RdfSyntax.TURTLE), false));
    assertThat(Named.of("127-IV.9.jsonld"))
        .isEqualTo(new Named("127-IV.9", Optional.of(RdfSyntax.JSON_LD), false));
  }

  @Test
  void suffix_html_asksForThePage() {
    assertThat(Named.of("power-plants.html"))
        .isEqualTo(new Named("power-plants", Optional.empty(), true));
  }

  @Test
  void dot_thatIsNoKnownSuffix_belongsToTheName() {
    assertThat(Named.of("127-IV.9")).isEqualTo(new Named("127-IV.9", Optional.empty(), false));
    assertThat(Named.of(".ttl")).isEqualTo(new Named(".ttl", Optional.empty(), false));
  }
}
