package vn.sen.access.sharing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What whoever uses the data under an agreement owes. */
public enum Duty {
  ATTRIBUTE,
  REPORT_BACK,
  DELETE;

  /** As in forms and JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Duty> find(String code) {
    return Arrays.stream(values()).filter(duty -> duty.code().equals(code)).findFirst();
  }
}
