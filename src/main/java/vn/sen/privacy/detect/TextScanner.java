package vn.sen.privacy.detect;

import java.time.Year;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data inside running text: remarks, contacts, mixed cells. A number counts by the
 * words before it ("CCCD", "STK", "ĐT" …) or by a structure that leaves no doubt. Takes time linear
 * in the text; thread-safe.
 */
public final class TextScanner {
  private static final int CONTEXT_CHARS = 28;
  private static final int MAX_GROUPS = 5;

  private static final Pattern PLATE =
      Pattern.compile(
          "(?<![\\p{L}\\d])[1-9]\\d-?[A-Z]{1,2}\\d?[ -]{1,3}(?:\\d{3}\\.\\d{2}|\\d{4,5})(?!\\d)");
  private static final Pattern HEALTH_CARD =
      Pattern.compile("(?<![\\p{L}\\d])[A-Z]{2}[ -]?[1-5][\\d -]{12,18}(?!\\d)");
  private static final Pattern PASSPORT = Pattern.compile("(?<![\\p{L}\\d])[A-Z]\\d{7,8}(?!\\d)");
  private static final Pattern IP =
      Pattern.compile("(?<![\\d.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|[^\\p{L}])(?iu:ông|bà|anh|chị|cháu|em|bệnh nhân|bn|họ tên|họ và tên|chủ hộ|khách"
              + " hàng|kh|người liên hệ|lh|liên hệ|vợ|chồng|con|mẹ|bố|cha|ong|chi|benh nhan|ho"
              + " ten|chu ho|lien he)\\s*:?\\s+"
              + "(\\p{Lu}[\\p{L}\\p{M}]{0,7}(?:\\s+\\p{Lu}[\\p{L}\\p{M}]{0,7}){1,4})");
  private static final Pattern BIRTH =
      Pattern.compile(
          " (?:sinh nam|sinh ngay|sn|nam sinh|ngay sinh|sinh) (?:\\d{1,2} \\d{1,2}"
              + " )?(?:19|20)\\d{2} ");
  private static final Pattern HOME =
      Pattern.compile(
          " (?:tru tai|o tai|dia chi|dc|thuong tru|tam tru|nha o|hktt|den nha) (?:so )?(?:nha"
              + " )?\\d{1,4}[a-z]?(?: \\d{1,4}[a-z]?){0,3} (?:(?:duong|pho|ngo|ngach|hem|kiet)"
              + " |(?:[a-z]+ ){2,6}(?:phuong|quan|tp|thanh pho|p|q) )");

  private static final String[] HOME_WORDS = {
    " tru tai ",
    " o tai ",
    " dia chi ",
    " dc ",
    " thuong tru ",
    " tam tru ",
    " nha o ",
    " hktt ",
    " den nha "
  };

  private final CitizenIdDetector citizenId;
  private final TaxCodeDetector taxCode = new TaxCodeDetector();
  private final BankCardDetector bankCard = new BankCardDetector();
  private final EmailDetector email = new EmailDetector();
  private final HealthInsuranceDetector healthInsurance = new HealthInsuranceDetector();
  private final LicencePlateDetector plate = new LicencePlateDetector();
  private final IpAddressDetector ip = new IpAddressDetector();
  private final PersonNameDetector personName = new PersonNameDetector();

  public TextScanner(Year currentYear) {
    citizenId = new CitizenIdDetector(currentYear);
  }

  /** Whether {@link #scan} could find anything. */
  public boolean isPlausible(Shape shape) {
    boolean worded = shape.letters() > 1;
    boolean listed =
        shape.dots() == 0 && shape.digits() >= 17 || shape.spaces() > 0 && shape.others() > 0;
    return shape.ats() > 0
        || shape.digits() >= 7 && (worded || listed)
        || shape.digits() >= 4 && shape.letters() >= 12 && shape.spaces() >= 4;
  }

