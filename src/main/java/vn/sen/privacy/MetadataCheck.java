package vn.sen.privacy;

import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.sen.metadata.LocalizedText;
import vn.sen.metadata.TextRule;
import vn.sen.privacy.detect.Kind;
import vn.sen.privacy.detect.PersonalContact;
import vn.sen.privacy.detect.TextScanner;

/**
 * Warns of persons in the texts of a description: titles, descriptions, remarks, contacts. An
 * office's number and mailbox are none. Asked wherever a description is validated: before review
 * and publication, in imports, by {@code POST /api/validate}.
 */
public final class MetadataCheck implements TextRule {
  private static final String VCARD = "http://www.w3.org/2006/vcard/ns#";
  private static final Set<String> CONTACT_NAMES =
      Set.of(VCARD + "fn", VCARD + "hasFN", VCARD + "given-name", VCARD + "family-name");

  private final InstantSource clock;

  public MetadataCheck(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<Remark> judge(List<StatedText> texts) {
    TextScanner scanner = new TextScanner(Year.from(clock.instant().atZone(ZoneOffset.UTC)));
    PersonalContact contact = new PersonalContact();
    List<Remark> remarks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (Kind kind : kinds(texts.get(i), scanner, contact)) {
        remarks.add(new Remark(i, code(kind), message(kind)));
      }
    }
    return List.copyOf(remarks);
  }

  private static Set<Kind> kinds(StatedText stated, TextScanner scanner, PersonalContact contact) {
    String text = stated.text().strip();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (text.isEmpty()) {
      return kinds;
    }
    kinds.addAll(scanner.scan(text));
    kinds.addAll(scanner.scanNamedPersons(text));
    if (CONTACT_NAMES.contains(stated.property()) && contact.isName(text)) {
      kinds.add(Kind.PERSON_NAME);
    }
    if (kinds.contains(Kind.EMAIL) && !contact.holdsPersonalMailbox(text)) {
      kinds.remove(Kind.EMAIL);
    }
    return kinds;
  }

  private static String code(Kind kind) {
    return "personal-data-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static LocalizedText message(Kind kind) {
    return LocalizedText.of(
        "Có thể là dữ liệu cá nhân: "
            + kind.label().in(Locale.of("vi"))
            + ". Phần mô tả ai cũng đọc được: hãy ghi đầu mối chung của cơ quan, hoặc bỏ thông tin"
            + " này.",
        "This may be personal data: "
            + kind.label().in(Locale.ENGLISH)
            + ". Everybody can read a description: give the agency's shared contact instead, or"
            + " leave it out.");
  }
}
