package vn.sen.search;

/**
 * What a reader may be about to type.
 *
 * @param text in the reader's language where there is one
 * @param code slug of the dataset or agency, code of the place; "" for a keyword
 */
public record Suggestion(Kind kind, String text, String code) {
  public enum Kind {
    TITLE("title"),
    KEYWORD("keyword"),
    AGENCY("agency"),
    PLACE("place");

    private final String parameter;

    Kind(String parameter) {
      this.parameter = parameter;
    }

    /** Its name in JSON. */
    public String parameter() {
      return parameter;
    }
  }
}
