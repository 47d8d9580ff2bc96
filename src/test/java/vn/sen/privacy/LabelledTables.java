package vn.sen.privacy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import vn.sen.privacy.LabelledTable.Cell;
import vn.sen.privacy.detect.Kind;

/**
 * The labelled test set: forty tables in the styles offices use, half of them decoys, the same for
 * the same seed.
 */
final class LabelledTables {
  private static final DateTimeFormatter DMY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter MDY = DateTimeFormatter.ofPattern("MM/dd/yyyy");
  private final int rows;
  private final PersonGenerator people;
  private final List<LabelledTable> tables = new ArrayList<>();

  private LabelledTables(long seed, int rows) {
    this.rows = rows;
    this.people = new PersonGenerator(new Random(seed));
  }

  static List<LabelledTable> generate(long seed, int rowsPerTable) {
    LabelledTables set = new LabelledTables(seed, rowsPerTable);
    set.registers();
    set.services();
    set.remarks();
    set.codeDecoys();
    set.placeDecoys();
    set.textDecoys();
    return List.copyOf(set.tables);
  }

  private void table(
      String name, boolean decoy, List<String> headers, BiConsumer<LabelledTable, Integer> row) {
    LabelledTable table = new LabelledTable(name, decoy, headers.toArray(String[]::new));
    for (int i = 0; i < rows; i++) {
      row.accept(table, i);
    }
    tables.add(table);
  }

  private Cell name(String name) {
    return Cell.of(name, Kind.PERSON_NAME);
  }

  private String drop(String digits) {
    return digits.replaceFirst("^0+", "");
  }

  private void registers() {
    table(
        "residents",
        false,
        List.of("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Nơi thường trú"),
        (t, i) -> {
          LocalDate birth = people.birth();
          t.add(
              Cell.plain("" + (i + 1)),
              name(people.name()),
              Cell.of(birth.format(DMY), Kind.BIRTH_DATE),
              Cell.plain(people.pick("Nam", "Nữ")),
              Cell.of(people.citizenId(birth), Kind.CITIZEN_ID),
              Cell.of(people.home(), Kind.HOME_ADDRESS));
        });
    table(
        "zeros-lost",
        false,
        List.of("HO TEN", "NAM SINH", "CCCD", "SDT"),
        (t, _) -> {
          LocalDate birth = people.birth();
          t.add(
              name(people.capitals(people.name())),
              Cell.of("" + birth.getYear(), Kind.BIRTH_DATE),
              Cell.of(drop(people.citizenId(birth)), Kind.CITIZEN_ID),
              Cell.of(drop(people.mobile()), Kind.PHONE));
        });
    table(
        "bare-names",
        false,
        List.of("ho_ten", "ngay_sinh", "dien_thoai", "email"),
        (t, _) -> {
          String name = people.bare(people.name());
          t.add(
              name(name),
              Cell.of(people.birth().toString(), Kind.BIRTH_DATE),
              Cell.of(people.typed(people.mobile()), Kind.PHONE),
              Cell.of(people.email(name), Kind.EMAIL));
        });
    table(
        "mixed-cards",
        false,
        List.of("Họ tên", "Số CMND/CCCD", "Ngày cấp", "Nơi cấp"),
        (t, _) -> {
          boolean old = people.chance(0.4);
          t.add(
              name(people.capitals(people.bare(people.name()))),
              old
                  ? Cell.of(people.oldCard(), Kind.OLD_IDENTITY_CARD)
                  : Cell.of(people.citizenId(people.birth()), Kind.CITIZEN_ID),
              Cell.plain(LocalDate.of(2015, 1, 1).plusDays(people.number(0, 3000)).format(DMY)),
              Cell.plain("CA " + people.city()));
        });
    table(
        "unnamed-ids",
        false,
        List.of("code", "value1", "note"),
        (t, i) ->
            t.add(
                Cell.plain("R" + i),
                Cell.of(people.citizenId(people.birth()), Kind.CITIZEN_ID),
                Cell.plain("ok")));
    table(
        "employees",
        false,
        List.of("Full name", "DOB", "Tax code", "Bank account", "Salary"),
        (t, _) ->
            t.add(
                name(people.name()),
                Cell.of(people.birth().format(MDY), Kind.BIRTH_DATE),
                Cell.of(people.taxCode("8"), Kind.TAX_CODE),
                Cell.of(
                    people.digits(people.number(9, 14)).replaceFirst("^0", "1"), Kind.BANK_ACCOUNT),
                Cell.of(people.number(5, 60) + "000000", Kind.FINANCES)));
    table(
        "insured",
        false,
        List.of("Họ tên người tham gia", "Mã số BHXH", "Số thẻ BHYT", "Nơi đăng ký KCB"),
        (t, _) ->
            t.add(
                name(people.name()),
                Cell.of(people.digits(10), Kind.SOCIAL_INSURANCE),
                Cell.of(people.healthCard(), Kind.HEALTH_INSURANCE),
                Cell.plain("Trạm y tế " + people.ward())));
    table(
        "patients",
        false,
        List.of("Bệnh nhân", "Tuổi", "Địa chỉ", "Chẩn đoán", "ĐT người nhà"),
        (t, _) ->
            t.add(
                name(people.capitals(people.name())),
                Cell.plain("" + people.number(1, 90)),
                Cell.of(people.home(), Kind.HOME_ADDRESS),
                Cell.of(people.pick("Tăng huyết áp", "Viêm phổi", "Đái tháo đường"), Kind.HEALTH),
                Cell.of(people.typed(people.mobile()), Kind.PHONE)));
    table(
        "households",
        false,
        List.of("Chủ hộ", "Kinh độ nhà", "Vĩ độ nhà", "Số nhân khẩu"),
        (t, _) ->
            t.add(
                name(people.name()),
                Cell.of("105." + people.digits(5), Kind.HOME_COORDINATES),
                Cell.of("21." + people.digits(5), Kind.HOME_COORDINATES),
                Cell.plain("" + people.number(1, 8))));
  }

