package vn.sen.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words of the interface in one language, and numbers, dates and sizes in its convention.
 * Immutable; one for each language.
 */
public final class Words {
  private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final String[] SIZE_UNITS = {"KB", "MB", "GB", "TB"};

  private final Locale locale;
  private final Map<String, String> patterns;
  private final Map<String, MessageFormat> formats = new HashMap<>();
  private final DateTimeFormatter date;
  private final DateTimeFormatter month;
  private final DateTimeFormatter time;

  Words(Locale locale, Map<String, String> patterns) {
    this.locale = locale;
    this.patterns = new TreeMap<>(patterns);
    patterns.forEach(
        (key, pattern) -> {
          if (pattern.indexOf('{') >= 0) {
            formats.put(key, new MessageFormat(pattern, ULocale.forLocale(locale)));
          }
        });
    boolean english = locale.getLanguage().equals("en");
    this.date = DateTimeFormatter.ofPattern(english ? "d MMM uuuu" : "dd/MM/uuuu", locale);
    this.month = DateTimeFormatter.ofPattern(english ? "MMM uuuu" : "MM/uuuu", locale);
    this.time =
        DateTimeFormatter.ofPattern(english ? "d MMM uuuu, HH:mm" : "HH:mm, dd/MM/uuuu", locale)
            .withZone(VIET_NAM);
  }

  public Locale locale() {
    return locale;
  }

  /** The words of a key without arguments; an unknown key is a fault of ours. */
  public String say(String key) {
    if (formats.containsKey(key)) {
      return say(key, Map.of());
    }
    String words = patterns.get(key);
    if (words == null) {
      throw new IllegalStateException("no words for " + key + " in " + locale);
    }
    return words;
  }

  public String say(String key, String name, Object value) {
    return say(key, Map.of(name, value));
  }

  public String say(String key, String name, Object value, String other, Object otherValue) {
    return say(key, Map.of(name, value, other, otherValue));
  }

  public String say(String key, Map<String, Object> arguments) {
    MessageFormat format = formats.get(key);
    if (format == null) {
      return say(key);
    }
    // ICU's formats keep state while they format: each use gets its own.
    return ((MessageFormat) format.clone()).format(new HashMap<>(arguments));
  }

  /** True when there are words for the key. */
  public boolean has(String key) {
    return patterns.containsKey(key);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Size of a file with a decimal unit: 834 B, 3,2 MB. */
  public String size(long bytes) {
    if (bytes < 1000) {
      return number(bytes) + " B";
    }
    double value = bytes;
    int unit = -1;
    // 999.95 would be shown as "1,000.0": it belongs to the next unit.
    while (unit < 0 || (value >= 999.95 && unit < SIZE_UNITS.length - 1)) {
      value /= 1000;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(0);
    format.setMaximumFractionDigits(value < 100 ? 1 : 0);
    return format.format(value) + " " + SIZE_UNITS[unit];
  }

  /**
   * A point in time as RDF states it (year, month, date or date with time) in the reader's
   * convention; what is none of these comes back unchanged.
   */
  public String date(String stated) {
    try {
      if (stated.matches("-?\\d{4}")) {
        return Year.parse(stated).toString();
      }
      if (stated.matches("\\d{4}-\\d{2}")) {
        return month.format(YearMonth.parse(stated));
      }
      if (stated.length() >= 10) {
        return date.format(LocalDate.parse(stated.substring(0, 10)));
      }
    } catch (DateTimeException e) {
      return stated; // a publisher's own notation: shown as stated
    }
    return stated;
  }

  /** Date and time of day in Viet Nam. */
  public String time(Instant instant) {
    return time.format(instant);
  }
}
