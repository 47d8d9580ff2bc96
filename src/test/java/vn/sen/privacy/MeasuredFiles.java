package vn.sen.privacy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.sen.privacy.detect.Kind;

/** Invented files of a wanted size, the same for the same size: what the check is timed with. */
public final class MeasuredFiles {
  private static final long SEED = 20260101L;
  private static final int WORKBOOK_ROWS = 400_000;

  private final Path folder;
  private final long bytes;

  /**
   * @param bytes size of each file, about; workbooks and Parquet are compressed and smaller
   */
  public MeasuredFiles(Path folder, long bytes) {
    this.folder = folder;
    this.bytes = bytes;
  }

  /** Years, units, codes and figures: what most open data is. */
  public Path plainCsv() throws IOException {
    return lines("plain.csv", bytes, plainHeader(','), plainRows(','));
  }

  public Path plainTsv() throws IOException {
    return lines("plain.tsv", bytes, plainHeader('\t'), plainRows('\t'));
  }

  /** A list of persons, nearly every cell personal data, no two rows alike. */
  public Path persons() throws IOException {
    return lines("persons.csv", bytes, PERSONS_HEADER, personRows());
  }

  /** Running text in every row, some of it about persons. */
  public Path remarks() throws IOException {
    Random random = new Random(SEED);
    PersonGenerator persons = new PersonGenerator(random);
    return lines(
        "remarks.csv",
        bytes,
        "mã,nội dung",
        () ->
            "K"
                + persons.digits(6)
                + ",\"Đã tiếp nhận phản ánh về vỉa hè tại "
                + persons.street()
                + ", "
                + persons.ward()
                + "; chuyển đơn vị xử lý trong "
                + persons.number(2, 30)
                + " ngày"
                + (persons.chance(0.1) ? ", liên hệ anh Nam " + persons.mobile() : "")
                + "\"");
  }

  public Path json() throws IOException {
    Random random = new Random(SEED);
    PersonGenerator some = new PersonGenerator(random);
    return bracketed(
        "values.json",
        "[",
        "]",
        () ->
            String.format(
                Locale.ROOT,
                "{\"year\":%d,\"province\":\"%s\",\"code\":\"SP%s\",\"value\":%.2f,\"unit\":\"tấn\"}",
                some.number(1990, 2025),
                some.city(),
                some.digits(5),
                random.nextDouble() * 100_000));
  }

