package vn.sen.metadata;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.DatatypeConstraint;
import org.apache.jena.shacl.engine.constraint.MaxCount;
import org.apache.jena.shacl.engine.constraint.NodeKindConstraint;
import org.apache.jena.shacl.validation.ReportEntry;

/** Says in both languages what a shape without words of ours demands. */
final class ShapeMessages {
  private final CodeLists lists;

  ShapeMessages(CodeLists lists) {
    this.lists = lists;
  }

  /**
   * @param stated the shape's own message, in whatever language it has one
   */
  LocalizedText of(ReportEntry result, Optional<Node> path, LocalizedText stated) {
    String property = path.map(Node::getURI).orElse("");
    String vi = name(property, "vi");
    String en = name(property, "en");
    String english = stated.values().getOrDefault("en", stated.values().getOrDefault("", ""));
    return switch (result.constraint()) {
      case org.apache.jena.shacl.engine.constraint.MinCount min ->
          LocalizedText.of("Thiếu " + vi + ".", "There is no " + en + ".");
      case MaxCount max ->
          LocalizedText.of(
              "Có nhiều giá trị " + vi + " hơn mức cho phép; hãy giữ một.",
              "There are more values of " + en + " than allowed; keep one.");
      case ClassConstraint of -> {
        String type = lists.shortName(of.getExpectedClass().getURI());
        yield LocalizedText.of(
            "Giá trị của " + vi + " phải được mô tả là " + type + ".",
            "The value of " + en + " must be described as " + type + ".");
      }
      case DatatypeConstraint of -> {
        String type = lists.shortName(of.getDatatypeURI());
        yield LocalizedText.of(
            "Giá trị của " + vi + " phải có kiểu " + type + ".",
            "The value of " + en + " must have the datatype " + type + ".");
      }
      case NodeKindConstraint kind -> nodeKind(kind.getKind(), vi, en);
      default ->
          english.isEmpty()
              ? LocalizedText.of(
                  "Giá trị của " + vi + " không đúng quy tắc của hồ sơ.",
                  "The value of " + en + " breaks a rule of the profile.")
              : LocalizedText.of(
                  "Giá trị của " + vi + " không đúng quy tắc của hồ sơ: " + english, english);
    };
  }

  private static LocalizedText nodeKind(Node kind, String vi, String en) {
    return switch (DatasetMapper.lastSegment(kind.getURI())) {
      case "IRI" ->
          LocalizedText.of(
              "Giá trị của " + vi + " phải là một IRI, không phải chữ.",
              "The value of " + en + " must be an IRI, not text.");
      case "Literal" ->
          LocalizedText.of(
              "Giá trị của " + vi + " phải là chữ, không phải IRI.",
              "The value of " + en + " must be text, not an IRI.");
      default ->
          LocalizedText.of(
              "Giá trị của " + vi + " phải là một IRI hoặc một nút trống, không phải chữ.",
              "The value of " + en + " must be an IRI or a blank node, not text.");
    };
  }

  private String name(String property, String language) {
    if (property.isEmpty()) {
      return language.equals("vi") ? "tài nguyên" : "the resource";
    }
    String label = lists.label(property).values().getOrDefault(language, "");
    String term = lists.shortName(property);
    return label.isEmpty() ? term : label + " (" + term + ")";
  }
}
