package vn.sen.privacy.detect;

import java.time.Year;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal data inside running text: remarks, contacts, mixed cells. A number counts by the
 * words before it ("CCCD", "STK", "ĐT" …) or by a structure that leaves no doubt. The words of a
 * text are found in one pass; what is costly runs only where they stand. Takes time linear in the
 * text; belongs to one thread.
 */
public final class TextScanner {
  private static final int CONTEXT_CHARS = 28;
  private static final int MAX_GROUPS = 5;

  private static final int OPPOSED = 1;
  private static final int CITIZEN = 1 << 1;
  private static final int OLD_CARD = 1 << 2;
  private static final int ACCOUNT = 1 << 3;
  private static final int TAX = 1 << 4;
  private static final int SOCIAL = 1 << 5;
  private static final int CALLED = 1 << 6;
  private static final int PLATED = 1 << 7;
  private static final int IP_NAMED = 1 << 8;
  private static final int PASSPORTED = 1 << 9;
  private static final int BORN = 1 << 10;
  private static final int HOME_NAMED = 1 << 11;
  private static final int TITLE = 1 << 12;
  private static final int PLACE_NAMED = 1 << 13;
  private static final int INSURED = 1 << 14;

  private static final PhraseFinder PHRASES =
      new PhraseFinder(
          Map.ofEntries(
              Map.entry(
                  OPPOSED,
                  List.of(
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
                      " ho so",
                      " isbn",
                      " imei",
                      " cong to",
                      " bien lai",
                      " hop dong",
                      " van don",
                      " ma giao dich",
                      " cong van",
                      " thua dat",
                      " truc ban")),
              Map.entry(
                  CITIZEN,
                  List.of(
                      " cccd", " can cuoc", " dinh danh", " cmnd", " cmt", " giay to", " id card")),
              Map.entry(OLD_CARD, List.of(" cmnd", " cmt", " chung minh", " giay to", " id ")),
              Map.entry(ACCOUNT, List.of(" stk", " tai khoan", " so tk", " tk ", " account")),
              Map.entry(TAX, List.of(" mst", " ma so thue", " tax")),
              Map.entry(SOCIAL, List.of(" bhxh", " bao hiem xa hoi")),
              Map.entry(INSURED, List.of(" bhyt", " bao hiem y te")),
              Map.entry(
                  CALLED,
                  List.of(
                      " dt",
                      " sdt",
                      " dien thoai",
                      " lien he",
                      " lien lac",
                      " goi",
                      " tel",
                      " phone",
                      " mobile",
                      " zalo",
                      " lh",
                      " di dong")),
              Map.entry(PLATED, List.of(" bien so", " bks", " xe ", " bien ", " plate")),
              Map.entry(IP_NAMED, List.of(" ip ")),
              Map.entry(PASSPORTED, List.of(" ho chieu", " passport", " hc ")),
              Map.entry(BORN, List.of(" sinh ", " sn ")),
              Map.entry(
                  HOME_NAMED,
                  List.of(
                      " tru tai ",
                      " o tai ",
                      " dia chi ",
                      " dc ",
                      " thuong tru ",
                      " tam tru ",
                      " nha o ",
                      " hktt ",
                      " den nha ",
                      " nha so ",
                      " ngu tai ",
                      " cho o ")),
              Map.entry(
                  TITLE,
                  List.of(
                      " ong ",
                      " ba ",
                      " anh ",
                      " chi ",
                      " chau ",
                      " em ",
                      " benh nhan ",
                      " bn ",
                      " ho ten ",
                      " ho va ten ",
                      " chu ho ",
                      " khach hang ",
                      " kh ",
                      " nguoi lien he ",
                      " lh ",
                      " lien he ",
                      " vo ",
                      " chong ",
                      " con ",
                      " me ",
                      " bo ",
                      " cha ",
                      " co ",
                      " chu ",
                      " bac ",
                      " dong chi ",
                      " d c ",
                      " nguoi nop ",
                      " nguoi nhan ",
                      " hoc sinh ",
                      " sinh vien ",
                      " gap ")),
              Map.entry(
                  PLACE_NAMED,
                  List.of(
                      " duong ",
                      " pho ",
                      " truong ",
                      " phuong ",
                      " xa ",
                      " cau ",
                      " cho ",
                      " thpt ",
                      " thcs ",
                      " tieu hoc ",
                      " benh vien ",
                      " quang truong ",
                      " cong vien ",
                      " tuong dai ",
                      " ngo ",
                      " hem ",
                      " nga tu ",
                      " tuyen "))));

