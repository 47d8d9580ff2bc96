package vn.sen.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises and reads the encodings in which Vietnamese offices have written: UTF-8 and UTF-16,
 * windows-1258, TCVN3 and VNI. Tables after TCVN 5712:1993 and the VNI convention.
 */
public final class VietnameseText {
  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final String TCVN3_BYTES =
      "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§";
  private static final String TCVN3_LETTERS =
      "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ";

  /** Marks that follow a, e, o, u, y (and the letters ô and ö for ơ and ư), by VNI's bytes. */
  private static final String VNI_MARKS = "ùøûõïâáàåãäêéèúüë";

  private static final String[] VNI_A = {
    "á", "à", "ả", "ã", "ạ", "â", "ấ", "ầ", "ẩ", "ẫ", "ậ", "ă", "ắ", "ằ", "ẳ", "ẵ", "ặ"
  };
  private static final String VNI_E = "éèẻẽẹêếềểễệ";
  private static final String VNI_O = "óòỏõọôốồổỗộ";
  private static final String VNI_U = "úùủũụ";
  private static final String VNI_Y = "ýỳỷỹ";
  private static final String VNI_HORN_O = "ớờởỡợ";
  private static final String VNI_HORN_U = "ứừửữự";
  private static final String VNI_ALONE = "íìæóòôöñî";
  private static final String VNI_ALONE_LETTERS = "íìỉĩịơưđỵ";

  private static final Map<Character, Character> TCVN3 = tcvn3();
  private static final Map<String, Character> VNI = vni();
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{1,12}");
  private static final Pattern SYLLABLE =
      Pattern.compile(
          "(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?");
  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

  private VietnameseText() {}

  private static Map<Character, Character> tcvn3() {
    Map<Character, Character> map = new HashMap<>();
    for (int i = 0; i < TCVN3_BYTES.length(); i++) {
      map.put(TCVN3_BYTES.charAt(i), TCVN3_LETTERS.charAt(i));
    }
    return Map.copyOf(map);
  }

  private static Map<String, Character> vni() {
    Map<String, Character> map = new HashMap<>();
    addMarked(map, 'a', String.join("", VNI_A));
    addMarked(map, 'e', VNI_E);
    addMarked(map, 'o', VNI_O);
    addMarked(map, 'u', VNI_U);
    addMarked(map, 'y', VNI_Y);
    addMarked(map, 'ô', VNI_HORN_O);
    addMarked(map, 'ö', VNI_HORN_U);
    for (int i = 0; i < VNI_ALONE.length(); i++) {
      addBothCases(map, VNI_ALONE.substring(i, i + 1), VNI_ALONE_LETTERS.charAt(i));
    }
    return Map.copyOf(map);
  }