  /** The kinds that the text holds; empty when none. */
  public Set<Kind> scan(String text) {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    scanNumbers(text, found);
    scanEmails(text, found);
    int digits = countDigits(text);
    if (digits >= 13) {
      scanPattern(HEALTH_CARD, text, healthInsurance, found, List.of());
    }
    if (digits >= 6) {
      scanPattern(
          PLATE, text, plate, found, List.of(" bien so", " bks", " xe ", " bien ", " plate"));
    }
    if (digits >= 4 && text.indexOf('.') >= 0) {
      scanPattern(IP, text, ip, found, List.of(" ip "));
    }
    if (digits >= 7 && !found.contains(Kind.HEALTH_INSURANCE)) {
      scanPassports(text, found);
    }
    String folded = Words.fold(text);
    if (has(folded, " sinh ", " sn ") && BIRTH.matcher(folded).find()) {
      scanNames(text, found);
      if (found.contains(Kind.PERSON_NAME)) {
        found.add(Kind.BIRTH_DATE);
      }
    } else if (!found.isEmpty()) {
      scanNames(text, found);
    }
    if (has(folded, HOME_WORDS) && HOME.matcher(folded).find()) {
      found.add(Kind.HOME_ADDRESS);
    }
    return found;
  }

  /** A person named after a title ("ông", "bà", "liên hệ" …), even with nothing else beside. */
  public Set<Kind> scanNamedPersons(String text) {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    scanNames(text, found);
    return found;
  }

