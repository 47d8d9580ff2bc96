package vn.sen.bench.generate;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Titles and descriptions of one dataset, in Vietnamese and English, saying the same. */
final class Wording {
  private static final List<String> KINDS_VI =
      List.of(
          "Số liệu",
          "Thống kê",
          "Danh mục",
          "Kết quả khảo sát",
          "Chuỗi thời gian",
          "Báo cáo tổng hợp",
          "Kết quả quan trắc",
          "Sổ đăng ký",
          "Điểm ảnh hưởng",
          "Dự báo");
  private static final List<String> KINDS_EN =
      List.of(
          "Figures on",
          "Statistics of",
          "List of",
          "Survey of",
          "Time series of",
          "Summary report on",
          "Monitoring of",
          "Register of",
          "Sites of",
          "Forecast of");
  private static final List<String> PARTS_VI =
      List.of(
          "xã, phường",
          "quận, huyện",
          "tháng",
          "quý",
          "nhóm tuổi",
          "giới tính",
          "loại hình",
          "ngành");
  private static final List<String> PARTS_EN =
      List.of("commune", "district", "month", "quarter", "age group", "sex", "type", "industry");
  private static final List<String> METHODS_VI =
      List.of(
          "Số liệu tổng hợp từ báo cáo định kỳ của các đơn vị trực thuộc.",
          "Thu thập qua điều tra chọn mẫu hộ gia đình, có quyền số suy rộng.",
          "Ghi nhận tự động từ các trạm đo, đã kiểm tra giá trị ngoại lai.",
          "Trích từ cơ sở dữ liệu nghiệp vụ, đã loại thông tin định danh cá nhân.");
  private static final List<String> METHODS_EN =
      List.of(
          "Compiled from the regular reports of subordinate units.",
          "Collected by a household sample survey, with weights.",
          "Recorded by measuring stations and checked for outliers.",
          "Taken from an operational database, without personal identifiers.");
  private static final String NOTE_VI =
      "Dữ liệu tổng hợp (synthetic) để đo hiệu năng, không có thật.";
  private static final String NOTE_EN = "Synthetic, made to measure performance; not real data.";

  private final DatasetPlan plan;
  private final int form;
  private final int kind;
  private final int part;
  private final int method;
  private final int rows;
  private final int span;

  Wording(DatasetPlan plan, SplittableRandom random) {
    this.plan = plan;
    this.form = random.nextInt(4);
    this.kind = random.nextInt(KINDS_VI.size());
    this.part = random.nextInt(PARTS_VI.size());
    this.method = random.nextInt(METHODS_VI.size());
    this.rows = 50 + random.nextInt(200_000);
    this.span = 1 + random.nextInt(8);
  }

  String title(String language) {
    boolean isVietnamese = language.equals("vi");
    String what = isVietnamese ? plan.keyword().vietnamese() : plan.keyword().english();
    String where = Material.shortName(plan.place(), language);
    if (plan.isSeries()) {
      return isVietnamese ? "Chuỗi: " + what + ", " + where : "Series: " + what + ", " + where;
    }
    String seed = Material.in(plan.topic().seed().title(), language);
    int from = plan.year() - span;
    return switch (form) {
      case 0 -> kindOf(language) + " " + what + " " + at(language) + where + ", " + plan.year();
      case 1 ->
          seed + ": " + where + (isVietnamese ? ", giai đoạn " : ", ") + from + "–" + plan.year();
      case 2 ->
          capital(what)
              + (isVietnamese ? " theo " + PARTS_VI.get(part) : " by " + PARTS_EN.get(part))
              + (isVietnamese ? " của " : ", ")
              + where
              + (isVietnamese
                  ? ", tháng " + plan.month() + " năm " + plan.year()
                  : ", " + Material.MONTHS.get(plan.month()) + " " + plan.year());
      default -> capital(what) + " " + at(language) + where + " " + plan.year();
    };
  }

  String description(String language) {
    boolean isVietnamese = language.equals("vi");
    String seed = Material.in(plan.topic().seed().description(), language);
    String first = seed.substring(0, Math.max(seed.indexOf(". ") + 1, Math.min(80, seed.length())));
    return isVietnamese
        ? "%s Phạm vi: %s, năm %d; %d bản ghi, chia theo %s. %s %s"
            .formatted(
                first,
                Material.shortName(plan.place(), language),
                plan.year(),
                rows,
                PARTS_VI.get(part),
                METHODS_VI.get(method),
                NOTE_VI)
        : "%s Coverage: %s, %d; %d records, by %s. %s %s"
            .formatted(
                first,
                Material.shortName(plan.place(), language),
                plan.year(),
                rows,
                PARTS_EN.get(part),
                METHODS_EN.get(method),
                NOTE_EN);
  }

  String fileTitle(String language, String format) {
    String what = language.equals("vi") ? plan.keyword().vietnamese() : plan.keyword().english();
    return capital(what) + " " + plan.year() + " (" + format + ")";
  }

  private String kindOf(String language) {
    return (language.equals("vi") ? KINDS_VI : KINDS_EN).get(kind);
  }

  private static String at(String language) {
    return language.equals("vi") ? "tại " : "in ";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