  private static void addMarked(Map<String, Character> map, char base, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      addBothCases(map, "" + base + VNI_MARKS.charAt(i), letters.charAt(i));
    }
  }

  private static void addBothCases(Map<String, Character> map, String bytes, char letter) {
    map.put(bytes, letter);
    map.put(bytes.toUpperCase(java.util.Locale.ROOT), Character.toUpperCase(letter));
    String first = bytes.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + bytes.substring(1);
    map.put(first, Character.toUpperCase(letter));
  }

  /**
   * The encoding of a text, judged by a sample of its beginning.
   *
   * @return empty when it is no text at all
   */
  public static Optional<TextEncoding> detect(byte[] sample) {
    if (startsWith(sample, 0xff, 0xfe) || startsWith(sample, 0xfe, 0xff)) {
      return Optional.of(TextEncoding.UTF_16);
    }
    for (byte b : sample) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    if (isUtf8(sample)) {
      return Optional.of(TextEncoding.UTF_8);
    }
    TextEncoding best = TextEncoding.WINDOWS_1252;
    double bestScore = 0.5;
    for (TextEncoding candidate :
        List.of(TextEncoding.TCVN3, TextEncoding.VNI, TextEncoding.WINDOWS_1258)) {
      double score = plausibility(decode(sample, candidate));
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return Optional.of(best);
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  /** A character cut off by the sample's end does not count against it. */
  private static boolean isUtf8(byte[] sample) {
    CharBuffer out = CharBuffer.allocate(sample.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(sample), out, false);
    return !result.isError();
  }

  /** Share of the words with other than ASCII letters that can be Vietnamese syllables. */
  private static double plausibility(String text) {
    int marked = 0;
    int plausible = 0;
    Matcher words = WORD.matcher(text);
    while (words.find() && marked < 5_000) {
      String word = words.group();
      if (!word.chars().allMatch(c -> c < 128)) {
        marked++;
        plausible += isSyllable(word) ? 1 : 0;
      }
    }
    return marked == 0 ? 0 : (double) plausible / marked;
  }

  static boolean isSyllable(String word) {
    String apart =
        Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(java.util.Locale.ROOT);
    long tones = apart.chars().filter(c -> TONES.indexOf(c) >= 0).count();
    String plain = apart.replaceAll("\\p{M}", "").replace('đ', 'd');
    return tones <= 1 && SYLLABLE.matcher(plain).matches();
  }

  private static String decode(byte[] sample, TextEncoding encoding) {
    try (Reader reader = reader(new java.io.ByteArrayInputStream(sample), encoding)) {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        text.append(buffer, 0, n);
      }
      return text.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Characters of the stream, composed (NFC); a byte-order mark is left out. */
  public static Reader reader(InputStream in, TextEncoding encoding) throws IOException {
    return switch (encoding) {
      case UTF_8 -> withoutMark(new InputStreamReader(in, StandardCharsets.UTF_8));
      case UTF_16 -> withoutMark(new InputStreamReader(in, StandardCharsets.UTF_16));
      case WINDOWS_1258 -> new Composing(new InputStreamReader(in, WINDOWS_1258));
      case TCVN3 -> new Mapping(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
      case VNI -> new Pairing(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
      case WINDOWS_1252 -> new InputStreamReader(in, WINDOWS_1252);
    };
  }

  private static Reader withoutMark(Reader reader) throws IOException {
    java.io.PushbackReader pushback = new java.io.PushbackReader(reader, 1);
    int first = pushback.read();
    if (first >= 0 && first != '\ufeff') {
      pushback.unread(first);
    }
    return pushback;
  }

  /** One byte, one letter. */
  private static final class Mapping extends FilterReader {
    Mapping(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      return c < 0 ? c : TCVN3.getOrDefault((char) c, (char) c);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      for (int i = offset; i < offset + count; i++) {
        buffer[i] = TCVN3.getOrDefault(buffer[i], buffer[i]);
      }
      return count;
    }
  }

  /** A letter and the byte of its marks. */
  private static final class Pairing extends FilterReader {
    private int held = -1;

    Pairing(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int first = held >= 0 ? held : in.read();
      held = -1;
      if (first < 0) {
        return -1;
      }
      if ("aeouyôöAEOUYÔÖ".indexOf(first) >= 0) {
        int second = in.read();
        Character pair = second < 0 ? null : VNI.get("" + (char) first + (char) second);
        if (pair != null) {
          return pair;
        }
        held = second;
      }
      Character alone = VNI.get("" + (char) first);
      return alone == null ? first : alone;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      return fill(this, buffer, offset, length);
    }
  }

  /** A base letter and the combining marks after it become one letter. */
  private static final class Composing extends FilterReader {
    private int held = -1;

    Composing(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int first = held >= 0 ? held : in.read();
      held = -1;
      while (first >= 0) {
        int next = in.read();
        if (next < 0 || TONES.indexOf(next) < 0) {
          held = next;
          return first;
        }
        String composed =
            Normalizer.normalize("" + (char) first + (char) next, Normalizer.Form.NFC);
        if (composed.length() > 1) {
          held = next;
          return first;
        }
        first = composed.charAt(0);
      }
      return first;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      return fill(this, buffer, offset, length);
    }
  }

  private static int fill(Reader reader, char[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = reader.read();
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      buffer[offset + count++] = (char) c;
    }
    return count;
  }

  /** The same text in UTF-8, closed by the caller. For files that are to be converted. */
  public static InputStream asUtf8(InputStream in, TextEncoding encoding) throws IOException {
    Reader reader = reader(in, encoding);
    return new InputStream() {
      private byte[] piece = new byte[0];
      private int at;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (at == piece.length) {
          char[] chars = new char[16 * 1024];
          int count = reader.read(chars, 0, chars.length - 1);
          if (count < 0) {
            return -1;
          }
          if (Character.isHighSurrogate(chars[count - 1])) {
            int low = reader.read();
            if (low >= 0) {
              chars[count++] = (char) low;
            }
          }
          piece = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
          at = 0;
        }
        int given = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, given);
        at += given;
        return given;
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  /** The beginning of a stream, for {@link #detect}. */
  static byte[] sample(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(512 * 1024);
    return Arrays.copyOf(bytes, bytes.length);
  }
}
