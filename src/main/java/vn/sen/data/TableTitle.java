package vn.sen.data;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a table is called, by the lines above it or by its name; "" when these say nothing. */
final class TableTitle {
  private static final int LONGEST = 200;

  /** Lines that stand above tables without being their titles. */
  private static final Pattern OTHER_LINE =
      Pattern.compile(
          "(?iu)(đơn vị( tính)?|đvt|unit|nguồn|source|ghi chú|note|biểu số|phụ lục|cộng hòa xã hội"
              + "|độc lập)(?![\\p{L}\\p{N}]).*|\\(.*\\)");

  /** Sheets that nobody has named. */
  private static final Pattern UNNAMED =
      Pattern.compile("(?iu)(sheet|trang[ _]?tính|bảng|table|data|dữ liệu)?[ _]?\\d*");

  private TableTitle() {}

  /** The longest line that is a title by its form. */
  static String of(List<String> lines) {
    String best = "";
    for (String line : lines) {
      String text = line.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      boolean fits =
          text.length() <= LONGEST
              && text.length() > best.length()
              && text.indexOf(' ') > 0
              && !OTHER_LINE.matcher(text).matches();
      best = fits ? text : best;
    }
    return best;
  }

  /** A sheet's or a file's name as one would write it: “san-luong_lua” is “San luong lua”. */
  static String ofName(String name) {
    String words = name.replaceAll("[_\\s\\p{Cntrl}-]+", " ").strip();
    boolean isSaid = !UNNAMED.matcher(words).matches() && words.length() <= LONGEST;
    return isSaid ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) : "";
  }
}
