package vn.sen.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Lists an archive without unpacking it to disk. Bytes are counted as they really come out: what an
 * archive states of itself is not believed.
 */
final class ArchiveCheck {
  private static final int MOST_ENTRIES = 10_000;
  private static final int SHOWN = 200;
  private static final long MOST_BYTES = 20L << 30;
  private static final int HIGHEST_RATIO = 200;
  private static final long RATIO_COUNTS_FROM = 50L << 20;

  private final List<FileIssue> issues;
  private final List<String> names = new ArrayList<>();

  ArchiveCheck(List<FileIssue> issues) {
    this.issues = issues;
  }

  /**
   * @param mediaType application/zip, application/x-tar or application/gzip
   */
  List<String> run(InputStream in, String mediaType) {
    Counting packed = new Counting(in);
    try {
      switch (mediaType) {
        case "application/zip" -> entries(new ZipArchiveInputStream(packed), packed);
        case "application/x-tar", "application/x-gtar" ->
            entries(new TarArchiveInputStream(packed), packed);
        default -> drain(new GzipCompressorInputStream(packed), packed, 0);
      }
    } catch (IOException | IllegalArgumentException e) {
      error(
          "broken-archive",
          "Không đọc hết được tệp nén: tệp hỏng, có mật khẩu, hoặc dùng cách nén lạ.",
          "The archive cannot be read to its end: damaged, encrypted or packed in an unknown way.",
          "Nén lại bằng ZIP thường, không mật khẩu.",
          "Pack it again as a plain ZIP without a password.");
    } catch (BombException e) {
      error(
          "archive-bomb",
          "Tệp nén bung ra quá lớn hoặc có quá nhiều mục, nên không được nhận.",
          "The archive unpacks to far too much, so it is not taken.",
          "Chia nhỏ dữ liệu, hoặc tải lên từng tệp không nén.",
          "Split the data, or upload the files unpacked.");
    }
    return names.subList(0, Math.min(SHOWN, names.size()));
  }

  private void entries(ArchiveInputStream<?> archive, Counting packed)
      throws IOException, BombException {
    long unpacked = 0;
    for (ArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      names.add(entry.getName());
      if (names.size() > MOST_ENTRIES) {
        throw new BombException();
      }
      if (isUnsafe(entry.getName())) {
        error(
            "unsafe-entry",
            "Tệp nén có mục tên “" + shown(entry.getName()) + "” trỏ ra ngoài thư mục.",
            "The archive has an entry “" + shown(entry.getName()) + "” that points outside it.",
            "Nén lại từ bên trong thư mục dữ liệu.",
            "Pack it again from inside the data folder.");
      }
      unpacked = drain(archive, packed, unpacked);
    }
  }

  static boolean isUnsafe(String name) {
    String unix = name.replace('\\', '/');
    return unix.startsWith("/")
        || unix.matches("^[A-Za-z]:.*")
        || List.of(unix.split("/")).contains("..")
        || unix.chars().anyMatch(c -> c < 32);
  }

  private static String shown(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= 80 ? clean : clean.substring(0, 80) + "…";
  }

  private static long drain(InputStream in, Counting packed, long before)
      throws IOException, BombException {
    byte[] buffer = new byte[64 * 1024];
    long unpacked = before;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      unpacked += n;
      boolean swells =
          unpacked > RATIO_COUNTS_FROM && unpacked / Math.max(1, packed.count) > HIGHEST_RATIO;
      if (unpacked > MOST_BYTES || swells) {
        throw new BombException();
      }
    }
    return unpacked;
  }

  private void error(String code, String vi, String en, String proposalVi, String proposalEn) {
    issues.add(
        TableCheck.issue(code, FileIssue.Severity.ERROR, 0, "", vi, en, proposalVi, proposalEn));
  }

  private static final class BombException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final class Counting extends java.io.FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count += Math.max(n, 0);
      return n;
    }
  }
}
