package vn.sen.web;

import java.util.List;

/** What a program can ask, each with a form to try it. */
public record ApiPage(List<Operation> operations) {

  /**
   * @param path template with the path parameters in braces
   * @param description in the reader's language where it is translated, else in English
   * @param curl a command to copy for what a form cannot send, or ""
   */
  public record Operation(
      String id,
      String method,
      String path,
      String title,
      String description,
      String curl,
      List<Field> fields) {}

  /**
   * @param type such as string or integer
   * @param values every value taken, when they are few; empty when open
   * @param standard the value meant when there is none, or ""
   */
  public record Field(
      String name,
      String meaning,
      boolean required,
      String type,
      List<String> values,
      String standard) {}
}
