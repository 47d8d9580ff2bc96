package vn.sen.publishing;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/** Last parts of addresses from what people call things. */
public final class Slugs {
  private static final int LONGEST = 80;
  private static final Transliterator TO_ASCII =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

  private Slugs() {}

  /** Whether the text may be the last part of an address. */
  public static boolean isSlug(String text) {
    return text.matches("[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?");
  }

  /** Lower-case ASCII with hyphens, at most 80 characters; "" when nothing of the text is left. */
  public static String of(String text) {
    String ascii =
        TO_ASCII
            .transliterate(text.replace('đ', 'd').replace('Đ', 'D'))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return ascii.length() <= LONGEST
        ? ascii
        : ascii.substring(0, LONGEST).replaceAll("-[^-]*$", "");
  }
}