  private void scanNames(String text, Set<Kind> found) {
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      String[] words = names.group(1).split("\\s+");
      for (int count = words.length; count >= 2; count--) {
        String candidate = String.join(" ", List.of(words).subList(0, count));
        if (personName.match(candidate) == Strength.STRONG) {
          found.add(Kind.PERSON_NAME);
          return;
        }
      }
    }
  }

  private static void scanPassports(String text, Set<Kind> found) {
    Matcher passports = PASSPORT.matcher(text);
    while (passports.find()) {
      if (has(contextBefore(text, passports.start()), " ho chieu", " passport", " hc ")) {
        found.add(Kind.PASSPORT);
      }
    }
  }

  private static void scanPattern(
      Pattern pattern, String text, Detector detector, Set<Kind> found, List<String> context) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String before = contextBefore(text, matcher.start());
      boolean spokenOf = context.isEmpty() || context.stream().anyMatch(before::contains);
      if (spokenOf && detector.match(matcher.group().strip()) == Strength.STRONG) {
        found.add(detector.kind());
      }
    }
  }

  private void scanEmails(String text, Set<Kind> found) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > 0 && at - start < 64 && EmailDetector.isLocal(text.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < text.length() && end - at < 200 && isDomainChar(text.charAt(end))) {
        end++;
      }
      while (end > at && text.charAt(end - 1) == '.') {
        end--;
      }
      if (email.match(text.substring(start, end)) == Strength.STRONG) {
        found.add(Kind.EMAIL);
      }
    }
  }

  private static boolean isDomainChar(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-');
  }

  private void scanNumbers(String text, Set<Kind> found) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        i++;
        continue;
      }
      boolean glued = i > 0 && Character.isLetter(text.charAt(i - 1));
      Run run = readRun(text, i);
      if (!glued && run.digits >= 6) {
        classifyRun(text, run, found);
      }
      i = run.end;
    }
  }

  /** Groups of digits parted by one sign each. */
  private static final class Run {
    private final int[] starts = new int[32];
    private final int[] ends = new int[32];
    private int groups;
    private int digits;
    private int end;
  }

  private static Run readRun(String text, int from) {
    Run run = new Run();
    int i = from;
    while (i < text.length() && run.groups < run.starts.length) {
      int start = i;
      while (i < text.length() && isDigit(text.charAt(i))) {
        i++;
      }
      run.starts[run.groups] = start;
      run.ends[run.groups++] = i;
      run.digits += i - start;
      boolean joined =
          i + 1 < text.length()
              && " .-".indexOf(text.charAt(i)) >= 0
              && isDigit(text.charAt(i + 1));
      if (!joined) {
        break;
      }
      i++;
    }
    run.end = Math.max(i, from + 1);
    return run;
  }

  private void classifyRun(String text, Run run, Set<Kind> found) {
    int group = 0;
    while (group < run.groups) {
      int taken = 0;
      for (int count = Math.min(MAX_GROUPS, run.groups - group);
          count >= 1 && taken == 0;
          count--) {
        int start = run.starts[group];
        if (count == 1 && group > 0 && text.charAt(start - 1) == '.') {
          // The decimals of a fraction, not a number of their own.
          break;
        }
        String digits = Words.digits(text.substring(start, run.ends[group + count - 1]));
        if (digits.length() >= 6 && digits.length() <= 19 && classify(text, start, digits, found)) {
          taken = count;
        }
      }
      group += Math.max(1, taken);
    }
  }

  private boolean classify(String text, int start, String digits, Set<Kind> found) {
    String before = contextBefore(text, start);
    boolean plus = start > 0 && text.charAt(start - 1) == '+';
    Optional<Kind> kind = kindOf(digits, before, plus);
    kind.ifPresent(found::add);
    return kind.isPresent();
  }

  private Optional<Kind> kindOf(String digits, String before, boolean plus) {
    int count = digits.length();
    boolean opposed =
        has(
            before,
            " hotline",
            " tong dai",
            " duong day nong",
            " ma sp",
            " ma hang",
            " san pham",
            " serial",
            " ma don",
            " don hang",
            " ma vach",
            " so lo",
            " hoa don",
            " quyet dinh",
            " van phong",
            " co quan",
            " fax",
            " seri",
            " ma tb",
            " thiet bi",
            " so hieu",
            " ho so");
    if (count == 12
        && has(before, " cccd", " can cuoc", " dinh danh", " cmnd", " cmt", " giay to")) {
      return Optional.of(Kind.CITIZEN_ID);
    }
    if (count == 9 && has(before, " cmnd", " cmt", " chung minh", " giay to", " id ")) {
      return Optional.of(Kind.OLD_IDENTITY_CARD);
    }
    if (count >= 6 && has(before, " stk", " tai khoan", " so tk", " tk ", " account")) {
      return Optional.of(Kind.BANK_ACCOUNT);
    }
    if ((count == 10 || count == 13)
        && has(before, " mst", " ma so thue", " tax")
        && taxCode.match(digits) == Strength.STRONG) {
      return Optional.of(Kind.TAX_CODE);
    }
    if (count == 10 && has(before, " bhxh", " bao hiem xa hoi")) {
      return Optional.of(Kind.SOCIAL_INSURANCE);
    }
    if (opposed) {
      return Optional.empty();
    }
    if (count == 12 && citizenId.match(digits) == Strength.STRONG) {
      return Optional.of(Kind.CITIZEN_ID);
    }
    if (count >= 15 && bankCard.match(digits) == Strength.STRONG) {
      return Optional.of(Kind.BANK_CARD);
    }
    boolean called =
        has(
            before,
            " dt",
            " sdt",
            " dien thoai",
            " lien he",
            " goi",
            " tel",
            " phone",
            " mobile",
            " zalo",
            " lh",
            " di dong");
    return isPhone(digits, plus, called) ? Optional.of(Kind.PHONE) : Optional.empty();
  }

  private static boolean isPhone(String digits, boolean plus, boolean called) {
    Strength strength = PhoneDetector.matchDigits(digits, plus);
    if (strength == Strength.WEAK) {
      return called;
    }
    boolean mobile =
        digits.length() >= 9 && PhoneDetector.isMobile(digits.substring(digits.length() - 9));
    return strength == Strength.STRONG && (mobile || called);
  }

  private static boolean has(String context, String... words) {
    for (String word : words) {
      if (context.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The folded words right before a position, cut at the last number so that each has its own. */
  private static String contextBefore(String text, int position) {
    int from = Math.max(0, position - CONTEXT_CHARS);
    for (int i = position - 2; i >= from; i--) {
      if (isDigit(text.charAt(i)) || text.charAt(i) == ';') {
        from = i + 1;
        break;
      }
    }
    return Words.fold(text.substring(from, position)).toLowerCase(Locale.ROOT);
  }

  private static int countDigits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
