package vn.sen.access.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import vn.sen.access.policy.Reason.Code;

/** The words of decisions. */
final class Reasons {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private Reasons() {}

  static Reason permitted(String rule) {
    return new Reason(Code.PERMITTED, rule, "Chính sách cho phép.", "The policy permits it.");
  }

  static Reason unknown(Collection<String> terms) {
    String list = String.join(", ", terms);
    return new Reason(
        Code.UNKNOWN_TERM,
        "",
        "Chính sách dùng từ mà cổng không hiểu nên không ai được dùng: " + list + ".",
        "The policy uses terms that the portal does not know, so nobody may use it: " + list + ".");
  }

  static Reason noPermission() {
    return new Reason(
        Code.NO_PERMISSION,
        "",
        "Chính sách không cho phép điều gì.",
        "The policy permits nothing.");
  }

  static Reason prohibited(String rule) {
    return new Reason(
        Code.PROHIBITED, rule, "Chính sách cấm việc này.", "The policy prohibits it.");
  }

  static Reason embargo(String rule, Instant until, ZoneId zone) {
    String when = TIME.format(until.atZone(zone));
    return new Reason(
        Code.EMBARGO,
        rule,
        "Dữ liệu được mở từ " + when + "; từ nay đến đó chỉ có mô tả là công khai.",
        "The data open on " + when + "; until then only the description is public.");
  }

  static Reason otherParty(String rule) {
    return new Reason(
        Code.OTHER_PARTY,
        rule,
        "Quyền này dành cho người hoặc cơ quan khác.",
        "This permission is for another person or agency.");
  }

  static Reason otherAction(String rule) {
    return new Reason(
        Code.OTHER_ACTION,
        rule,
        "Quyền này không gồm việc được yêu cầu.",
        "This permission does not cover what is asked for.");
  }

  static Reason otherTarget(String rule) {
    return new Reason(
        Code.OTHER_TARGET,
        rule,
        "Quyền này dành cho bộ dữ liệu khác.",
        "This permission is for another dataset.");
  }

  static Reason time(String rule, String operator, Instant bound, ZoneId zone) {
    String when = TIME.format(bound.atZone(zone));
    boolean isEnd = operator.startsWith("lt");
    return new Reason(
        Code.TOO_EARLY_OR_LATE,
        rule,
        isEnd ? "Đã hết hạn từ " + when + "." : "Thời gian không khớp với " + when + ".",
        isEnd ? "It ended on " + when + "." : "The time does not fit " + when + ".");
  }

  static Reason purposeNeeded(String rule, Collection<String> purposes) {
    String list = codes(purposes);
    return new Reason(
        Code.PURPOSE_NEEDED,
        rule,
        "Cần nêu mục đích sử dụng; được phép: " + list + ".",
        "The purpose of use must be stated; permitted: " + list + ".");
  }

  static Reason otherPurpose(String rule, String stated, Collection<String> purposes) {
    return new Reason(
        Code.OTHER_PURPOSE,
        rule,
        "Mục đích “" + code(stated) + "” không phù hợp với " + codes(purposes) + ".",
        "The purpose “" + code(stated) + "” does not fit " + codes(purposes) + ".");
  }

  static Reason usedUp(String rule, long bound) {
    return new Reason(
        Code.USED_UP,
        rule,
        "Đã dùng hết số lần cho phép (" + bound + ").",
        "The permitted number of uses (" + bound + ") is used up.");
  }

  static Reason reciprocity(String rule, long shared, long wanted) {
    return new Reason(
        Code.RECIPROCITY,
        rule,
        "Có đi có lại: cơ quan đang chia sẻ %d bộ dữ liệu cập nhật, thỏa thuận cần %d. Chia sẻ thêm hoặc cập nhật %d bộ để dùng lại."
            .formatted(shared, wanted, wanted - shared),
        "Reciprocity: the agency shares %d up-to-date datasets, the agreement needs %d. Share or update %d more to use it again."
            .formatted(shared, wanted, wanted - shared));
  }

  static Reason condition(String rule) {
    return new Reason(
        Code.CONDITION, rule, "Điều kiện của quyền không thỏa.", "A condition does not hold.");
  }

  static Reason dutyViolated(String rule, List<String> actions) {
    return new Reason(
        Code.DUTY_VIOLATED,
        rule,
        "Nghĩa vụ chưa được thực hiện: " + codes(actions) + ".",
        "A duty was not met: " + codes(actions) + ".");
  }

  private static String codes(Collection<String> iris) {
    return String.join(", ", iris.stream().map(Reasons::code).sorted().toList());
  }

  private static String code(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }
}