  private void services() {
    table(
        "vehicles",
        false,
        List.of("Tên chủ xe", "Biển số", "Nhãn hiệu"),
        (t, _) ->
            t.add(
                name(people.name()),
                Cell.of(people.plate(), Kind.LICENCE_PLATE),
                Cell.plain(people.pick("Toyota", "Honda", "VinFast"))));
    table(
        "violations",
        false,
        List.of("ngay", "col_b", "loi"),
        (t, _) ->
            t.add(
                Cell.plain(LocalDate.of(2025, 1, 1).plusDays(people.number(0, 300)).toString()),
                Cell.of(people.plate(), Kind.LICENCE_PLATE),
                Cell.plain("Quá tốc độ")));
    table(
        "cards",
        false,
        List.of("Khách hàng số", "Số thẻ", "Hạn mức"),
        (t, i) ->
            t.add(
                Cell.plain("KH" + i),
                Cell.of(people.card(), Kind.BANK_CARD),
                Cell.plain("" + people.number(1, 90))));
    table(
        "accounts",
        false,
        List.of("Họ và tên", "STK", "Ngân hàng", "Số tiền"),
        (t, _) ->
            t.add(
                name(people.bare(people.capitals(people.name()))),
                Cell.of("1" + people.digits(people.number(8, 13)), Kind.BANK_ACCOUNT),
                Cell.plain(people.pick("Vietcombank", "BIDV", "Agribank")),
                Cell.plain(people.number(1, 900) + "000")));
    table(
        "passports",
        false,
        List.of("Full Name", "Passport No", "Nationality", "Date of birth"),
        (t, _) ->
            t.add(
                name(people.bare(people.name())),
                Cell.of(people.passport(), Kind.PASSPORT),
                Cell.plain("VNM"),
                Cell.of(people.birth().toString(), Kind.BIRTH_DATE)));
    table(
        "access-log",
        false,
        List.of("time", "client_ip", "path"),
        (t, i) ->
            t.add(
                Cell.plain("2025-11-01 10:00:" + String.format("%02d", i % 60)),
                Cell.of(people.publicIp(), Kind.IP_ADDRESS),
                Cell.plain("/datasets")));
    table(
        "contacts-mixed",
        false,
        List.of("Tên đơn vị", "Người liên hệ", "Liên lạc"),
        (t, _) -> {
          String name = people.name();
          Cell contact =
              switch (people.number(0, 2)) {
                case 0 -> Cell.of(people.typed(people.mobile()), Kind.PHONE);
                case 1 -> Cell.of(people.email(name), Kind.EMAIL);
                default ->
                    Cell.of(people.mobile() + " / " + people.email(name), Kind.PHONE, Kind.EMAIL);
              };
          t.add(Cell.plain("UBND phường " + people.ward()), name(name), contact);
        });
    table(
        "delivery",
        false,
        List.of("Người nhận", "Địa chỉ giao hàng", "Phone", "Ghi chú"),
        (t, _) ->
            t.add(
                name(people.name()),
                Cell.of(people.home(), Kind.HOME_ADDRESS),
                Cell.of(people.mobile(), Kind.PHONE),
                Cell.plain(people.pick("", "Giao giờ hành chính", "Hàng dễ vỡ"))));
    table(
        "students",
        false,
        List.of("Mã SV", "Họ đệm", "Họ tên sinh viên", "Ngày sinh", "Lớp", "Email"),
        (t, i) -> {
          String name = people.name();
          t.add(
              Cell.plain("SV2024" + i),
              Cell.plain(""),
              name(name),
              Cell.of(people.birth().format(DMY), Kind.BIRTH_DATE),
              Cell.plain("K" + people.number(60, 69) + "A"),
              Cell.of(people.email(name), Kind.EMAIL));
        });
  }

