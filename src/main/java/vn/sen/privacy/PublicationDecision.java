package vn.sen.privacy;

import java.util.List;
import vn.sen.metadata.LocalizedText;

/**
 * Whether a file may be published, and why not.
 *
 * @param fileName name in the portal
 * @param check what the decision rests on
 * @param overrides decisions of stewards that were counted
 * @param refusals why it may not; empty when it may
 * @param warnings what to know although it may
 */
public record PublicationDecision(
    String fileName,
    StoredCheck check,
    List<FindingOverride> overrides,
    List<Ground> refusals,
    List<Ground> warnings) {

  /** What speaks against publication. */
  public enum Ground {
    NOT_FINISHED(
        "việc kiểm tra chưa đọc hết tệp, nên coi là chưa đạt",
        "the check did not reach the end of the file, which counts as not passed"),
    UNREADABLE(
        "định dạng này không kiểm tra tự động được; người phụ trách phải xác nhận và nêu lý do",
        "files of this format cannot be checked; a steward must vouch for it with a reason"),
    PERSONAL_DATA("tệp có dữ liệu cá nhân", "the file holds personal data"),
    BELOW_K(
        "có nhóm người giống nhau quá ít người (dưới mức k) nên có thể nhận ra từng người",
        "groups of persons are smaller than the allowed k, so that persons can be told apart"),
    RISK_UNKNOWN(
        "chưa tính được nguy cơ nhận diện lại, nên coi là chưa đạt",
        "the risk of re-identification could not be computed, which counts as not passed"),
    PSEUDONYMISED(
        "dữ liệu được thay bằng mã băm vẫn là dữ liệu cá nhân theo Luật 91/2025/QH15",
        "pseudonymised data are still personal data by Law 91/2025/QH15"),
    WEIGHT(
        "dữ liệu cốt lõi hoặc quan trọng không được công bố mở",
        "core and important data are not made open"),
    SMALL_CELLS("có ô đếm quá nhỏ", "there are counts too small"),
    BELOW_L(
        "có nhóm người quá giống nhau về thông tin nhạy cảm: biết ai thuộc nhóm là biết thông tin đó"
            + " của họ",
        "the persons of some group are too much alike in what is sensitive: who knows that somebody"
            + " is in the group knows it of them");

    private final LocalizedText text;

    Ground(String vietnamese, String english) {
      this.text = LocalizedText.of(vietnamese, english);
    }

    public LocalizedText text() {
      return text;
    }
  }

  public PublicationDecision {
    overrides = List.copyOf(overrides);
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
  }

  public boolean isPermitted() {
    return refusals.isEmpty();
  }
}
