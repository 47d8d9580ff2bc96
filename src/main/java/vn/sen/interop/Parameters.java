package vn.sen.interop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;

/**
 * The parameters of a query string or of a form, in the order in which they came. Decoded strictly:
 * what is no UTF-8 is a mistake to be told, not a query with question marks in it.
 */
final class Parameters {
  private final Map<String, List<String>> values = new HashMap<>();

  /** {@code application/x-www-form-urlencoded}; several texts are read one after the other. */
  static Parameters of(String... encoded) {
    Parameters parameters = new Parameters();
    for (String text : encoded) {
      for (String pair : text.split("&")) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decode(equals < 0 ? pair : pair.substring(0, equals));
          String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
          parameters.values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
      }
    }
    return parameters;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  List<String> list(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * @throws ProblemException 400 when it is given twice
   */
  Optional<String> find(String name) {
    List<String> all = list(name);
    if (all.size() > 1) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Tham số \"" + name + "\" chỉ được nêu một lần.",
          "The parameter \"" + name + "\" may be given once only.");
    }
    return all.stream().findFirst();
  }

  /**
   * @throws ProblemException 400 when the bytes are not UTF-8
   */
  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Nội dung gửi lên không phải UTF-8.",
          "What was sent is not UTF-8.");
    }
  }

  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(octet(text, i));
        i += 2;
      } else if (c == '+') {
        bytes.write(' ');
      } else {
        int end = i + (Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1);
        bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end - 1;
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static int octet(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new ProblemException(
          CommonProblem.MALFORMED,
          "Dấu % phải có hai chữ số thập lục phân theo sau.",
          "A % must be followed by two hexadecimal digits.");
    }
    return high * 16 + low;
  }
}
