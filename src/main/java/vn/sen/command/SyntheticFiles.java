package vn.sen.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Files of invented data for the demonstration, the same for the same seed. The people in them do
 * not exist; names, numbers and diagnoses are put together at random.
 */
final class SyntheticFiles {
  private static final List<String> DIAGNOSES =
      List.of("I10", "E11.9", "J45.9", "K29.7", "M54.5", "A90", "J18.9", "N18.3");
  private static final List<String> MERCHANTS =
      List.of("siêu thị", "xăng dầu", "điện lực", "học phí", "nhà thuốc", "du lịch", "điện máy");

  private final Random random;
  private final Map<String, List<String>> names;

  SyntheticFiles(long seed) {
    this.random = new Random(seed);
    this.names = names();
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new HashMap<>();
    try (InputStream file = SyntheticFiles.class.getResourceAsStream("/privacy/names.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 3))
          .forEach(
              cells -> names.computeIfAbsent(cells[0], key -> new ArrayList<>()).add(cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** Payments, some of them marked as fraud. */
  String payments(int rows) {
    StringBuilder csv =
        new StringBuilder(
            "ma_giao_dich,thoi_diem,ho_ten,so_tai_khoan,so_tien,nganh_hang,gian_lan\n");
    LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int i = 1; i <= rows; i++) {
      boolean fraud = random.nextInt(50) == 0;
      time = time.plusSeconds(random.nextInt(600));
      long amount = (fraud ? 5_000_000L : 20_000L) + random.nextInt(2_000_000);
      csv.append(
          String.format(
              Locale.ROOT,
              "TH%08d,%s,%s,%s,%d,%s,%d%n",
              i,
              time,
              name(),
              digits(13),
              amount / 1000 * 1000,
              pick(MERCHANTS),
              fraud ? 1 : 0));
    }
    return csv.toString().replace("\r\n", "\n");
  }

  /** Visits of patients, with what a real file would hold of them. */
  String healthRecords(int rows) {
    StringBuilder csv =
        new StringBuilder(
            "ma_ho_so,ho_ten,ngay_sinh,so_cccd,dien_thoai,so_bhyt,ngay_kham,ma_benh\n");
    for (int i = 1; i <= rows; i++) {
      LocalDate birth = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(29_000));
      csv.append(
          String.format(
              Locale.ROOT,
              "TH%06d,%s,%s,%s,09%s,DN4%s,%s,%s%n",
              i,
              name(),
              birth,
              "001" + digits(9),
              digits(8),
              digits(12),
              LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365)),
              pick(DIAGNOSES)));
    }
    return csv.toString().replace("\r\n", "\n");
  }

  /** A series of numbers by hour. */
  String series(int rows, String column, double around) {
    StringBuilder csv = new StringBuilder("thoi_diem," + column + "\n");
    LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int i = 0; i < rows; i++) {
      double value = around * (1 + 0.2 * Math.sin(i / 3.8) + 0.05 * random.nextGaussian());
      csv.append(String.format(Locale.ROOT, "%s,%.1f%n", time.plusHours(i), value));
    }
    return csv.toString().replace("\r\n", "\n");
  }

  private String name() {
    return pick(names.get("family"))
        + " "
        + pick(names.getOrDefault("middle", List.of("Văn", "Thị")))
        + " "
        + pick(names.getOrDefault("given", List.of("An", "Bình")));
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
