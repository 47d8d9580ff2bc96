package vn.sen.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * An exact change of a description: statements to take out and to put in, as lines of N-Triples
 * whose blank nodes are named as in {@link Description#nTriples()}.
 */
public record Patch(List<String> remove, List<String> add) {
  public Patch {
    remove = List.copyOf(remove);
    add = List.copyOf(add);
  }

  /**
   * The description with the changes made, in order.
   *
   * @throws ProblemException unprocessable when a statement to take out is not there
   */
  public static Description apply(
      Description description, List<Patch> patches, DescriptionReader reader) {
    TreeSet<String> lines = new TreeSet<>(description.nTriples().lines().toList());
    for (Patch patch : patches) {
      for (String line : patch.remove()) {
        if (!lines.remove(line)) {
          throw new ProblemException(
              CommonProblem.UNPROCESSABLE,
              "Mô tả không có mệnh đề cần thay: " + Texts.shorten(line),
              "The description does not have the statement to be replaced: " + Texts.shorten(line));
        }
      }
      lines.addAll(patch.add());
    }
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    return DescriptionReader.describe(
        description.subject(),
        reader.fromNTriples(description.subject(), text).graph().find().toList());
  }

  /** As a revision's note keeps it: the statements as they were, and as they became. */
  public String note() {
    List<String> words = new ArrayList<>();
    remove.forEach(line -> words.add("- " + line));
    add.forEach(line -> words.add("+ " + line));
    return String.join("\n", words);
  }
}