  private void remarks() {
    table(
        "remarks",
        false,
        List.of("Mã hồ sơ", "Nội dung phản ánh"),
        (t, i) -> {
          String name = people.name();
          Cell text =
              switch (i % 5) {
                case 0 ->
                    Cell.of(
                        "Ông "
                            + name
                            + ", ĐT "
                            + people.typed(people.mobile())
                            + ", phản ánh đường hỏng",
                        Kind.PERSON_NAME,
                        Kind.PHONE);
                case 1 ->
                    Cell.of(
                        "Người dân có CCCD "
                            + people.citizenId(people.birth())
                            + " đề nghị cấp lại giấy",
                        Kind.CITIZEN_ID);
                case 2 ->
                    Cell.of(
                        "Bà "
                            + name
                            + " sinh năm "
                            + people.number(1950, 2000)
                            + " hỏi thủ tục đất đai",
                        Kind.PERSON_NAME,
                        Kind.BIRTH_DATE);
                case 3 ->
                    Cell.of(
                        "Chuyển khoản vào STK " + "1" + people.digits(10) + " ngân hàng BIDV",
                        Kind.BANK_ACCOUNT);
                default ->
                    Cell.plain("Đề nghị sửa đèn đường tại ngã tư số " + people.number(1, 20));
              };
          t.add(Cell.plain("HS-2025-" + i), text);
        });
    table(
        "remarks-bare",
        false,
        List.of("id", "ghi chu"),
        (t, i) -> {
          Cell text =
              switch (i % 4) {
                case 0 ->
                    Cell.of(
                        "lien he email " + people.email(people.name()) + " de nhan ket qua",
                        Kind.EMAIL);
                case 1 -> Cell.of("goi lai so " + people.mobile() + " sau 17h", Kind.PHONE);
                case 2 ->
                    Cell.of(
                        "xe bien so " + people.plate() + " do sai noi quy dinh",
                        Kind.LICENCE_PLATE);
                default -> Cell.plain("khong co nguoi nhan, chuyen lai lan 2 ngay 12/05/2025");
              };
          t.add(Cell.plain("" + i), text);
        });
  }

