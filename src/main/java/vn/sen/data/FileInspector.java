package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import vn.sen.platform.ProblemException;
import vn.sen.privacy.table.Reading;
import vn.sen.privacy.table.TableFormat;
import vn.sen.privacy.table.TableLimits;
import vn.sen.privacy.table.TableReader;

/** Looks into a stored file: what it is, and what its owner should mend before it is published. */
@Singleton
public final class FileInspector {
  private static final Set<String> ARCHIVES =
      Set.of("application/zip", "application/x-tar", "application/x-gtar", "application/gzip");

  /** Programs: nobody publishes data in them. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "application/x-msdownload",
          "application/x-dosexec",
          "application/x-executable",
          "application/x-elf",
          "application/x-sharedlib",
          "application/x-mach-o-executable",
          "application/x-bat",
          "application/x-sh",
          "application/java-archive",
          "application/vnd.microsoft.portable-executable");

  private static final String GEOJSON = "application/geo+json";

  /** What is read by the reader of the disclosure check; delimited text has a look of its own. */
  private static final Map<String, TableFormat> TABLES =
      Map.of(
          "application/json",
          TableFormat.JSON,
          GEOJSON,
          TableFormat.JSON,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          TableFormat.XLSX,
          "application/vnd.apache.parquet",
          TableFormat.PARQUET,
          "application/x-parquet",
          TableFormat.PARQUET);

  private static final TableLimits LIMITS = TableLimits.within(2L << 30, Duration.ofMinutes(2));

