package vn.sen.privacy.detect;

import vn.sen.metadata.LocalizedText;

/** The two classes of personal data of Law 91/2025/QH15, listed by Decree 356/2025/NĐ-CP. */
public enum Sensitivity {
  /** Dữ liệu cá nhân cơ bản: Decree 356/2025/NĐ-CP, article 3. */
  BASIC("dữ liệu cá nhân cơ bản", "basic personal data"),
  /** Dữ liệu cá nhân nhạy cảm: Decree 356/2025/NĐ-CP, article 4. */
  SENSITIVE("dữ liệu cá nhân nhạy cảm", "sensitive personal data");

  private final LocalizedText label;

  Sensitivity(String vietnamese, String english) {
    label = LocalizedText.of(vietnamese, english);
  }

  public LocalizedText label() {
    return label;
  }
}
