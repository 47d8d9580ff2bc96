package vn.sen.metadata;

import java.util.Arrays;
import java.util.Optional;

/** What a description can be judged by. */
public enum Profile {
  DCAT_VN("dcat-vn", "DCAT-VN"),
  DCAT_AP("dcat-ap", "DCAT-AP 3.0.1");

  private final String code;
  private final String title;

  Profile(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** As in addresses and options. */
  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public static Optional<Profile> find(String code) {
    return Arrays.stream(values()).filter(profile -> profile.code.equals(code)).findFirst();
  }
}
