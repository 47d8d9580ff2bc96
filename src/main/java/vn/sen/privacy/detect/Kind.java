package vn.sen.privacy.detect;

import vn.sen.metadata.LocalizedText;

/**
 * A kind of personal data. Basic or sensitive as Decree 356/2025/NĐ-CP (articles 3 and 4) lists
 * what Law 91/2025/QH15 names; where the lists leave room the stricter class is taken.
 */
public enum Kind {
  CITIZEN_ID(true, Sensitivity.BASIC, "số căn cước (định danh cá nhân)", "citizen identity number"),
  OLD_IDENTITY_CARD(true, Sensitivity.BASIC, "số chứng minh nhân dân", "old identity-card number"),
  TAX_CODE(true, Sensitivity.BASIC, "mã số thuế", "tax code"),
  SOCIAL_INSURANCE(true, Sensitivity.BASIC, "mã số bảo hiểm xã hội", "social insurance number"),
  HEALTH_INSURANCE(true, Sensitivity.BASIC, "số thẻ bảo hiểm y tế", "health insurance card number"),
  PHONE(true, Sensitivity.BASIC, "số điện thoại", "phone number"),
  EMAIL(true, Sensitivity.BASIC, "địa chỉ thư điện tử", "e-mail address"),
  LICENCE_PLATE(true, Sensitivity.BASIC, "biển số xe", "licence plate"),
  /** Article 4: information on bank cards is sensitive. */
  BANK_CARD(true, Sensitivity.SENSITIVE, "số thẻ ngân hàng", "bank card number"),
  /** Article 4: finances and information on accounts at credit institutions. */
  BANK_ACCOUNT(true, Sensitivity.SENSITIVE, "số tài khoản ngân hàng", "bank account number"),
  PASSPORT(true, Sensitivity.BASIC, "số hộ chiếu", "passport number"),
  PERSON_NAME(true, Sensitivity.BASIC, "họ tên", "person's name"),
  HOME_ADDRESS(true, Sensitivity.BASIC, "địa chỉ nhà", "home address"),
  /** The place of a dwelling, as exact as location services give it: the stricter class. */
  HOME_COORDINATES(true, Sensitivity.SENSITIVE, "tọa độ nơi ở", "coordinates of a home"),
  /** Article 4 counts the tracking of behaviour in cyberspace as sensitive. */
  IP_ADDRESS(true, Sensitivity.SENSITIVE, "địa chỉ IP", "IP address"),
  BIRTH_DATE(false, Sensitivity.BASIC, "ngày sinh", "date of birth"),
  HEALTH(false, Sensitivity.SENSITIVE, "tình trạng sức khỏe", "state of health"),
  ETHNICITY(false, Sensitivity.SENSITIVE, "nguồn gốc dân tộc", "ethnic origin"),
  RELIGION(false, Sensitivity.SENSITIVE, "tôn giáo", "religion"),
  POLITICS(false, Sensitivity.SENSITIVE, "quan điểm chính trị", "political views"),
  CRIMINAL_RECORD(false, Sensitivity.SENSITIVE, "tiền án, tiền sự", "criminal record"),
  BIOMETRICS(false, Sensitivity.SENSITIVE, "sinh trắc học", "biometrics"),
  FINANCES(false, Sensitivity.SENSITIVE, "tình hình tài chính", "finances");

  private final boolean directIdentifier;
  private final Sensitivity sensitivity;
  private final LocalizedText label;

  Kind(boolean directIdentifier, Sensitivity sensitivity, String vietnamese, String english) {
    this.directIdentifier = directIdentifier;
    this.sensitivity = sensitivity;
    this.label = LocalizedText.of(vietnamese, english);
  }

  /** Whether one value points to one person, or leads to that person, by itself. */
  public boolean isDirectIdentifier() {
    return directIdentifier;
  }

  public Sensitivity sensitivity() {
    return sensitivity;
  }

  public LocalizedText label() {
    return label;
  }
}
