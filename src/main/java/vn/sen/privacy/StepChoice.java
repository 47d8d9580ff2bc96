package vn.sen.privacy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.sen.metadata.LocalizedText;
import vn.sen.privacy.detect.Kind;

/** What a person may choose to do with a column, before keys and code lists are filled in. */
public enum StepChoice {
  KEEP("giữ nguyên", "keep as it is", "kept"),
  DROP("bỏ cột", "drop the column", "fewer-columns"),
  MASK("che, để lại 2 ký tự cuối", "mask all but the last 2 characters", "masked"),
  YEAR("ngày thành năm", "date to year", "years"),
  PROVINCE("địa chỉ, xã thành tỉnh", "address or ward to province", "provinces"),
  PSEUDONYMISE("thay bằng mã băm có khóa", "replace by a keyed hash", "pseudonymised"),
  SUPPRESS("bỏ ô đếm nhỏ", "suppress small counts", "suppressed");

  private static final Map<Kind, StepChoice> FOR_KIND =
      Map.of(
          Kind.BIRTH_DATE, YEAR,
          Kind.HOME_ADDRESS, PROVINCE,
          Kind.LICENCE_PLATE, DROP);

  private final LocalizedText label;
  private final String suffix;

  StepChoice(String vietnamese, String english, String suffix) {
    this.label = LocalizedText.of(vietnamese, english);
    this.suffix = suffix;
  }

  public LocalizedText label() {
    return label;
  }

  /**
   * The words for a step of a record.
   *
   * @param step as {@code TransformationRecord} names it
   */
  public static LocalizedText labelOf(String step) {
    String name = step.contains("(") ? step.substring(0, step.indexOf('(')) : step;
    return switch (name) {
      case "Drop" -> DROP.label;
      case "Mask" -> MASK.label;
      case "DateToYear" -> YEAR.label;
      case "PlaceToProvince" -> PROVINCE.label;
      case "Pseudonymise" -> PSEUDONYMISE.label;
      case "SuppressSmall" -> SUPPRESS.label;
      default -> LocalizedText.of(step, step);
    };
  }

  /** Of two choices for columns of one name the first that changes anything. */
  public static StepChoice stricter(StepChoice one, StepChoice other) {
    return one == KEEP ? other : one;
  }

  /** What is put into the name of a file that was treated so. */
  public String suffix() {
    return suffix;
  }

  /** As in forms and addresses: lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<StepChoice> find(String code) {
    return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  /** What mends a finding with the least loss. */
  public static StepChoice proposedFor(Finding finding) {
    return finding.embedded() ? DROP : FOR_KIND.getOrDefault(finding.kind(), DROP);
  }
}
