package vn.sen.privacy.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * E-mail address of a person: local part, at sign, domain of two labels or more (RFC 5321, 5322;
 * quoted local parts left out, nobody types them). The mailbox of an office (info@, vanthu@ …) is
 * none.
 */
final class EmailDetector implements Detector {
  private static final Set<String> OFFICES =
      Set.of(
          "info",
          "contact",
          "lienhe",
          "vanthu",
          "vanphong",
          "admin",
          "support",
          "hotro",
          "sales",
          "office",
          "webmaster",
          "hotline",
          "cskh",
          "tuyensinh",
          "banbientap",
          "toasoan",
          "phongdaotao",
          "hanhchinh",
          "tochuc",
          "hr",
          "tuyendung",
          "noreply",
          "no-reply",
          "press",
          "library",
          "thuvien",
          "daotao",
          "mail",
          "postmaster",
          "help",
          "helpdesk",
          "marketing",
          "media",
          "congthongtin",
          "bbt",
          "vp",
          "ubnd",
          "secretariat");
  private static final HeaderRule HEADER =
      new HeaderRule(
          List.of("email", "e mail", "mail", "thu dien tu", "hom thu"),
          List.of("email co quan", "email don vi", "office email"),
          false);

  @Override
  public Kind kind() {
    return Kind.EMAIL;
  }

  @Override
  public HeaderRule headerRule() {
    return HEADER;
  }

  @Override
  public boolean isPlausible(Shape shape) {
    return shape.ats() == 1 && shape.dots() >= 1 && shape.spaces() == 0 && shape.length() <= 254;
  }

  @Override
  public Strength match(String value) {
    int at = value.indexOf('@');
    if (at < 1 || at > 64 || !isDomain(value, at + 1)) {
      return Strength.NONE;
    }
    for (int i = 0; i < at; i++) {
      if (!isLocal(value.charAt(i))) {
        return Strength.NONE;
      }
    }
    return isOffice(value.substring(0, at)) ? Strength.NONE : Strength.STRONG;
  }

  private static boolean isOffice(String local) {
    String lower = local.toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length()
        && (Character.isLetter(lower.charAt(end)) || lower.charAt(end) == '-')) {
      end++;
    }
    return OFFICES.contains(lower) || OFFICES.contains(lower.substring(0, end)) && end > 1;
  }

  static boolean isLocal(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0);
  }

  private static boolean isDomain(String value, int from) {
    int labelStart = from;
    int labels = 0;
    for (int i = from; i <= value.length(); i++) {
      if (i < value.length() && value.charAt(i) != '.') {
        char c = value.charAt(i);
        if (c > 127 || !Character.isLetterOrDigit(c) && c != '-') {
          return false;
        }
        continue;
      }
      if (i == labelStart) {
        return false;
      }
      labels++;
      boolean top = i == value.length();
      if (top && (i - labelStart < 2 || !Character.isLetter(value.charAt(labelStart)))) {
        return false;
      }
      labelStart = i + 1;
    }
    return labels >= 2;
  }

  @Override
  public double silentShare() {
    return 0.3;
  }
}
