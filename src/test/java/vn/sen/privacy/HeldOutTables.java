package vn.sen.privacy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
import vn.sen.privacy.LabelledTable.Cell;
import vn.sen.privacy.detect.Kind;

/**
 * The held-out set: forty tables, half of them decoys, in styles and with words that the first set
 * does not have. Written before the detectors were run on it; the rules are not to be mended by
 * what they do here.
 */
final class HeldOutTables {
  private static final String[] FAMILIES = {
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Phan",
    "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đào", "Đoàn", "Vương", "Trịnh",
    "Trương", "Đinh", "Lâm", "Phùng", "Mai", "Tô", "Hà", "Tạ", "Cao", "Thái", "Châu", "Quách",
    "Nông", "Triệu", "Sùng", "Lò"
  };
  private static final String[] MIDDLES = {
    "Văn", "Văn", "Văn", "Thị", "Thị", "Thị", "Đình", "Quốc", "Tiến", "Trọng", "Hồng", "Mỹ",
    "Kim", "Thúy", "Diệu", "Bích", "Nhật", "Hoàng", "Việt", "Anh", "Tuấn", "Hải", "Duy", "Ngọc",
    "Thế", "Như", "Thùy", "Phú", "Khắc", "Viết"
  };
  private static final String[] GIVENS = {
    "Ánh", "Bảo", "Bích", "Châu", "Công", "Diễm", "Diệp", "Duyên", "Đông", "Đức", "Hằng", "Hân",
    "Hậu", "Hiền", "Hoàng", "Hồng", "Huệ", "Khang", "Khoa", "Kiên", "Lâm", "Liên", "Loan", "Lộc",
    "Luân", "Mạnh", "My", "Nghĩa", "Nguyên", "Nhi", "Nhân", "Oanh", "Phát", "Quang", "Quyên",
    "Quỳnh", "Sang", "Tài", "Tân", "Thanh", "Thành", "Thiện", "Thịnh", "Thoa", "Thu", "Thư", "Tiến",
    "Toàn", "Trâm", "Trí", "Trinh", "Trúc", "Tùng", "Tuyết", "Uyên", "Vinh", "Vũ", "Vy", "Xuân", "Ý"
  };
  private static final int[] PROVINCES = {
    1, 4, 8, 12, 19, 22, 25, 27, 30, 31, 33, 36, 38, 40, 46, 48, 49, 52, 56, 60, 64, 66, 68, 72, 74,
    75, 77, 79, 80, 83, 86, 89, 92, 95, 96
  };
  private static final String[] PREFIXES = {
    "032", "034", "036", "038", "039", "056", "058", "070", "076", "078", "081", "083", "085",
    "086", "089", "090", "093", "096", "097", "098", "091", "088"
  };
  private static final String[] STREETS = {
    "Lạc Long Quân",
    "Hoàng Hoa Thám",
    "Nguyễn Văn Cừ",
    "Trường Chinh",
    "Lý Tự Trọng",
    "Âu Cơ",
    "Phạm Văn Đồng",
    "Nguyễn Tất Thành",
    "Võ Thị Sáu",
    "30/4",
    "Bà Triệu",
    "Tây Sơn",
    "Hàm Nghi"
  };
  private static final String[] WARDS = {
    "Tân Phong",
    "Long Bình",
    "Vĩnh Tuy",
    "Hòa Khánh Bắc",
    "Đông Hải",
    "Mỹ Xuân",
    "An Khê",
    "Thạnh Lộc",
    "Quảng Phú",
    "Xuân Hòa",
    "Sa Pa",
    "Tam Quan"
  };
  private static final String[] DISTRICTS = {
    "Biên Hòa", "Hoàng Mai", "Liên Chiểu", "Bình Tân", "Phú Quốc", "Đức Trọng", "Kim Sơn"
  };
  private static final String[] CITIES = {
    "Đồng Nai", "Hà Nội", "Đà Nẵng", "TP. Hồ Chí Minh", "Lâm Đồng", "Ninh Bình", "Nghệ An"
  };
  private static final DateTimeFormatter DASHED = DateTimeFormatter.ofPattern("dd-MM-yyyy");
  private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("d.M.yyyy");
  private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final int rows;
  private final Random random;
  private final List<LabelledTable> tables = new ArrayList<>();

  private HeldOutTables(long seed, int rows) {
    this.rows = rows;
    this.random = new Random(seed);
  }

