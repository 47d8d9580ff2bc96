package vn.sen.privacy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Invents persons and their numbers; nobody real. One word of a name in ten is in no dictionary of
 * ours, so that recall is not measured against the list it was built from.
 */
final class PersonGenerator {
  private static final String[] FAMILIES = {
    "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan",
    "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trịnh", "Đinh", "Lương", "Mai",
    "Tạ", "Giàng", "Lò", "Nông", "Hoàng", "Châu", "Thạch", "Quách", "Chế", "Trượng"
  };
  private static final String[] MIDDLES = {
    "Văn", "Văn", "Thị", "Thị", "Đức", "Hữu", "Minh", "Thanh", "Ngọc", "Quang", "Xuân", "Thu",
    "Hoài", "Gia", "Bảo", "Công", "Mạnh", "Thành", "Bá", "Khánh", "Phương", "Đoan", "Nhứt", "Bội"
  };
  private static final String[] GIVENS = {
    "An", "Anh", "Bình", "Chi", "Cường", "Dung", "Dũng", "Đạt", "Giang", "Hà", "Hải", "Hạnh",
    "Hiếu", "Hoa", "Hòa", "Hùng", "Hương", "Huy", "Khánh", "Lan", "Linh", "Long", "Mai", "Minh",
    "Nam", "Nga", "Ngân", "Ngọc", "Nhung", "Phong", "Phúc", "Phương", "Quân", "Sơn", "Tâm", "Thảo",
    "Thắng", "Thủy", "Trang", "Trung", "Tuấn", "Tú", "Vân", "Việt", "Yến", "Khuyên", "Nhẫn", "Tỏ",
    "Rĩ", "Mừng", "Út"
  };
  private static final int[] PROVINCES = {
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96
  };
  private static final String[] MOBILES = {
    "032", "033", "034", "035", "036", "037", "038", "039", "052", "056", "058", "059", "070",
        "076",
    "077", "078", "079", "081", "082", "083", "084", "085", "086", "088", "089", "090", "091",
        "093",
    "094", "096", "097", "098", "099"
  };
  private static final String[] STREETS = {
    "Nguyễn Trãi",
    "Lê Lợi",
    "Trần Phú",
    "Quang Trung",
    "Hai Bà Trưng",
    "Cầu Giấy",
    "Láng",
    "Cách Mạng Tháng Tám",
    "3 Tháng 2",
    "Điện Biên Phủ",
    "Phan Bội Châu",
    "Hùng Vương",
    "Kim Mã",
    "Tô Hiệu"
  };
  private static final String[] WARDS = {
    "Ngọc Hà",
    "Bến Nghé",
    "Hồng Hà",
    "Tân Định",
    "An Hải",
    "Kim Liên",
    "Phú Mỹ",
    "Đông Ngạc",
    "Vĩnh Hải",
    "An Bình"
  };
  private static final String[] DISTRICTS = {
    "Ba Đình", "Hải Châu", "Ninh Kiều", "Thanh Xuân", "Gò Vấp", "Cái Răng"
  };
  private static final String[] CITIES = {
    "Hà Nội", "TP.HCM", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Huế"
  };

  private final Random random;

  PersonGenerator(Random random) {
    this.random = random;
  }

  String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  int number(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  String name() {
    String middle = chance(0.1) ? "" : pick(MIDDLES) + " ";
    String second = chance(0.25) ? pick(GIVENS) + " " : "";
    return pick(FAMILIES) + " " + middle + second + pick(GIVENS);
  }

  String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{Mn}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }

  String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  LocalDate birth() {
    return LocalDate.of(1940, 1, 1).plusDays(random.nextInt(75 * 365));
  }

  String citizenId(LocalDate birth) {
    int sex = random.nextInt(2);
    int century = birth.getYear() < 2000 ? 0 : 2;
    return String.format(
        "%03d%d%02d%s",
        PROVINCES[random.nextInt(PROVINCES.length)],
        century + sex,
        birth.getYear() % 100,
        digits(6));
  }

  String oldCard() {
    return String.format("%02d%s", number(1, 38), digits(7));
  }

