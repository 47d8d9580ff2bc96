package vn.sen.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sen.platform.SenConfig;
import vn.sen.platform.StartupException;

class OptionsTest {

  @Test
  void nothing_runsWithTheDefaults() {
    Options options = Options.parse(List.of(), Map.of());

    assertThat(options.command()).isEqualTo("run");
    assertThat(options.operands()).isEmpty();
    SenConfig config = options.config();
    assertThat(config.data()).isEqualTo(Path.of("var").toAbsolutePath());
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.effectiveBaseIri().value()).isEqualTo("http://localhost:8080/");
    assertThat(config.databaseUrl()).isEmpty();
  }

  @Test
  void option_countsBeforeItsVariable() {
    Map<String, String> environment =
        Map.of("SEN_PORT", "81", "SEN_HOST", "0.0.0.0", "SEN_BASE_IRI", "https://data.example.vn");

    Options options = Options.parse(List.of("run", "--port", "82", "--data=x"), environment);

    assertThat(options.config().port()).isEqualTo(82);
    assertThat(options.config().host()).isEqualTo("0.0.0.0");
    assertThat(options.config().data()).isEqualTo(Path.of("x").toAbsolutePath());
    assertThat(options.config().effectiveBaseIri().value()).isEqualTo("https://data.example.vn/");
  }

  @Test
  void words_areTheCommandAndItsOperands() {
    Options options = Options.parse(List.of("load-data", "--port", "82", "packs/one"), Map.of());

    assertThat(options.command()).isEqualTo("load-data");
    assertThat(options.operands()).containsExactly("packs/one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 81       | There is no option --prot",
        "--port          | The option --port needs a value",
        "--port eighty   | The port must be a number from 1 to 65535, not “eighty”",
        "--port 0        | The port must be a number from 1 to 65535",
        "--port 99999    | The port must be a number from 1 to 65535",
      })
  void mistake_isOneSentence(String line, String sentence) {
    assertThatThrownBy(() -> Options.parse(List.of(line.split(" ")), Map.of()))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void baseIri_thatIsNoAddress_isOneSentence() {
    Options options = Options.parse(List.of("--base-iri", "data.example.vn"), Map.of());

    assertThatThrownBy(() -> options.config().effectiveBaseIri())
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("The base IRI must be a complete web address");
  }

  @Test
  void databaseUrl_ofAnotherDatabase_isOneSentence() {
    assertThatThrownBy(
            () -> Options.parse(List.of(), Map.of("SEN_DATABASE_URL", "jdbc:mysql://db/sen")))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("SEN_DATABASE_URL must be a JDBC address of PostgreSQL");
  }
}