  static List<LabelledTable> generate(long seed, int rowsPerTable) {
    HeldOutTables set = new HeldOutTables(seed, rowsPerTable);
    set.officeRegisters();
    set.exports();
    set.texts();
    set.numberDecoys();
    set.placeDecoys();
    set.textDecoys();
    return List.copyOf(set.tables);
  }

  private void table(
      String name, boolean decoy, String headers, BiConsumer<LabelledTable, Integer> row) {
    LabelledTable table = new LabelledTable(name, decoy, headers.split("\\|"));
    for (int i = 0; i < rows; i++) {
      row.accept(table, i);
    }
    tables.add(table);
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private int number(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private String name() {
    String middle = random.nextInt(12) == 0 ? "" : pick(MIDDLES) + " ";
    String second = random.nextInt(4) == 0 ? pick(GIVENS) + " " : "";
    return pick(FAMILIES) + " " + middle + second + pick(GIVENS);
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{Mn}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  private LocalDate birth() {
    return LocalDate.of(1945, 1, 1).plusDays(random.nextInt(70 * 365));
  }

  private String citizenId(LocalDate birth) {
    int century = birth.getYear() < 2000 ? 0 : 2;
    return String.format(
        "%03d%d%02d%s",
        PROVINCES[random.nextInt(PROVINCES.length)],
        century + random.nextInt(2),
        birth.getYear() % 100,
        digits(6));
  }

  private String mobile() {
    return pick(PREFIXES) + digits(7);
  }

  private String dashed(String phone) {
    return phone.substring(0, 4) + "-" + phone.substring(4, 7) + "-" + phone.substring(7);
  }

  private String email(String name) {
    String[] words = bare(name).toLowerCase(Locale.ROOT).split(" ");
    return words[0].charAt(0)
        + words[words.length - 1]
        + pick("", ".", "-")
        + number(1980, 2008)
        + "@"
        + pick("gmail.com", "icloud.com", "vnu.edu.vn", "yahoo.com", "hcmut.edu.vn");
  }

  private String town() {
    return switch (random.nextInt(4)) {
      case 0 ->
          "SN "
              + number(1, 300)
              + ", tổ "
              + number(1, 20)
              + ", KP"
              + number(1, 9)
              + ", P. "
              + pick(WARDS)
              + ", TP. "
              + pick(DISTRICTS);
      case 1 ->
          number(1, 900)
              + "/"
              + number(1, 60)
              + " "
              + pick(STREETS)
              + ", P."
              + pick(WARDS)
              + ", "
              + pick(CITIES);
      case 2 ->
          "Số "
              + number(1, 300)
              + pick("A", "B", "")
              + " ngõ "
              + number(1, 400)
              + " "
              + pick(STREETS)
              + ", "
              + pick(DISTRICTS);
      default ->
          "Căn hộ "
              + number(100, 2900)
              + ", chung cư "
              + pick(WARDS)
              + ", phường "
              + pick(WARDS)
              + ", "
              + pick(CITIES);
    };
  }

  private String country() {
    return pick("Thôn ", "Xóm ", "Ấp ", "Bản ")
        + number(1, 12)
        + ", xã "
        + pick(WARDS)
        + ", huyện "
        + pick(DISTRICTS)
        + ", tỉnh "
        + pick(CITIES);
  }

  private String plate() {
    return pick("14", "29", "30", "36", "43", "51", "60", "72", "98")
        + pick("A", "C", "D", "F", "H", "K")
        + switch (random.nextInt(3)) {
          case 0 -> "-" + digits(3) + "." + digits(2);
          case 1 -> number(1, 9) + "-" + digits(5);
          default -> " " + digits(5);
        };
  }

  private String taxCode(String start) {
    int[] weights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    while (true) {
      String nine = start + digits(9 - start.length());
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += weights[i] * (nine.charAt(i) - '0');
      }
      if (10 - sum % 11 < 10) {
        return nine + (10 - sum % 11);
      }
    }
  }

  private String card() {
    String body = pick("970418", "970422", "4221", "5471") + digits(11);
    body = body.substring(0, 15);
    for (int check = 0; check < 10; check++) {
      int sum = 0;
      String all = body + check;
      for (int i = 0; i < 16; i++) {
        int digit = all.charAt(15 - i) - '0';
        int doubled = i % 2 == 1 ? digit * 2 : digit;
        sum += doubled / 10 + doubled % 10;
      }
      if (sum % 10 == 0) {
        return all;
      }
    }
    throw new IllegalStateException(body);
  }

  private static Cell p(String text) {
    return Cell.plain(text);
  }

  private static Cell of(String text, Kind kind) {
    return Cell.of(text, kind);
  }

  private void officeRegisters() {
    table(
        "h-pensioners",
        false,
        "TT|HỌ VÀ TÊN|NĂM SINH|SỐ ĐỊNH DANH CÁ NHÂN|NƠI CƯ TRÚ|MỨC HƯỞNG",
        (t, i) -> {
          LocalDate birth = birth();
          t.add(
              p("" + (i + 1)),
              of(name().toUpperCase(Locale.ROOT), Kind.PERSON_NAME),
              of("" + birth.getYear(), Kind.BIRTH_DATE),
              of("'" + citizenId(birth), Kind.CITIZEN_ID),
              of(country(), Kind.HOME_ADDRESS),
              p(number(2, 9) + "." + digits(3) + ".000"));
        });
    table(
        "h-vaccination",
        false,
        "Họ tên trẻ|Ngày tháng năm sinh|Họ tên mẹ|SĐT mẹ|Địa chỉ thường trú",
        (t, _) ->
            t.add(
                of(name(), Kind.PERSON_NAME),
                of(birth().format(DASHED), Kind.BIRTH_DATE),
                of(name(), Kind.PERSON_NAME),
                of(dashed(mobile()), Kind.PHONE),
                of(town(), Kind.HOME_ADDRESS)));
    table(
        "h-teachers",
        false,
        "Stt|Họ và tên giáo viên|Ngày sinh|Số CC/CCCD|Số sổ BHXH|Môn",
        (t, i) -> {
          LocalDate birth = birth();
          String id = citizenId(birth);
          t.add(
              p("" + i),
              of(decomposed(name()), Kind.PERSON_NAME),
              of(birth.format(DOTTED), Kind.BIRTH_DATE),
              of(
                  id.substring(0, 3) + " " + id.substring(3, 6) + " " + id.substring(6),
                  Kind.CITIZEN_ID),
              of(digits(10), Kind.SOCIAL_INSURANCE),
              p(pick("Toán", "Ngữ văn", "Hóa học")));
        });
    table(
        "h-loans",
        false,
        "Khách hàng vay|CMND/CCCD|Điện thoại di động|Dư nợ (triệu đồng)",
        (t, _) ->
            t.add(
                of(bare(name()), Kind.PERSON_NAME),
                random.nextInt(3) == 0
                    ? of(String.format("%02d", number(1, 38)) + digits(7), Kind.OLD_IDENTITY_CARD)
                    : of(citizenId(birth()), Kind.CITIZEN_ID),
                of(mobile(), Kind.PHONE),
                of("" + number(10, 900), Kind.FINANCES)));
    table(
        "h-insured",
        false,
        "Tên người bệnh|Mã thẻ BHYT|Ngày vào viện|Chẩn đoán|Điện thoại liên hệ",
        (t, _) ->
            t.add(
                of(name(), Kind.PERSON_NAME),
                of(
                    pick("GD", "TE", "DN", "HN")
                        + number(1, 4)
                        + String.format("%02d", PROVINCES[random.nextInt(PROVINCES.length)])
                        + digits(10),
                    Kind.HEALTH_INSURANCE),
                p(LocalDate.of(2025, 1, 1).plusDays(number(0, 300)).format(SLASHED)),
                of(pick("Viêm ruột thừa", "Sốt xuất huyết", "Gãy xương đùi"), Kind.HEALTH),
                of(mobile(), Kind.PHONE)));
    table(
        "h-land-owners",
        false,
        "Chủ sử dụng đất|Địa chỉ thường trú|Số tờ|Số thửa|Diện tích",
        (t, _) ->
            t.add(
                of("Ông " + name(), Kind.PERSON_NAME),
                of(town(), Kind.HOME_ADDRESS),
                p("" + number(1, 60)),
                p("" + number(1, 900)),
                p(number(40, 900) + ",5")));
    table(
        "h-parking",
        false,
        "Thời gian vào|BKS|Loại xe|Phí",
        (t, i) ->
            t.add(
                p("2025-10-01 07:" + String.format("%02d", i % 60)),
                of(plate(), Kind.LICENCE_PLATE),
                p(pick("Ô tô", "Xe máy")),
                p("5000")));
  }

  private void exports() {
    table(
        "h-crm",
        false,
        "customer_id|customer_name|mobile_no|email_address|date_of_birth|segment",
        (t, i) -> {
          String name = name();
          t.add(
              p("C" + (10000 + i)),
              of(name, Kind.PERSON_NAME),
              of("+84 " + mobile().substring(1), Kind.PHONE),
              of(email(name), Kind.EMAIL),
              of(birth() + " 00:00:00", Kind.BIRTH_DATE),
              p(pick("A", "B")));
        });
    table(
        "h-payroll",
        false,
        "employee name|tax id|bank account no|net salary",
        (t, _) ->
            t.add(
                of(bare(name()).toUpperCase(Locale.ROOT), Kind.PERSON_NAME),
                of(taxCode("8"), Kind.TAX_CODE),
                of("1" + digits(number(8, 12)), Kind.BANK_ACCOUNT),
                of(number(8, 60) + "500000", Kind.FINANCES)));
    table(
        "h-cards",
        false,
        "id|f1|f2",
        (t, i) -> t.add(p("" + i), of(card(), Kind.BANK_CARD), p(pick("ok", "fail"))));
    table(
        "h-visitors",
        false,
        "timestamp|remote_addr|user_agent|status",
        (t, i) ->
            t.add(
                p("1761" + String.format("%09d", i)),
                of(
                    pick("14", "27", "42", "113", "171", "203", "222")
                        + "."
                        + number(160, 190)
                        + "."
                        + number(0, 255)
                        + "."
                        + number(1, 254),
                    Kind.IP_ADDRESS),
                p("Mozilla/5.0"),
                p("200")));
    table(
        "h-passengers",
        false,
        "Passenger name|Passport number|DOB|Flight|Seat",
        (t, _) ->
            t.add(
                of(bare(name()).toUpperCase(Locale.ROOT), Kind.PERSON_NAME),
                of(pick("B", "C", "P", "Q") + digits(7), Kind.PASSPORT),
                of(birth().toString(), Kind.BIRTH_DATE),
                p("VN" + number(100, 999)),
                p(number(1, 40) + pick("A", "F"))));
    table(
        "h-sensors",
        false,
        "household_id|home_lat|home_lon|kwh",
        (t, i) ->
            t.add(
                p("H" + i),
                of("10." + digits(6), Kind.HOME_COORDINATES),
                of("106." + digits(6), Kind.HOME_COORDINATES),
                p("" + number(50, 900))));
    table(
        "h-phones-only",
        false,
        "stt|so may|goi cuoc",
        (t, i) -> t.add(p("" + i), of(mobile(), Kind.PHONE), p(pick("V90", "D15", "MAX100"))));
    table(
        "h-floats",
        false,
        "ho va ten|cccd|sdt",
        (t, _) ->
            t.add(
                of(name(), Kind.PERSON_NAME),
                of(citizenId(birth()).replaceFirst("^0+", "") + ".0", Kind.CITIZEN_ID),
                of(mobile().substring(1) + ".0", Kind.PHONE)));
  }

  private void texts() {
    table(
        "h-petitions",
        false,
        "STT|Nội dung kiến nghị của cử tri",
        (t, i) -> {
          String name = name();
          t.add(
              p("" + i),
              switch (i % 6) {
                case 0 ->
                    Cell.of(
                        "Bà " + name + ", SĐT: " + mobile() + " kiến nghị nạo vét kênh",
                        Kind.PERSON_NAME,
                        Kind.PHONE);
                case 1 ->
                    Cell.of(
                        "Hộ ông "
                            + name
                            + " (CCCD số "
                            + citizenId(birth())
                            + ") chưa được bồi thường",
                        Kind.PERSON_NAME,
                        Kind.CITIZEN_ID);
                case 2 -> of("Đề nghị trả lời qua email " + email(name), Kind.EMAIL);
                case 3 ->
                    p("Đề nghị lắp thêm " + number(2, 20) + " bóng đèn đường " + pick(STREETS));
                case 4 ->
                    p(
                        "Đường liên thôn dài "
                            + number(1, 9)
                            + "."
                            + number(100, 900)
                            + " m xuống cấp từ năm "
                            + number(2015, 2024));
                default ->
                    Cell.of(
                        "Anh "
                            + name
                            + " ngụ tại "
                            + number(1, 200)
                            + " đường "
                            + pick(STREETS)
                            + " phản ánh tiếng ồn",
                        Kind.PERSON_NAME,
                        Kind.HOME_ADDRESS);
              });
        });
    table(
        "h-delivery-notes",
        false,
        "ma don|ghi chu giao hang",
        (t, i) ->
            t.add(
                p("DH" + digits(6)),
                switch (i % 4) {
                  case 0 ->
                      Cell.of(
                          "gap anh " + bare(name()) + " dt " + mobile(),
                          Kind.PERSON_NAME,
                          Kind.PHONE);
                  case 1 -> of("nguoi nhan goi truoc " + dashed(mobile()), Kind.PHONE);
                  case 2 -> p("hang de vo, giao gio hanh chinh");
                  default -> p("giao lan 2 ngay " + number(1, 28) + "/10/2025");
                }));
    table(
        "h-contacts",
        false,
        "Cơ quan, đơn vị|Đầu mối liên hệ",
        (t, _) -> {
          String name = name();
          t.add(
              p("Phòng Văn hóa huyện " + pick(DISTRICTS)),
              Cell.of(
                  "Đ/c " + name + " - " + mobile() + " - " + email(name),
                  Kind.PERSON_NAME,
                  Kind.PHONE,
                  Kind.EMAIL));
        });
    table(
        "h-accidents",
        false,
        "Ngày|Tóm tắt vụ việc",
        (t, i) ->
            t.add(
                p(LocalDate.of(2025, 1, 1).plusDays(i % 300).format(SLASHED)),
                i % 2 == 0
                    ? of("Xe biển số " + plate() + " va chạm tại ngã ba", Kind.LICENCE_PLATE)
                    : p("Không có thiệt hại về người, ùn tắc " + number(1, 9) + " km")));
    table(
        "h-transfers",
        false,
        "id|noi dung chuyen khoan",
        (t, i) ->
            t.add(
                p("" + i),
                i % 3 == 0
                    ? of("nop hoc phi STK 1" + digits(9) + " tai BIDV", Kind.BANK_ACCOUNT)
                    : p("thanh toan hoa don so " + digits(8) + " thang " + number(1, 12))));
  }

  private void numberDecoys() {
    table(
        "h-water-meters",
        true,
        "Mã khách hàng|Số danh bộ|Chỉ số cũ|Chỉ số mới",
        (t, _) ->
            t.add(
                p("PE" + digits(11)),
                p(digits(11)),
                p("" + number(1, 9999)),
                p("" + number(1, 9999))));
    table(
        "h-contracts",
        true,
        "Số hợp đồng|Gói thầu|Giá trị (đồng)",
        (t, _) ->
            t.add(
                p("2025" + digits(8)), p("Gói số " + number(1, 90)), p(number(1, 9) + digits(10))));
    table(
        "h-timestamps",
        true,
        "ts|sensor|pm25",
        (t, i) ->
            t.add(
                p("20251101" + String.format("%06d", i * 37)),
                p("S" + number(1, 40)),
                p(number(3, 150) + "." + number(0, 9))));
    table(
        "h-transactions",
        true,
        "transaction_id|ref|amount",
        (t, _) -> t.add(p("9" + digits(15)), p("FT" + digits(12)), p(number(1, 900) + "000")));
    table(
        "h-gtin",
        true,
        "Mã vạch|Tên thuốc|Hàm lượng",
        (t, _) ->
            t.add(
                p("893" + digits(10)),
                p(pick("Paracetamol", "Amoxicillin", "Vitamin C")),
                p(number(1, 9) * 100 + " mg")));
    table(
        "h-short-codes",
        true,
        "Tỉnh|Tổng đài cấp cứu|Đường dây nóng",
        (t, _) -> t.add(p(pick(CITIES)), p("115"), p(pick("1900", "1800") + digits(4))));
    table(
        "h-budget",
        true,
        "Chỉ tiêu|Dự toán 2024|Quyết toán 2024",
        (t, _) ->
            t.add(p("Chi sự nghiệp"), p(number(1, 9) + digits(11)), p(number(1, 9) + digits(8))));
    table(
        "h-plots",
        true,
        "Mã ô tiêu chuẩn|Loài|D1.3 (cm)|Hvn (m)",
        (t, _) ->
            t.add(
                p(digits(9)),
                p(pick("Keo lai", "Thông", "Sa mộc")),
                p(number(5, 40) + "." + number(0, 9)),
                p(number(4, 25) + "." + number(0, 9))));
    table(
        "h-models",
        true,
        "model|qty|release",
        (t, _) ->
            t.add(
                p(number(10, 99) + pick("X", "Z", "W") + "-" + digits(4)),
                p("" + number(1, 99)),
                p(number(1, 9) + "." + number(0, 30) + "." + number(0, 9))));
  }

  private void placeDecoys() {
    table(
        "h-schools",
        true,
        "Trường|Địa chỉ trường|Số lớp|Website",
        (t, _) ->
            t.add(
                p("Trường THCS " + pick("Chu Văn An", "Nguyễn Văn Trỗi", "Lê Hồng Phong")),
                p(number(1, 300) + " " + pick(STREETS) + ", phường " + pick(WARDS)),
                p("" + number(5, 40)),
                p("thcs" + number(1, 99) + ".edu.vn")));
    table(
        "h-bridges",
        true,
        "Tên cầu|Lý trình|Chiều dài (m)",
        (t, _) ->
            t.add(
                p("Cầu " + pick("Nguyễn Văn Trỗi", "Hàm Rồng", "Bạch Hổ")),
                p("Km" + number(1, 900) + "+" + digits(3)),
                p("" + number(20, 1900))));
    table(
        "h-charging",
        true,
        "Trạm sạc|vĩ độ|kinh độ|công suất",
        (t, i) ->
            t.add(
                p("Trạm " + pick(WARDS) + " " + i),
                p("16." + digits(5)),
                p("108." + digits(5)),
                p(number(1, 4) * 30 + " kW")));
    table(
        "h-street-names",
        true,
        "Tên phố|Quận|Năm đặt tên",
        (t, _) ->
            t.add(
                p(
                    pick(
                        "Phan Đình Phùng",
                        "Nguyễn Bỉnh Khiêm",
                        "Lý Nam Đế",
                        "Tô Hiến Thành",
                        "Hoàng Văn Thụ")),
                p(pick(DISTRICTS)),
                p("" + number(1945, 2020))));
    table(
        "h-hospitals",
        true,
        "Cơ sở khám chữa bệnh|Địa chỉ|Điện thoại cơ quan",
        (t, _) ->
            t.add(
                p("Bệnh viện đa khoa " + pick(CITIES)),
                p("Số " + number(1, 200) + " đường " + pick(STREETS)),
                p("0" + number(203, 299) + digits(7))));
    table(
        "h-population",
        true,
        "Xã|Số hộ|Số nhân khẩu|Tỷ lệ hộ nghèo (%)",
        (t, _) ->
            t.add(
                p("Xã " + pick(WARDS)),
                p("" + number(800, 5000)),
                p("" + number(3000, 20000)),
                p(number(1, 20) + "," + number(0, 9))));
  }

  private void textDecoys() {
    table(
        "h-minutes",
        true,
        "Mục|Nội dung",
        (t, _) ->
            t.add(
                p("" + number(1, 9)),
                p(
                    "Theo Quyết định số "
                        + number(100, 3000)
                        + "/QĐ-UBND ngày "
                        + number(1, 28)
                        + "/5/2024, tổng kinh phí "
                        + number(1, 900)
                        + "."
                        + digits(3)
                        + ".000 đồng, mã hồ sơ "
                        + digits(12))));
    table(
        "h-reports",
        true,
        "Chương|Tóm tắt",
        (t, _) ->
            t.add(
                p("Chương " + number(1, 9)),
                p(
                    "Sản lượng đạt "
                        + number(100, 999)
                        + "."
                        + digits(3)
                        + " tấn, tăng "
                        + number(1, 20)
                        + ","
                        + number(0, 9)
                        + "% so với năm "
                        + number(2015, 2023))));
    table(
        "h-events",
        true,
        "Sự kiện|Địa điểm|Đường dây hỗ trợ",
        (t, _) ->
            t.add(
                p("Lễ hội " + pick(WARDS)),
                p("Quảng trường " + pick("Lâm Viên", "Hòa Bình")),
                p("Tổng đài 1900 " + digits(4))));
    table(
        "h-laws",
        true,
        "Số hiệu|Trích yếu|Ngày hiệu lực",
        (t, _) ->
            t.add(
                p(number(1, 200) + "/2024/NĐ-CP"),
                p(
                    "Nghị định quy định chi tiết Điều "
                        + number(1, 99)
                        + " và Điều "
                        + number(100, 199)),
                p(number(1, 28) + "/7/2024")));
    table(
        "h-offices",
        true,
        "Đơn vị|Hộp thư|Fax",
        (t, _) ->
            t.add(
                p("Sở Tài chính " + pick(CITIES)),
                p(
                    pick("vanphong", "vanthu", "lienhe", "info")
                        + "@"
                        + pick("sotaichinh", "stc")
                        + ".gov.vn"),
                p("024 " + number(2, 7) + digits(3) + " " + digits(4))));
  }
}
