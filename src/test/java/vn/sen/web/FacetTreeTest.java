package vn.sen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.sen.web.DatasetsPage.Choice;

class FacetTreeTest {

  @Test
  void values_standBehindWhatTheyLieIn() {
    Map<String, List<String>> broader =
        Map.of(
            "translation", List.of("language"),
            "speech", List.of("language"),
            "detection", List.of("vision", "classification"));

    List<Choice> tree =
        FacetTree.of(
            choices("translation", "classification", "language", "detection", "speech"),
            code -> broader.getOrDefault(code, List.of()));

    assertThat(tree.stream().map(c -> c.depth() + c.code()))
        .containsExactly("0classification", "1detection", "0language", "1translation", "1speech");
  }

  @Test
  void values_withoutTheirParentOnOffer_standAlone() {
    List<Choice> tree = FacetTree.of(choices("hanoi"), code -> List.of("country"));

    assertThat(tree.stream().map(c -> c.depth() + c.code())).containsExactly("0hanoi");
  }

  @Test
  void values_inACircle_areAllThere() {
    Map<String, List<String>> circle = Map.of("a", List.of("b"), "b", List.of("a"));

    assertThat(FacetTree.of(choices("a", "b", "c"), code -> circle.getOrDefault(code, List.of())))
        .extracting(Choice::code)
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  private static List<Choice> choices(String... codes) {
    return List.of(codes).stream().map(code -> new Choice(code, code, 1, false, 0)).toList();
  }
}
