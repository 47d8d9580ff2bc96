package vn.sen.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where in a dataset a text stands: what a reader names before a colon, and what an explanation
 * tells.
 */
public enum TextPart {
  TITLE('t', "title", "tieu-de"),
  DESCRIPTION('d', "description", "mo-ta"),
  KEYWORD('k', "keyword", "tu-khoa"),
  AGENCY('a', "agency", "co-quan"),
  SECTOR('s', "sector", "linh-vuc"),
  PLACE('p', "place", "dia-diem"),
  FILE('f', "file", "tep"),
  COLUMN('c', "column", "cot"),
  FORMAT('m', "format", "dinh-dang"),
  LICENCE('l', "licence", "giay-phep"),
  ACCESS('x', "access", "quyen"),
  STATUS('u', "status", "trang-thai"),
  IDENTIFIER('i', "id", "ma"),
  LABEL('n', "label", "nhan");

  private final char mark;
  private final String english;
  private final String vietnamese;

  TextPart(char mark, String english, String vietnamese) {
    this.mark = mark;
    this.english = english;
    this.vietnamese = vietnamese;
  }

  /** Its name in queries and JSON. */
  public String parameter() {
    return english;
  }

  /** The same in Vietnamese, without diacritics. */
  public String vietnamese() {
    return vietnamese;
  }

  /** First character of the index's terms of this part. */
  char mark() {
    return mark;
  }

  /** By what somebody wrote before the colon, in either language. */
  static Optional<TextPart> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(part -> part.english.equals(lower) || part.vietnamese.equals(lower))
        .findFirst();
  }

  static Optional<TextPart> find(char mark) {
    return Arrays.stream(values()).filter(part -> part.mark == mark).findFirst();
  }
}
