package vn.sen.privacy.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns, harmless one by one, lead to a person together; proposed from the headers. Only a
 * table of persons is proposed for: one column that describes a person and another beside it, a
 * sensitive one counting too, and none that says the rows are counts or measured values of groups.
 */
public final class QuasiIdentifiers {
  private static final List<String> PERSONAL =
      phrases(
          "ngay sinh",
          "nam sinh",
          "tuoi",
          "gioi tinh",
          "nghe nghiep",
          "dan toc",
          "ton giao",
          "hon nhan",
          "trinh do",
          "hoc van",
          "quoc tich",
          "chuc vu",
          "noi sinh",
          "que quan",
          "dob",
          "birth date",
          "date of birth",
          "birth year",
          "year of birth",
          "age",
          "sex",
          "gender",
          "occupation",
          "job",
          "ethnicity",
          "religion",
          "marital",
          "education",
          "nationality",
          "nam vao lam",
          "so con",
          "nhom mau",
          "chieu cao",
          "can nang",
          "phai",
          "gt");
  private static final List<String> PLACES =
      phrases(
          "xa",
          "phuong",
          "quan",
          "huyen",
          "tinh",
          "thanh pho",
          "thon",
          "to dan pho",
          "ward",
          "commune",
          "district",
          "province",
          "city",
          "zip",
          "postcode",
          "ma buu chinh",
          "noi lam viec",
          "don vi cong tac",
          "workplace",
          "truong hoc",
          "lop");
  private static final List<String> SENSITIVE =
      phrases(
          "chan doan",
          "benh",
          "suc khoe",
          "hiv",
          "ket qua xet nghiem",
          "thu nhap",
          "muc luong",
          "tien luong",
          "diagnosis",
          "disease",
          "income",
          "salary",
          "ton giao",
          "religion",
          "tien an",
          "khuyet tat",
          "disability",
          "ngheo",
          "tro cap",
          "du no",
          "no xau",
          "dang vien",
          "ket qua",
          "diem");
  private static final List<String> AGGREGATE =
      phrases(
          "so nguoi",
          "so luong",
          "so ho",
          "so ca",
          "so hoc sinh",
          "dan so",
          "population",
          "count",
          "value",
          "gia tri",
          "ty le",
          "rate",
          "total",
          "tong so",
          "number of",
          "percent",
          "units",
          "indicator",
          "chi so",
          "chi tieu",
          "births",
          "deaths",
          "obs value",
          "series",
          "cases");

  private QuasiIdentifiers() {}

  private static List<String> phrases(String... phrases) {
    return List.of(phrases).stream().map(phrase -> " " + phrase + " ").toList();
  }

  /**
   * @param foldedHeaders each with one space before and after, lower case, no diacritics
   * @return column indexes in order; empty when the table does not look like one of persons
   */
  public static List<Integer> propose(List<String> foldedHeaders) {
    if (foldedHeaders.stream().anyMatch(header -> matches(header, AGGREGATE))) {
      return List.of();
    }
    List<Integer> proposed = new ArrayList<>();
    int personal = 0;
    for (int i = 0; i < foldedHeaders.size(); i++) {
      String header = foldedHeaders.get(i);
      boolean describesPerson = matches(header, PERSONAL);
      if (describesPerson || matches(header, PLACES)) {
        proposed.add(i);
      }
      personal += describesPerson ? 1 : 0;
    }
    boolean several = proposed.size() >= 2;
    boolean sensitive =
        proposed.size() == 1 && !proposeSensitive(foldedHeaders, proposed).isEmpty();
    return personal >= 1 && (several || sensitive) ? List.copyOf(proposed) : List.of();
  }

  /** Columns whose values within a group should differ (l-diversity), not among the proposed. */
  public static List<Integer> proposeSensitive(List<String> foldedHeaders, List<Integer> quasi) {
    List<Integer> sensitive = new ArrayList<>();
    for (int i = 0; i < foldedHeaders.size(); i++) {
      if (!quasi.contains(i) && matches(foldedHeaders.get(i), SENSITIVE)) {
        sensitive.add(i);
      }
    }
    return List.copyOf(sensitive);
  }

  private static boolean matches(String header, List<String> phrases) {
    return phrases.stream().anyMatch(header::contains);
  }
}
