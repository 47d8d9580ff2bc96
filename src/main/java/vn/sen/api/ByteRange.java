package vn.sen.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some bytes of a file (RFC 9110, section 14).
 *
 * @param first counted from 0
 * @param last included
 */
record ByteRange(long first, long last) {
  /** More than this many, or overlapping ones, are the mark of an attack: the whole is sent. */
  static final int MOST_RANGES = 16;

  private static final Pattern SPECIFIER = Pattern.compile("([0-9]{0,18})-([0-9]{0,18})");

  ByteRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException(first + "-" + last);
    }
  }

  long length() {
    return last - first + 1;
  }

  /** As Content-Range has it. */
  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }

  /**
   * @param size of the file in bytes
   * @return empty when the header is to be ignored (another unit, malformed, abusive); an empty
   *     list when no range lies within the file
   */
  static Optional<List<ByteRange>> parse(String header, long size) {
    String text = header.trim();
    if (!text.regionMatches(true, 0, "bytes=", 0, 6)) {
      return Optional.empty();
    }
    String[] specifiers = text.substring(6).split(",", -1);
    if (specifiers.length > MOST_RANGES) {
      return Optional.empty();
    }
    List<ByteRange> ranges = new ArrayList<>();
    for (String specifier : specifiers) {
      Matcher matcher = SPECIFIER.matcher(specifier.trim());
      if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
        return Optional.empty();
      }
      if (!matcher.group(1).isEmpty()
          && !matcher.group(2).isEmpty()
          && Long.parseLong(matcher.group(1)) > Long.parseLong(matcher.group(2))) {
        return Optional.empty();
      }
      within(matcher.group(1), matcher.group(2), size).ifPresent(ranges::add);
    }
    return overlap(ranges) ? Optional.empty() : Optional.of(ranges);
  }

  private static Optional<ByteRange> within(String first, String last, long size) {
    if (first.isEmpty()) {
      long suffix = Math.min(Long.parseLong(last), size);
      return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(size - suffix, size - 1));
    }
    long from = Long.parseLong(first);
    if (from >= size) {
      return Optional.empty();
    }
    long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
    return Optional.of(new ByteRange(from, to));
  }

  private static boolean overlap(List<ByteRange> ranges) {
    List<ByteRange> sorted =
        ranges.stream().sorted(Comparator.comparingLong(ByteRange::first)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).first() <= sorted.get(i - 1).last()) {
        return true;
      }
    }
    return false;
  }
}