  private Cell p(String text) {
    return Cell.plain(text);
  }

  private void codeDecoys() {
    table(
        "product-codes-12",
        true,
        List.of("Mã sản phẩm", "Tên sản phẩm", "Giá"),
        (t, _) ->
            t.add(
                p("8935" + people.digits(8)),
                p(people.pick("Gạo tẻ", "Nước mắm", "Chè xanh")),
                p("" + people.number(10, 900))));
    table(
        "serial-series",
        true,
        List.of("mã", "loại", "năm"),
        (t, i) ->
            t.add(
                p(String.format("001201%06d", i)), p("Máy đo"), p("" + people.number(2010, 2024))));
    table(
        "meters",
        true,
        List.of("Số công tơ", "Trạm", "Sản lượng"),
        (t, _) ->
            t.add(
                p(people.digits(12)),
                p("TBA " + people.ward()),
                p("" + people.number(100, 99999))));
    table(
        "hotlines",
        true,
        List.of("Đơn vị", "Đường dây nóng", "Điện thoại"),
        (t, _) ->
            t.add(
                p("Sở Y tế " + people.city()),
                p(people.pick("1900", "1800") + people.digits(4)),
                p(people.pick("1900 ", "1800 ") + people.digits(4))));
    table(
        "isbn",
        true,
        List.of("ISBN", "Tên sách", "Năm xuất bản"),
        (t, _) ->
            t.add(
                p("978604" + people.digits(7)),
                p("Tập " + people.number(1, 50)),
                p("" + people.number(1990, 2024))));
    table(
        "orders",
        true,
        List.of("order_id", "qty", "sku"),
        (t, i) ->
            t.add(
                p("2025" + String.format("%08d", i * 7919)),
                p("" + people.number(1, 20)),
                p(people.pick("A", "B", "C") + people.digits(7))));
    table(
        "imei",
        true,
        List.of("IMEI", "Model"),
        (t, _) -> t.add(p("35" + people.digits(13)), p("X" + people.number(1, 20))));
    table(
        "versions",
        true,
        List.of("Phần mềm", "Phiên bản", "Ngày"),
        (t, _) ->
            t.add(
                p("Bộ gõ"),
                p(
                    people.number(1, 20)
                        + "."
                        + people.number(0, 9)
                        + "."
                        + people.number(0, 9)
                        + "."
                        + people.number(0, 99)),
                p("2024-01-02")));
    table(
        "land-parcels",
        true,
        List.of("Mã thửa đất", "Diện tích", "Loại đất"),
        (t, _) ->
            t.add(
                p(people.digits(10)),
                p(people.number(50, 900) + "." + people.number(0, 9)),
                p("ONT")));
    table(
        "budget-lines",
        true,
        List.of("Mã nội dung kinh tế", "Dự toán", "Quyết toán"),
        (t, _) ->
            t.add(
                p("" + people.number(1000, 9999)),
                p(people.number(1, 9) + people.digits(9)),
                p(people.number(1, 9) + people.digits(9))));
    table(
        "documents",
        true,
        List.of("Số ký hiệu văn bản", "Ngày ban hành", "Trích yếu"),
        (t, i) ->
            t.add(
                p(people.number(1, 3000) + "/QĐ-UBND"),
                p(LocalDate.of(2020, 1, 1).plusDays(i).format(DMY)),
                p("Quyết định về kế hoạch năm " + people.number(2020, 2026))));
  }

