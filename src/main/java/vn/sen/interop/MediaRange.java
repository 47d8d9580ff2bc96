package vn.sen.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * One element of an Accept header (RFC 9110, section 12.5.1).
 *
 * @param type or {@code *}
 * @param subtype or {@code *}
 * @param hasParameters whether it asks for a variant of the type, other than its charset
 * @param quality 0 to 1000
 */
record MediaRange(String type, String subtype, boolean hasParameters, int quality) {

  /** The elements of the header's value; a malformed one is the caller's mistake (400). */
  static List<MediaRange> parse(String accept) {
    return new Parser(accept).parse();
  }

  /** How closely this range names the media type; negative when it does not match. */
  int specificityFor(String mediaType) {
    if (type.equals("*")) {
      return 0;
    }
    int slash = mediaType.indexOf('/');
    if (!mediaType.substring(0, slash).equals(type)) {
      return -1;
    }
    if (subtype.equals("*")) {
      return 1;
    }
    if (!mediaType.substring(slash + 1).equals(subtype)) {
      return -1;
    }
    // A variant we do not distinguish (a JSON-LD profile, an HTML level) is answered by the plain
    // type, unless the plain type is named as well.
    return hasParameters ? 2 : 3;
  }

  private static final class Parser {
    private static final int LONGEST = 8192;
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    List<MediaRange> parse() {
      if (text.length() > LONGEST) {
        throw new ProblemException(
            CommonProblem.MALFORMED,
            "Tiêu đề Accept dài hơn " + LONGEST + " ký tự.",
            "The Accept header is longer than " + LONGEST + " characters.");
      }
      List<MediaRange> ranges = new ArrayList<>();
      skipBlanks();
      while (at < text.length()) {
        if (text.charAt(at) == ',') {
          at++; // RFC 9110, section 5.6.1: empty elements are ignored
        } else {
          ranges.add(range());
          if (at < text.length() && text.charAt(at) != ',') {
            throw malformed("cần “,” hoặc “;”", "',' or ';' expected");
          }
        }
        skipBlanks();
      }
      return ranges;
    }

    private MediaRange range() {
      String type = token();
      String subtype = "*";
      if (at < text.length() && text.charAt(at) == '/') {
        at++;
        subtype = token();
      } else if (!type.equals("*")) { // a lone '*' is what old Java and Android clients send
        throw malformed("cần “/” sau “" + type + "”", "'/' expected after \"" + type + "\"");
      }
      if (type.equals("*") && !subtype.equals("*")) {
        throw malformed(
            "“*/" + subtype + "” không phải là một dải kiểu nội dung",
            "\"*/" + subtype + "\" is not a media range");
      }
      int quality = 1000;
      boolean parameters = false;
      boolean extensions = false;
      skipBlanks();
      while (at < text.length() && text.charAt(at) == ';') {
        at++;
        skipBlanks();
        if (at == text.length() || text.charAt(at) == ';' || text.charAt(at) == ',') {
          continue;
        }
        String name = token().toLowerCase(Locale.ROOT);
        skipBlanks();
        String value = "";
        if (at < text.length() && text.charAt(at) == '=') {
          at++;
          skipBlanks();
          value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
        } else if (!extensions) {
          throw malformed("cần “=” sau “" + name + "”", "'=' expected after \"" + name + "\"");
        }
        if (name.equals("q") && !extensions) {
          quality = quality(value);
          extensions = true;
        } else if (!extensions && !name.equals("charset")) {
          parameters = true;
        }
        skipBlanks();
      }
      return new MediaRange(
          type.toLowerCase(Locale.ROOT), subtype.toLowerCase(Locale.ROOT), parameters, quality);
    }

    private int quality(String value) {
      // ".2" is no number of the RFC, yet Java's own client has always sent it.
      if (!value.matches("0?\\.\\d{1,3}|0\\.?|1(\\.0{0,3})?")) {
        throw malformed(
            "q=“" + value + "” không phải là số từ 0 đến 1 với nhiều nhất 3 chữ số thập phân",
            "q=\"" + value + "\" is not a number from 0 to 1 with at most 3 decimals");
      }
      return (int)
          Math.round(Double.parseDouble(value.startsWith(".") ? "0" + value : value) * 1000);
    }

    private String token() {
      int start = at;
      while (at < text.length() && isTokenCharacter(text.charAt(at))) {
        at++;
      }
      if (start == at) {
        throw malformed("thiếu tên kiểu nội dung", "a name is missing");
      }
      return text.substring(start, at);
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return value.toString();
        }
        if (c == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
      }
      throw malformed("thiếu dấu ngoặc kép đóng", "the closing '\"' is missing");
    }

    private static boolean isTokenCharacter(char c) {
      return c < 128 && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private void skipBlanks() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }

    private ProblemException malformed(String vietnamese, String english) {
      return new ProblemException(
          CommonProblem.MALFORMED,
          "Tiêu đề Accept sai cú pháp ở ký tự "
              + (at + 1)
              + ": "
              + vietnamese
              + " (RFC 9110, 12.5.1).",
          "The Accept header is malformed at character "
              + (at + 1)
              + ": "
              + english
              + " (RFC 9110, 12.5.1).");
    }
  }
}
