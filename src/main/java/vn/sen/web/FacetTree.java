package vn.sen.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.sen.web.DatasetsPage.Choice;

/**
 * Puts the values of a facet where a code list has them: each behind the value that it lies in,
 * when that is on offer too. Among values side by side the order stays as given.
 */
final class FacetTree {
  private final List<Choice> choices;
  private final Function<String, List<String>> broader;
  private final Set<String> placed = new HashSet<>();
  private final List<Choice> ordered = new ArrayList<>();

  private FacetTree(List<Choice> choices, Function<String, List<String>> broader) {
    this.choices = choices;
    this.broader = broader;
  }

  /**
   * @param broader codes that a code lies in; of several that are on offer the first counts
   */
  static List<Choice> of(List<Choice> choices, Function<String, List<String>> broader) {
    FacetTree tree = new FacetTree(choices, broader);
    choices.stream()
        .filter(choice -> tree.parent(choice).isEmpty())
        .forEach(choice -> tree.place(choice, 0));
    // Code lists that go round in a circle have no first one.
    choices.forEach(choice -> tree.place(choice, 0));
    return tree.ordered;
  }

  private Optional<String> parent(Choice choice) {
    return broader.apply(choice.code()).stream()
        .filter(code -> choices.stream().anyMatch(other -> other.code().equals(code)))
        .findFirst();
  }

  private void place(Choice choice, int depth) {
    if (!placed.add(choice.code())) {
      return;
    }
    ordered.add(choice.at(depth));
    choices.stream()
        .filter(other -> parent(other).filter(choice.code()::equals).isPresent())
        .forEach(other -> place(other, depth + 1));
  }
}