  private static final Pattern PLATE =
      Pattern.compile("[1-9]\\d[ -]?[A-Z]{1,2}\\d?[ -]{1,3}(?:\\d{3}\\.\\d{2}|\\d{4,5})(?!\\d)");
  private static final Pattern HEALTH_CARD =
      Pattern.compile("[A-Z]{2}[ -]?[1-5][\\d -]{12,18}(?!\\d)");
  private static final Pattern IP =
      Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])");
  private static final Pattern BIRTH =
      Pattern.compile(
          " (?:sinh nam|sinh ngay|sn|nam sinh|ngay sinh|sinh) (?:\\d{1,2} \\d{1,2}"
              + " )?(?:19|20)\\d{2} ");
  private static final Pattern HOME =
      Pattern.compile(
          " (?:tru tai|o tai|dia chi|dc|thuong tru|tam tru|nha o|hktt|den nha|nha so|ngu tai|cho o)"
              + " (?:so )?(?:nha )?\\d{1,4}[a-z]?(?: \\d{1,4}[a-z]?){0,3}"
              + " (?:(?:duong|pho|ngo|ngach|hem|kiet)"
              + " |(?:[a-z]+ ){2,6}(?:phuong|quan|tp|thanh pho|p|q) )");

  private final CitizenIdDetector citizenId;
  private final TaxCodeDetector taxCode = new TaxCodeDetector();
  private final BankCardDetector bankCard = new BankCardDetector();
  private final EmailDetector email = new EmailDetector();
  private final HealthInsuranceDetector healthInsurance = new HealthInsuranceDetector();
  private final LicencePlateDetector plate = new LicencePlateDetector();
  private final IpAddressDetector ip = new IpAddressDetector();
  private final NameScanner names = new NameScanner();
  private final FoldedText folded = new FoldedText(PHRASES);
  private final Run run = new Run();

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
        || shape.digits() >= 1 && shape.letters() >= 12 && shape.spaces() >= 4;
  }

  /** The kinds that the text holds; empty when none. */
  public Set<Kind> scan(String text) {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    folded.read(text);
    scanNumbers(text, found);
    scanEmails(text, found);
    if (has(folded.groups(), HOME_NAMED) && HOME.matcher(folded.text()).find()) {
      found.add(Kind.HOME_ADDRESS);
    }
    boolean born = has(folded.groups(), BORN) && BIRTH.matcher(folded.text()).find();
    if ((born || !found.isEmpty()) && isNamed(text, !found.isEmpty())) {
      found.add(Kind.PERSON_NAME);
      if (born) {
        found.add(Kind.BIRTH_DATE);
      }
    }
    return found;
  }

  /** A person named after a title ("ông", "bà", "liên hệ" …), even with nothing else beside. */
  public Set<Kind> scanNamedPersons(String text) {
    folded.read(text);
    return isNamed(text, false) ? EnumSet.of(Kind.PERSON_NAME) : EnumSet.noneOf(Kind.class);
  }

  /**
   * Whether a person is named: after a title, or (beside other data of a person) with no word of a
   * place before the name.
   */
  private boolean isNamed(String text, boolean identified) {
    for (int hit = 0; has(folded.groups(), TITLE) && hit < folded.hits(); hit++) {
      if (has(folded.hitGroups(hit), TITLE) && names.isNameAt(text, folded.hitEnd(hit), 2)) {
        return true;
      }
    }
    return identified && isNamedWithoutTitle(text);
  }

  private boolean isNamedWithoutTitle(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean opens =
          Words.isUpper(text.charAt(i))
              && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)));
      if (opens && names.isNameAt(text, i, 3)) {
        int words = folded.groupsBetween(Math.max(0, i - CONTEXT_CHARS / 2), i);
        if (!has(words, PLACE_NAMED)) {
          return true;
        }
        i = names.end();
      }
    }
    return false;
  }

  private static boolean has(int groups, int group) {
    return (groups & group) != 0;
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
      if (!isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      run.read(text, i);
      boolean glued = i > 0 && Character.isLetter(text.charAt(i - 1));
      scanMixed(text, i, glued, found);
      if (!glued && run.digits >= 6) {
        classifyRun(text, found);
      }
      i = run.end;
    }
  }

  /** Numbers with letters in or before them: plates, cards, passports; and dotted addresses. */
  private void scanMixed(String text, int start, boolean glued, Set<Kind> found) {
    int end = run.ends[0];
    int first = end - start;
    if (!glued && first == 2) {
      scanPlate(text, start, found);
    }
    if (run.digits >= 13) {
      scanHealthCard(text, start, found);
    }
    boolean booklet = first == 7 || first == 8;
    if (glued
        && booklet
        && isCapital(text.charAt(start - 1))
        && isWordStart(text, start - 1)
        && has(context(text, start - 1), PASSPORTED)) {
      found.add(Kind.PASSPORT);
    }
    if (first <= 3 && has(folded.groups(), IP_NAMED)) {
      scanAddress(text, start, found);
    }
  }

  private void scanPlate(String text, int start, Set<Kind> found) {
    Matcher matcher = PLATE.matcher(text).region(start, text.length());
    if (matcher.lookingAt()
        && has(context(text, start), PLATED)
        && plate.match(matcher.group().strip()) == Strength.STRONG) {
      found.add(Kind.LICENCE_PLATE);
    }
  }

  private void scanHealthCard(String text, int start, Set<Kind> found) {
    boolean parted = start > 0 && " -".indexOf(text.charAt(start - 1)) >= 0;
    int letters = parted ? start - 3 : start - 2;
    if (letters < 0 || !isWordStart(text, letters)) {
      return;
    }
    Matcher card = HEALTH_CARD.matcher(text).region(letters, text.length());
    if (card.lookingAt() && healthInsurance.match(card.group().strip()) == Strength.STRONG) {
      found.add(Kind.HEALTH_INSURANCE);
    }
  }

  private void scanAddress(String text, int start, Set<Kind> found) {
    Matcher address = IP.matcher(text).region(start, text.length());
    if (address.lookingAt()
        && has(context(text, start), IP_NAMED)
        && ip.match(address.group()) == Strength.STRONG) {
      found.add(Kind.IP_ADDRESS);
    }
  }

  private static boolean isWordStart(String text, int position) {
    return position == 0 || !Character.isLetterOrDigit(text.charAt(position - 1));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Groups of digits parted by one sign each. */
  private static final class Run {
    private final int[] starts = new int[32];
    private final int[] ends = new int[32];
    private int groups;
    private int digits;
    private int end;

    private void read(String text, int from) {
      groups = 0;
      digits = 0;
      int i = from;
      while (i < text.length() && groups < starts.length) {
        int start = i;
        while (i < text.length() && isDigit(text.charAt(i))) {
          i++;
        }
        starts[groups] = start;
        ends[groups++] = i;
        digits += i - start;
        boolean joined =
            i + 1 < text.length()
                && " .-".indexOf(text.charAt(i)) >= 0
                && isDigit(text.charAt(i + 1));
        if (!joined) {
          break;
        }
        i++;
      }
      end = Math.max(i, from + 1);
    }
  }

  private void classifyRun(String text, Set<Kind> found) {
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
        int digits = digitsOf(group, count);
        if (digits >= 6
            && digits <= 19
            && classify(text, start, run.ends[group + count - 1], found)) {
          taken = count;
        }
      }
      group += Math.max(1, taken);
    }
  }

  private int digitsOf(int group, int count) {
    int digits = 0;
    for (int i = group; i < group + count; i++) {
      digits += run.ends[i] - run.starts[i];
    }
    return digits;
  }

  private boolean classify(String text, int start, int end, Set<Kind> found) {
    boolean plus = start > 0 && text.charAt(start - 1) == '+';
    Optional<Kind> kind =
        kindOf(Words.digits(text.substring(start, end)), context(text, start), plus);
    kind.ifPresent(found::add);
    return kind.isPresent();
  }

  private Optional<Kind> kindOf(String digits, int before, boolean plus) {
    int count = digits.length();
    if (count == 12 && has(before, CITIZEN)) {
      return Optional.of(Kind.CITIZEN_ID);
    }
    if (count == 9 && has(before, OLD_CARD)) {
      return Optional.of(Kind.OLD_IDENTITY_CARD);
    }
    if (count >= 6 && has(before, ACCOUNT)) {
      return Optional.of(Kind.BANK_ACCOUNT);
    }
    if ((count == 10 || count == 13)
        && has(before, TAX)
        && taxCode.match(digits) == Strength.STRONG) {
      return Optional.of(Kind.TAX_CODE);
    }
    if (count == 10 && has(before, SOCIAL)) {
      return Optional.of(Kind.SOCIAL_INSURANCE);
    }
    if (count == 10 && has(before, INSURED)) {
      return Optional.of(Kind.HEALTH_INSURANCE);
    }
    if (has(before, OPPOSED)) {
      return Optional.empty();
    }
    if (count == 12 && citizenId.match(digits) == Strength.STRONG) {
      return Optional.of(Kind.CITIZEN_ID);
    }
    if (count >= 15 && bankCard.match(digits) == Strength.STRONG) {
      return Optional.of(Kind.BANK_CARD);
    }
    return isPhone(digits, plus, has(before, CALLED)) ? Optional.of(Kind.PHONE) : Optional.empty();
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

  /** The words right before a position, cut at the last number so that each has its own. */
  private int context(String text, int position) {
    int from = Math.max(0, position - CONTEXT_CHARS);
    for (int i = position - 2; i >= from; i--) {
      if (isDigit(text.charAt(i)) || text.charAt(i) == ';') {
        from = i + 1;
        break;
      }
    }
    return folded.groupsBetween(from, position);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
