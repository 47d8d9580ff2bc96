package vn.sen.privacy.transform;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import vn.sen.privacy.detect.Words;

/** Applies one step to the values of one column and counts what it did. One thread. */
final class ColumnChanger {
  private static final Pattern YEAR_LAST =
      Pattern.compile("\\d{1,2}[/.\\- ]\\d{1,2}[/.\\- ](\\d{4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})(?:[/.\\- ]\\d{1,2}[/.\\- ]\\d{1,2}(?:[ T].{0,20})?)?");
  private static final Pattern UNITS = Pattern.compile("[,;]| - ");

  private final String column;
  private final Step step;
  private final Optional<Mac> mac;
  private long changed;
  private long emptied;

  ColumnChanger(String column, Step step) {
    this.column = column;
    this.step = step;
    this.mac =
        step instanceof Step.Pseudonymise one ? Optional.of(one.key().newMac()) : Optional.empty();
  }

  boolean isDropping() {
    return step instanceof Step.Drop;
  }

  String change(String value) {
    if (value.isBlank()) {
      return value;
    }
    String result = changed(value.strip());
    changed += result.equals(value) ? 0 : 1;
    emptied += result.isEmpty() ? 1 : 0;
    return result;
  }

  private String changed(String value) {
    return switch (step) {
      case Step.Drop _ -> "";
      case Step.Mask mask -> masked(value, mask.keptChars());
      case Step.DateToYear _ -> year(value);
      case Step.PlaceToProvince place -> province(value, place.broader());
      case Step.Pseudonymise _ -> PseudonymKey.pseudonym(mac.orElseThrow(), value);
      case Step.SuppressSmall small -> isSmall(value, small.threshold()) ? "" : value;
    };
  }

  private static String masked(String value, int kept) {
    int clear = value.length() > kept ? value.length() - kept : value.length();
    StringBuilder masked = new StringBuilder(value);
    for (int i = 0; i < clear; i++) {
      if (Character.isLetterOrDigit(masked.charAt(i))) {
        masked.setCharAt(i, '*');
      }
    }
    return masked.toString();
  }

  private static String year(String value) {
    Matcher last = YEAR_LAST.matcher(value);
    if (last.matches()) {
      return last.group(1);
    }
    Matcher first = YEAR_FIRST.matcher(value);
    return first.matches() ? first.group(1) : "";
  }

  private static String province(String value, Map<String, String> broader) {
    String[] units = UNITS.split(value);
    for (int i = units.length - 1; i >= 0; i--) {
      String province = broader.get(Words.fold(units[i]));
      if (province != null) {
        return province;
      }
    }
    return "";
  }

  private static boolean isSmall(String value, int threshold) {
    if (value.length() > 4 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int count = Integer.parseInt(value);
    return count >= 1 && count < threshold;
  }

  TransformationRecord.ColumnChange record() {
    return new TransformationRecord.ColumnChange(column, describe(), changed, emptied);
  }

  private String describe() {
    return switch (step) {
      case Step.Drop _ -> "Drop";
      case Step.Mask mask -> "Mask(kept " + mask.keptChars() + ")";
      case Step.DateToYear _ -> "DateToYear";
      case Step.PlaceToProvince _ -> "PlaceToProvince";
      case Step.Pseudonymise one -> "Pseudonymise(HMAC-SHA-256, key " + one.key().id() + ")";
      case Step.SuppressSmall small -> "SuppressSmall(below " + small.threshold() + ")";
    };
  }
}
