package vn.sen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sen.access.Role;
import vn.sen.access.Scope;
import vn.sen.testing.Afterwards;
import vn.sen.testing.RunningPortal;

/** The examples of docs/publishing.md, run as they stand there. */
class DocumentedExamplesIT {
  private static RunningPortal portal;
  private static Afterwards afterwards;
  private static String token;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    portal = RunningPortal.get();
    afterwards = Afterwards.of(portal);
    token = portal.signIn("Người đọc tài liệu", Map.of("mae", Role.STEWARD)).token(Scope.DECIDE);
  }

  @AfterAll
  static void withdraw() {
    afterwards.withdrawNew();
  }

  @Test
  void curl_publishes() throws Exception {
    assertThat(run("bash", List.of("bash", "-e"), "curl")).contains("An Giang,2025,110");
  }

  @Test
  void python_publishes() throws Exception {
    assertThat(run("python", List.of("python3"), "python3"))
        .contains("published")
        .contains("Sơn La,2025,55");
  }

  @Test
  void r_publishes() throws Exception {
    assumeTrue(isThere("Rscript", "-e", "library(httr2)"), "R with httr2 is not installed");
    assertThat(run("r", List.of("Rscript"), "Rscript")).contains("Gia Lai");
  }

  private String run(String language, List<String> command, String tool) throws Exception {
    assumeTrue(isThere(tool, "--version"), tool + " is not installed");
    Path script = folder.resolve("example");
    Files.writeString(script, block(language));
    ProcessBuilder builder =
        new ProcessBuilder(
                java.util.stream.Stream.concat(
                        command.stream(), java.util.stream.Stream.of(script.toString()))
                    .toList())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("SEN_TOKEN", token);
    builder.environment().put("SEN_PORTAL", portal.baseIri().replaceAll("/$", ""));
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static String block(String language) throws IOException {
    String document = Files.readString(Path.of("docs", "publishing.md"));
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(document)
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static boolean isThere(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
