package vn.sen.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

class OffersTest {
  private static final List<Offer> PAGE =
      List.of(
          new Offer("html", "text/html"),
          new Offer("ttl", "text/turtle"),
          new Offer("jsonld", "application/ld+json"),
          new Offer("rdf", "application/rdf+xml"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | html",
        "'' | html",
        "', ,' | html",
        "text/turtle | ttl",
        "TEXT/Turtle | ttl",
        "text/* | html",
        "application/* | jsonld",
        "text/turtle, */* | ttl",
        "text/turtle, text/html | html",
        "text/html;q=0.5, text/turtle;q=0.9 | ttl",
        "text/html;q=0, */* | ttl",
        "text/*;q=0.3, application/rdf+xml;q=0.4 | rdf",
        "text/turtle;q=0.1, */*;q=0.2 | html",
        "text/turtle;charset=utf-8 | ttl",
        "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted, x\" | jsonld",
        "text/html;level=1;q=0.9, text/html;q=0.2, text/turtle;q=0.5 | ttl",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | html",
        "'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2' | html",
        "'application/rdf+xml ;q=0.001 , image/png' | rdf",
        "text/turtle;q=1.000;ext | ttl",
      })
  void choose_acceptHeader_followsQualityThenSpecificityThenOrder(String accept, String id) {
    assertThat(Offers.choose(accept, PAGE)).map(Offer::id).contains(id);
  }

  @Test
  void choose_noAccept_takesTheFirstOffer() {
    assertThat(Offers.choose(null, PAGE)).map(Offer::id).contains("html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"image/png", "*/*;q=0", "text/html;q=0,text/turtle;q=0.0", "application/json"})
  void choose_nothingAcceptable_isEmpty(String accept) {
    assertThat(Offers.choose(accept, PAGE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "html",
        "text/",
        "/html",
        "*/html",
        "text/html;q",
        "text/html;q=2",
        "text/html;q=0.1234",
        "text/html;q=-1",
        "text/html text/turtle",
        "text/html;p=\"open",
        "tệp/html",
        "text/html;=1",
      })
  void choose_malformedAccept_isTheCallersMistake(String accept) {
    assertThatThrownBy(() -> Offers.choose(accept, PAGE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(CommonProblem.MALFORMED))
        .hasMessageContaining("Accept header");
  }
}
