package vn.sen.privacy;

import java.util.Locale;
import vn.sen.metadata.LocalizedText;
import vn.sen.privacy.detect.Kind;

/** The words of findings, in both languages. */
final class FindingTexts {
  private static final Locale VI = Locale.of("vi");

  private FindingTexts() {}

  static LocalizedText why(Kind kind, boolean embedded) {
    String placeVi = embedded ? "nằm trong đoạn văn" : "có trong cột này";
    String placeEn = embedded ? "stands inside running text" : "stands in this column";
    return LocalizedText.of(
        capital(kind.label().in(VI))
            + " "
            + placeVi
            + ": "
            + kind.sensitivity().label().in(VI)
            + " theo Luật 91/2025/QH15; "
            + (kind.isDirectIdentifier()
                ? "một giá trị đủ để chỉ ra một người."
                : "đi cùng thông tin khác có thể chỉ ra một người."),
        capital(kind.label().in(Locale.ENGLISH))
            + " "
            + placeEn
            + ": "
            + kind.sensitivity().label().in(Locale.ENGLISH)
            + " by Law 91/2025/QH15; "
            + (kind.isDirectIdentifier()
                ? "one value is enough to point to a person."
                : "together with other data it may point to a person."));
  }

  static LocalizedText remedy(Kind kind, boolean embedded) {
    if (embedded) {
      return LocalizedText.of(
          "Bỏ cột văn bản này, hoặc viết lại không kèm dữ liệu cá nhân.",
          "Drop this column of text, or rewrite it without personal data.");
    }
    return switch (kind) {
      case BIRTH_DATE ->
          LocalizedText.of(
              "Nếu là ngày, chỉ giữ lại năm; nếu đã là năm, bỏ cột hoặc gộp thành nhóm tuổi khi còn"
                  + " nhóm người quá nhỏ.",
              "If these are dates, keep the year only; if they are years already, drop the column or"
                  + " merge them into age groups where groups of persons stay too small.");
      case HOME_ADDRESS, HOME_COORDINATES ->
          LocalizedText.of(
              "Khái quát thành tỉnh, thành phố, hoặc bỏ cột.",
              "Generalise to the province, or drop the column.");
      case TAX_CODE ->
          LocalizedText.of(
              "Bỏ mã số thuế của cá nhân; mã của doanh nghiệp là thông tin công khai.",
              "Drop the tax codes of individuals; those of enterprises are public.");
      case HEALTH, ETHNICITY, RELIGION, POLITICS, CRIMINAL_RECORD, BIOMETRICS, FINANCES ->
          LocalizedText.of(
              "Bỏ cột, hoặc chỉ công bố số liệu tổng hợp.",
              "Drop the column, or publish aggregates only.");
      case CITIZEN_ID,
          OLD_IDENTITY_CARD,
          SOCIAL_INSURANCE,
          HEALTH_INSURANCE,
          PHONE,
          EMAIL,
          LICENCE_PLATE,
          BANK_CARD,
          BANK_ACCOUNT,
          PASSPORT,
          PERSON_NAME,
          IP_ADDRESS ->
          LocalizedText.of(
              "Bỏ cột. Che hoặc thay bằng mã băm vẫn là dữ liệu cá nhân nếu còn nối được với một"
                  + " người.",
              "Drop the column. Masked or keyed values are still personal data while they lead to a"
                  + " person.");
    };
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(VI) + text.substring(1);
  }
}