  String taxCode(String start) {
    int[] weights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    while (true) {
      String nine = start + digits(9 - start.length());
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += weights[i] * (nine.charAt(i) - '0');
      }
      int check = 10 - sum % 11;
      if (check < 10) {
        return nine + check;
      }
    }
  }

  String healthCard() {
    return pick("DN", "HC", "TE", "GD", "HS", "CH", "HN", "SV")
        + number(1, 5)
        + String.format("%02d", PROVINCES[random.nextInt(PROVINCES.length)])
        + digits(10);
  }

  String mobile() {
    return pick(MOBILES) + digits(7);
  }

  String fixed() {
    return pick("024", "028") + number(2, 7) + digits(7);
  }

  String typed(String mobile) {
    return switch (random.nextInt(6)) {
      case 0 -> mobile.substring(0, 4) + " " + mobile.substring(4, 7) + " " + mobile.substring(7);
      case 1 -> mobile.substring(0, 4) + "." + mobile.substring(4, 7) + "." + mobile.substring(7);
      case 2 -> "+84" + mobile.substring(1);
      case 3 -> "84" + mobile.substring(1);
      default -> mobile;
    };
  }

  String email(String name) {
    String[] words = bare(name).toLowerCase(Locale.ROOT).split(" ");
    return words[words.length - 1]
        + pick(".", "", "_")
        + words[0]
        + number(1, 99)
        + "@"
        + pick("gmail.com", "yahoo.com.vn", "outlook.com", "hanoi.gov.vn", "edu.vn");
  }

  String plate() {
    String start =
        number(11, 12) == 11 ? String.valueOf(number(14, 38)) : String.valueOf(number(47, 99));
    String series = pick("A", "B", "C", "D", "E", "F", "G", "H", "K", "L", "M");
    return switch (random.nextInt(4)) {
      case 0 -> start + series + "-" + digits(3) + "." + digits(2);
      case 1 -> start + series + number(1, 9) + "-" + digits(3) + "." + digits(2);
      case 2 -> start + series + "-" + digits(5);
      default -> start + "-" + series + number(1, 9) + " " + digits(5);
    };
  }

  String card() {
    String start = pick("970436", "970415", "4", "51", "52", "3530");
    String body = start + digits(15 - start.length());
    for (int check = 0; check < 10; check++) {
      if (isLuhn(body + check)) {
        return body + check;
      }
    }
    throw new IllegalStateException("no check digit for " + body);
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled / 10 + doubled % 10;
    }
    return sum % 10 == 0;
  }

  String passport() {
    return pick("B", "C", "N", "K", "P") + digits(7);
  }

  String home() {
    String house =
        switch (random.nextInt(6)) {
          case 0 -> "Số " + number(1, 300) + " ngõ " + number(1, 200) + " " + pick(STREETS);
          case 1 -> number(1, 300) + "/" + number(1, 60) + "/" + number(1, 9) + " " + pick(STREETS);
          case 2 -> "Số nhà " + number(1, 300) + ", đường " + pick(STREETS);
          case 3 -> number(1, 300) + pick("A", "B", "C") + " " + pick(STREETS);
          case 4 ->
              "P"
                  + number(100, 2500)
                  + " chung cư "
                  + number(1, 9)
                  + "A, số "
                  + number(1, 99)
                  + " phố "
                  + pick(STREETS);
          default -> number(1, 900) + " đường " + pick(STREETS);
        };
    String unit =
        chance(0.5)
            ? ", phường " + pick(WARDS) + ", " + pick(CITIES)
            : ", P. " + pick(WARDS) + ", Q. " + pick(DISTRICTS) + ", " + pick(CITIES);
    return house + unit;
  }

  String publicIp() {
    return pick(
            "14", "27", "42", "58", "101", "103", "113", "115", "118", "123", "125", "171", "222")
        + "."
        + number(1, 160)
        + "."
        + number(0, 255)
        + "."
        + number(1, 254);
  }

  String street() {
    return pick(STREETS);
  }

  String ward() {
    return pick(WARDS);
  }

  String city() {
    return pick(CITIES);
  }

  String district() {
    return pick(DISTRICTS);
  }
}
