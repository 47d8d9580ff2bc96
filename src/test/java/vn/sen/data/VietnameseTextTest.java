package vn.sen.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class VietnameseTextTest {
  private static final String SENTENCE =
      "tỉnh,dân số,diện tích\nThừa Thiên Huế,đồng bằng sông Cửu Long,vùng núi phía Bắc\n"
          + "quận Hoàn Kiếm,người dân được hưởng,kỹ thuật\n";

  @Test
  void utf8_isRecognised() {
    assertThat(VietnameseText.detect(SENTENCE.getBytes(StandardCharsets.UTF_8)))
        .contains(TextEncoding.UTF_8);
  }

  @Test
  void utf8CutWithinALetter_isRecognised() {
    byte[] whole = "Huế".getBytes(StandardCharsets.UTF_8);

    assertThat(VietnameseText.detect(java.util.Arrays.copyOf(whole, whole.length - 1)))
        .contains(TextEncoding.UTF_8);
  }

  @Test
  void windows1258_isRecognisedAndComposed() throws IOException {
    byte[] bytes = windows1258(SENTENCE);

    assertThat(VietnameseText.detect(bytes)).contains(TextEncoding.WINDOWS_1258);
    assertThat(read(bytes, TextEncoding.WINDOWS_1258)).isEqualTo(SENTENCE);
  }

  @Test
  void tcvn3_isRecognisedAndRead() throws IOException {
    // "Cộng hòa xã hội chủ nghĩa, Độc lập" as .VnTime shows it.
    byte[] bytes =
        "Céng hßa x· héi chñ nghÜa Việt"
            .replace("Việt", "ViÖt") // ệ is byte D6
            .concat(", §éc lËp, ®ång b»ng, th«ng tin, n¨m, ­u tiªn")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(VietnameseText.detect(bytes)).contains(TextEncoding.TCVN3);
    assertThat(read(bytes, TextEncoding.TCVN3))
        .isEqualTo("Cộng hòa xã hội chủ nghĩa Việt, Độc lập, đồng bằng, thông tin, năm, ưu tiên");
  }

  @Test
  void vni_isRecognisedAndRead() throws IOException {
    byte[] bytes =
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät, Ñoäc laäp, ñoàng baèng, thoâng tin, naêm, öu tieân, nöôùc"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(VietnameseText.detect(bytes)).contains(TextEncoding.VNI);
    assertThat(read(bytes, TextEncoding.VNI))
        .isEqualTo(
            "Cộng hòa xã hội chủ nghĩa Việt, Độc lập, đồng bằng, thông tin, năm, ưu tiên, nước");
  }

  @Test
  void french_isNotTakenForVietnamese() {
    byte[] bytes =
        "Les élèves étaient arrivés à l'école, où naïveté et forêt règnent, déjà prêts"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(VietnameseText.detect(bytes)).contains(TextEncoding.WINDOWS_1252);
  }

  @Test
  void binary_isNoText() {
    assertThat(VietnameseText.detect(new byte[] {1, 2, 0, 3})).isEmpty();
  }

  @Test
  void conversion_givesUtf8() throws IOException {
    byte[] bytes = windows1258(SENTENCE);

    try (var in =
        VietnameseText.asUtf8(new ByteArrayInputStream(bytes), TextEncoding.WINDOWS_1258)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(SENTENCE);
    }
  }

  /** The code page has â, ê, ô, ơ, ư, ă, đ as letters, and tones as combining marks after them. */
  private static byte[] windows1258(String text) {
    StringBuilder apart = new StringBuilder();
    for (char c : text.toCharArray()) {
      String nfd = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      StringBuilder base = new StringBuilder();
      StringBuilder tones = new StringBuilder();
      for (char part : nfd.toCharArray()) {
        ("\u0300\u0301\u0303\u0309\u0323".indexOf(part) >= 0 ? tones : base).append(part);
      }
      apart.append(Normalizer.normalize(base, Normalizer.Form.NFC)).append(tones);
    }
    return apart.toString().getBytes(Charset.forName("windows-1258"));
  }

  private static String read(byte[] bytes, TextEncoding encoding) throws IOException {
    StringWriter out = new StringWriter();
    try (Reader reader = VietnameseText.reader(new ByteArrayInputStream(bytes), encoding)) {
      reader.transferTo(out);
    }
    return out.toString();
  }
}