  private static final List<String> FAMOUS =
      List.of(
          "Nguyễn Trãi",
          "Trần Hưng Đạo",
          "Lê Lợi",
          "Nguyễn Du",
          "Phan Bội Châu",
          "Lý Thường Kiệt",
          "Ngô Quyền",
          "Hoàng Diệu",
          "Nguyễn Huệ",
          "Trần Phú",
          "Lê Duẩn",
          "Phạm Ngũ Lão",
          "Bùi Thị Xuân");

  private void placeDecoys() {
    table(
        "streets",
        true,
        List.of("Tên đường", "Điểm đầu", "Chiều dài (m)"),
        (t, _) ->
            t.add(
                p(people.pick(FAMOUS)),
                p(people.pick("Ngã tư", "Cầu", "Chợ") + " " + people.ward()),
                p("" + people.number(100, 9000))));
    table(
        "historical-persons",
        true,
        List.of("Họ tên", "Năm sinh", "Năm mất", "Triều đại"),
        (t, _) -> {
          int born = people.number(1000, 1880);
          t.add(
              p(people.pick(FAMOUS)),
              p("" + born),
              p("" + (born + people.number(30, 80))),
              p(people.pick("Lý", "Trần", "Lê", "Nguyễn")));
        });
    table(
        "schools",
        true,
        List.of("Tên trường", "Địa chỉ", "Số học sinh"),
        (t, _) ->
            t.add(
                p("THPT " + people.pick(FAMOUS)),
                p(
                    people.number(1, 400)
                        + " đường "
                        + people.street()
                        + ", phường "
                        + people.ward()),
                p("" + people.number(200, 2000))));
    table(
        "stations",
        true,
        List.of("Trạm", "Kinh độ", "Vĩ độ", "Cao độ"),
        (t, _) ->
            t.add(
                p("Trạm " + people.ward() + " " + people.number(1, 99)),
                p("106." + people.digits(4)),
                p("10." + people.digits(4)),
                p("" + people.number(1, 900))));
    table(
        "bus-stops",
        true,
        List.of("stop_name", "stop_lat", "stop_lon", "Địa chỉ trạm"),
        (t, _) ->
            t.add(
                p(people.number(1, 300) + " " + people.street()),
                p("10." + people.digits(6)),
                p("106." + people.digits(6)),
                p("Đối diện " + people.number(1, 300) + " " + people.street())));
    table(
        "wards",
        true,
        List.of("Phường/Xã", "Quận/Huyện", "Tỉnh/Thành phố", "Dân số"),
        (t, _) ->
            t.add(
                p(people.ward()),
                p(people.district()),
                p(people.city()),
                p("" + people.number(2000, 90000))));
  }

  private void textDecoys() {
    table(
        "news",
        true,
        List.of("id", "noi dung"),
        (t, i) ->
            t.add(
                p("" + i),
                p(
                    "Tổng đài 1900"
                        + people.digits(4)
                        + " tiếp nhận "
                        + people.number(100, 9000)
                        + " cuộc gọi, mã đơn hàng "
                        + people.digits(12)
                        + " trong năm 2024")));
    table(
        "prices",
        true,
        List.of("Ngày", "Mặt hàng", "Giá mua", "Giá bán"),
        (t, i) ->
            t.add(
                p(LocalDate.of(2022, 1, 1).plusDays(i).toString()),
                p("Vàng SJC"),
                p(people.number(60, 90) + "." + people.digits(3) + ".000"),
                p(people.number(60, 90) + "." + people.digits(3) + ".000")));
    table(
        "offices",
        true,
        List.of("Cơ quan", "Email", "Điện thoại cơ quan", "Địa chỉ trụ sở"),
        (t, _) ->
            t.add(
                p("UBND phường " + people.ward()),
                p(
                    people.pick("vanthu", "info", "lienhe")
                        + "@"
                        + people
                            .bare(people.ward())
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace(" ", "")
                        + ".gov.vn"),
                p(people.fixed()),
                p(
                    "Số "
                        + people.number(1, 200)
                        + " "
                        + people.street()
                        + ", phường "
                        + people.ward())));
  }
}