  private static final Map<String, String> FORMAT_OF_TYPE =
      Map.ofEntries(
          Map.entry("text/csv", "CSV"),
          Map.entry("text/tab-separated-values", "TSV"),
          Map.entry("application/json", "JSON"),
          Map.entry("application/geo+json", "GEOJSON"),
          Map.entry("application/xml", "XML"),
          Map.entry("text/html", "HTML"),
          Map.entry("text/plain", "TXT"),
          Map.entry("application/pdf", "PDF"),
          Map.entry("application/zip", "ZIP"),
          Map.entry("application/gzip", "GZIP"),
          Map.entry("application/x-tar", "TAR"),
          Map.entry("application/vnd.ms-excel", "XLS"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
          Map.entry("application/vnd.apache.parquet", "PARQUET"),
          Map.entry("application/x-parquet", "PARQUET"),
          Map.entry("text/turtle", "RDF_TURTLE"),
          Map.entry("image/png", "PNG"),
          Map.entry("image/jpeg", "JPEG"),
          Map.entry("image/tiff", "TIFF"),
          Map.entry("image/svg+xml", "SVG"));

  private static final Map<String, String> TYPE_OF_ENDING =
      Map.ofEntries(
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("tab", "text/tab-separated-values"),
          Map.entry("txt", "text/plain"),
          Map.entry("json", "application/json"),
          Map.entry("geojson", "application/geo+json"),
          Map.entry("ttl", "text/turtle"),
          Map.entry("xml", "application/xml"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          Map.entry("parquet", "application/vnd.apache.parquet"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("html", "text/html"));

  private final DataFiles files;
  private final VirusScan virusScan;
  private final Detector detector = TikaConfig.getDefaultConfig().getDetector();

  public FileInspector(DataFiles files, VirusScan virusScan) {
    this.files = files;
    this.virusScan = virusScan;
  }

  /**
   * @param name as the owner calls it
   * @throws ProblemException when the file is infected, a program, or the scanner does not answer
   */
  public FileFacts inspect(String sha256, String name) {
    try {
      refuseInfected(sha256, name);
      String type = mediaType(sha256, name);
      if (PROGRAMS.contains(type)) {
        throw new ProblemException(
            DataProblem.REFUSED_FILE,
            "“" + name + "” là một chương trình (" + type + "), không phải dữ liệu.",
            "“" + name + "” is a program (" + type + "), not data.");
      }
      return look(sha256, name, type);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be looked into", e);
    }
  }

  private void refuseInfected(String sha256, String name) throws IOException {
    if (!virusScan.isConfigured()) {
      return;
    }
    try (InputStream in = files.open(sha256, 0)) {
      Optional<String> found = virusScan.find(in);
      if (found.isPresent()) {
        throw new ProblemException(
            DataProblem.INFECTED_FILE,
            "“" + name + "” có mã độc (" + found.get() + ") nên không được nhận.",
            "“" + name + "” is infected (" + found.get() + ") and was not taken.");
      }
    }
  }

  private FileFacts look(String sha256, String name, String type) throws IOException {
    List<FileIssue> issues = new ArrayList<>();
    String stated = TYPE_OF_ENDING.get(ending(name));
    if (stated != null && !agree(stated, type)) {
      issues.add(lie(name, type));
    }
    Optional<TextEncoding> encoding = Optional.empty();
    Optional<TableFacts> table = Optional.empty();
    List<String> entries = List.of();
    String looked = type;
    if (isText(type)) {
      encoding = encoding(sha256);
      encoding.filter(found -> found != TextEncoding.UTF_8).ifPresent(e -> issues.add(encoded(e)));
    }
    if (type.equals("text/csv") || type.equals("text/tab-separated-values")) {
      try (InputStream in = files.open(sha256, 0)) {
        table =
            Optional.of(
                new TableCheck(issues)
                    .run(
                        VietnameseText.reader(
                            new BufferedInputStream(in), encoding.orElse(TextEncoding.UTF_8))));
      }
    } else if (TABLES.containsKey(type)) {
      TableLook look = new TableLook();
      table = look.facts(read(sha256, TABLES.get(type), look, issues));
      looked = look.isFeatureCollection() ? GEOJSON : type;
    } else if (ARCHIVES.contains(type)) {
      try (InputStream in = files.open(sha256, 0)) {
        entries = new ArchiveCheck(issues).run(new BufferedInputStream(in), type);
      }
    }
    return new FileFacts(
        looked, FORMAT_OF_TYPE.getOrDefault(looked, ""), encoding, table, entries, issues);
  }

  private Reading read(String sha256, TableFormat format, TableLook look, List<FileIssue> issues)
      throws IOException {
    Reading reading;
    try (InputStream in = files.open(sha256, 0)) {
      reading =
          new TableReader(LIMITS, InstantSource.system())
              .read(new BufferedInputStream(in), format, look, _ -> {});
    }
    reading
        .stop()
        .filter(stop -> stop != Reading.Stop.EMPTY && stop != Reading.Stop.NOT_UTF_8)
        .ifPresent(
            stop ->
                issues.add(
                    TableCheck.issue(
                        "not-read",
                        FileIssue.Severity.WARNING,
                        0,
                        "",
                        "Không đọc hết được tệp: " + stop.vietnamese() + ".",
                        "The file could not be read to its end: " + stop.english() + ".",
                        "Mở tệp bằng phần mềm đã tạo ra nó, lưu lại rồi tải lên lần nữa.",
                        "Open it in the program that made it, save it and upload it again.")));
    return reading;
  }

  private Optional<TextEncoding> encoding(String sha256) throws IOException {
    try (InputStream in = files.open(sha256, 0)) {
      return VietnameseText.detect(VietnameseText.sample(in));
    }
  }

  private String mediaType(String sha256, String name) throws IOException {
    String found;
    try (InputStream in = files.open(sha256, 0);
        TikaInputStream sample =
            TikaInputStream.get(new BufferedInputStream(InputBound.of(in, 1 << 20)))) {
      Metadata metadata = new Metadata();
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
      found = detector.detect(sample, metadata).getBaseType().toString();
    }
    String byName = TYPE_OF_ENDING.getOrDefault(ending(name), "");
    if (found.equals("application/zip") || found.startsWith("application/x-tika-ooxml")) {
      return officeType(sha256).orElse("application/zip");
    }
    if (found.equals("text/plain") || found.equals("application/octet-stream")) {
      boolean text = isKnownText(sha256);
      if (text && isText(byName)) {
        return byName;
      }
      return text ? "text/plain" : "application/octet-stream";
    }
    if (found.equals("application/json") && byName.equals("application/geo+json")) {
      return byName;
    }
    return isText(found) && isText(byName) && !isMarkup(found) ? byName : found;
  }

  private boolean isKnownText(String sha256) throws IOException {
    return encoding(sha256).isPresent();
  }

  /** The office formats are archives; what is in one tells which. */
  private Optional<String> officeType(String sha256) throws IOException {
    try (InputStream in = files.open(sha256, 0)) {
      List<String> names = new ArchiveCheck(new ArrayList<>()).run(in, "application/zip");
      if (names.stream().anyMatch(name -> name.startsWith("xl/workbook"))) {
        return Optional.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      }
      return names.stream().anyMatch(name -> name.startsWith("word/document"))
          ? Optional.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
          : Optional.empty();
    }
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || Set.of("application/json", "application/geo+json", "application/xml").contains(type);
  }

  private static boolean isMarkup(String type) {
    return type.equals("text/html")
        || type.equals("application/xml")
        || type.equals("application/xhtml+xml");
  }

  private static boolean agree(String stated, String found) {
    return stated.equals(found)
        || isText(stated) && isText(found) && !isMarkup(found)
        || stated.equals("application/xml") && found.endsWith("xml")
        || stated.contains("parquet") && found.contains("parquet");
  }

  /** What a file of this name, or behind an address that ends so, claims to be. */
  public static Optional<String> mediaTypeOfName(String name) {
    return Optional.ofNullable(TYPE_OF_ENDING.get(ending(name.replaceFirst("[?#].*$", ""))));
  }

  /** Code of the EU list of file types, or "". */
  public static String formatOf(String mediaType) {
    return FORMAT_OF_TYPE.getOrDefault(mediaType, "");
  }

  /** The format in which content of this type is read as a table; delimited text apart. */
  static Optional<TableFormat> findTableFormat(String mediaType) {
    return Optional.ofNullable(TABLES.get(mediaType));
  }

  /** Lower case, without the point. */
  static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static FileIssue lie(String name, String type) {
    return TableCheck.issue(
        "type-differs",
        FileIssue.Severity.ERROR,
        0,
        "",
        "Tên tệp nói là ." + ending(name) + ", nhưng nội dung là " + type + ".",
        "The name says ." + ending(name) + ", but the content is " + type + ".",
        "Đổi phần đuôi tên tệp cho đúng nội dung, hoặc tải lên đúng tệp.",
        "Name the file by what it is, or upload the right one.");
  }

  private static FileIssue encoded(TextEncoding encoding) {
    return TableCheck.issue(
        "not-utf-8",
        FileIssue.Severity.WARNING,
        0,
        "",
        "Tệp viết bằng bảng mã " + encoding.label() + ", không phải UTF-8.",
        "The file is written in " + encoding.label() + ", not in UTF-8.",
        "Để cổng chuyển sang UTF-8: chữ tiếng Việt giữ nguyên.",
        "Let the portal convert it to UTF-8: the Vietnamese letters stay as they are.");
  }

  /**
   * The file in its plainest form, stored: UTF-8, and for a table commas, ISO dates and decimal
   * points.
   */
  public StoredContent repair(String sha256, FileFacts facts) {
    TextEncoding encoding = facts.encoding().orElse(TextEncoding.UTF_8);
    try (InputStream in = new BufferedInputStream(files.open(sha256, 0))) {
      Optional<TableFacts> table = facts.table().filter(TableFacts::isDelimited);
      return table.isEmpty()
          ? files.store(VietnameseText.asUtf8(in, encoding))
          : Pipe.store(files, out -> TableRepair.rewrite(in, encoding, table.get(), out));
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + sha256 + " cannot be rewritten", e);
    }
  }
}
