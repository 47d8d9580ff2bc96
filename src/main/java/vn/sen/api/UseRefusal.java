package vn.sen.api;

import java.util.ArrayList;
import java.util.List;
import vn.sen.access.UseDecision;
import vn.sen.platform.ProblemException;

/** Tells a caller who may not use the data why, and what they can do. */
final class UseRefusal {
  private UseRefusal() {}

  /**
   * The decision, where it permits.
   *
   * @throws ProblemException with the reasons, where it does not
   */
  static UseDecision permitted(String slug, UseDecision decision) {
    if (!decision.permitted()) {
      throw of(slug, decision);
    }
    return decision;
  }

  static ProblemException of(String slug, UseDecision decision) {
    List<String> vietnamese = new ArrayList<>();
    List<String> english = new ArrayList<>();
    vietnamese.add("Bạn chưa được dùng dữ liệu này.");
    english.add("You may not use this data yet.");
    decision.reasons().forEach(reason -> vietnamese.add(reason.vietnamese()));
    decision.reasons().forEach(reason -> english.add(reason.english()));
    decision.remedies().forEach(remedy -> vietnamese.add(vietnamese(remedy, slug)));
    decision.remedies().forEach(remedy -> english.add(english(remedy, slug)));
    return new ProblemException(
        ApiProblem.USE_REFUSED, String.join(" ", vietnamese), String.join(" ", english));
  }

  private static String vietnamese(UseDecision.Remedy remedy, String slug) {
    return switch (remedy) {
      case SIGN_IN -> "Hãy đăng nhập ở /sign-in.";
      case ACCEPT_TERMS -> "Hãy chấp nhận điều khoản sử dụng trong trang tài khoản, /account.";
      case REQUEST_ACCESS -> "Hãy gửi đề nghị ở /requests/new?dataset=" + slug + ".";
      case SHARE_MORE -> "Cơ quan của bạn cần chia sẻ thêm; xem /sharing/rules.";
      case REPORT_BACK -> "Hãy báo lại kết quả trong trang thỏa thuận, /agreements.";
      case WAIT -> "Đến lúc đó dữ liệu tự mở tại chính địa chỉ này.";
      case ASK_OWNER -> "Hãy liên hệ cơ quan chủ quản ở /datasets/" + slug + "#who.";
    };
  }

  private static String english(UseDecision.Remedy remedy, String slug) {
    return switch (remedy) {
      case SIGN_IN -> "Sign in at /sign-in.";
      case ACCEPT_TERMS -> "Accept the terms of use on your account's page, /account.";
      case REQUEST_ACCESS -> "Ask for access at /requests/new?dataset=" + slug + ".";
      case SHARE_MORE -> "Your agency has to share more; see /sharing/rules.";
      case REPORT_BACK -> "Report back on the agreement's page, /agreements.";
      case WAIT -> "They open by themselves then, at this very address.";
      case ASK_OWNER -> "Ask the owning agency, /datasets/" + slug + "#who.";
    };
  }
}
