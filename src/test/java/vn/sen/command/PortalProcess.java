package vn.sen.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A portal of this build in a process of its own, which tests can kill. */
final class PortalProcess {
  private PortalProcess() {}

  /**
   * Its output and its errors are one stream.
   *
   * @param program class whose main method starts the portal
   */
  static Process start(Class<?> program, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // It lives for seconds: what a better compiler would win, it would not earn back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml",
                "-Dsen.postgres-binaries="
                    + System.getProperty(
                        "sen.postgres-binaries",
                        Path.of("target", "postgres-binaries").toAbsolutePath().toString()),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
