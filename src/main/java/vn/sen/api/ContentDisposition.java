package vn.sen.api;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The header by which a browser names the file it saves (RFC 6266, RFC 8187). */
public final class ContentDisposition {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  private ContentDisposition() {}

  /** An attachment, its name in ASCII for old clients and in UTF-8 when it needs that. */
  public static String attachment(String fileName) {
    String ascii = toAscii(fileName);
    String plain = "attachment; filename=\"" + ascii + "\"";
    return ascii.equals(fileName) ? plain : plain + "; filename*=UTF-8''" + encode(fileName);
  }

  /** Without Vietnamese diacritics; what is left of other scripts, quotes and controls is "_". */
  private static String toAscii(String fileName) {
    return Normalizer.normalize(fileName, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D')
        .replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
  }

  private static String encode(String fileName) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && PLAIN.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append("%02X".formatted(b & 0xff));
      }
    }
    return encoded.toString();
  }
}
