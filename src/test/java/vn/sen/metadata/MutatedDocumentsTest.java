package vn.sen.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.junit.jupiter.api.Test;
import vn.sen.platform.CommonProblem;
import vn.sen.platform.ProblemException;
import vn.sen.testing.Corpora;

/**
 * Documents of the corpora, broken at random from a seed that is kept, in every syntax: each is
 * either read into descriptions that can be kept and written, or refused as malformed with words in
 * both languages. Nothing else may come out.
 */
class MutatedDocumentsTest {
  private static final long SEED = 20_261_125;
  private static final int EACH = 60;

  private final DescriptionReader reader = new DescriptionReader(Seeds.BASE);
  private final DescriptionWriter writer = new DescriptionWriter(Seeds.BASE);

  @Test
  void threeHundredMutations_areReadOrRefused() throws IOException {
    Random random = new Random(SEED);
    List<Path> files = Corpora.dcat();
    int refused = 0;
    int withPlace = 0;
    int total = 0;
    for (RdfSyntax syntax : RdfSyntax.values()) {
      for (int i = 0; i < EACH; i++) {
        byte[] document = mutate(source(files, syntax, random), random);
        total++;
        try {
          CatalogDocument read =
              reader.readCatalog(
                  new ByteArrayInputStream(document), syntax, "http://base.example/");
          read.entries().forEach(entry -> survives(entry.description()));
        } catch (ProblemException e) {
          refused++;
          assertThat(e.type()).isEqualTo(CommonProblem.MALFORMED);
          assertThat(e.detail(Locale.of("vi"))).contains("không đọc được tài liệu RDF");
          withPlace += e.detail(Locale.ENGLISH).startsWith("Line ") ? 1 : 0;
        }
      }
    }
    assertThat(total).isGreaterThanOrEqualTo(200);
    assertThat(refused).isGreaterThan(total / 4);
    assertThat(withPlace).isGreaterThan(refused * 3 / 4);
  }

  /** What was read can be kept in the record's words and written in every syntax. */
  private void survives(Description description) {
    assertThat(reader.fromNTriples(description.subject(), description.nTriples()).graph().size())
        .isEqualTo(description.graph().size());
    for (RdfSyntax syntax : RdfSyntax.values()) {
      try {
        assertThat(writer.write(description, syntax)).isNotEmpty();
      } catch (ProblemException e) {
        assertThat(e.type()).isEqualTo(CommonProblem.NOT_ACCEPTABLE);
      }
    }
  }

  private static byte[] source(List<Path> files, RdfSyntax syntax, Random random)
      throws IOException {
    while (true) {
      byte[] turtle = Files.readAllBytes(files.get(random.nextInt(files.size())));
      if (syntax == RdfSyntax.TURTLE) {
        return turtle;
      }
      try {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RDFDataMgr.write(
            bytes,
            RDFParser.source(new ByteArrayInputStream(turtle))
                .lang(Lang.TURTLE)
                .base("http://base.example/")
                .toGraph(),
            JsonLd.lang(syntax));
        return bytes.toByteArray();
      } catch (RiotException e) {
        continue; // one of those that are no Turtle in the first place
      }
    }
  }

  private static byte[] mutate(byte[] document, Random random) {
    byte[] bytes = document.clone();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && bytes.length > 8; i++) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> replaced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> replaced(bytes, at, Math.min(9, bytes.length - at), new byte[0]);
            case 3 ->
                replaced(
                    bytes,
                    at,
                    0,
                    "\"<>{}[]();.,@^#&"
                        .substring(random.nextInt(15))
                        .getBytes(StandardCharsets.UTF_8));
            case 4 -> replaced(bytes, at, 0, new byte[] {0, (byte) 0xc3, 0x28});
            case 5 ->
                replaced(
                    bytes, at, 0, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 64)));
            case 6 ->
                text(bytes).replaceFirst("http://", "ht tp:\"//").getBytes(StandardCharsets.UTF_8);
            default ->
                text(bytes)
                    .replaceFirst("\"([^\"]*)\"", "\"$1\\\\ud800\"")
                    .getBytes(StandardCharsets.UTF_8);
          };
    }
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
    List<byte[]> parts =
        new ArrayList<>(
            List.of(
                Arrays.copyOf(bytes, at),
                by,
                Arrays.copyOfRange(bytes, at + length, bytes.length)));
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    parts.forEach(joined::writeBytes);
    return joined.toByteArray();
  }
}