  public Path geoJson() throws IOException {
    Random random = new Random(SEED);
    PersonGenerator some = new PersonGenerator(random);
    return bracketed(
        "stations.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[",
        "]}",
        () ->
            String.format(
                Locale.ROOT,
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]},"
                    + "\"properties\":{\"station\":\"%s\",\"height\":%d}}",
                102 + random.nextDouble() * 7,
                8.5 + random.nextDouble() * 14,
                some.ward(),
                some.number(1, 900)));
  }

  public Path workbook() throws IOException {
    Path file = folder.resolve("values.xlsx");
    Random random = new Random(SEED);
    PersonGenerator some = new PersonGenerator(random);
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "Sen", "1.0")) {
      Worksheet sheet = book.newWorksheet("Số liệu");
      String[] headers = {"năm", "tỉnh", "mã", "sản lượng"};
      for (int i = 0; i < headers.length; i++) {
        sheet.value(0, i, headers[i]);
      }
      for (int row = 1; row <= WORKBOOK_ROWS; row++) {
        sheet.value(row, 0, some.number(1990, 2025));
        sheet.value(row, 1, some.city());
        sheet.value(row, 2, "SP" + some.digits(5));
        sheet.value(row, 3, random.nextInt(1_000_000) / 10.0);
        if (row % 1000 == 0) {
          sheet.flush();
        }
      }
    }
    return file;
  }

  /** The plain table, as DuckDB writes it. */
  public Path parquet() throws IOException, SQLException {
    Path csv = plainCsv();
    Path file = folder.resolve("plain.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv('" + csv + "')) TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  /** One column of the kind beside a number and a word; empty for kinds that only headers tell. */
  public Optional<Path> ofKind(Kind kind) throws IOException {
    PersonGenerator some = new PersonGenerator(new Random(SEED));
    Optional<Column> column = Optional.ofNullable(column(kind, some));
    if (column.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        lines(
            kind.name().toLowerCase(Locale.ROOT) + ".csv",
            bytes / 4,
            "stt,đơn vị," + column.get().header(),
            () ->
                some.number(1, 99)
                    + ","
                    + some.city()
                    + ",\""
                    + column.get().value().get()
                    + "\""));
  }

  private record Column(String header, Supplier<String> value) {}

  private static @org.jspecify.annotations.Nullable Column column(Kind kind, PersonGenerator some) {
    return switch (kind) {
      case CITIZEN_ID -> new Column("số CCCD", () -> some.citizenId(some.birth()));
      case OLD_IDENTITY_CARD -> new Column("số CMND", some::oldCard);
      case TAX_CODE -> new Column("mã số thuế", () -> some.taxCode("8"));
      case SOCIAL_INSURANCE -> new Column("mã số BHXH", () -> some.digits(10));
      case HEALTH_INSURANCE -> new Column("số thẻ BHYT", some::healthCard);
      case PHONE -> new Column("điện thoại", () -> some.typed(some.mobile()));
      case EMAIL -> new Column("email", () -> some.email(some.name()));
      case LICENCE_PLATE -> new Column("biển số xe", some::plate);
      case BANK_CARD -> new Column("số thẻ", some::card);
      case BANK_ACCOUNT -> new Column("số tài khoản", () -> some.digits(13));
      case PASSPORT -> new Column("số hộ chiếu", some::passport);
      case PERSON_NAME -> new Column("họ và tên", some::name);
      case HOME_ADDRESS -> new Column("địa chỉ thường trú", some::home);
      case HOME_COORDINATES ->
          new Column("tọa độ nhà", () -> "21." + some.digits(6) + ", 105." + some.digits(6));
      case IP_ADDRESS -> new Column("địa chỉ IP", some::publicIp);
      case BIRTH_DATE -> new Column("ngày sinh", () -> some.birth().toString());
      case HEALTH, ETHNICITY, RELIGION, POLITICS, CRIMINAL_RECORD, BIOMETRICS, FINANCES -> null;
    };
  }

  /** A CSV file of any size: an eighth of it, all rows different, eight times over. */
  public void large(Path file, boolean plain, long size) throws IOException {
    Path part = folder.resolve("part.csv");
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      Supplier<String> row = plain ? plainRows(',') : personRows();
      fill(out, size / 8, () -> row.get() + "\n");
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(
          ((plain ? plainHeader(',') : PERSONS_HEADER) + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 8; i++) {
        Files.copy(part, out);
      }
    }
    Files.delete(part);
  }

  private static String plainHeader(char delimiter) {
    return String.join(
        String.valueOf(delimiter),
        "năm",
        "tháng",
        "tỉnh",
        "mã hàng",
        "sản lượng",
        "tỷ lệ",
        "đơn vị");
  }

  private static Supplier<String> plainRows(char delimiter) {
    Random random = new Random(SEED);
    PersonGenerator some = new PersonGenerator(random);
    return () ->
        String.join(
            String.valueOf(delimiter),
            String.valueOf(some.number(1990, 2025)),
            String.valueOf(some.number(1, 12)),
            some.city(),
            "SP" + some.digits(4),
            String.valueOf(random.nextInt(1_000_000)),
            random.nextInt(100) + "." + random.nextInt(100),
            "tấn");
  }

  private static final String PERSONS_HEADER =
      "họ và tên,ngày sinh,giới tính,số CCCD,điện thoại,email,địa chỉ thường trú";

  private static Supplier<String> personRows() {
    PersonGenerator some = new PersonGenerator(new Random(SEED));
    return () -> {
      String name = some.name();
      LocalDate birth = some.birth();
      return name
          + ","
          + birth
          + ","
          + some.pick("Nam", "Nữ")
          + ","
          + some.citizenId(birth)
          + ","
          + some.mobile()
          + ","
          + some.email(name)
          + ",\""
          + some.home()
          + "\"";
    };
  }

  private Path lines(String name, long size, String header, Supplier<String> row)
      throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      write(file, size, header, row);
    }
    return file;
  }

  private static void write(Path file, long size, String header, Supplier<String> row)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(header);
      out.write('\n');
      fill(out, size, () -> row.get() + "\n");
    }
  }

  private Path bracketed(String name, String start, String end, Supplier<String> element)
      throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(start);
      out.write(element.get());
      fill(out, bytes, () -> ",\n" + element.get());
      out.write(end);
    }
    return file;
  }

  private static void fill(Writer out, long size, Supplier<String> piece) throws IOException {
    long written = 0;
    while (written < size) {
      String text = piece.get();
      out.write(text);
      written += text.getBytes(StandardCharsets.UTF_8).length;
    }
  }
}
