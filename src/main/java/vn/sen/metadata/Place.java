package vn.sen.metadata;

/** Where in a document something stands; both count from 1. */
public record Place(long line, long column) {

  /** As a message begins with it: {@code Dòng 3, cột 14}. */
  public String vietnamese() {
    return "Dòng " + line + ", cột " + column;
  }

  /** {@code Line 3, column 14}. */
  public String english() {
    return "Line " + line + ", column " + column;
  }
}
